//! The fields of the acts that have many.

use super::act::{Act, Typed};
use super::grant_fields::{ManagerFields, QuotaFields};
use super::record_fields::RecordFields;
use super::standing_fields::StandingFields;
use crate::form::Question;
use domain::api::partners::PartnerFile;
use leptos::prelude::*;

/// Those of one act; most need none.
#[expect(clippy::large_enum_variant, reason = "there is one for each dialog, and handles are copied")]
#[derive(Clone, Copy)]
pub(super) enum More {
    None,
    Record(RecordFields),
    Standing(StandingFields),
    Manager(ManagerFields),
    Quota(QuotaFields),
}

impl More {
    pub(super) fn new(act: &Act, question: Question) -> Self {
        match act {
            Act::AddRecord | Act::ChangeSolution(..) => Self::Record(RecordFields::new(question)),
            Act::ChangeStanding => Self::Standing(StandingFields::new(question)),
            Act::ChangeManager => Self::Manager(ManagerFields::new(question)),
            Act::GiveQuota => Self::Quota(QuotaFields::new(question)),
            _ => Self::None,
        }
    }

    /// Begins with what is so now.
    pub(super) fn fill(self, act: &Act, file: &PartnerFile) {
        match self {
            Self::Record(fields) => fields.fill(act, file),
            Self::Standing(fields) => fields.fill(&file.standing.standing),
            Self::Manager(fields) => fields.fill(&file.manager.manager),
            Self::Quota(fields) => fields.fill(),
            Self::None => {}
        }
    }

    /// What was typed; what is wrong stands at its field then.
    pub(super) fn typed(self, act: &Act) -> Option<Typed> {
        match self {
            Self::Record(fields) => fields.typed(act),
            Self::Standing(fields) => fields.typed(),
            Self::Manager(fields) => fields.typed(),
            Self::Quota(fields) => fields.typed(),
            Self::None => Some(Typed::Nothing),
        }
    }

    pub(super) fn inputs(self, act: &Act) -> Option<AnyView> {
        match self {
            Self::Record(fields) => Some(fields.inputs(act)),
            Self::Standing(fields) => Some(fields.inputs()),
            Self::Manager(fields) => Some(fields.inputs()),
            Self::Quota(fields) => Some(fields.inputs()),
            Self::None => None,
        }
    }
}
