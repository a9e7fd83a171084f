//! What the vendor gave or took of its own accord, as a sentence that says what it opens, and where to look.

use super::words::{parameter, partner, until};
use crate::api::session;
use crate::explain::{self, program_terms};
use crate::i18n::{pick, t::messages as m};
use crate::routes::Route;
use domain::api::messages::Message;
use domain::api::partners::{FactChange, VendorFact};
use domain::api::path_records::PathRecordKind;
use domain::organization::PresetRole;
use domain::permission::Permission;
use domain::program::{CompetencyTag, DevelopmentPath};

/// What it says; follows the language.
pub(super) fn sentence(message: &Message) -> String {
    let (Ok(fact), Ok(change)) = (fact(message), parameter(message, "change").parse::<FactChange>()) else {
        return m::VENDOR_FACT_OTHER.get().to_owned();
    };
    let (code, member) = (parameter(message, "subject"), parameter(message, "member"));
    let path = || code.parse::<DevelopmentPath>().map_or("", |path| program_terms::path(path).get());
    let tag = || code.parse::<CompetencyTag>().map_or("", |tag| program_terms::competency_tag(tag).get());
    let role = || code.parse::<PresetRole>().map_or("", |role| explain::role(role).get());
    let record = || code.parse::<PathRecordKind>().map_or("", |kind| program_terms::record_kind(kind).get());
    let state = || parameter(message, "state").parse().map_or("", |state| program_terms::solution_state(state).get());
    let number = parameter(message, "number");
    match (fact, change) {
        (VendorFact::PathInvitation, FactChange::Given) => m::vendor_path_given(path()),
        (VendorFact::PathInvitation, FactChange::Taken) => m::vendor_path_taken(path()),
        (VendorFact::CoSell, FactChange::Given) => m::vendor_co_sell_given(parameter(message, "count")),
        (VendorFact::CoSell, FactChange::Taken) => m::VENDOR_CO_SELL_TAKEN.get().to_owned(),
        (VendorFact::CompetencyTag, FactChange::Given) if message.params.contains_key("until") => {
            m::vendor_tag_given_until(tag(), until(message))
        }
        (VendorFact::CompetencyTag, FactChange::Given) => m::vendor_tag_given(tag()),
        (VendorFact::CompetencyTag, FactChange::Taken) => m::vendor_tag_taken(tag()),
        (VendorFact::RoleReview, FactChange::Given) => m::vendor_role_given(role(), member),
        (VendorFact::RoleReview, FactChange::Taken) => m::vendor_role_taken(role(), member),
        (VendorFact::Company, FactChange::Given) => m::vendor_company_given(parameter(message, partner())),
        (VendorFact::Company, FactChange::Taken) => m::vendor_company_taken(parameter(message, partner())),
        (VendorFact::PathRecord, FactChange::Given) if message.params.contains_key("state") => {
            m::vendor_solution_given(record(), number, state())
        }
        (VendorFact::PathRecord, FactChange::Given) => m::vendor_record_given(record(), number),
        (VendorFact::PathRecord, FactChange::Taken) => m::vendor_record_taken(record(), number),
        (VendorFact::Standing, _) => m::VENDOR_STANDING.get().to_owned(),
        (VendorFact::CouponQuota, _) => {
            let name = pick(parameter(message, "name_zh"), parameter(message, "name_en"));
            m::vendor_quota_given(name, parameter(message, "amount"), parameter(message, "currency"), until(message))
        }
        (VendorFact::EcosystemManager, _) => {
            m::vendor_manager(parameter(message, "manager"), parameter(message, "email"))
        }
    }
}

/// The page on which the partner sees it; of the confirmation and the company the message says all, and of a quota to whoever has no list of them.
pub(super) fn page(message: &Message) -> Option<String> {
    match fact(message).ok()? {
        VendorFact::PathInvitation => Some(Route::Paths.path()),
        VendorFact::CoSell | VendorFact::Company => None,
        VendorFact::CompetencyTag => Some(Route::Capabilities.path()),
        VendorFact::RoleReview => Some(Route::Members.path()),
        VendorFact::PathRecord => Some(Route::Paths.path() + "#records"),
        VendorFact::Standing => Some(Route::Settings.path() + "#standing"),
        VendorFact::EcosystemManager => Some(Route::Home.path() + "#ecosystem-manager"),
        // A distributor issues of it to its resellers, who read their own quotas at the same address.
        VendorFact::CouponQuota if session::is_reseller() => Some(Route::Resellers.with(&[("tab", "quotas")])),
        VendorFact::CouponQuota => {
            let sees = session::is_distributor() && session::may(Permission::ViewCustomers);
            sees.then(|| Route::Resellers.path())
        }
    }
}

fn fact(message: &Message) -> Result<VendorFact, domain::UnknownCode> {
    parameter(message, "fact").parse()
}
