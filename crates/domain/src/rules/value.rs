//! What a condition saw, what it needs and who can put it right: codes and typed values, never sentences.

use crate::association::{AssociationType, EnterpriseRole, FreezeState, Party};
use crate::codes;
use crate::money::Money;
use crate::organization::PresetRole;
use crate::permission::Permission;
use crate::program::{CompetencyTag, DevelopmentPath, FreezeCause, PlanState, Program, RealNameKind};
use crate::states::membership::MembershipState;
use crate::states::path_stage::PathStage;
use crate::states::po::PoState;
use crate::states::specialist::SpecialistState;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

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
    /// Causes of freezing, in the order of the vocabulary.
    FreezeCauses(Vec<FreezeCause>),
    /// As whom an account is verified.
    RealName(RealNameKind),
    /// Programmes, in the order of the vocabulary.
    Programs(Vec<Program>),
    /// Development paths, in the order of the vocabulary.
    Paths(Vec<DevelopmentPath>),
    /// A stage on a path.
    Stage(PathStage),
    /// How far a business plan is.
    Plan(PlanState),
    /// The state of a membership.
    Membership(MembershipState),
    /// The state of a specialist's link.
    Specialist(SpecialistState),
    /// The state of an opportunity that the partner shares.
    Po(PoState),
    /// Competency tags, in the order of the vocabulary.
    Tags(Vec<CompetencyTag>),
    /// Preset roles, in the order of the vocabulary.
    Roles(Vec<PresetRole>),
    /// Rights, in the order of the vocabulary.
    Permissions(Vec<Permission>),
}

/// The same values once each, in the order of their vocabulary, so that the order of records does not show.
pub(crate) fn in_order<T: Copy + Ord>(values: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut values: Vec<_> = values.into_iter().collect();
    values.sort_unstable();
    values.dedup();
    values
}

/// What a value has to be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "bound", content = "value", rename_all = "snake_case")]
pub enum Needed {
    /// This or less.
    AtMost(Value),
    /// Earlier than this moment.
    Before(Value),
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
        /// The programmes that the account is in.
        JoinedPrograms = "JOINED_PROGRAMS",
        /// Development paths.
        Paths = "PATHS",
        /// The invitation to a path: it is applied for.
        PathInvitation = "PATH_INVITATION",
        /// Role certification on a path.
        RoleCertification = "ROLE_CERTIFICATION",
        /// Competency differentiation on a path.
        Differentiation = "DIFFERENTIATION",
        /// Competency tags.
        CompetencyTags = "COMPETENCY_TAGS",
        /// Cloud software solutions.
        CloudSolutions = "CLOUD_SOLUTIONS",
        /// Advanced cloud software solutions.
        AdvancedCloudSolutions = "ADVANCED_CLOUD_SOLUTIONS",
        /// Records of test coupons.
        TestCoupons = "TEST_COUPONS",
        /// Records of exam vouchers.
        ExamVouchers = "EXAM_VOUCHERS",
        /// Records of the market development fund.
        DevelopmentFund = "DEVELOPMENT_FUND",
        /// Records of funding for dedicated staff.
        StaffFunding = "STAFF_FUNDING",
        /// Records of delivery-capability support.
        DeliverySupport = "DELIVERY_SUPPORT",
        /// The account's own information: verification, partner network.
        AccountInformation = "ACCOUNT_INFORMATION",
        /// Another account of the company, or a new one.
        OtherAccount = "OTHER_ACCOUNT",
        /// The account's running resources.
        Resources = "RESOURCES",
        /// The form in which the programme is joined.
        JoinForm = "JOIN_FORM",
        /// Project specialists.
        Specialists = "SPECIALISTS",
        /// Invitations of employees.
        SpecialistInvitations = "SPECIALIST_INVITATIONS",
        /// The opportunity itself.
        Opportunity = "OPPORTUNITY",
        /// The applications for incentives of opportunities.
        OpportunityIncentives = "OPPORTUNITY_INCENTIVES",
        /// The resellers of a distributor, and those who want to become one.
        Resellers = "RESELLERS",
        /// The members of the organisation.
        Members = "MEMBERS",
        /// Its roles.
        Roles = "ROLES",
        /// The contacts that customers see.
        Contacts = "CONTACTS",
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
