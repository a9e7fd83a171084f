//! The properties of the filter line, in words.

use crate::api::session;
use crate::i18n::t;
use crate::ui::{FilterChoice, FilterField};
use domain::api::members::AccountManager;
use domain::association::AssociationType;
use domain::ids::TenantId;

/// Days offered for resources that expire soon.
const EXPIRY_DAYS: [u32; 3] = [7, 15, 30];

/// The properties of the filter line; the account managers and the resellers come from the server. Who has no
/// resellers is not asked for one.
pub(super) fn all(managers: &[AccountManager], resellers: &[(TenantId, String)]) -> Vec<FilterField> {
    use t::customers as c;
    let flags = || vec![FilterChoice::new("true", t::common::YES), FilterChoice::new("false", t::common::NO)];
    let types = vec![
        FilterChoice::new(AssociationType::Referral.as_str(), t::terms::ASSOCIATION_REFERRAL),
        FilterChoice::new(AssociationType::Resale.as_str(), t::terms::ASSOCIATION_RESALE),
    ];
    let states = vec![
        FilterChoice::new("pending", c::STATUS_PENDING),
        FilterChoice::new("arrears", c::STATUS_ARREARS),
        FilterChoice::new("frozen", c::STATUS_FROZEN),
        FilterChoice::new("normal", c::STATUS_NORMAL),
    ];
    let manager = |manager: &AccountManager| FilterChoice::new(manager.member_id.as_str(), manager.name.clone());
    let reseller = |(id, name): &(TenantId, String)| FilterChoice::new(id.as_str(), name.clone());
    let resellers = FilterField::one_of("reseller", c::RESELLER, resellers.iter().map(reseller).collect());
    let fields = vec![
        FilterField::words("search", t::common::SEARCH),
        FilterField::one_of("association_type", c::ASSOCIATION_TYPE, types).pinned(),
        FilterField::one_of("account_manager_id", c::ACCOUNT_MANAGER, managers.iter().map(manager).collect()).pinned(),
        FilterField::one_of("status", c::STATUS, states).pinned(),
        FilterField::words("customer", c::CUSTOMER),
        FilterField::words("account_name", c::ACCOUNT_NAME),
        FilterField::words("customer_id", c::CUSTOMER_ID),
        FilterField::words("telephone", c::TELEPHONE),
        resellers,
        FilterField::words("label", c::LABEL),
        FilterField::words("associated_from", c::ASSOCIATED_FROM),
        FilterField::words("associated_to", c::ASSOCIATED_TO),
        FilterField::words("spent_min", c::SPENT_MIN),
        FilterField::words("spent_max", c::SPENT_MAX),
        FilterField::one_of("expiring_within_days", c::EXPIRING_WITHIN, expiry_choices()),
        FilterField::one_of("in_arrears", c::STATUS_ARREARS, flags()),
        FilterField::one_of("frozen", c::STATUS_FROZEN, flags()),
        FilterField::one_of("pending_request", c::STATUS_PENDING, flags()),
    ];
    let offered = |field: &FilterField| field.key != "reseller" || session::is_distributor();
    fields.into_iter().filter(offered).collect()
}

/// The reader's name of a property.
pub(super) fn label(key: &str) -> String {
    let field = all(&[], &[]).into_iter().find(|field| field.key == key);
    field.map_or_else(|| key.to_owned(), |field| field.label.get().into_owned())
}

/// How soon something expires.
pub(super) fn expiry_choices() -> Vec<FilterChoice> {
    EXPIRY_DAYS.map(|days| FilterChoice::new(days.to_string(), move || t::terms::days(days))).to_vec()
}
