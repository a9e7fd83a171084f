//! Messages of the last weeks, as the operations themselves would have sent them, and the links in them.

use super::authorizations::Authorization;
use super::customer_rows::HOME;
use super::partner::Partner;
use super::random::Rng;
use super::requests::Request;
use super::world::{DAY, HOUR, World, moment};
use super::write::{Row, insert};
use crate::ids::sha256_hex;
use crate::store::requests::{share_token, token_hash};
use crate::store::{StoreError, Tx};
use domain::api::messages::MessageKind as Kind;
use domain::api::time;
use domain::association::Party;
use domain::states::association_request::AssociationRequestState as State;
use domain::states::authorization::AuthorizationState;
use std::collections::BTreeMap;

pub(super) const MESSAGES: &str = "INSERT INTO outbox_messages (tenant_id, id, recipient_login_id, kind, params, created_at, mail_state, read_at) VALUES";
const LINKS: &str = "INSERT INTO confirmation_links (tenant_id, token_hash, request_id, customer_id, kind, created_at, expires_at, used_at) VALUES";

/// Older messages are not kept.
pub(super) const KEPT: i64 = 45 * DAY;

type Params = BTreeMap<&'static str, String>;

/// To whom: a customer by its place, or one login of the partner's.
#[derive(Clone, Copy)]
enum To<'a> {
    Customer(usize),
    Login(&'a str),
}

struct Letters<'a> {
    world: &'a World,
    partner: &'a Partner,
    rng: Rng,
    to_customers: Vec<Row>,
    to_staff: Vec<Row>,
    links: Vec<Row>,
}

/// Writes the messages about a partner's requests and authorisations.
pub(super) async fn write(tx: &Tx, world: &World, partner: &Partner, public_url: &str) -> Result<usize, StoreError> {
    let rng = world.rng(&partner.spec.id, "messages");
    let mut letters =
        Letters { world, partner, rng, to_customers: Vec::new(), to_staff: Vec::new(), links: Vec::new() };
    for request in partner.requests.iter().filter(|request| request.at > world.now - KEPT) {
        letters.about_request(request, public_url);
    }
    for one in partner.authorizations.iter().filter(|one| one.at > world.now - KEPT) {
        letters.about_authorization(one);
    }
    let written = insert(tx, HOME, MESSAGES, letters.to_customers).await?
        + insert(tx, &partner.spec.id, MESSAGES, letters.to_staff).await?;
    Ok(written + insert(tx, &partner.spec.id, LINKS, letters.links).await?)
}

impl Letters<'_> {
    fn about_request(&mut self, one: &Request, public_url: &str) {
        let mut params = self.params(one.customer);
        params.extend([
            ("operation", one.operation.as_str().to_owned()),
            ("current_type", one.current.as_str().to_owned()),
            ("target_type", one.target.map(|target| target.as_str().to_owned()).unwrap_or_default()),
            ("request_id", one.id.clone()),
        ]);
        let mut asked = params.clone();
        asked.extend([("reason", one.reason.clone()), ("due", time::to_text(moment(one.due)))]);
        if one.by == Party::Customer {
            asked.insert("from", self.partner.customer_name(one.customer).to_owned());
            asked.insert("link", format!("{public_url}/sales/association-requests"));
        } else {
            let token = self.link(one);
            asked.insert("from", self.partner.spec.zh.clone());
            asked.insert("path", format!("/c/{token}"));
            asked.insert("link", format!("{public_url}/c/{token}"));
        }
        let customer = vec![To::Customer(one.customer)];
        let (requester, counterparty) = match one.by {
            Party::Customer => (customer, administrators(self.partner).collect()),
            _ => (self.partner.admin().map(|member| To::Login(&member.login_id)).into_iter().collect(), customer),
        };
        self.send(&counterparty, Kind::AssociationRequested, &asked, (one.at, one.state == State::Pending));
        let (kind, to) = match one.state {
            State::Pending => return,
            State::Approved => (Kind::AssociationApproved, requester),
            State::Rejected => (Kind::AssociationRejected, requester),
            State::Cancelled => (Kind::AssociationCancelled, counterparty),
            State::Expired => (Kind::AssociationExpired, requester.into_iter().chain(counterparty).collect()),
        };
        params.insert("state", one.state.as_str().to_owned());
        self.send(&to, kind, &params, (one.answered_at.unwrap_or(one.at), false));
    }

    fn about_authorization(&mut self, one: &Authorization) {
        let mut params = self.params(one.customer);
        params.insert("authorization_id", one.id.clone());
        let mut asked = params.clone();
        asked.extend([("from", self.partner.spec.zh.clone()), ("due", time::to_text(moment(one.due)))]);
        let waits = one.state == AuthorizationState::Pending;
        self.send(&[To::Customer(one.customer)], Kind::AuthorizationRequested, &asked, (one.at, waits));
        let (Some(at), true) = (one.revoked_at.or(one.answered_at), one.state != AuthorizationState::Pending) else {
            return;
        };
        params.insert("state", one.state.as_str().to_owned());
        let to = if one.state == AuthorizationState::Withdrawn {
            To::Customer(one.customer)
        } else {
            To::Login(&one.requester_login)
        };
        self.send(&[to], Kind::AuthorizationChanged, &params, (at, false));
    }

    /// Links to decide and to read. In a demo their tokens can be worked out, so that a tour can name them.
    fn link(&mut self, one: &Request) -> String {
        let token = sha256_hex(format!("demo\n{}", one.id));
        let (share, customer) = (share_token(&token), self.partner.customer_id(one.customer).to_owned());
        for (token, kind) in [(&token, "DECIDE"), (&share, "SHARE")] {
            self.links.push(vec![
                token_hash(token).into(),
                one.id.as_str().into(),
                customer.as_str().into(),
                kind.into(),
                one.at.into(),
                one.due.into(),
                one.answered_at.into(),
            ]);
        }
        token
    }

    fn send(&mut self, to: &[To<'_>], kind: Kind, params: &Params, (at, waits): (i64, bool)) {
        let text = serde_json::to_string(params).unwrap_or_default();
        let read_at = read_at(self.world, &mut self.rng, at, waits);
        for one in to {
            let (rows, login) = match one {
                To::Customer(index) => (
                    &mut self.to_customers,
                    self.partner.customers.get(*index).map_or("", |customer| &customer.login_id),
                ),
                To::Login(id) => (&mut self.to_staff, *id),
            };
            let row = vec![
                self.rng.id(at).into(),
                login.into(),
                kind.as_str().into(),
                text.as_str().into(),
                at.into(),
                "NONE".into(),
                read_at.into(),
            ];
            rows.push(row);
        }
    }

    fn params(&self, customer: usize) -> Params {
        Params::from([
            ("customer", self.partner.customer_name(customer).to_owned()),
            ("customer_id", self.partner.customer_id(customer).to_owned()),
            ("partner", self.partner.spec.zh.clone()),
            ("partner_en", self.partner.spec.en.clone()),
        ])
    }
}

/// When it was read: what is older than some days has been, but for what still waits for an answer.
pub(super) fn read_at(world: &World, rng: &mut Rng, at: i64, waits: bool) -> Option<i64> {
    let is_read = !waits && at < world.now - 4 * DAY && rng.permille(850);
    is_read.then_some(at + 3 * HOUR)
}

/// Root login and administrators: they answer customers.
fn administrators(partner: &Partner) -> impl Iterator<Item = To<'_>> {
    partner.members.iter().filter(|member| member.is_admin()).map(|member| To::Login(&member.login_id))
}
