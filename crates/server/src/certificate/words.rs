//! The words of a certificate. Names of programmes and paths are the app's own, so that both say the same.

use super::{Certificate, Subject};
use crate::request::Language;
use chrono::{DateTime, Duration, Utc};
use domain::period::in_business_time;
use std::collections::HashMap;
use std::sync::LazyLock;

type Terms = HashMap<String, String>;

static CHINESE: LazyLock<Terms> = LazyLock::new(|| terms(include_str!("../../../../locales/zh-CN/program_terms.json")));
static ENGLISH: LazyLock<Terms> = LazyLock::new(|| terms(include_str!("../../../../locales/en/program_terms.json")));

fn terms(json: &str) -> Terms {
    serde_json::from_str(json).unwrap_or_default()
}

/// A text of the certificate; empty when there is none.
fn text(key: &str, language: Language) -> &'static str {
    let line = include_str!("words.tsv").lines().find(|line| line.split('\t').next() == Some(key));
    let column = if language == Language::Chinese { 1 } else { 2 };
    line.and_then(|line| line.split('\t').nth(column)).unwrap_or_default()
}

fn term(kind: &str, code: &str, language: Language) -> String {
    let terms = if language == Language::Chinese { &CHINESE } else { &ENGLISH };
    terms.get(&format!("{kind}_{}", code.to_lowercase())).cloned().unwrap_or_else(|| code.to_owned())
}

/// What stands on the sheet, in the order of reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Words {
    pub(super) title: &'static str,
    pub(super) lead: &'static str,
    /// In the language of the certificate.
    pub(super) company: String,
    /// In the other language, when it is another name.
    pub(super) company_too: Option<String>,
    pub(super) subject: String,
    pub(super) facts: Vec<(&'static str, String)>,
    pub(super) checked: String,
}

impl Words {
    pub(super) fn of(one: &Certificate<'_>) -> Self {
        let language = one.language;
        let names = match language {
            Language::Chinese => (one.company_zh, one.company_en),
            Language::English => (one.company_en, one.company_zh),
        };
        let (title, lead, subject, mut facts) = match one.subject {
            Subject::Program(program, level) => (
                "title_program",
                "lead_program",
                term("program", program.as_str(), language),
                level.map(|level| ("level", term("tier", level.as_str(), language))).into_iter().collect::<Vec<_>>(),
            ),
            Subject::Path(path, kind) => (
                "title_path",
                "lead_path",
                term("path", path.as_str(), language),
                vec![("certification", term("certification", kind.as_str(), language))],
            ),
        };
        facts.extend(one.since.map(|since| ("since", day(since))));
        // The end is the moment after the last day.
        let last = one.until.map(|until| day(until - Duration::seconds(1)));
        facts.push(("until", last.unwrap_or_else(|| text("no_end", language).to_owned())));
        facts.push(("issued", day(one.at)));
        let time = in_business_time(one.at).format("%Y-%m-%d %H:%M").to_string();
        let checked = text("checked", language).replace("{version}", &one.policy_version.to_string());
        Self {
            title: text(title, language),
            lead: text(lead, language),
            company: names.0.to_owned(),
            company_too: (names.1 != names.0 && !names.1.is_empty()).then(|| names.1.to_owned()),
            subject,
            facts: facts.into_iter().map(|(key, value)| (text(key, language), value)).collect(),
            checked: checked.replace("{time}", &time),
        }
    }
}

/// A day in business time.
fn day(at: DateTime<Utc>) -> String {
    in_business_time(at).format("%Y-%m-%d").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::program::{CertificationKind, DevelopmentPath, PartnerTier, Program};

    #[test]
    fn every_programme_path_level_and_certification_has_its_word_in_both_languages() {
        let all = [
            ("program", Program::ALL.iter().map(|one| one.as_str()).collect::<Vec<_>>()),
            ("path", DevelopmentPath::ALL.iter().map(|one| one.as_str()).collect()),
            ("tier", PartnerTier::ALL.iter().map(|one| one.as_str()).collect()),
            ("certification", CertificationKind::ALL.iter().map(|one| one.as_str()).collect()),
        ];
        for (kind, codes) in all {
            for code in codes {
                for language in [Language::Chinese, Language::English] {
                    assert_ne!(term(kind, code, language), code, "{kind} {language:?}");
                }
            }
        }
    }

    #[test]
    fn it_says_for_whom_of_what_and_how_long() {
        let at = |text| domain::api::time::from_text(text).unwrap();
        let one = Certificate {
            subject: Subject::Program(Program::SolutionProvider, Some(PartnerTier::Leading)),
            company_zh: "zh",
            company_en: "Blue Harbour",
            since: Some(at("2026-01-31T16:00:00Z")),
            until: None,
            policy_version: 2,
            at: at("2026-11-22T08:00:00Z"),
            language: Language::English,
        };
        let words = Words::of(&one);
        assert_eq!((words.company.as_str(), words.company_too.as_deref()), ("Blue Harbour", Some("zh")));
        let facts: Vec<_> = words.facts.iter().map(|(label, value)| format!("{label}: {value}")).collect();
        assert_eq!(
            facts,
            ["Level: Leading", "In force since: 2026-02-01", "Valid until: No end", "Issued on: 2026-11-22"]
        );
        assert!(words.checked.contains("version 2 at 2026-11-22 16:00"), "{}", words.checked);
        let chinese = Words::of(&Certificate { language: Language::Chinese, ..one });
        assert!(!chinese.title.is_ascii() && !chinese.facts[0].0.is_ascii(), "{chinese:?}");
        assert_eq!(chinese.company, "zh");
    }
}
