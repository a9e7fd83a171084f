//! The words of a text that is signed.

use leptos::prelude::*;

use super::Unready;
use crate::api::Fetch;
use crate::i18n::pick;
use domain::api::agreements::AgreementText;
use std::sync::Arc;

/// The text in the reader's language, in a box that scrolls with the keyboard too; until it is there, why not.
#[component]
pub fn AgreementWords(text: Fetch<AgreementText>) -> impl IntoView {
    let shown = Memo::new(move |_| text.get());
    view! {
        <Unready fetch=text/>
        {move || shown.get().map(words)}
    }
    .into_any()
}

fn words(text: Arc<AgreementText>) -> AnyView {
    let of = text.clone();
    let title = move || pick(&of.title_zh, &of.title_en);
    let paragraph = |(zh, en): (&String, &String)| {
        let (zh, en) = (zh.clone(), en.clone());
        view! { <li>{move || pick(&zh, &en)}</li> }
    };
    let paragraphs = text.paragraphs_zh.iter().zip(&text.paragraphs_en).map(paragraph).collect_view();
    view! {
        <div class="agreement-words" role="region" tabindex="0" aria-label=title data-version=text.version.to_string()>
            <ol>{paragraphs}</ol>
        </div>
    }
    .into_any()
}
