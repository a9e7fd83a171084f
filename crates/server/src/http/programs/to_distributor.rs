//! What an application of a cloud reseller has beyond any other: the distributor, chosen or named by its invitation (P-60).

use crate::auth::scope::system_scope;
use crate::http::error::ApiError;
use crate::state::App;
use crate::store::Tx;
use crate::store::registration_links::Found;
use crate::store::requests::notify::tenant;
use crate::store::resellers::{self, InvitationRow, NewApplication};
use crate::store::reviews::{self, NewReview};
use domain::api::error::FieldProblem;
use domain::api::program_applications::NewProgramApplication;
use domain::api::reseller_invitations::token_fault;
use domain::api::reviews::{PartnerAccount, ReviewKind};
use domain::ids::{ReceiptId, TenantId};
use domain::program::Program;

/// An invitation and who made it.
pub(super) type Invitation = (TenantId, InvitationRow);

/// Where the token of an invitation leads.
pub(super) async fn invited_to(app: &App, new: &NewProgramApplication) -> Result<Option<Found>, ApiError> {
    let Some(token) = &new.invitation_token else { return Ok(None) };
    let refused = |problem| Err(ApiError::field("invitation_token", problem));
    if new.program != Program::CloudReseller {
        return refused(FieldProblem::NotAChoice);
    }
    resellers::invitation_by_token(app.store(), &token.0)
        .await?
        .map_or_else(|| refused(FieldProblem::Wrong), |it| Ok(Some(it)))
}

/// The invitation, as long as it can be used.
pub(super) async fn invitation(tx: &Tx, found: Option<&Found>) -> Result<Option<Invitation>, ApiError> {
    let Some(found) = found else { return Ok(None) };
    let distributor = tenant(&found.tenant_id)?;
    let there = tx.within(&system_scope(distributor.clone(), "reseller invitations"));
    let row = resellers::find_invitation(&there, &found.id).await?.ok_or(ApiError::NotFound)?;
    ApiError::unless_faultless(token_fault(row.state(tx.now())?).into_iter().collect())?;
    Ok(Some((distributor, row)))
}

/// The distributor that the programme of cloud resellers asks for, and no other does; an invitation names it.
pub(super) async fn distributor_of(
    tx: &Tx,
    new: &NewProgramApplication,
    invitation: Option<&Invitation>,
) -> Result<Option<PartnerAccount>, ApiError> {
    let refused = |problem| Err(ApiError::field("distributor_id", problem));
    let invited_by = invitation.map(|(distributor, _)| distributor);
    match (new.distributor_id.as_ref().or(invited_by), new.program == Program::CloudReseller) {
        (None, false) => Ok(None),
        (None, true) => refused(FieldProblem::Required),
        (Some(_), false) => refused(FieldProblem::NotAChoice),
        (Some(id), true) if invited_by.is_some_and(|other| other != id) => refused(FieldProblem::NotAChoice),
        (Some(id), true) => {
            let found = tx.distributor(id, tx.now()).await?;
            // What the letter named, nobody typed.
            let named_by_letter = new.distributor_id.is_none();
            let gone = || Err(ApiError::field("invitation_token", FieldProblem::Gone));
            match found {
                None if named_by_letter => gone(),
                None => refused(FieldProblem::NotAChoice),
                found => Ok(found),
            }
        }
    }
}

/// Puts the application into the vendor's queue, on its way to the distributor.
pub(super) async fn submit_to(
    tx: &Tx,
    distributor: &PartnerAccount,
    invitation: Option<&Invitation>,
    receipt: &ReceiptId,
) -> Result<(), ApiError> {
    let id = tx.new_id();
    let invitation = invitation.map(|(_, row)| row);
    resellers::open(tx, NewApplication { id: &id, distributor, invitation }).await?;
    let submitted = NewReview::about(ReviewKind::ResellerApplication, &id).titled(&distributor.name_zh).with(receipt);
    reviews::open(tx, submitted).await?;
    Ok(())
}
