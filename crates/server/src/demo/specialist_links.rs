//! The links of personal accounts to partners, with the history that leads to their state and the open letters.

use super::customer_rows::HOME;
use super::partner::Partner;
use super::proofs::Proof;
use super::queue::{Waiting, put};
use super::specialists::Person;
use super::staff::Member;
use super::world::{DAY, World, moment};
use super::write::{Row, insert};
use crate::http::error::ApiError;
use crate::ids::sha256_hex;
use crate::store::Tx;
use crate::store::attachments::Proves;
use crate::store::search::search_text;
use crate::store::specialists::invitation_token_hash;
use domain::api::messages::MessageKind;
use domain::api::reviews::ReviewKind;
use domain::api::time;
use domain::association::Party;
use domain::states::specialist::SpecialistState as State;
use std::collections::BTreeMap;

const LINKS: &str = "INSERT INTO specialists (tenant_id, id, home_tenant_id, account_id, account_name, name, search_text, state, state_since, \
    path, invited_at, invited_until, apply_document, apply_attachment, cancel_document, cancel_attachment, cancel_reason, answer, token_hash, \
    version) VALUES";
const EVENTS: &str =
    "INSERT INTO specialist_events (tenant_id, specialist_id, position, at, event, actor, party, reason) VALUES";
const BONDS: &str = "INSERT INTO personal_links (tenant_id, account_id, partner_tenant_id, linked_at) VALUES";
const LETTERS: &str =
    "INSERT INTO specialist_invitations (tenant_id, token_hash, specialist_id, invited_by, created_at) VALUES";
const MESSAGES: &str =
    "INSERT INTO outbox_messages (tenant_id, id, recipient_login_id, kind, params, created_at, mail_state) VALUES";

/// A person with the ids of its account and login.
#[derive(Clone, Copy, Debug)]
pub(super) struct Linked<'a> {
    pub(super) person: &'a Person,
    pub(super) account: &'a str,
    pub(super) login: &'a str,
}

/// How a link came to its state.
const fn way(state: State) -> &'static [(&'static str, Party)] {
    use Party::{Clock, Employee, Partner as P, Vendor};
    match state {
        State::Invited => &[("INVITED", P)],
        State::Expired => &[("INVITED", P), ("EXPIRE", Clock)],
        State::Bound => &[("INVITED", P), ("ACCEPT", Employee)],
        State::Unbound => &[("INVITED", P), ("ACCEPT", Employee), ("UNBIND", P)],
        State::ApplyReviewing => &[("INVITED", P), ("ACCEPT", Employee), ("APPLY", P)],
        State::ApplyRejected => &[("INVITED", P), ("ACCEPT", Employee), ("APPLY", P), ("REJECT_APPLICATION", Vendor)],
        State::Specialist => &[("INVITED", P), ("ACCEPT", Employee), ("APPLY", P), ("APPROVE_APPLICATION", Vendor)],
        State::CancelReviewing => &[
            ("INVITED", P),
            ("ACCEPT", Employee),
            ("APPLY", P),
            ("APPROVE_APPLICATION", Vendor),
            ("REQUEST_CANCEL", P),
        ],
        State::CancelApproved => &[
            ("INVITED", P),
            ("ACCEPT", Employee),
            ("APPLY", P),
            ("APPROVE_APPLICATION", Vendor),
            ("REQUEST_CANCEL", P),
            ("APPROVE_CANCEL", Vendor),
        ],
        State::CancelledByVendor => &[
            ("INVITED", P),
            ("ACCEPT", Employee),
            ("APPLY", P),
            ("APPROVE_APPLICATION", Vendor),
            ("CANCEL_BY_VENDOR", Vendor),
        ],
    }
}

/// Writes the link of a person, and the bonds that it had.
pub(super) async fn write(
    tx: &Tx,
    world: &World,
    partners: &[Partner],
    linked: Linked<'_>,
    url: &str,
) -> Result<usize, ApiError> {
    let person = linked.person;
    let bond = |tenant: &str, at: i64| -> Row { vec![linked.account.into(), tenant.into(), at.into()] };
    let earlier = person.earlier.iter().map(|(tenant, days)| bond(tenant, world.now - days * DAY));
    let mut written = insert(tx, HOME, BONDS, earlier).await?;
    let Some(spec) = &person.link else { return Ok(written) };
    let Some(partner) = partners.iter().find(|partner| partner.spec.id == spec.tenant) else { return Ok(written) };
    let Some(admin) = partner.admin() else { return Ok(written) };
    let steps = way(spec.state);
    let last = i64::try_from(steps.len()).unwrap_or(1) - 1;
    // Each step took four days, but an invitation runs out after seven.
    let pause = if spec.state == State::Expired { 7 } else { 4 };
    let at = |step: i64| world.now - (spec.since + (last - step) * pause) * DAY;
    let id = world.rng(&person.account, "link").id(at(0));
    let token = sha256_hex(format!("demo\nspecialist\n{id}"));
    let proof = |wanted: &str, proves: Proves| {
        let step = steps.iter().zip(0i64..).find(|((event, _), _)| *event == wanted)?.1;
        Some(Proof {
            proves,
            tenant: &spec.tenant,
            company: &partner.spec.zh,
            person: &person.name,
            account: &person.account,
            by: &admin.login_id,
            at: at(step),
        })
    };
    let applied = proof("APPLY", Proves::Application);
    let cancelled = proof("REQUEST_CANCEL", Proves::Cancellation);
    for one in applied.into_iter().chain(cancelled) {
        written += one.write(tx, world).await?;
    }
    let answered = matches!(spec.state, State::ApplyRejected | State::CancelledByVendor);
    let text = |shown: bool, text: &str| if shown { text.to_owned() } else { String::new() };
    let row: Row = vec![
        id.as_str().into(),
        HOME.into(),
        linked.account.into(),
        person.account.as_str().into(),
        person.name.as_str().into(),
        search_text(&person.name, &person.account, "", "").into(),
        spec.state.as_str().into(),
        at(last).into(),
        spec.path.map(|path| path.as_str().to_owned()).into(),
        at(0).into(),
        (at(0) + 7 * DAY).into(),
        applied.map(Proof::name).unwrap_or_default().into(),
        applied.map(|one| one.id(world)).into(),
        cancelled.map(Proof::name).unwrap_or_default().into(),
        cancelled.map(|one| one.id(world)).into(),
        text(cancelled.is_some(), &spec.reason).into(),
        text(answered, &spec.reason).into(),
        invitation_token_hash(&token).into(),
        (last + 1).into(),
    ];
    written += insert(tx, &spec.tenant, LINKS, [row]).await?;
    let events = steps.iter().zip(0i64..).map(|((event, party), step)| {
        let actor = match party {
            Party::Partner => admin.name.as_str(),
            Party::Employee => person.name.as_str(),
            Party::Vendor => world.catalog.people.operator.as_str(),
            _ => "",
        };
        let explained = *event == "REQUEST_CANCEL" || (answered && step == last);
        let reason = (explained && !spec.reason.is_empty()).then(|| spec.reason.clone());
        let party = party.as_str();
        vec![
            id.as_str().into(),
            (step + 1).into(),
            at(step).into(),
            (*event).into(),
            actor.into(),
            party.into(),
            reason.into(),
        ]
    });
    written += insert(tx, &spec.tenant, EVENTS, events).await?;
    let letter =
        vec![invitation_token_hash(&token).into(), id.as_str().into(), admin.login_id.as_str().into(), at(0).into()];
    written += insert(tx, &spec.tenant, LETTERS, [letter]).await?;
    if steps.len() > 1 && spec.state != State::Expired {
        written += insert(tx, HOME, BONDS, [bond(&spec.tenant, at(1))]).await?;
    }
    let link = Link { world, partner, admin, linked, id: &id };
    written += match spec.state {
        State::ApplyReviewing => link.queue(tx, ReviewKind::SpecialistApplication, at(last)).await?,
        State::CancelReviewing => link.queue(tx, ReviewKind::SpecialistCancellation, at(last)).await?,
        State::Invited => link.letter(tx, &token, url, at(0)).await?,
        _ => 0,
    };
    Ok(written)
}

/// A link whose next step is somebody else's.
#[derive(Clone, Copy)]
struct Link<'a> {
    world: &'a World,
    partner: &'a Partner,
    admin: &'a Member,
    linked: Linked<'a>,
    id: &'a str,
}

impl Link<'_> {
    /// What waits for the vendor, in its queue.
    async fn queue(self, tx: &Tx, kind: ReviewKind, at: i64) -> Result<usize, ApiError> {
        let person = self.linked.person;
        let id = self.world.rng(&person.account, "review").id(at);
        let waiting = Waiting { kind, subject: self.id, title: &person.name, by: &self.admin.name, at };
        put(tx, self.partner, id, waiting).await
    }

    /// The message that carries the link to the account's owner.
    async fn letter(self, tx: &Tx, token: &str, url: &str, at: i64) -> Result<usize, ApiError> {
        let spec = &self.partner.spec;
        let params = BTreeMap::from([
            ("from", spec.zh.clone()),
            ("partner_zh", spec.zh.clone()),
            ("partner_en", spec.en.clone()),
            ("inviter", self.admin.name.clone()),
            ("due", time::to_text(moment(at + 7 * DAY))),
            ("link", format!("/c/specialist/{token}")),
            ("url", format!("{url}/c/specialist/{token}")),
        ]);
        let message: Row = vec![
            self.world.rng(&self.linked.person.account, "letter").id(at).into(),
            self.linked.login.into(),
            MessageKind::SpecialistInvited.as_str().into(),
            serde_json::to_string(&params).unwrap_or_default().into(),
            at.into(),
            "NONE".into(),
        ];
        Ok(insert(tx, HOME, MESSAGES, [message]).await?)
    }
}
