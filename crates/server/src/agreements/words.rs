//! The words of the document of a signed agreement.

use super::Document;
use crate::paper::{Table, minute, term};
use crate::request::Language;

const WORDS: Table = Table(include_str!("words.tsv"));

/// What stands in the document, in the order of reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Words {
    pub(super) title: String,
    pub(super) facts: Vec<(&'static str, String)>,
    pub(super) paragraphs: Vec<String>,
    /// What stands at the foot of each page.
    pub(super) foot: String,
    page: &'static str,
}

impl Words {
    pub(super) fn of(one: &Document<'_>) -> Self {
        let (signed, text) = (one.signed, one.text);
        let words = |key: &str| WORDS.text(key, one.language);
        let ((company, other), title, paragraphs) = match one.language {
            Language::Chinese => ((one.company_zh, one.company_en), &text.title_zh, &text.paragraphs_zh),
            Language::English => ((one.company_en, one.company_zh), &text.title_en, &text.paragraphs_en),
        };
        // The other name stands below: it may be the one in the register.
        let too = Some(other).filter(|other| !other.is_empty() && *other != company);
        let names = std::iter::once((words("company"), company)).chain(too.map(|other| ("", other)));
        let by = signed.signed_by.clone().filter(|name| !name.is_empty());
        let facts = names.map(|(label, name)| (label, name.to_owned())).chain([
            (words("program"), term("program", signed.program.as_str(), one.language)),
            (words("agreement"), words(&signed.kind.as_str().to_lowercase()).to_owned()),
            (words("version"), signed.text_version.to_string()),
            (words("signed_at"), words("beijing").replace("{time}", &minute(signed.signed_at))),
            (words("signed_by"), by.unwrap_or_else(|| words("not_kept").to_owned())),
            (words("number"), signed.agreement_id.to_string()),
        ]);
        let foot = words("foot").replace("{title}", title).replace("{version}", &signed.text_version.to_string());
        Self { title: title.clone(), facts: facts.collect(), paragraphs: paragraphs.clone(), foot, page: words("page") }
    }

    /// Which page of how many.
    pub(super) fn page(&self, page: usize, pages: usize) -> String {
        self.page.replace("{pages}", &pages.to_string()).replace("{page}", &page.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::super::document::tests::{signed, text};
    use super::*;
    use domain::agreement::AgreementKind;
    use domain::api::agreements::SignedAgreement;

    #[test]
    fn it_says_who_signed_what_and_when() {
        let (signed, text) = (signed(), text());
        let at = signed.signed_at;
        let one = |signed, language| {
            Words::of(&Document { signed, text: &text, company_zh: "zh", company_en: "Blue Harbour", at, language })
        };
        let facts: Vec<String> =
            one(&signed, Language::English).facts.iter().map(|(label, value)| format!("{label}: {value}")).collect();
        assert_eq!(
            facts,
            [
                "Company: Blue Harbour",
                ": zh",
                "Programme: Partner Customer Engagement",
                "Agreement: Terms of the programme",
                "Version of the text: 1",
                "Signed at: 2026-02-01 00:30 (Beijing time)",
                "Signed by: Lin Yue",
                "Number: a1",
            ]
        );
        let nameless = SignedAgreement { signed_by: None, ..signed.clone() };
        assert_eq!(one(&nameless, Language::English).facts[6].1, "Not kept");
        let chinese = one(&signed, Language::Chinese);
        assert!(!chinese.title.is_ascii() && !chinese.facts[7].0.is_ascii() && chinese.facts[0].1 == "zh");
        assert!(!chinese.page(1, 2).contains('{') && one(&signed, Language::English).page(1, 2) == "Page 1 of 2");
    }

    #[test]
    fn every_text_is_there_in_both_languages_and_in_the_font() {
        for line in WORDS.0.lines() {
            let columns: Vec<&str> = line.split('\t').collect();
            assert!(columns.len() == 3 && columns.iter().all(|column| !column.is_empty()), "{line}");
        }
        for kind in AgreementKind::ALL {
            assert_ne!(WORDS.text(&kind.as_str().to_lowercase(), Language::Chinese), "", "{kind}");
        }
        assert_eq!(crate::paper::missing(WORDS.0), "");
    }
}
