//! The partner's home page, to-do list and settings.

use crate::association::{Party, RealNameStatus};
use crate::codes;
use crate::money::Money;
use crate::turn::Turn;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// `GET /v2/partners/overview`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Overview {
    /// Real-name authentication of the partner account.
    pub verified_status: RealNameStatus,
    /// Balance of the top-up account.
    pub balance: Money,
    /// Part of it for one purpose only.
    pub designated: Money,
    /// Customers that this login sees.
    pub customers: u64,
    /// Of those, resale customers.
    pub resale_customers: u64,
    /// Of those, in arrears.
    pub in_arrears: u64,
    /// Spent by them this month.
    pub month_consumption: Money,
    /// The vendor's contact.
    pub ecosystem_manager: EcosystemManager,
    /// Things that wait, by kind.
    pub todos: Vec<TodoCount>,
    /// As of when.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub as_of: DateTime<Utc>,
}

/// 生态经理: the vendor's contact for a partner.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EcosystemManager {
    /// Name.
    pub name: String,
    /// E-mail.
    pub email: String,
    /// Phone number.
    pub telephone: String,
}

codes! {
    /// Kinds of things that wait.
    pub enum TodoKind {
        /// A customer asks to unbind: the partner's turn.
        AnswerUnbind = "ANSWER_UNBIND",
        /// The partner asked and waits for the customer.
        AwaitingCustomer = "AWAITING_CUSTOMER",
        /// Authorisation asked for; the customer's turn.
        AwaitingAuthorization = "AWAITING_AUTHORIZATION",
        /// A payout needs an invoice.
        SubmitInvoice = "SUBMIT_INVOICE",
        /// A draft payout waits to be sent.
        SubmitPayout = "SUBMIT_PAYOUT",
        /// Resale customers in arrears that wait for an allocation.
        ClearArrears = "CLEAR_ARREARS",
        /// An opportunity of the vendor waits for the answer of the primary account.
        AnswerOpportunity = "ANSWER_OPPORTUNITY",
        /// A published amount waits for the check of the primary account.
        CheckOpportunityIncentive = "CHECK_OPPORTUNITY_INCENTIVE",
        /// Somebody wants to become this distributor's reseller (P-60).
        AnswerResellerApplication = "ANSWER_RESELLER_APPLICATION",
        /// A membership comes to its end and does not go on by itself (SM-10); the object is the programme.
        MembershipEnding = "MEMBERSHIP_ENDING",
        /// A certification comes to its end, with the annual review before it (SM-11); the object is the path.
        CertificationEnding = "CERTIFICATION_ENDING",
        /// A reported customer tried to associate in vain; the report still protects it (P-23).
        FollowUpReport = "FOLLOW_UP_REPORT",
    }
}

/// How many things of one kind wait, and the first deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TodoCount {
    /// The kind.
    pub kind: TodoKind,
    /// How many.
    pub count: u64,
    /// The first deadline.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "crate::api::time::option")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub next_due: Option<DateTime<Utc>>,
    /// Whose turn it is.
    pub who: Party,
}

codes! {
    /// Until when something waits, counted from now; without a deadline it waits on.
    pub enum TodoDue {
        /// Due within a day.
        Day = "DAY",
        /// Due within a week, those within a day among them.
        Week = "WEEK",
        /// Due within thirty days.
        Month = "MONTH",
        /// Without a deadline.
        Unlimited = "UNLIMITED",
    }
}

impl TodoDue {
    /// How many days the deadline is away at most; nothing without a deadline.
    pub const fn days(self) -> Option<i64> {
        match self {
            Self::Day => Some(1),
            Self::Week => Some(7),
            Self::Month => Some(30),
            Self::Unlimited => None,
        }
    }
}

codes! {
    /// Which side has to act.
    pub enum TodoSide {
        /// The reader's.
        Ours = "OURS",
        /// Somebody else's.
        Others = "OTHERS",
    }
}

impl TodoSide {
    /// The side of who has to act, as staff of the partner see it. What waits for a distributor, only its staff are told.
    pub const fn of(who: Party) -> Self {
        match who {
            Party::Partner | Party::PartnerAdmin | Party::Distributor => Self::Ours,
            _ => Self::Others,
        }
    }
}

/// Query of `GET /v2/partners/todos`. Absent members do not filter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema, utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(deny_unknown_fields, default)]
pub struct TodoQuery {
    /// Only of this kind.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<TodoKind>,
    /// Only what is due so soon.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<TodoDue>,
    /// Only what waits for this side.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub side: Option<TodoSide>,
    /// Rows to skip.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offset: Option<u32>,
    /// Rows to answer, 1 to 100; 100 when absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
}

/// `GET /v2/partners/todos`: by due time, what has none last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Todos {
    /// How many match, on all pages.
    pub count: u64,
    /// This page.
    pub todos: Vec<Todo>,
}

/// One thing that waits for this login's side, or that it waits for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Todo {
    /// The kind.
    pub kind: TodoKind,
    /// The object's id: a request, an authorisation, a payout application or a customer.
    pub object_id: String,
    /// The object's name: a customer, or a payout number.
    pub title: String,
    /// Whose turn it is, until when, and what silence does.
    pub turn: Turn,
    /// Since when it waits.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub since: DateTime<Utc>,
}

/// `GET` and `PUT /v2/partners/settings`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PartnerSettings {
    /// 验证码验证: ask staff for a code at sensitive operations; off at first.
    pub verification_enabled: bool,
}
