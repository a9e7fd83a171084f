//! Certificates as PDF, to be kept and printed (R-28, P-43).

#[allow(clippy::float_arithmetic, reason = "points on paper, as the PDF library has them")]
mod sheet;
mod words;

pub(crate) use sheet::pdf;

use crate::request::Language;
use chrono::{DateTime, Utc};
use domain::program::{CertificationKind, DevelopmentPath, PartnerTier, Program};

/// What is certified.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Subject {
    /// Membership in a programme, at a level where it has levels.
    Program(Program, Option<PartnerTier>),
    /// A certification on a path.
    Path(DevelopmentPath, CertificationKind),
}

/// Everything that a certificate says.
#[derive(Clone, Debug)]
pub(crate) struct Certificate<'a> {
    /// Of what.
    pub(crate) subject: Subject,
    /// Name of the company, in Chinese.
    pub(crate) company_zh: &'a str,
    /// The same in English.
    pub(crate) company_en: &'a str,
    /// Since when.
    pub(crate) since: Option<DateTime<Utc>>,
    /// Until when; absent when it has no end.
    pub(crate) until: Option<DateTime<Utc>>,
    /// The policy version that finds it valid.
    pub(crate) policy_version: u32,
    /// When it is made.
    pub(crate) at: DateTime<Utc>,
    /// In which language.
    pub(crate) language: Language,
}
