//! Theme and language.

use leptos::prelude::*;

use super::selects::{Choice, Select};
use crate::i18n::{Locale, locale, set_locale, t};
use crate::platform::{dom, storage};

// `public/boot.js` reads the same name before the first paint.
const STORED_AS: &str = "theme";

/// Light, dark, or whatever the system says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// Follows `prefers-color-scheme`.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

impl Theme {
    const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The value of `html[data-theme]`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// Puts it on the page and remembers it.
    pub fn choose(self) {
        self.apply();
        storage::set(STORED_AS, self.name());
    }

    fn of_name(name: &str) -> Self {
        Self::ALL.into_iter().find(|theme| theme.name() == name).unwrap_or_default()
    }

    fn apply(self) {
        match self {
            Self::System => dom::remove_root_attribute("data-theme"),
            chosen => dom::set_root_attribute("data-theme", chosen.name()),
        }
    }
}

/// Puts the remembered theme on the page; `boot.js` has done it before, this is for pages without it.
pub fn apply_stored_theme() -> Theme {
    let theme = storage::get(STORED_AS).map(|name| Theme::of_name(&name)).unwrap_or_default();
    theme.apply();
    theme
}

/// Chooses the theme. A native select named "Theme".
#[component]
pub fn ThemeSwitch() -> impl IntoView {
    let theme = RwSignal::new(apply_stored_theme());
    let choices = vec![
        Choice::new(Theme::System.name(), t::shell::THEME_SYSTEM),
        Choice::new(Theme::Light.name(), t::shell::THEME_LIGHT),
        Choice::new(Theme::Dark.name(), t::shell::THEME_DARK),
    ];
    let choose = move |name: String| {
        let chosen = Theme::of_name(&name);
        chosen.choose();
        theme.set(chosen);
    };
    view! { <Select label=t::shell::THEME value=Signal::derive(move || theme.get().name().to_owned()) choices=choices on_change=choose/> }
}

/// Chooses the language. A native select named "Language"; each language in its own words.
#[component]
pub fn LanguageSwitch() -> impl IntoView {
    let choices = vec![
        Choice::new(Locale::ZhCn.tag(), t::shell::LANGUAGE_ZH),
        Choice::new(Locale::En.tag(), t::shell::LANGUAGE_EN),
    ];
    let choose = |tag: String| {
        if let Some(chosen) = Locale::of_tag(&tag) {
            set_locale(chosen);
        }
    };
    view! { <Select label=t::shell::LANGUAGE value=Signal::derive(|| locale().tag().to_owned()) choices=choices on_change=choose/> }
}
