//! Shared opportunities (P-50): their vocabulary, the states of both directions as one, and what is said about one.

mod draft;
mod state;
mod terms;

pub use draft::{DESCRIPTION_MAX, NAME_MAX, OFFERINGS_MAX, OpportunityDraft};
pub use state::{OpportunityAction, OpportunityState, Standing};
pub use terms::{CloudService, OpportunityPhase, OverviewPeriod, PresalesActivity, ProgressEvent, RequestedSupport};
