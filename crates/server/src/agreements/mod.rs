//! The texts that partners sign, and what they signed as PDF (P-45).

#[allow(clippy::float_arithmetic, reason = "points on paper, as the PDF library has them")]
mod document;
mod texts;
mod words;

pub(crate) use document::pdf;
pub(crate) use texts::published;

use crate::request::Language;
use chrono::{DateTime, Utc};
use domain::api::agreements::{AgreementText, SignedAgreement};

/// Everything that the document of a signed agreement says.
#[derive(Clone, Debug)]
pub(crate) struct Document<'a> {
    /// What was signed, when and by whom.
    pub(crate) signed: &'a SignedAgreement,
    /// Its text at the version that was signed.
    pub(crate) text: &'a AgreementText,
    /// Name of the company, in Chinese.
    pub(crate) company_zh: &'a str,
    /// The same in English.
    pub(crate) company_en: &'a str,
    /// When it is made.
    pub(crate) at: DateTime<Utc>,
    /// In which language.
    pub(crate) language: Language,
}
