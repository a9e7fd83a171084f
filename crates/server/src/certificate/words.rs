//! The words of a certificate.

use super::{Certificate, Subject};
use crate::paper::{Table, day, minute, term};
use crate::request::Language;
use chrono::Duration;

const WORDS: Table = Table(include_str!("words.tsv"));

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
        let text = |key: &str| WORDS.text(key, language);
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
        facts.push(("until", last.unwrap_or_else(|| text("no_end").to_owned())));
        facts.push(("issued", day(one.at)));
        let checked = text("checked").replace("{version}", &one.policy_version.to_string());
        Self {
            title: text(title),
            lead: text(lead),
            company: names.0.to_owned(),
            company_too: (names.1 != names.0 && !names.1.is_empty()).then(|| names.1.to_owned()),
            subject,
            facts: facts.into_iter().map(|(key, value)| (text(key), value)).collect(),
            checked: checked.replace("{time}", &minute(one.at)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::program::{PartnerTier, Program};

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
