//! The sentence of each error code, in the two languages of `X-Language`.
//!
//! The texts are data: one line a code, `code<TAB>Chinese<TAB>English`, in `texts.tsv`.

use crate::request::Language;
use domain::api::error::ErrorCode;
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

/// The sentence of a code; the code itself when there is none.
pub fn error(code: ErrorCode, language: Language) -> &'static str {
    match (TEXTS.get(code.as_str()), language) {
        (Some((chinese, _)), Language::Chinese) => chinese,
        (Some((_, english)), Language::English) => english,
        (None, _) => code.as_str(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_a_sentence_in_both_languages() {
        for code in ErrorCode::ALL {
            let (chinese, english) = TEXTS.get(code.as_str()).unwrap_or_else(|| panic!("{code} has no text"));
            assert!(!chinese.is_ascii() && english.is_ascii() && !english.is_empty(), "{code}");
        }
    }
}
