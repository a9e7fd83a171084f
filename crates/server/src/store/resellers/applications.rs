//! Applications as they are stored, and how one begins.

use super::APPLICATION;
use super::invitations::{InvitationRow, use_invitation};
use crate::auth::scope::{Actor as Name, ActorKind, AsScope};
use crate::store::audit::Object;
use crate::store::customers::{PartnerContext, code, moment};
use crate::store::records;
use crate::store::{Reader, StoreError, Tx};
use domain::api::reseller_applications::{ResellerApplication, ResellerApplicationDetail};
use domain::api::reviews::PartnerAccount;
use domain::association::Party;
use domain::ids::{ResellerApplicationId, TenantId};
use domain::states::machine::{Actor, Machine};
use domain::states::reseller_application::ResellerApplicationState;
use sea_orm::FromQueryResult;

/// An application as it is stored.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct ApplicationRow {
    tenant_id: String,
    pub(crate) id: String,
    pub(crate) distributor_id: String,
    pub(crate) distributor_zh: String,
    pub(crate) distributor_en: String,
    pub(crate) applicant_zh: String,
    pub(crate) applicant_en: String,
    pub(crate) account_name: String,
    pub(crate) mobile_phone: String,
    pub(crate) email: String,
    submitted_at: i64,
    reached_at: Option<i64>,
    pub(super) invitation_id: Option<String>,
    state: String,
    reason: Option<String>,
    pub(crate) version: i64,
}

macro_rules! columns {
    ($narrowed:literal) => {
        concat!(
            "SELECT a.tenant_id, a.id, a.distributor_id, a.distributor_zh, a.distributor_en, a.applicant_zh, a.applicant_en, a.account_name,
                a.mobile_phone, a.email, a.submitted_at, a.reached_at, a.invitation_id, a.state, a.reason, a.version FROM reseller_applications a WHERE ",
            $narrowed
        )
    };
}

/// Those of this account.
const OWN: &str = columns!("a.tenant_id = $1");

/// Those that name this distributor and that the vendor has passed on.
pub(super) const RECEIVED: &str = columns!("a.distributor_id = $1 AND a.reached_at IS NOT NULL");

/// Who reads an application; the two sides can do different things with it.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Addressee {
    /// The one that applied.
    Applicant,
    /// The one that was named.
    Distributor,
}

impl ApplicationRow {
    pub(crate) fn state(&self) -> Result<ResellerApplicationState, StoreError> {
        code(&self.state, "reseller_applications.state")
    }

    /// The account that applied.
    pub(crate) fn applicant(&self) -> Result<TenantId, StoreError> {
        code(&self.tenant_id, "reseller_applications.tenant_id")
    }

    /// The distributor that it named.
    pub(crate) fn distributor(&self) -> Result<TenantId, StoreError> {
        code(&self.distributor_id, "reseller_applications.distributor_id")
    }

    /// As it goes over the wire to one of the two sides.
    pub(crate) fn wire(self, reader: Addressee) -> Result<ResellerApplication, StoreError> {
        let state = self.state()?;
        let actor = match reader {
            Addressee::Applicant => Actor::Requester,
            Addressee::Distributor => Actor::Distributor,
        };
        Ok(ResellerApplication {
            application_id: code(&self.id, "reseller_applications.id")?,
            applicant_id: self.applicant()?,
            distributor_id: self.distributor()?,
            applicant_zh: self.applicant_zh,
            applicant_en: self.applicant_en,
            account_name: self.account_name,
            mobile_phone: self.mobile_phone,
            email: self.email,
            distributor_zh: self.distributor_zh,
            distributor_en: self.distributor_en,
            submitted_at: moment(self.submitted_at)?,
            reached_at: self.reached_at.map(moment).transpose()?,
            state,
            turn: state.turn(),
            actions: state.events_for(actor),
            reason: self.reason,
            by_invitation: self.invitation_id.is_some(),
            version: self.version,
        })
    }
}

/// The last application of this account.
pub(crate) async fn latest(db: &Reader) -> Result<Option<ApplicationRow>, StoreError> {
    let query = db.sql(OWN).push(" ORDER BY a.submitted_at DESC, a.id DESC LIMIT 1");
    db.one(query).await
}

/// The last application of this account with its history.
pub(crate) async fn latest_detail(db: &Reader) -> Result<Option<ResellerApplicationDetail>, StoreError> {
    match latest(db).await? {
        None => Ok(None),
        Some(row) => detail(db, row, Addressee::Applicant).await.map(Some),
    }
}

/// An application of this account.
pub(super) async fn find_own(db: &Reader, id: &str) -> Result<Option<ApplicationRow>, StoreError> {
    db.one(db.sql(OWN).push_bind(" AND a.id = ", id)).await
}

/// An application that has reached this distributor.
pub(crate) async fn find_received(
    db: &Reader,
    id: &ResellerApplicationId,
) -> Result<Option<ApplicationRow>, StoreError> {
    db.one(db.sql(RECEIVED).push_bind(" AND a.id = ", id.as_str())).await
}

/// The same with its history, which the applicant's account keeps; `applicant` is a reader there.
pub(crate) async fn received_detail(
    applicant: &Reader,
    row: ApplicationRow,
) -> Result<ResellerApplicationDetail, StoreError> {
    detail(applicant, row, Addressee::Distributor).await
}

async fn detail(
    applicant: &Reader,
    row: ApplicationRow,
    reader: Addressee,
) -> Result<ResellerApplicationDetail, StoreError> {
    let history = records::histories(applicant, [row.id.as_str()]).await?.remove(&row.id).unwrap_or_default();
    Ok(ResellerApplicationDetail { application: row.wire(reader)?, history })
}

/// Whoever invited, in whose name the distributor agrees.
pub(super) fn inviter(name: &str) -> Name {
    Name { id: "reseller invitations".to_owned(), name: name.to_owned(), kind: ActorKind::Partner }
}

/// An application on its way.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NewApplication<'a> {
    /// Its id.
    pub(crate) id: &'a str,
    /// To whom.
    pub(crate) distributor: &'a PartnerAccount,
    /// The distributor's invitation, with which it comes.
    pub(crate) invitation: Option<&'a InvitationRow>,
}

#[derive(Debug, Default, FromQueryResult)]
struct Contact {
    account: String,
    phone: String,
    email: String,
}

/// Files an application; the vendor looks at it first.
pub(crate) async fn open(tx: &Tx, new: NewApplication<'_>) -> Result<(), StoreError> {
    let partner = PartnerContext::load(tx).await?;
    let own = tx.scope().login().map(ToString::to_string).unwrap_or_default();
    // The primary account speaks for the company; without one, whoever applies.
    let contact = "SELECT account, phone, email FROM logins WHERE tenant_id = $1 AND (kind = 'PARTNER_ROOT' OR id = $2)
        ORDER BY CASE WHEN kind = 'PARTNER_ROOT' THEN 0 ELSE 1 END, id LIMIT 1";
    let contact: Contact = tx.one(tx.sql(contact).bind(own)).await?.unwrap_or_default();
    let sql = "INSERT INTO reseller_applications (tenant_id, id, distributor_id, distributor_zh, distributor_en, applicant_zh, applicant_en,
        account_name, mobile_phone, email, submitted_at, state, invitation_id) VALUES";
    let row = vec![
        new.id.into(),
        new.distributor.partner_id.as_str().into(),
        new.distributor.name_zh.as_str().into(),
        new.distributor.name_en.as_str().into(),
        partner.name_zh.into(),
        partner.name_en.into(),
        contact.account.into(),
        contact.phone.into(),
        contact.email.into(),
        tx.now_secs().into(),
        ResellerApplicationState::VendorReview.as_str().into(),
        new.invitation.map(|invitation| invitation.id.clone()).into(),
    ];
    tx.exec_one(tx.sql(sql).push_rows([row])).await?;
    tx.record(new.id, "SUBMITTED", None).await?;
    if let Some(invitation) = new.invitation {
        use_invitation(tx, &new.distributor.partner_id, invitation, new.id).await?;
        let inviter = inviter(&invitation.made_by_name);
        tx.record_for(Party::Distributor, &inviter, new.id, "INVITED", None).await?;
    }
    let detail = serde_json::json!({ "distributor": new.distributor.partner_id });
    tx.audit("reseller_application.submit", Object { kind: APPLICATION, id: new.id }, &detail).await
}
