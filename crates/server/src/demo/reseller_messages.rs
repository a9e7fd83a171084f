//! What the distributor and those who applied to it were told about the applications.

use super::messages::{KEPT, MESSAGES, read_at};
use super::partner::Partner;
use super::random::Rng;
use super::world::World;
use super::write::{Row, insert};
use crate::store::{StoreError, Tx};
use domain::api::messages::MessageKind as Kind;
use domain::states::reseller_application::ResellerApplicationState as State;
use std::collections::BTreeMap;

/// An application on its way: its id, and the moments of its steps.
#[derive(Clone, Copy, Debug)]
pub(super) struct Course<'a> {
    pub(super) id: &'a str,
    pub(super) state: State,
    /// When the vendor passed it on.
    pub(super) reached: Option<i64>,
    /// When it ended.
    pub(super) decided: Option<i64>,
    /// Why it was refused.
    pub(super) reason: &'a str,
}

/// The two sides of an application.
#[derive(Clone, Copy)]
pub(super) struct Sides<'a> {
    pub(super) applicant: &'a Partner,
    pub(super) distributor: &'a Partner,
}

/// Writes the messages that the steps of one application sent.
pub(super) async fn write(tx: &Tx, world: &World, sides: Sides<'_>, course: Course<'_>) -> Result<usize, StoreError> {
    let Sides { applicant, distributor } = sides;
    let mut post = Post { world, id: course.id, rng: world.rng(&applicant.spec.id, "reseller messages") };
    let (mut to_distributor, mut to_applicant) = (Vec::new(), Vec::new());
    if let Some(at) = course.reached {
        let waits = course.state == State::DistributorReview;
        to_distributor.extend(post.letters(
            distributor,
            applicant,
            (Kind::ResellerApplicationReceived, &[]),
            (at, waits),
        ));
        let passed_on = [("state", State::DistributorReview.as_str()), ("reason", "")];
        let letter = (Kind::ResellerApplicationDecided, passed_on.as_slice());
        to_applicant.extend(post.letters(applicant, distributor, letter, (at, false)));
    }
    match (course.state, course.decided) {
        (State::Withdrawn, Some(at)) if course.reached.is_some() => {
            let letter = (Kind::ResellerApplicationWithdrawn, [].as_slice());
            to_distributor.extend(post.letters(distributor, applicant, letter, (at, false)));
        }
        (State::Approved | State::Rejected, Some(at)) => {
            let decided = [("state", course.state.as_str()), ("reason", course.reason)];
            let letter = (Kind::ResellerApplicationDecided, decided.as_slice());
            to_applicant.extend(post.letters(applicant, distributor, letter, (at, false)));
        }
        _ => {}
    }
    Ok(insert(tx, &distributor.spec.id, MESSAGES, to_distributor).await?
        + insert(tx, &applicant.spec.id, MESSAGES, to_applicant).await?)
}

struct Post<'a> {
    world: &'a World,
    id: &'a str,
    rng: Rng,
}

impl Post<'_> {
    /// One letter to the root login and each administrator of one side, about the other.
    fn letters(
        &mut self,
        to: &Partner,
        about: &Partner,
        (kind, more): (Kind, &[(&'static str, &str)]),
        (at, waits): (i64, bool),
    ) -> Vec<Row> {
        if at <= self.world.now - KEPT {
            return Vec::new();
        }
        let mut params = BTreeMap::from([
            ("application_id", self.id),
            ("partner_zh", about.spec.zh.as_str()),
            ("partner_en", about.spec.en.as_str()),
        ]);
        params.extend(more.iter().copied());
        let text = serde_json::to_string(&params).unwrap_or_default();
        let read_at = read_at(self.world, &mut self.rng, at, waits);
        let logins = to.members.iter().filter(|member| member.is_admin()).map(|member| member.login_id.as_str());
        let row = |login: &str| {
            vec![
                self.rng.id(at).into(),
                login.into(),
                kind.as_str().into(),
                text.as_str().into(),
                at.into(),
                "NONE".into(),
                read_at.into(),
            ]
        };
        logins.map(row).collect()
    }
}
