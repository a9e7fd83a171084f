//! Messages about opportunities: the partner's goes to its primary account alone, the vendor's to its operators.

use crate::auth::scope::system_scope;
use crate::store::customers::PartnerContext;
use crate::store::opportunities::change::Step;
use crate::store::opportunities::row::OpportunityRow;
use crate::store::outbox::{NewMessage, Params};
use crate::store::platform::platform_tenant;
use crate::store::{StoreError, Tx};
use domain::api::messages::MessageKind;
use domain::api::time;
use domain::states::ho::HoEffect;
use domain::states::po::PoEffect;
use sea_orm::FromQueryResult;

/// Who learns of a step, and as what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Notice {
    /// The partner's primary account.
    Partner(MessageKind),
    /// The vendor's operators.
    Vendor,
}

impl Notice {
    /// What a transition of the partner's opportunity causes.
    pub(super) fn of_po(effects: &[PoEffect]) -> Vec<Self> {
        let notice = |effect: &PoEffect| match effect {
            PoEffect::NotifyPartner => Self::Partner(MessageKind::OpportunityDecided),
            PoEffect::NotifyVendor => Self::Vendor,
        };
        effects.iter().map(notice).collect()
    }

    /// What a transition of the vendor's opportunity causes. Taking it back is its new state.
    pub(super) fn of_ho(effects: &[HoEffect]) -> Vec<Self> {
        let notice = |effect: &HoEffect| match effect {
            HoEffect::NotifyPartner => Some(Self::Partner(MessageKind::OpportunityTakenBack)),
            HoEffect::NotifyVendor => Some(Self::Vendor),
            HoEffect::TakeBack => None,
        };
        effects.iter().filter_map(notice).collect()
    }
}

/// Sends what a step causes.
pub(super) async fn all(tx: &Tx, row: &OpportunityRow, notices: Vec<Notice>, step: Step<'_>) -> Result<(), StoreError> {
    for notice in notices {
        match notice {
            Notice::Partner(kind) => partner(tx, row, kind, step).await?,
            Notice::Vendor => vendor(tx, row, step).await?,
        }
    }
    Ok(())
}

/// To the partner's primary account.
pub(super) async fn partner(
    tx: &Tx,
    row: &OpportunityRow,
    kind: MessageKind,
    step: Step<'_>,
) -> Result<(), StoreError> {
    to_primary_account(tx, kind, &about(row, step)?).await
}

async fn vendor(tx: &Tx, row: &OpportunityRow, step: Step<'_>) -> Result<(), StoreError> {
    to_operators(tx, MessageKind::OpportunityChanged, about(row, step)?).await
}

/// To the primary account of the partner of this scope.
pub(crate) async fn to_primary_account(tx: &Tx, kind: MessageKind, params: &Params) -> Result<(), StoreError> {
    let primary = "SELECT id FROM logins WHERE tenant_id = $1 AND kind = 'PARTNER_ROOT' ORDER BY id";
    to_logins(tx, primary, kind, params).await
}

/// To the vendor's operators, with the name of the partner of this scope.
pub(crate) async fn to_operators(tx: &Tx, kind: MessageKind, mut params: Params) -> Result<(), StoreError> {
    let who = PartnerContext::load(tx).await?;
    params.extend([("partner_zh", who.name_zh), ("partner_en", who.name_en)]);
    let platform = tx.within(&system_scope(platform_tenant(), "messages"));
    let operators = "SELECT id FROM logins WHERE tenant_id = $1 AND kind = 'OPERATOR' ORDER BY id";
    to_logins(&platform, operators, kind, &params).await
}

async fn to_logins(tx: &Tx, logins: &'static str, kind: MessageKind, params: &Params) -> Result<(), StoreError> {
    #[derive(FromQueryResult)]
    struct Login {
        id: String,
    }
    for login in tx.all::<Login>(tx.sql(logins)).await? {
        tx.send(NewMessage { recipient_login_id: &login.id, kind, params, by_mail: true }).await?;
    }
    Ok(())
}

/// Both directions share codes of states: without the direction the words of one would stand for the other.
fn about(row: &OpportunityRow, step: Step<'_>) -> Result<Params, StoreError> {
    let mut params = Params::from([
        ("opportunity", row.name.clone()),
        ("opportunity_id", row.id.clone()),
        ("opportunity_no", row.number.clone()),
        ("customer", row.customer_name.clone()),
        ("direction", row.direction()?.as_str().to_owned()),
        ("state", step.to.to_owned()),
    ]);
    params.extend(step.reason.map(|reason| ("reason", reason.to_owned())));
    params.extend(step.due.map(|due| ("due", time::to_text(due))));
    Ok(params)
}
