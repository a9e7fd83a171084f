//! What a refused right leaves behind: a line of the audit log, and a receipt where somebody pressed something.

use crate::auth::session::{Principal, Session};
use crate::http::decision::{About, ask};
use crate::http::error::ApiError;
use crate::state::App;
use crate::store::audit::Object;
use crate::store::organization;
use crate::store::receipts::kept_lately;
use crate::store::{StoreError, Tx};
use axum::http::{Method, request::Parts};
use chrono::Duration;
use domain::api::error::Denied;
use domain::ids::{MemberId, ReceiptId};
use domain::permission::Permission;
use domain::rules::organization::{AccessFacts, access_rule};

/// Within this time the same refusal of the same login has one receipt, however often it is tried.
const ONCE_IN: Duration = Duration::hours(1);

/// Did somebody press something? Every write comes with a key; pages that only ask do not.
pub(super) fn is_pressed(parts: &Parts) -> bool {
    parts.method != Method::GET && parts.method != Method::HEAD && parts.headers.contains_key("idempotency-key")
}

/// The refusal of a right: what is missing, who can help, and its receipt.
pub(super) async fn denied(
    app: &App,
    session: &Session,
    permission: Permission,
    pressed: bool,
) -> Result<ApiError, ApiError> {
    let denied = missing(app, session, permission).await?;
    let receipt = app
        .store()
        .tx(&session.scope(), |tx| async move {
            let login = Object { kind: "login", id: session.login.as_str() };
            tx.audit("access.denied", login, &serde_json::json!({ "permission": permission })).await?;
            receipt(app, &tx, session, permission, pressed).await
        })
        .await?;
    Ok(ApiError::Denied(Box::new(denied), receipt))
}

/// The refusal of everything else before the first password is changed.
pub(crate) async fn first_password(
    app: &App,
    session: &Session,
    permission: Permission,
    pressed: bool,
) -> Result<ApiError, ApiError> {
    let write = |tx: Tx| async move { receipt(app, &tx, session, permission, pressed).await };
    let receipt = if pressed { app.store().tx(&session.scope(), write).await? } else { None };
    Ok(ApiError::PasswordChangeRequired(receipt))
}

/// What is missing and who can help. Only staff learns who of the staff that is.
async fn missing(app: &App, session: &Session, permission: Permission) -> Result<Denied, ApiError> {
    let mut denied = Denied {
        permission,
        granted_by: permission.granting_roles(),
        granted_by_custom: Vec::new(),
        assigned_by: Vec::new(),
    };
    if member(session).is_some() {
        let reader = app.read(&session.login_scope());
        denied.granted_by_custom = organization::custom_roles_granting(&reader, permission).await?;
        denied.assigned_by = organization::role_givers(&reader).await?;
    }
    Ok(denied)
}

/// The rules of rights are about a partner's own people.
const fn member(session: &Session) -> Option<&MemberId> {
    match &session.principal {
        Principal::PartnerRoot(id) | Principal::PartnerMember(id) => Some(id),
        Principal::Customer(_) | Principal::Employee(_) | Principal::Operator => None,
    }
}

/// The receipt of a refusal: the one that is there from the same facts a moment ago, or a new one.
async fn receipt(
    app: &App,
    tx: &Tx,
    session: &Session,
    permission: Permission,
    pressed: bool,
) -> Result<Option<ReceiptId>, ApiError> {
    let Some(member) = member(session).filter(|_| pressed) else { return Ok(None) };
    let first = session.must_change_password;
    let rule = access_rule(permission, first);
    let facts = AccessFacts::of(permission, session.principal.kind(), &session.held, first);
    let wanted = serde_json::to_value(facts).map_err(|_| StoreError::Corrupt { column: "facts" })?;
    let version = app.policy(tx.now())?.version;
    let lately = kept_lately(tx, rule, member.as_str(), tx.now() - ONCE_IN).await?;
    let same = lately.into_iter().find(|(_, kept)| kept.facts == wanted && kept.policy_version == version);
    if let Some((id, _)) = same {
        return Ok(Some(id));
    }
    let object = Object { kind: "member", id: member.as_str() };
    let (verdict, receipt) = ask(app, tx, rule, &facts, About { object, name: &session.display_name })?;
    if verdict.allowed() {
        return Ok(None);
    }
    receipt.keep(tx).await?;
    Ok(Some(receipt.id().clone()))
}
