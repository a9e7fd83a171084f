//! The domain in words: verdicts, turns and glossary terms as what the design system shows.
//!
//! Stands between features and `ui`: features say which verdict, `explain` says it in the reader's language.

mod check_texts;
mod conditions;
mod history;
mod impact;
mod places;
pub mod program_terms;
mod reasons;
mod records;
mod rules;
mod subjects;
mod terms;
mod turns;

pub use conditions::{check_item, check_items, check_items_of, check_title, unmet_line, value_text};
pub use history::{history_events, timeline};
pub use impact::{ImpactRow, ImpactTable, impact_rows};
pub use places::Viewer;
pub use reasons::Reasons;
pub use records::{CertificatePanel, Employment, TrainingPanel, discounts, nothing, project_columns};
pub use rules::{decided_by_server, decided_under, rule_name, rule_title, rules_of};
pub use subjects::{receipt_subject, review_subject};
pub use terms::{
    association_type, authorization_state, enterprise_role, freeze_state, obligation_kind, operation, partner_type,
    party, principal_kind, real_name_status, request_state, role,
};
pub use turns::{authorization_turn, request_turn, review_turn, stage_turn, turn_detail, turn_line, waiting_turn};
