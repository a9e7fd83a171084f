//! downloading the certificate of a programme or of a path.
//!
//! Three programmes have one, and every path has one for each certification. It can be had while the
//! membership or certification is in force, which is our decision. Source: S-12; domain.md R-28.

use crate::association::Party;
use crate::program::CertificationKind;
use crate::program::{DevelopmentPath, Program};
use crate::rules::policy::Policy;
use crate::rules::verdict::{Check, Condition, Needed, Place, RuleId, Value, Verdict};
use crate::states::membership::MembershipState;
use crate::states::path_stage::PathStage;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// What the decision rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CertificateDownloadFacts {
    /// Whose certificate.
    pub of: CertificateOf,
    /// Until when the membership or certification holds; absent when it has no end.
    #[serde(with = "crate::api::time::option")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub valid_until: Option<DateTime<Utc>>,
}

/// What a certificate is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum CertificateOf {
    /// Membership in a programme.
    Program {
        /// Which.
        program: Program,
        /// The state of the membership.
        state: MembershipState,
    },
    /// A certification on a path.
    Path {
        /// Which path.
        path: DevelopmentPath,
        /// Which certification.
        certification: CertificationKind,
        /// How far the account is on the path.
        stage: PathStage,
    },
}

/// Can the certificate be downloaded?
pub fn certificate_download(facts: &CertificateDownloadFacts, policy: &Policy, now: DateTime<Utc>) -> Verdict {
    let running = facts.valid_until.is_none_or(|until| now < until);
    let conditions = match facts.of {
        CertificateOf::Program { program, state } => [
            Condition::new(
                RuleId::R28,
                Check::NoCertificateForPlan,
                policy.program.certificate_programs.contains(&program),
            )
            .seen(Value::Programs(vec![program]))
            .fix(Party::Vendor, Place::Nowhere),
            Condition::new(RuleId::R28, Check::MembershipNotValid, state.is_member() && running)
                .seen(facts.valid_until.filter(|_| state.is_member()).map_or(Value::Membership(state), Value::At))
                // Who is no member joins first; who is one, renews.
                .fix(Party::Partner, if state.is_member() { Place::JoinedPrograms } else { Place::Programs }),
        ],
        CertificateOf::Path { certification, stage, .. } => {
            let needed = match certification {
                CertificationKind::Role => PathStage::RoleCertified,
                CertificationKind::Differentiation => PathStage::Differentiated,
            };
            [
                Condition::new(RuleId::R28, Check::PathNotCertified, stage >= needed)
                    .seen(Value::Stage(stage))
                    .needed(Needed::AtLeast(Value::Stage(needed)))
                    .fix(Party::Partner, place(certification)),
                match facts.valid_until {
                    Some(until) => {
                        Condition::new(RuleId::R28, Check::CertificationLapsed, running).seen(Value::At(until))
                    }
                    None => Condition::new(RuleId::R28, Check::CertificationLapsed, running),
                }
                .fix(Party::Partner, place(certification)),
            ]
        }
    };
    Verdict::new(RuleId::R28, policy, now, conditions)
}

const fn place(certification: CertificationKind) -> Place {
    match certification {
        CertificationKind::Role => Place::RoleCertification,
        CertificationKind::Differentiation => Place::Differentiation,
    }
}
