//! Letters: the invitation of one reported customer, which works once.

use crate::auth::scope::{AsScope, system_scope};
use crate::http::error::ApiError;
use crate::store::audit::Object;
use crate::store::customers::PartnerContext;
use crate::store::development::accounts::AccountRow;
use crate::store::development::invitations::{path, token_hash};
use crate::store::development::report_change::{KIND, Step, advance};
use crate::store::development::report_row::{ReportRow, maker};
use crate::store::outbox::{NewMessage, Params};
use crate::store::requests::notify::tenant;
use crate::store::{StoreError, Tx};
use domain::api::messages::MessageKind;
use domain::api::time;
use domain::association::AssociationType;
use domain::rules::customer_invitation::invitation_end;
use domain::rules::policy::Policy;
use domain::states::customer_report::CustomerReportEvent;
use domain::states::machine::Actor;
use sea_orm::FromQueryResult;

/// What a letter says.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Letter<'a> {
    pub(crate) association_type: AssociationType,
    /// The account name of who sends it.
    pub(crate) sender: &'a str,
    pub(crate) policy: &'a Policy,
    pub(crate) public_url: &'a str,
}

#[derive(FromQueryResult)]
struct Login {
    id: String,
}

/// Takes back the letters of a report that nobody used.
pub(crate) async fn withdraw_letters(tx: &Tx, report: &str) -> Result<(), StoreError> {
    let sql = "UPDATE customer_invitations SET withdrawn_at = $3, version = version + 1
        WHERE tenant_id = $1 AND report_id = $2 AND used_at IS NULL AND withdrawn_at IS NULL";
    tx.exec(tx.sql(sql).bind(report).bind(tx.now_secs())).await.map(drop)
}

/// Sends a letter to the reported customer: into the account's message centre, and by mail to the contact. Earlier letters
/// lead nowhere any more. R-02 and, for resale, R-03 were asked before.
pub(crate) async fn send_letter(
    tx: &Tx,
    row: &ReportRow,
    account: &AccountRow,
    letter: Letter<'_>,
) -> Result<(), ApiError> {
    let event = CustomerReportEvent::Invite;
    let step = Step { event, by: Actor::Partner, action: "customer_report.invite", reason: None };
    advance(tx, row, step).await?;
    // What protects the customer carries the letter: nothing is promised beyond it.
    let until = invitation_end(tx.now(), letter.policy);
    let until = row.protected_until()?.map_or(until, |protected| until.min(protected));
    let (id, token) = (tx.new_id(), tx.ids().token());
    let member = maker(tx.scope());
    let sql = "INSERT INTO customer_invitations (tenant_id, id, token_hash, report_id, association_type, made_by, made_by_name,
        made_by_account, made_by_member, made_at, expires_at) VALUES";
    let values = vec![
        id.as_str().into(),
        token_hash(token.reveal()).into(),
        row.id.as_str().into(),
        letter.association_type.as_str().into(),
        tx.scope().login().map_or("", |login| login.as_str()).into(),
        tx.scope().actor().name.as_str().into(),
        letter.sender.into(),
        member.into(),
        tx.now_secs().into(),
        until.timestamp().into(),
    ];
    tx.exec_one(tx.sql(sql).push_rows([values])).await?;
    let sql = "UPDATE customer_reports SET invited_as = $3, invited_until = $4, failed_on = '[]' WHERE tenant_id = $1 AND id = $2";
    let query = tx.sql(sql).bind(row.id.as_str()).bind(letter.association_type.as_str());
    tx.exec_one(query.bind(until.timestamp())).await?;
    let detail =
        serde_json::json!({ "invitation": id, "type": letter.association_type, "until": time::to_text(until) });
    tx.audit("customer_invitation.send", Object { kind: KIND, id: &row.id }, &detail).await?;
    let partner = PartnerContext::load(tx).await?;
    let link = path(token.reveal());
    let params = Params::from([
        ("from", partner.name_zh.clone()),
        ("partner_zh", partner.name_zh),
        ("partner_en", partner.name_en),
        ("inviter", tx.scope().actor().name.clone()),
        ("association_type", letter.association_type.as_str().to_owned()),
        ("until", time::to_text(until)),
        ("url", format!("{}{link}", letter.public_url)),
        ("link", link),
    ]);
    let home = tx.within(&system_scope(tenant(&account.home)?, "customer invitations"));
    let sql = "SELECT id FROM logins WHERE tenant_id = $1 AND subject_id = $2 AND NOT disabled ORDER BY id LIMIT 1";
    let login: Option<Login> = home.one(home.sql(sql).bind(account.id.as_str())).await?;
    let login = login.ok_or(ApiError::NotFound)?;
    let kind = MessageKind::CustomerInvited;
    let message = NewMessage { recipient_login_id: &login.id, kind, params: &params, by_mail: true };
    let sent = home.send(message).await?;
    Ok(home.send_mail_to(&sent, &row.contact_email).await?)
}
