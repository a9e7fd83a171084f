//! The frame before anybody is known.

use leptos::prelude::*;

use crate::i18n::t;
use crate::ui::{LanguageSwitch, ThemeSwitch};

/// Product, language and theme only: before anybody is known.
#[component]
pub(super) fn BareFrame(children: Children) -> impl IntoView {
    view! {
        <div class="app app-bare">
            <header class="top-bar">
                <span class="top-bar-product">{t::shell::PRODUCT}</span>
                <div class="top-bar-end"><LanguageSwitch/><ThemeSwitch/></div>
            </header>
            <main id="main" class="page page-narrow" tabindex="-1">{children()}</main>
        </div>
    }
    .into_any()
}
