//! Words on paper and in files. Names of programmes, paths and states are the app's own, so that both say the same.

use crate::request::Language;
use chrono::{DateTime, Utc};
use domain::period::in_business_time;
use std::collections::HashMap;
use std::sync::LazyLock;

type Terms = HashMap<String, String>;

static CHINESE: LazyLock<Terms> = LazyLock::new(|| {
    terms([
        include_str!("../../../../locales/zh-CN/program_terms.json"),
        include_str!("../../../../locales/zh-CN/terms.json"),
    ])
});
static ENGLISH: LazyLock<Terms> = LazyLock::new(|| {
    terms([
        include_str!("../../../../locales/en/program_terms.json"),
        include_str!("../../../../locales/en/terms.json"),
    ])
});

fn terms(files: [&str; 2]) -> Terms {
    files.into_iter().flat_map(|json| serde_json::from_str::<Terms>(json).unwrap_or_default()).collect()
}

/// The name of a code of this kind; the code itself when it has none.
pub(crate) fn term(kind: &str, code: &str, language: Language) -> String {
    let terms = if language == Language::Chinese { &CHINESE } else { &ENGLISH };
    terms.get(&format!("{kind}_{}", code.to_lowercase())).cloned().unwrap_or_else(|| code.to_owned())
}

/// Texts of one kind of document: one line a text, `key<TAB>Chinese<TAB>English`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Table(pub(crate) &'static str);

impl Table {
    /// A text; empty when there is none.
    pub(crate) fn text(self, key: &str, language: Language) -> &'static str {
        let line = self.0.lines().find(|line| line.split('\t').next() == Some(key));
        let column = if language == Language::Chinese { 1 } else { 2 };
        line.and_then(|line| line.split('\t').nth(column)).unwrap_or_default()
    }
}

/// A day in business time.
pub(crate) fn day(at: DateTime<Utc>) -> String {
    in_business_time(at).format("%Y-%m-%d").to_string()
}

/// A minute in business time.
pub(crate) fn minute(at: DateTime<Utc>) -> String {
    in_business_time(at).format("%Y-%m-%d %H:%M").to_string()
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
}
