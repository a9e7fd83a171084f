//! Whom to invite: the accounts behind a phone number, mail address or account name.

use crate::auth::Allowed;
use crate::auth::rights::ManageOrganization;
use crate::http::error::ApiError;
use crate::http::extract::Json;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::customers::code;
use crate::store::specialists::{Asker, contact_hash, invitation_facts, target_facts};
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::specialist_requests::{CONTACT_MAX, Candidate, CandidateSearch, Candidates};
use domain::association::Party;
use domain::rules::specialists::invitation::{invitation_target, specialist_invitation};
use domain::text::line_fault;

/// Every account with this contact and every condition of inviting it. Changes nothing; a `POST`, so that
/// no phone number stands in an address.
#[utoipa::path(post, path = "/v2/partners/specialists/candidates", tag = "specialists", request_body = CandidateSearch,
    responses((status = 200, body = Candidates), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody)))]
pub async fn candidates(
    staff: Allowed<ManageOrganization>,
    State(app): State<App>,
    Json(wanted): Json<CandidateSearch>,
) -> Result<Reply, ApiError> {
    ApiError::unless_faultless(line_fault("contact", &wanted.contact, 1, CONTACT_MAX).into_iter().collect())?;
    let (db, now) = (app.read(&staff), app.now());
    let policy = app.policy(now)?;
    let mut candidates = Vec::new();
    for account in db.personal_accounts(&contact_hash(&wanted.contact)).await? {
        let facts = target_facts(&db, &account, now.timestamp()).await?;
        candidates.push(Candidate {
            account_id: code(&account.id, "personal_accounts.id")?,
            masked_name: masked(&account.name),
            verdict: invitation_target(&facts, Party::PartnerAdmin, policy, now),
            account_name: account.account_name,
        });
    }
    let facts = invitation_facts(&db, Asker::of(&staff.session), now).await?;
    Reply::ok(&Candidates { invitation: specialist_invitation(&facts, policy, now), candidates })
}

/// The first letter, so that whoever knows the person recognises it and nobody else learns the name.
fn masked(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next().map(String::from).unwrap_or_default();
    first + &"*".repeat(letters.count().clamp(1, 2))
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_masked_name_keeps_its_first_letter_only() {
        for (name, masked) in [("Grace", "G**"), ("He", "H*"), ("O", "O*"), ("", "*")] {
            assert_eq!(super::masked(name), masked);
        }
    }
}
