//! Whose turn it is, until when, and what happens if nobody acts.
//!
//! Every state of every state machine has an answer; a test walks all of them.

use crate::association::Party;
use crate::codes;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

codes! {
    /// What silence does when the time is up.
    pub enum Silence {
        /// The request expires and nothing changes.
        ExpiresUnchanged = "EXPIRES_UNCHANGED",
        /// It is confirmed without an answer.
        ConfirmsItself = "CONFIRMS_ITSELF",
        /// It is refused without an answer.
        RejectsItself = "REJECTS_ITSELF",
        /// What is in force ends.
        RunsOut = "RUNS_OUT",
        /// Nothing: it waits as long as it takes.
        WaitsOn = "WAITS_ON",
        /// Nothing is pending.
        Nothing = "NOTHING",
    }
}

/// The line that stands beside every pending thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Turn {
    /// Who has to act; absent when nothing is pending.
    pub who: Option<Party>,
    /// Until when; absent when there is no limit.
    #[serde(with = "crate::api::time::option")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub due: Option<DateTime<Utc>>,
    /// What happens at that moment if nobody acts.
    pub silence: Silence,
}

impl Turn {
    /// Nothing is pending.
    pub const NOBODY: Self = Self { who: None, due: None, silence: Silence::Nothing };
}
