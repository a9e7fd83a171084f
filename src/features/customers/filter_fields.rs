//! The properties of the filter line, in words.

use crate::i18n::t;
use crate::ui::{FilterChoice, FilterField};
use domain::api::members::AccountManager;
use domain::association::AssociationType;

/// Days offered for resources that expire soon.
const EXPIRY_DAYS: [u32; 3] = [7, 15, 30];

/// The properties of the filter line; the account managers come from the server.
pub(super) fn all(managers: &[AccountManager]) -> Vec<FilterField> {
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
    vec![
        FilterField::words("search", t::common::SEARCH),
        FilterField::one_of("association_type", c::ASSOCIATION_TYPE, types).pinned(),
        FilterField::one_of("account_manager_id", c::ACCOUNT_MANAGER, managers.iter().map(manager).collect()).pinned(),
        FilterField::one_of("status", c::STATUS, states).pinned(),
        FilterField::words("customer", c::CUSTOMER),
        FilterField::words("account_name", c::ACCOUNT_NAME),
        FilterField::words("customer_id", c::CUSTOMER_ID),
        FilterField::words("telephone", c::TELEPHONE),
        FilterField::words("reseller", c::RESELLER),
        FilterField::words("label", c::LABEL),
        FilterField::words("associated_from", c::ASSOCIATED_FROM),
        FilterField::words("associated_to", c::ASSOCIATED_TO),
        FilterField::words("spent_min", c::SPENT_MIN),
        FilterField::words("spent_max", c::SPENT_MAX),
        FilterField::one_of("expiring_within_days", c::EXPIRING_WITHIN, expiry_choices()),
        FilterField::one_of("in_arrears", c::STATUS_ARREARS, flags()),
        FilterField::one_of("frozen", c::STATUS_FROZEN, flags()),
        FilterField::one_of("pending_request", c::STATUS_PENDING, flags()),
    ]
}

/// The reader's name of a property.
pub(super) fn label(key: &str) -> String {
    let field = all(&[]).into_iter().find(|field| field.key == key);
    field.map_or_else(|| key.to_owned(), |field| field.label.get().into_owned())
}

/// How soon something expires.
pub(super) fn expiry_choices() -> Vec<FilterChoice> {
    EXPIRY_DAYS.map(|days| FilterChoice::new(days.to_string(), move || t::terms::days(days))).to_vec()
}
