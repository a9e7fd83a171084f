//! A text as a value: small to copy, read in the current language wherever it is shown.

use leptos::oco::Oco;
use leptos::prelude::*;
use leptos::tachys::html::attribute::IntoAttributeValue;
use leptos::tachys::view::IntoRender;
use std::fmt::{self, Display, Write as _};
use std::sync::Arc;

use super::{Locale, locale};

/// What shows a text. One type for all texts: each further closure type would cost wasm size.
pub type Shown = Arc<dyn Fn() -> Oco<'static, str> + Send + Sync>;

/// One text in every language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key(&'static [&'static str; Locale::COUNT]);

impl Key {
    pub(super) const fn of(languages: &'static [&'static str; Locale::COUNT]) -> Self {
        Self(languages)
    }

    /// The text in the current language; follows the language inside a view or an effect.
    pub fn get(self) -> &'static str {
        self.0.get(locale().index()).copied().unwrap_or_default()
    }

    /// The text once, without following the language.
    pub fn now(self) -> &'static str {
        untrack(|| self.get())
    }

    pub(super) fn fill(self, values: &[&dyn Display]) -> String {
        fill(self.get(), values)
    }
}

/// Several words in one line, as the language lists them; nothing for none. Followed.
pub fn joined(words: impl IntoIterator<Item = impl AsRef<str>>) -> String {
    let mut line = String::new();
    for word in words {
        if !line.is_empty() {
            line.push_str(super::t::terms::LIST_SEPARATOR.get());
        }
        line.push_str(word.as_ref());
    }
    line
}

/// Puts values into `{0}` and picks words in `{0|one|other}`.
fn fill(template: &str, values: &[&dyn Display]) -> String {
    let mut filled = String::with_capacity(template.len() + 16);
    for (at, piece) in template.split(['{', '}']).enumerate() {
        if at % 2 == 0 {
            filled.push_str(piece);
            continue;
        }
        let mut parts = piece.split('|');
        let value = parts.next().and_then(|name| name.parse::<usize>().ok()).and_then(|index| values.get(index));
        match (value, parts.next(), parts.next()) {
            (Some(value), Some(one), Some(other)) => {
                filled.push_str(if value.to_string() == "1" { one } else { other });
            }
            (Some(value), ..) => {
                let _ = write!(filled, "{value}");
            }
            (None, ..) => {}
        }
    }
    filled
}

/// A part's text prop: a [`Key`], a fixed string, or anything that computes one.
#[derive(Clone)]
pub struct Text(Shown);

impl Text {
    /// The text in the current language; follows it inside a view or an effect.
    pub fn get(&self) -> Oco<'static, str> {
        (self.0)()
    }

    /// The text once, without following.
    pub fn now(&self) -> String {
        untrack(|| self.get().into_owned())
    }

    /// An optional text as an optional attribute.
    pub fn attribute(text: Option<Self>) -> Option<Shown> {
        text.map(|text| text.0)
    }

    /// Nothing to show?
    pub fn is_empty(&self) -> bool {
        self.get().is_empty()
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Text").field(&self.now()).finish()
    }
}

impl Default for Text {
    fn default() -> Self {
        Self(Arc::new(|| Oco::Borrowed("")))
    }
}

impl From<Key> for Text {
    fn from(key: Key) -> Self {
        Self(Arc::new(move || Oco::Borrowed(key.get())))
    }
}

impl From<&'static str> for Text {
    fn from(fixed: &'static str) -> Self {
        Self(Arc::new(move || Oco::Borrowed(fixed)))
    }
}

impl From<String> for Text {
    fn from(fixed: String) -> Self {
        let fixed: Arc<str> = fixed.into();
        Self(Arc::new(move || Oco::Counted(Arc::clone(&fixed))))
    }
}

impl<F: Fn() -> String + Send + Sync + 'static> From<F> for Text {
    fn from(computed: F) -> Self {
        Self(Arc::new(move || Oco::Owned(computed())))
    }
}

impl From<Signal<String>> for Text {
    fn from(signal: Signal<String>) -> Self {
        Self(Arc::new(move || Oco::Owned(signal.try_get().unwrap_or_default())))
    }
}

impl From<RwSignal<String>> for Text {
    fn from(signal: RwSignal<String>) -> Self {
        Self(Arc::new(move || Oco::Owned(signal.try_get().unwrap_or_default())))
    }
}

impl From<Memo<String>> for Text {
    fn from(signal: Memo<String>) -> Self {
        Self(Arc::new(move || Oco::Owned(signal.try_get().unwrap_or_default())))
    }
}

impl IntoRender for Text {
    type Output = Shown;

    fn into_render(self) -> Shown {
        self.0
    }
}

impl IntoRender for Key {
    type Output = Shown;

    fn into_render(self) -> Shown {
        Text::from(self).0
    }
}

impl IntoAttributeValue for Text {
    type Output = Shown;

    fn into_attribute_value(self) -> Shown {
        self.0
    }
}

impl IntoAttributeValue for Key {
    type Output = Shown;

    fn into_attribute_value(self) -> Shown {
        Text::from(self).0
    }
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn values_and_words_are_filled_in_by_number() {
        for (count, expect) in [(0, "0 of 7 items"), (1, "1 of 7 item"), (2, "2 of 7 items")] {
            assert_eq!(fill("{0} of {1} {0|item|items}", &[&count, &7]), expect);
        }
    }
}
