//! Invitations by mail to become a distributor's reseller (P-60).

use super::error::{FieldError, FieldProblem};
use super::registration_links::LinkState;
use super::reviews::PartnerAccount;
use crate::codes;
use crate::ids::{ResellerApplicationId, ResellerInvitationId};
use crate::roles::email_fault;
use crate::text::line_fault;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// The most characters in the name of the invited company.
pub const INVITED_NAME_MAX: usize = 128;

/// Invitations of one distributor within the days that one holds: as many as their list has.
pub const INVITATIONS_MAX: u32 = 200;

/// Letters to one address within these days.
pub const LETTERS_MAX: u32 = 3;

/// `POST /v2/partners/reseller-invitations`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewResellerInvitation {
    /// The company that is invited, 1 to [`INVITED_NAME_MAX`] characters, as the letter addresses it.
    pub name: String,
    /// Where the letter goes.
    pub email: String,
}

impl NewResellerInvitation {
    /// Every field that is refused.
    ///
    /// ```
    /// use domain::api::reseller_invitations::NewResellerInvitation;
    ///
    /// let new = NewResellerInvitation { name: " ".into(), email: "nobody".into() };
    /// let named: Vec<_> = new.faults().into_iter().map(|fault| fault.field).collect();
    /// assert_eq!(named, ["name", "email"]);
    /// ```
    pub fn faults(&self) -> Vec<FieldError> {
        let name = line_fault("name", &self.name, 1, INVITED_NAME_MAX);
        name.into_iter().chain(email_fault(&self.email, true)).collect()
    }
}

/// An invitation without its secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ResellerInvitation {
    /// Which.
    pub invitation_id: ResellerInvitationId,
    /// The company, as the letter addresses it.
    pub name: String,
    /// Where the letter went.
    pub email: String,
    /// What became of it until now.
    pub state: LinkState,
    /// Display name of whoever invited.
    pub made_by: String,
    /// When.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub made_at: DateTime<Utc>,
    /// From when on nobody can apply with it.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub expires_at: DateTime<Utc>,
    /// When somebody applied with it, or it was taken back.
    #[serde(with = "crate::api::time::option")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub ended_at: Option<DateTime<Utc>>,
    /// The application that was made with it, once the vendor has passed it on.
    pub application_id: Option<ResellerApplicationId>,
    /// Can it be taken back: is it open, or has the vendor not passed on what was applied for with it?
    pub can_withdraw: bool,
    /// Version, for `If-Match`.
    pub version: i64,
}

/// `GET /v2/partners/reseller-invitations`: newest first, two hundred at most.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ResellerInvitations {
    /// These.
    pub invitations: Vec<ResellerInvitation>,
}

/// The answer to a new one: the only one that holds its address.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SentResellerInvitation {
    /// The invitation.
    pub invitation: ResellerInvitation,
    /// What the letter links to; whoever has it can apply with it.
    pub url: String,
}

// Who reads a log must not be able to apply with it.
impl std::fmt::Debug for SentResellerInvitation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SentResellerInvitation").field("invitation", &self.invitation).finish_non_exhaustive()
    }
}

/// The secret of a letter, as it stands behind `invitation=` in its address.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct LetterToken(pub String);

// Who reads a log must not be able to apply with it.
impl std::fmt::Debug for LetterToken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("LetterToken")
    }
}

/// `POST /v2/partners/reseller-invitations/read`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct InvitationToken {
    /// Of which letter.
    pub token: LetterToken,
}

codes! {
    /// Why an account cannot become a reseller of who invites it.
    pub enum InvitationBar {
        /// It is the distributor's own account.
        OwnInvitation = "OWN_INVITATION",
        /// It belongs to another distributor.
        OtherDistributor = "OTHER_DISTRIBUTOR",
        /// The distributor takes nobody new: its account or its membership is not valid.
        TakesNobodyNew = "TAKES_NOBODY_NEW",
    }
}

/// An invitation as the invited reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReceivedResellerInvitation {
    /// Who invites.
    pub distributor: PartnerAccount,
    /// The company, as the letter addresses it.
    pub name: String,
    /// What became of it until now.
    pub state: LinkState,
    /// Why this account cannot apply with it, whatever became of it; absent when nothing is in the way.
    pub bar: Option<InvitationBar>,
    /// From when on nobody can apply with it.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub expires_at: DateTime<Utc>,
}

/// What is said where an application comes with an invitation that works no more.
pub fn token_fault(state: LinkState) -> Option<FieldError> {
    let problem = match state {
        LinkState::Open => return None,
        LinkState::Expired => FieldProblem::Expired,
        LinkState::Used | LinkState::Withdrawn => FieldProblem::Gone,
    };
    Some(FieldError { field: "invitation_token".to_owned(), problem, limit: None })
}
