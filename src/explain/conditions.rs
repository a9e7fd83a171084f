//! A verdict's conditions as a check list.

use crate::explain::{Viewer, terms};
use crate::i18n::{Key, date_time, money, number, t};
use crate::ui::{CheckItem, Outcome};
use domain::rules::verdict::{self, Check, Condition, Needed, Value, Verdict};

/// Every condition of a verdict for this viewer.
pub fn check_items(verdict: &Verdict, viewer: &Viewer) -> Vec<CheckItem> {
    verdict.conditions.iter().map(|condition| check_item(condition, viewer)).collect()
}

/// One condition for this viewer.
pub fn check_item(condition: &Condition, viewer: &Viewer) -> CheckItem {
    let (title, remedy) = texts(condition.check);
    let unmet = condition.outcome != verdict::Outcome::Met;
    let seen = condition.seen.clone();
    let needed = condition.needed.clone();
    let fix = condition.fix;
    let who = fix.map(|fix| {
        let viewer = viewer.clone();
        (move || format!("{} · {}", terms::party(fix.by, &viewer).get(), remedy.get())).into()
    });
    CheckItem {
        outcome: match condition.outcome {
            verdict::Outcome::Met => Outcome::Met,
            verdict::Outcome::Unmet => Outcome::Unmet,
            verdict::Outcome::Unknown => Outcome::Unknown,
        },
        title: title.into(),
        seen: seen.map(|value| (move || value_text(&value)).into()),
        needed: needed.filter(|_| unmet).map(|needed| (move || needed_text(&needed)).into()),
        who,
        fix: fix.and_then(|fix| viewer.link(fix.place)),
        again: condition.available_at.map(|at| (move || date_time(at)).into()),
    }
}

/// The sentence that should be true.
pub fn check_title(check: Check) -> Key {
    texts(check).0
}

/// A typed value in words.
pub fn value_text(value: &Value) -> String {
    match value {
        Value::Count(count) => number((*count).into()),
        Value::Amount(amount) => money(amount.minor, amount.currency.as_str()),
        Value::Seconds(seconds) if *seconds >= 86_400 => t::terms::days(seconds / 86_400),
        Value::Seconds(seconds) => t::terms::hours(seconds / 3_600),
        Value::At(at) => date_time(*at),
        Value::Flag(true) => t::terms::YES.get().to_owned(),
        Value::Flag(false) => t::terms::NO.get().to_owned(),
        Value::Association(kind) => terms::association_type(*kind).get().to_owned(),
        Value::Enterprise(role) => terms::enterprise_role(*role).get().to_owned(),
        Value::Freeze(state) => terms::freeze_state(*state).get().to_owned(),
    }
}

fn needed_text(needed: &Needed) -> String {
    match needed {
        Needed::AtMost(Value::Count(0)) => t::terms::NONE.get().to_owned(),
        Needed::AtMost(value) => t::terms::at_most(value_text(value)),
        Needed::AtLeast(Value::At(at)) => t::terms::from(date_time(*at)),
        Needed::AtLeast(value) => t::terms::at_least(value_text(value)),
        Needed::Exactly(value) => value_text(value),
    }
}

/// The sentence that should be true, and what to do when it is not.
fn texts(check: Check) -> (Key, Key) {
    use t::checks as c;
    match check {
        Check::RegisteredOver7Days => (c::REGISTERED_OVER_7_DAYS, c::REGISTERED_OVER_7_DAYS_FIX),
        Check::HasCashConsumption => (c::HAS_CASH_CONSUMPTION, c::HAS_CASH_CONSUMPTION_FIX),
        Check::AlreadyAssociated => (c::ALREADY_ASSOCIATED, c::ALREADY_ASSOCIATED_FIX),
        Check::ReportedByOther => (c::REPORTED_BY_OTHER, c::REPORTED_BY_OTHER_FIX),
        Check::SpecialContract => (c::SPECIAL_CONTRACT, c::SPECIAL_CONTRACT_FIX),
        Check::WrongSite => (c::WRONG_SITE, c::WRONG_SITE_FIX),
        Check::IsPartner => (c::IS_PARTNER, c::IS_PARTNER_FIX),
        Check::InternalAccount => (c::INTERNAL_ACCOUNT, c::INTERNAL_ACCOUNT_FIX),
        Check::UnpaidBill => (c::UNPAID_BILL, c::UNPAID_BILL_FIX),
        Check::UnifiedMember => (c::UNIFIED_MEMBER, c::UNIFIED_MEMBER_FIX),
        Check::ProServiceContract => (c::PRO_SERVICE_CONTRACT, c::PRO_SERVICE_CONTRACT_FIX),
        Check::ValidReservedInstance => (c::VALID_RESERVED_INSTANCE, c::VALID_RESERVED_INSTANCE_FIX),
        Check::InvoiceDebt => (c::INVOICE_DEBT, c::INVOICE_DEBT_FIX),
        Check::StoredValueCard => (c::STORED_VALUE_CARD, c::STORED_VALUE_CARD_FIX),
        Check::MasterHasIndependent => (c::MASTER_HAS_INDEPENDENT, c::MASTER_HAS_INDEPENDENT_FIX),
        Check::IsEnterpriseMember => (c::IS_ENTERPRISE_MEMBER, c::IS_ENTERPRISE_MEMBER_FIX),
        Check::CreditAccount => (c::CREDIT_ACCOUNT, c::CREDIT_ACCOUNT_FIX),
        Check::PrepaidPartner => (c::PREPAID_PARTNER, c::PREPAID_PARTNER_FIX),
        Check::ReporterContactMissing => (c::REPORTER_CONTACT_MISSING, c::REPORTER_CONTACT_MISSING_FIX),
        Check::PreregistrationCap => (c::PREREGISTRATION_CAP, c::PREREGISTRATION_CAP_FIX),
        Check::DistributorDelisted => (c::DISTRIBUTOR_DELISTED, c::DISTRIBUTOR_DELISTED_FIX),
        Check::CustomerFreqLimit => (c::CUSTOMER_FREQ_LIMIT, c::CUSTOMER_FREQ_LIMIT_FIX),
        Check::PartnerFreqLimit => (c::PARTNER_FREQ_LIMIT, c::PARTNER_FREQ_LIMIT_FIX),
        Check::AfterCustomerRequestWait => (c::AFTER_CUSTOMER_REQUEST_WAIT, c::AFTER_CUSTOMER_REQUEST_WAIT_FIX),
        Check::PendingRequest => (c::PENDING_REQUEST, c::PENDING_REQUEST_FIX),
        Check::PendingPartnerPayOrder => (c::PENDING_PARTNER_PAY_ORDER, c::PENDING_PARTNER_PAY_ORDER_FIX),
        Check::Arrears => (c::ARREARS, c::ARREARS_FIX),
        Check::PartnerSupportPlan => (c::PARTNER_SUPPORT_PLAN, c::PARTNER_SUPPORT_PLAN_FIX),
        Check::ServiceSupportPlan => (c::SERVICE_SUPPORT_PLAN, c::SERVICE_SUPPORT_PLAN_FIX),
        Check::MemberSupportPlan => (c::MEMBER_SUPPORT_PLAN, c::MEMBER_SUPPORT_PLAN_FIX),
        Check::SpecialContractActive => (c::SPECIAL_CONTRACT_ACTIVE, c::SPECIAL_CONTRACT_ACTIVE_FIX),
        Check::NotAdmin => (c::NOT_ADMIN, c::NOT_ADMIN_FIX),
        Check::IsIndependentMember => (c::IS_INDEPENDENT_MEMBER, c::IS_INDEPENDENT_MEMBER_FIX),
        Check::ManuallyFrozen => (c::MANUALLY_FROZEN, c::MANUALLY_FROZEN_FIX),
        Check::PartnerFrozen => (c::PARTNER_FROZEN, c::PARTNER_FROZEN_FIX),
        Check::OwnCustomer => (c::OWN_CUSTOMER, c::OWN_CUSTOMER_FIX),
        Check::SameAssociationType => (c::SAME_ASSOCIATION_TYPE, c::SAME_ASSOCIATION_TYPE_FIX),
        Check::NotResale => (c::NOT_RESALE, c::NOT_RESALE_FIX),
        Check::DistributorPermissionMissing => {
            (c::DISTRIBUTOR_PERMISSION_MISSING, c::DISTRIBUTOR_PERMISSION_MISSING_FIX)
        }
        Check::AuthorizationActive => (c::AUTHORIZATION_ACTIVE, c::AUTHORIZATION_ACTIVE_FIX),
        Check::NoPermission => (c::NO_PERMISSION, c::NO_PERMISSION_FIX),
        Check::NotAccountManager => (c::NOT_ACCOUNT_MANAGER, c::NOT_ACCOUNT_MANAGER_FIX),
        Check::SameAccountManager => (c::SAME_ACCOUNT_MANAGER, c::SAME_ACCOUNT_MANAGER_FIX),
        Check::UnpaidConsumption => (c::UNPAID_CONSUMPTION, c::UNPAID_CONSUMPTION_FIX),
        Check::ProductNotEligible => (c::PRODUCT_NOT_ELIGIBLE, c::PRODUCT_NOT_ELIGIBLE_FIX),
        Check::PerfTransferred => (c::PERF_TRANSFERRED, c::PERF_TRANSFERRED_FIX),
        Check::DealerStatusExpired => (c::DEALER_STATUS_EXPIRED, c::DEALER_STATUS_EXPIRED_FIX),
        Check::NotInCspPlan => (c::NOT_IN_CSP_PLAN, c::NOT_IN_CSP_PLAN_FIX),
        Check::StoredValuePurchase => (c::STORED_VALUE_PURCHASE, c::STORED_VALUE_PURCHASE_FIX),
        Check::RecentlyMovedCustomer => (c::RECENTLY_MOVED_CUSTOMER, c::RECENTLY_MOVED_CUSTOMER_FIX),
        Check::ResellerGetsNone => (c::RESELLER_GETS_NONE, c::RESELLER_GETS_NONE_FIX),
        Check::RefundInCycle => (c::REFUND_IN_CYCLE, c::REFUND_IN_CYCLE_FIX),
    }
}
