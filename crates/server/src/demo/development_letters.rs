//! Letters of the demo: the invitation and the message that it came in.

use super::customer_rows::HOME;
use super::development_reports::{DAYS, Subject};
use super::partner::Partner;
use super::random::Rng;
use super::staff::Member;
use super::world::{DAY, moment};
use super::write::{Row, insert};
use crate::http::error::ApiError;
use crate::ids::sha256_hex;
use crate::store::Tx;
use crate::store::development::token_hash;
use crate::store::outbox::Params;
use domain::api::messages::MessageKind;
use domain::api::time;
use domain::association::AssociationType;

pub(super) const INVITATIONS: &str = "INSERT INTO customer_invitations (tenant_id, id, token_hash, token, report_id, association_type, made_by, \
    made_by_name, made_by_account, made_by_member, made_at, expires_at, used_at, withdrawn_at, associated) VALUES";
const MESSAGES: &str =
    "INSERT INTO outbox_messages (tenant_id, id, recipient_login_id, kind, params, created_at, mail_state) VALUES";

/// A letter to a reported customer.
pub(super) struct Letter<'a> {
    pub(super) tx: &'a Tx,
    pub(super) partner: &'a Partner,
    pub(super) url: &'a str,
    pub(super) subject: &'a Subject,
    pub(super) member: &'a Member,
    pub(super) kind: AssociationType,
    pub(super) at: i64,
}

impl Letter<'_> {
    /// The letter, and the message that it came in.
    pub(super) async fn write(&self, rng: &mut Rng, (report, id): (&str, &str)) -> Result<usize, ApiError> {
        let Self { tx, partner, subject, member, at, .. } = *self;
        let token = sha256_hex(format!("demo\ncustomer letter\n{}", subject.account));
        let kind = self.kind.as_str();
        let row = vec![
            id.into(),
            token_hash(&token).into(),
            None::<String>.into(),
            report.into(),
            kind.into(),
            member.login_id.as_str().into(),
            member.name.as_str().into(),
            member.account.as_str().into(),
            member.id.as_str().into(),
            at.into(),
            (at + DAYS * DAY).into(),
            subject.associated_on.into(),
            None::<i64>.into(),
            i64::from(subject.associated_on.is_some()).into(),
        ];
        let params = Params::from([
            ("from", partner.spec.zh.clone()),
            ("partner_zh", partner.spec.zh.clone()),
            ("partner_en", partner.spec.en.clone()),
            ("inviter", member.name.clone()),
            ("association_type", kind.to_owned()),
            ("until", time::to_text(moment(at + DAYS * DAY))),
            ("link", format!("/c/customer/{token}")),
            ("url", format!("{}/c/customer/{token}", self.url)),
        ]);
        let message: Row = vec![
            rng.id(at).into(),
            subject.login_id.as_str().into(),
            MessageKind::CustomerInvited.as_str().into(),
            serde_json::to_string(&params).map_err(|_| ApiError::Internal("demo letter"))?.into(),
            at.into(),
            "NONE".into(),
        ];
        let written = insert(tx, &partner.spec.id, INVITATIONS, [row]).await?;
        Ok(written + insert(tx, HOME, MESSAGES, [message]).await?)
    }
}
