//! The title of the tab.

use leptos::prelude::*;

use crate::i18n::{Text, t};
use crate::platform::dom;

/// Titles the tab "`title` – product" while the current owner lives; follows the text and the language.
pub fn use_title(title: impl Into<Text>) {
    let title = title.into();
    Effect::new(move || {
        let title = title.get();
        let product = t::shell::PRODUCT.get();
        dom::set_title(&if title.is_empty() { product.to_owned() } else { format!("{title} – {product}") });
    });
}
