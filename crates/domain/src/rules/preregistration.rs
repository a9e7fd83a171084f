//! a partner pre-registers (报备) a customer.
//!
//! A report is taken at once, refused, or looked at by the vendor. Refusals come as a verdict with every
//! condition; reasons to look are listed beside it, all of them. Source: domain.md R-05.

use crate::association::Party;
use crate::codes;
use crate::money::Money;
use crate::rules::associable::{
    AssociableFacts, no_partner, no_special_contract, not_a_unified_member, not_reported_by_other, on_this_site,
};
use crate::rules::policy::{AssociationPolicy, Policy};
use crate::rules::verdict::{Check, Condition, Needed, Place, RuleId, Value, Verdict};
use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};

/// What the decision rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PreregistrationFacts {
    /// Does the partner have a phone number or e-mail in its account information?
    pub has_contact: bool,
    /// Is the partner a reseller whose distributor was delisted?
    pub distributor_delisted: bool,
    /// Reports of this partner that the vendor is looking at (待审核).
    pub in_review: u32,
    /// Until when its other reports (已报备) hold.
    #[serde(with = "crate::rules::facts::moments")]
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<String>))]
    pub preregistered_until: Vec<DateTime<Utc>>,
    /// What the customer is.
    pub customer: AssociableFacts,
    /// When the customer account was registered.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub registered_at: DateTime<Utc>,
    /// Cash spent so far.
    pub cash_spent: Money,
    /// Who at the vendor has to do with the customer.
    pub vendor: VendorInterest,
}

/// Who at the vendor has to do with a customer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct VendorInterest {
    /// Direct sales follow it, or pre-registered it.
    pub direct_sales: bool,
    /// It was reported by the vendor itself.
    pub reported: bool,
    /// Online sales own it.
    pub online_sales: bool,
    /// The authorised sales-support centre (授权销售支持中心) owns it.
    pub sales_support_center: bool,
    /// Its country is not the partner's.
    pub other_country: bool,
}

impl VendorInterest {
    /// Does anybody at the vendor know the customer?
    const fn can_be_asked(self) -> bool {
        self.direct_sales || self.reported || self.online_sales || self.sales_support_center
    }
}

codes! {
    /// Why the vendor looks at a report before it holds.
    pub enum ReviewReason {
        /// Older than the window or with cash spending, and followed by direct sales.
        DirectSales = "DIRECT_SALES",
        /// Reported by the vendor already.
        ReportedByVendor = "REPORTED_BY_VENDOR",
        /// Owned by online sales.
        OnlineSales = "ONLINE_SALES",
        /// Owned by the authorised sales-support centre.
        SalesSupportCenter = "SALES_SUPPORT_CENTER",
        /// In another country than the partner.
        OtherCountry = "OTHER_COUNTRY",
    }
}

codes! {
    /// What becomes of a report.
    pub enum ReportOutcome {
        /// 已报备 at once.
        AtOnce = "AT_ONCE",
        /// 待审核: the vendor decides.
        ManualReview = "MANUAL_REVIEW",
        /// Refused; the verdict says why.
        Refused = "REFUSED",
    }
}

/// The answer to a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// What refuses it, met or not.
    pub verdict: Verdict,
    /// Every reason to look at it first.
    pub review: Vec<ReviewReason>,
}

impl Report {
    /// What becomes of the report.
    pub fn outcome(&self) -> ReportOutcome {
        match (self.verdict.allowed(), self.review.is_empty()) {
            (false, _) => ReportOutcome::Refused,
            (true, false) => ReportOutcome::ManualReview,
            (true, true) => ReportOutcome::AtOnce,
        }
    }
}

/// What becomes of this partner's report of this customer?
pub fn preregister(facts: &PreregistrationFacts, policy: &Policy, now: DateTime<Utc>) -> Report {
    let review = review_reasons(facts, policy, now);
    let customer = &facts.customer;
    let verdict = Verdict::new(
        RuleId::R05,
        policy,
        now,
        [
            Condition::new(RuleId::R05, Check::ReporterContactMissing, facts.has_contact)
                .seen(Value::Flag(facts.has_contact))
                .needed(Needed::Exactly(Value::Flag(true)))
                .fix(Party::PartnerAdmin, Place::Nowhere),
            room_for_another(facts, &policy.association, now),
            Condition::new(RuleId::R05, Check::DistributorDelisted, !facts.distributor_delisted)
                .seen(Value::Flag(facts.distributor_delisted))
                .needed(Needed::Exactly(Value::Flag(false)))
                .fix(Party::Distributor, Place::EcosystemManager),
            on_this_site(RuleId::R05, customer),
            no_partner(RuleId::R05, customer, Party::Partner),
            not_reported_by_other(RuleId::R05, customer, Party::Partner, now),
            no_special_contract(RuleId::R05, customer),
            // Cash spending refuses only where nobody at the vendor knows the customer.
            Condition::new(
                RuleId::R05,
                Check::CashNotFollowedUp,
                !facts.cash_spent.is_positive() || facts.vendor.can_be_asked(),
            )
            .seen(Value::Amount(facts.cash_spent))
            .needed(Needed::AtMost(Value::Amount(Money::zero(facts.cash_spent.currency))))
            .fix(Party::Vendor, Place::EcosystemManager),
            not_a_unified_member(RuleId::R05, customer),
        ],
    );
    Report { verdict, review }
}

fn review_reasons(facts: &PreregistrationFacts, policy: &Policy, now: DateTime<Utc>) -> Vec<ReviewReason> {
    let window = Duration::days(policy.association.direct_window_days.into());
    let past_direct = now - facts.registered_at > window || facts.cash_spent.is_positive();
    let vendor = facts.vendor;
    [
        (ReviewReason::DirectSales, vendor.direct_sales && past_direct),
        (ReviewReason::ReportedByVendor, vendor.reported),
        (ReviewReason::OnlineSales, vendor.online_sales),
        (ReviewReason::SalesSupportCenter, vendor.sales_support_center),
        (ReviewReason::OtherCountry, vendor.other_country),
    ]
    .into_iter()
    .filter_map(|(reason, applies)| applies.then_some(reason))
    .collect()
}

fn room_for_another(facts: &PreregistrationFacts, policy: &AssociationPolicy, now: DateTime<Utc>) -> Condition {
    let mut ends: Vec<_> = facts.preregistered_until.iter().copied().filter(|until| now < *until).collect();
    ends.sort_unstable();
    let used = u32::try_from(ends.len()).unwrap_or(u32::MAX).saturating_add(facts.in_review);
    // So many have to end before there is room again; those in review do not end by themselves.
    let free_at = used.checked_sub(policy.preregistration_cap).and_then(|index| ends.get(index as usize)).copied();
    Condition::new(RuleId::R05, Check::PreregistrationCap, used < policy.preregistration_cap)
        .seen(Value::Count(used))
        .needed(Needed::AtMost(Value::Count(policy.preregistration_cap.saturating_sub(1))))
        .fix(Party::Partner, Place::Preregister)
        .available(free_at)
}
