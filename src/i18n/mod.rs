//! Texts, numbers, money and dates in the reader's language.
//!
//! **Adding texts.** Put `"some_key": "…"` into `locales/zh-CN/<namespace>.json` *and* `locales/en/<namespace>.json`
//! (one namespace a feature; a new file is a new namespace). The build fails when a key or a parameter is missing
//! in one of them. Then:
//!
//! - without parameters it is a constant: `view! { <h1>{t::customers::TITLE}</h1> }`, also as an attribute
//!   (`aria-label=t::common::CLOSE`) and as a part's `Text` prop (`label=t::common::SAVE`). It follows the language.
//! - with parameters, `"found": "{count} of {total} customers"`, it is a function that answers a `String`, arguments
//!   in the order of the English sentence: `{move || t::customers::found(count.get(), total.get())}`.
//! - `{count|customer|customers}` picks the first word when the value reads "1", else the second.
//!
//! `Key::now()` reads a text once, without following the language (event handlers, titles).

mod dates;
mod locale;
mod numbers;
mod pinyin;
mod text;

pub use dates::{date, date_time, day, instant_title, time_of_day};
pub use locale::{Locale, follow_locale, locale, pick, set_locale};
pub use numbers::{decimal, file_size, money, money_parts, number, percent_of_basis_points};
pub use pinyin::initials;
pub use text::{Key, Text, joined};

/// The typed texts, a module per namespace.
pub mod t {
    use super::Key;

    include!(concat!(env!("OUT_DIR"), "/texts.rs"));
}
