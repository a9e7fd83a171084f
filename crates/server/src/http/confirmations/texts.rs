//! The sentences of the confirmation pages, in two languages: `key<TAB>Chinese<TAB>English`.

use crate::http::escape::escaped;
use crate::request::Language;
use axum::http::{HeaderMap, header};
use std::collections::HashMap;
use std::sync::LazyLock;

static TEXTS: LazyLock<HashMap<&'static str, (&'static str, &'static str)>> = LazyLock::new(|| {
    include_str!("texts.tsv")
        .lines()
        .filter_map(|line| {
            let mut parts = line.split('\t');
            Some((parts.next()?, (parts.next()?, parts.next()?)))
        })
        .collect()
});

/// The texts of one language.
#[derive(Clone, Copy, Debug)]
pub(super) struct Texts(pub(super) Language);

impl Texts {
    /// The language asked for in the address, or else by the browser.
    pub(super) fn of(lang: Option<&str>, headers: &HeaderMap) -> Self {
        let preferred = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let first = |text: &str| text.trim_start().get(..2).map(str::to_ascii_lowercase);
        let known = |text: &str| match first(text).as_deref() {
            Some("en") => Some(Language::English),
            Some("zh") => Some(Language::Chinese),
            _ => None,
        };
        Self(lang.and_then(known).or_else(|| preferred.split(',').find_map(known)).unwrap_or_default())
    }

    /// A sentence, ready for HTML.
    pub(super) fn get(self, key: &'static str) -> &'static str {
        match (TEXTS.get(key), self.0) {
            (Some((chinese, _)), Language::Chinese) => chinese,
            (Some((_, english)), Language::English) => english,
            (None, _) => key,
        }
    }

    /// A sentence with values, which are escaped.
    pub(super) fn fill(self, key: &'static str, values: &[(&str, &str)]) -> String {
        values
            .iter()
            .fold(self.get(key).to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), &escaped(value)))
    }

    /// The language as HTML names it.
    pub(super) const fn html_lang(self) -> &'static str {
        match self.0 {
            Language::Chinese => "zh-CN",
            Language::English => "en",
        }
    }

    /// The language as the address names it, and the other one.
    pub(super) const fn codes(self) -> (&'static str, &'static str) {
        match self.0 {
            Language::Chinese => ("zh", "en"),
            Language::English => ("en", "zh"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sentence_exists_in_both_languages_and_has_no_markup() {
        for (key, (chinese, english)) in TEXTS.iter() {
            assert!(!chinese.is_empty() && !english.is_empty(), "{key}");
            assert!(!chinese.contains(['<', '&', '"']) && !english.contains(['<', '&', '"']), "{key}");
        }
        let links = [
            include_str!("invitation_page.rs"),
            include_str!("invitation_answer.rs"),
            include_str!("registration_page.rs"),
            include_str!("registration_answer.rs"),
            include_str!("customer_page.rs"),
            include_str!("customer_forms.rs"),
            include_str!("customer_conditions.rs"),
            include_str!("customer_answer.rs"),
        ]
        .concat();
        let sources = [include_str!("page.rs"), include_str!("decide.rs"), include_str!("subject.rs"), &links].concat();
        for part in sources.split("t.get(\"").skip(1).chain(sources.split("t.fill(\"").skip(1)) {
            let key = part.split('"').next().unwrap();
            assert!(TEXTS.contains_key(key), "{key} has no text");
        }
    }

    #[test]
    fn the_address_goes_before_the_browser() {
        let mut headers = HeaderMap::new();
        assert_eq!(Texts::of(None, &headers).0, Language::Chinese);
        headers.insert(header::ACCEPT_LANGUAGE, "fr, en-GB;q=0.9, zh;q=0.5".parse().unwrap());
        assert_eq!(Texts::of(None, &headers).0, Language::English);
        assert_eq!(Texts::of(Some("zh"), &headers).0, Language::Chinese);
    }
}
