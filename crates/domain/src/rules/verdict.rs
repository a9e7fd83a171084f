//! The shape of an answer: every condition of a rule, met or not, with what was seen and what is needed.
//!
//! A verdict carries codes and typed values, never sentences, and serialises to the same bytes in the
//! browser and on the server.

use crate::association::{AssociationType, EnterpriseRole, FreezeState, Party};
use crate::codes;
use crate::money::Money;
use crate::rules::policy::Policy;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

codes! {
    /// The number of a rule in the specification.
    pub enum RuleId {
        /// Direct association window.
        R01 = "R-01",
        /// Who can never associate.
        R02 = "R-02",
        /// Extra conditions for resale.
        R03 = "R-03",
        /// Invitation validity.
        R04 = "R-04",
        /// Pre-registration.
        R05 = "R-05",
        /// Frequency of requests.
        R07 = "R-07",
        /// Unbind by the customer.
        R08 = "R-08",
        /// Unbind by the partner.
        R09 = "R-09",
        /// Switch by the partner.
        R10 = "R-10",
        /// Customer authorisation.
        R12 = "R-12",
        /// Account-manager assignment.
        R14 = "R-14",
        /// Payout prerequisites and freezing.
        R51 = "R-51",
        /// Performance 0 and no incentive.
        R52 = "R-52",
        /// Negative incentive.
        R53 = "R-53",
    }
}

codes! {
    /// One condition; the code is also the `check` member of an API error.
    pub enum Check {
        //
        /// The account is at most so old.
        RegisteredOver7Days = "REGISTERED_OVER_7_DAYS",
        /// No cash was spent.
        HasCashConsumption = "HAS_CASH_CONSUMPTION",
        /// Has no partner yet.
        AlreadyAssociated = "ALREADY_ASSOCIATED",
        /// No other partner's valid pre-registration.
        ReportedByOther = "REPORTED_BY_OTHER",
        /// No special contract with the vendor.
        SpecialContract = "SPECIAL_CONTRACT",
        /// Belongs to this site.
        WrongSite = "WRONG_SITE",
        /// Is not a partner, nor applying to be one.
        IsPartner = "IS_PARTNER",
        /// Is not an internal account of the vendor.
        InternalAccount = "INTERNAL_ACCOUNT",
        /// No unpaid bill.
        UnpaidBill = "UNPAID_BILL",
        /// Is not a unified-accounting member.
        UnifiedMember = "UNIFIED_MEMBER",
        //
        /// No professional-services contract in force.
        ProServiceContract = "PRO_SERVICE_CONTRACT",
        /// No reserved instance in force.
        ValidReservedInstance = "VALID_RESERVED_INSTANCE",
        /// No uninvoiced debt.
        InvoiceDebt = "INVOICE_DEBT",
        /// No unspent stored-value card.
        StoredValueCard = "STORED_VALUE_CARD",
        /// Has no members with independent accounting.
        MasterHasIndependent = "MASTER_HAS_INDEPENDENT",
        /// Is not an enterprise member.
        IsEnterpriseMember = "IS_ENTERPRISE_MEMBER",
        /// Has no credit account.
        CreditAccount = "CREDIT_ACCOUNT",
        /// The partner is not of the prepaid kind.
        PrepaidPartner = "PREPAID_PARTNER",
        //
        /// The partner has a phone number or e-mail on file.
        ReporterContactMissing = "REPORTER_CONTACT_MISSING",
        /// Room for another pre-registration.
        PreregistrationCap = "PREREGISTRATION_CAP",
        /// The reseller's distributor is in good standing.
        DistributorDelisted = "DISTRIBUTOR_DELISTED",
        //
        /// The customer has a request left in this window.
        CustomerFreqLimit = "CUSTOMER_FREQ_LIMIT",
        /// The partner has a request left in this window.
        PartnerFreqLimit = "PARTNER_FREQ_LIMIT",
        /// Long enough after the customer's own request.
        AfterCustomerRequestWait = "AFTER_CUSTOMER_REQUEST_WAIT",
        /// No request is waiting for an answer.
        PendingRequest = "PENDING_REQUEST",
        //
        /// No order waits for the partner's payment.
        PendingPartnerPayOrder = "PENDING_PARTNER_PAY_ORDER",
        /// No arrears.
        Arrears = "ARREARS",
        /// No partner support plan alive.
        PartnerSupportPlan = "PARTNER_SUPPORT_PLAN",
        /// No service support plan alive.
        ServiceSupportPlan = "SERVICE_SUPPORT_PLAN",
        /// No support plan held by unified members.
        MemberSupportPlan = "MEMBER_SUPPORT_PLAN",
        /// No special contract in force.
        SpecialContractActive = "SPECIAL_CONTRACT_ACTIVE",
        /// The caller is an administrator.
        NotAdmin = "NOT_ADMIN",
        /// Is not a member with independent accounting.
        IsIndependentMember = "IS_INDEPENDENT_MEMBER",
        /// Not frozen by hand.
        ManuallyFrozen = "MANUALLY_FROZEN",
        /// The partner itself is not frozen.
        PartnerFrozen = "PARTNER_FROZEN",
        /// The distributor acts on an own customer, not on a reseller's.
        OwnCustomer = "OWN_CUSTOMER",
        /// The association has the type that the operation starts from.
        SameAssociationType = "SAME_ASSOCIATION_TYPE",
        //
        /// Is a resale customer.
        NotResale = "NOT_RESALE",
        /// The distributor lets this reseller act for customers.
        DistributorPermissionMissing = "DISTRIBUTOR_PERMISSION_MISSING",
        /// No request or authorisation is active.
        AuthorizationActive = "AUTHORIZATION_ACTIVE",
        /// The caller has the right.
        NoPermission = "NO_PERMISSION",
        //
        /// The member has the account-manager role.
        NotAccountManager = "NOT_ACCOUNT_MANAGER",
        /// Another manager than now.
        SameAccountManager = "SAME_ACCOUNT_MANAGER",
        //
        /// All consumption of the cycle is paid.
        UnpaidConsumption = "UNPAID_CONSUMPTION",
        /// The product is inside the incentive policy at a rate above zero.
        ProductNotEligible = "PRODUCT_NOT_ELIGIBLE",
        /// Performance was not merged into another account.
        PerfTransferred = "PERF_TRANSFERRED",
        /// The dealer certification is in force.
        DealerStatusExpired = "DEALER_STATUS_EXPIRED",
        /// The partner is in the solution-provider plan.
        NotInCspPlan = "NOT_IN_CSP_PLAN",
        /// Not a purchase of stored-value cards.
        StoredValuePurchase = "STORED_VALUE_PURCHASE",
        /// The customer did not just change partner.
        RecentlyMovedCustomer = "RECENTLY_MOVED_CUSTOMER",
        /// Not a second-tier reseller.
        ResellerGetsNone = "RESELLER_GETS_NONE",
        /// No unsubscription or downgrade in the cycle.
        RefundInCycle = "REFUND_IN_CYCLE",
    }
}

/// How a condition came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// Holds.
    Met,
    /// Does not hold.
    Unmet,
    /// Not known to this viewer; the server knows.
    Unknown,
}

// On the wire `passed` is true, false or null.
impl Serialize for Outcome {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Met => serializer.serialize_some(&true),
            Self::Unmet => serializer.serialize_some(&false),
            Self::Unknown => serializer.serialize_none(),
        }
    }
}

impl<'de> Deserialize<'de> for Outcome {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(match Option::<bool>::deserialize(deserializer)? {
            Some(true) => Self::Met,
            Some(false) => Self::Unmet,
            None => Self::Unknown,
        })
    }
}

/// A typed value, so that each language and unit is written by the reader's side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "type", content = "value", rename_all = "snake_case")]
pub enum Value {
    /// A number of things.
    Count(u32),
    /// An amount of money.
    Amount(Money),
    /// A length of time in seconds.
    Seconds(i64),
    /// A moment, UTC.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    At(DateTime<Utc>),
    /// Yes or no.
    Flag(bool),
    /// An association type.
    Association(AssociationType),
    /// A place in an enterprise.
    Enterprise(EnterpriseRole),
    /// A freeze state.
    Freeze(FreezeState),
}

/// What a value has to be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "bound", content = "value", rename_all = "snake_case")]
pub enum Needed {
    /// This or less; for a moment, this or earlier.
    AtMost(Value),
    /// This or more; for a moment, this or later.
    AtLeast(Value),
    /// Exactly this.
    Exactly(Value),
}

codes! {
    /// Where a condition is put right. The reader's side turns it into a link.
    pub enum Place {
        /// The customer's open orders, instances, plans and contracts.
        Obligations = "OBLIGATIONS",
        /// The customer's balance.
        Balance = "BALANCE",
        /// The enterprise's members.
        EnterpriseMembers = "ENTERPRISE_MEMBERS",
        /// The records of association requests.
        AssociationRecords = "ASSOCIATION_RECORDS",
        /// The records of authorisations.
        AuthorizationRecords = "AUTHORIZATION_RECORDS",
        /// The partner's administrators.
        Administrators = "ADMINISTRATORS",
        /// Pre-registration of customers.
        Preregister = "PREREGISTER",
        /// Switching the association type.
        SwitchType = "SWITCH_TYPE",
        /// Incentive policy of products.
        IncentivePolicy = "INCENTIVE_POLICY",
        /// Partner programmes.
        Programs = "PROGRAMS",
        /// Off line, with the vendor's ecosystem manager.
        EcosystemManager = "ECOSYSTEM_MANAGER",
        /// Nothing to do but wait.
        Wait = "WAIT",
        /// Cannot be put right.
        Nowhere = "NOWHERE",
    }
}

/// Who can put a condition right, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Fix {
    /// Who can.
    pub by: Party,
    /// Where.
    pub place: Place,
}

impl Fix {
    /// `by` can put it right at `place`.
    pub const fn new(by: Party, place: Place) -> Self {
        Self { by, place }
    }
}

/// One condition of a verdict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Condition {
    /// The rule that the condition is from.
    pub rule: RuleId,
    /// Which condition.
    pub check: Check,
    /// `true` met, `false` unmet, `null` not known to this viewer.
    #[serde(rename = "passed")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<bool>))]
    pub outcome: Outcome,
    /// The value now; absent when it is not this viewer's to see.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seen: Option<Value>,
    /// The value needed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub needed: Option<Needed>,
    /// Who can put it right, and where; only on unmet conditions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fix: Option<Fix>,
    /// When it is met by the passing of time alone.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "crate::api::time::option")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub available_at: Option<DateTime<Utc>>,
}

impl Condition {
    /// A condition of `rule` that came out as `met`.
    pub fn new(rule: RuleId, check: Check, met: bool) -> Self {
        let outcome = if met { Outcome::Met } else { Outcome::Unmet };
        Self { rule, check, outcome, seen: None, needed: None, fix: None, available_at: None }
    }

    /// Adds the value now.
    #[must_use]
    pub fn seen(mut self, value: Value) -> Self {
        self.seen = Some(value);
        self
    }

    /// Adds the value needed.
    #[must_use]
    pub fn needed(mut self, needed: Needed) -> Self {
        self.needed = Some(needed);
        self
    }

    /// Adds who can put it right and where, if it is not met.
    #[must_use]
    pub fn fix(mut self, by: Party, place: Place) -> Self {
        if self.outcome != Outcome::Met {
            self.fix = Some(Fix::new(by, place));
        }
        self
    }

    /// Adds the moment from which it is met by itself, if it is not met.
    #[must_use]
    pub fn available(mut self, at: Option<DateTime<Utc>>) -> Self {
        if self.outcome != Outcome::Met {
            self.available_at = at;
        }
        self
    }

    /// The same for a viewer who may learn that it is so, but not more.
    #[must_use]
    pub fn redacted(mut self) -> Self {
        self.seen = None;
        self
    }
}

/// The answer of a rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Verdict {
    /// The rule asked.
    pub rule: RuleId,
    /// The version of the policy that decided.
    pub policy_version: u32,
    /// The moment decided for.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub evaluated_at: DateTime<Utc>,
    /// Every condition, in the order of the specification.
    pub conditions: Vec<Condition>,
}

impl Verdict {
    /// A verdict of `rule` under `policy`, each check at most once: where two rules ask the same, an
    /// unmet answer stands before a met one.
    pub fn new(
        rule: RuleId,
        policy: &Policy,
        now: DateTime<Utc>,
        conditions: impl IntoIterator<Item = Condition>,
    ) -> Self {
        let mut kept: Vec<Condition> = Vec::new();
        for condition in conditions {
            match kept.iter_mut().find(|known| known.check == condition.check) {
                Some(known) if known.outcome == Outcome::Met => *known = condition,
                Some(_) => {}
                None => kept.push(condition),
            }
        }
        Self { rule, policy_version: policy.version, evaluated_at: now, conditions: kept }
    }

    /// Do all conditions hold?
    pub fn allowed(&self) -> bool {
        self.conditions.iter().all(|condition| condition.outcome == Outcome::Met)
    }

    /// The conditions that do not hold, or are not known to.
    pub fn unmet(&self) -> impl Iterator<Item = &Condition> {
        self.conditions.iter().filter(|condition| condition.outcome != Outcome::Met)
    }

    /// How one condition came out; `None` when the rule does not ask it.
    pub fn outcome(&self, check: Check) -> Option<Outcome> {
        self.conditions.iter().find(|condition| condition.check == check).map(|condition| condition.outcome)
    }

    /// When waiting alone will have met every condition; `None` when waiting is not enough.
    pub fn available_at(&self) -> Option<DateTime<Utc>> {
        self.unmet().map(|condition| condition.available_at).collect::<Option<Vec<_>>>()?.into_iter().max()
    }

    /// The verdict itself as an error unless all conditions hold.
    ///
    /// # Errors
    /// [`Refused`] with this verdict.
    pub fn require(self) -> Result<Self, Refused> {
        if self.allowed() { Ok(self) } else { Err(Refused(Box::new(self))) }
    }
}

/// A rule said no; every condition is inside.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{} refused: {} conditions not met", .0.rule, .0.unmet().count())]
pub struct Refused(pub Box<Verdict>);
