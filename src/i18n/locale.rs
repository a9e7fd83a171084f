//! Which language the page speaks: `?lang=`, then the stored choice, then the browser's.

use leptos::prelude::*;
use reactive_graph::graph::Observer;
use std::sync::LazyLock;

use crate::platform::{dom, storage};

const STORED_AS: &str = "lang";

/// A language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Locale {
    /// Simplified Chinese, the default.
    #[default]
    ZhCn,
    /// English.
    En,
}

impl Locale {
    /// All languages in the order of the switch.
    pub const ALL: [Self; Self::COUNT] = [Self::ZhCn, Self::En];
    pub(super) const COUNT: usize = 2;

    /// The BCP 47 tag, as in `html[lang]` and `?lang=`.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::ZhCn => "zh-CN",
            Self::En => "en",
        }
    }

    /// The language of a BCP 47 tag; `None` when the interface does not speak it.
    pub fn of_tag(tag: &str) -> Option<Self> {
        let tag = tag.to_ascii_lowercase();
        if tag.starts_with("zh") {
            Some(Self::ZhCn)
        } else if tag.starts_with("en") {
            Some(Self::En)
        } else {
            None
        }
    }

    /// Place among the languages of a generated text.
    pub(super) const fn index(self) -> usize {
        match self {
            Self::ZhCn => 0,
            Self::En => 1,
        }
    }
}

// Not owned by a component: a text may be read while a page is being taken down.
static CURRENT: LazyLock<ArcRwSignal<Locale>> = LazyLock::new(|| ArcRwSignal::new(initial()));

fn initial() -> Locale {
    let asked = dom::query_parameter("lang");
    let stored = storage::get(STORED_AS);
    let browser = dom::navigator_languages();
    asked.iter().chain(&stored).chain(&browser).find_map(|tag| Locale::of_tag(tag)).unwrap_or_default()
}

/// The current language. Inside a view or an effect the reader follows later changes.
pub fn locale() -> Locale {
    if Observer::get().is_some() {
        CURRENT.track();
    }
    CURRENT.get_untracked()
}

/// Switches the language of everything on the page and remembers it.
pub fn set_locale(to: Locale) {
    storage::set(STORED_AS, to.tag());
    // An older wish in the address would win on reload.
    dom::drop_query_parameter(STORED_AS);
    CURRENT.set(to);
}

/// Keeps `html[lang]` equal to the language. Call once, in the app's root.
pub fn follow_locale() {
    Effect::new(|| dom::set_root_attribute("lang", locale().tag()));
}

/// The one of two names that fits the current language, for data that come in both; follows the language.
pub fn pick(zh: &str, en: &str) -> String {
    match locale() {
        Locale::ZhCn => zh,
        Locale::En => en,
    }
    .to_owned()
}
