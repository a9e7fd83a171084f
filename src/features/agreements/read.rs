//! A signed agreement to read: its text at the version that was signed.

use crate::api::{agreements, use_fetch};
use crate::explain::program_terms;
use crate::i18n::{Key, t, t::agreements as a};
use crate::page::AgreementWords;
use crate::ui::{Button, Dialog, Fact, KeyFacts, LinkButton, TimeText, Tone};
use domain::agreement::AgreementKind;
use domain::api::agreements::SignedAgreement;
use leptos::prelude::*;

/// Opens for the agreement that is to be read.
#[component]
pub(super) fn ReadDialog(reading: RwSignal<Option<SignedAgreement>>) -> impl IntoView {
    let open = RwSignal::new(false);
    Effect::new(move || open.set(reading.with(Option::is_some)));
    // What is read next is never shown under the name of what was read last.
    let body = move || reading.get().map(|one| view! { <SignedText one/> });
    let title = move || reading.with(|one| one.as_ref().map(|one| kind(one.kind).get())).unwrap_or_default();
    let download = move || {
        reading.get().map(|one| {
            let href = move || agreements::document(&one.agreement_id);
            view! { <LinkButton tone=Tone::Primary download=true href>{a::DOWNLOAD}</LinkButton> }
        })
    };
    let footer = move || {
        view! {
            <Button autofocus=true on_press=move |()| open.set(false)>{t::common::CLOSE}</Button>
            {download}
        }
    };
    view! {
        <Dialog open title=move || title().to_owned() wide=true footer on_closed=move |()| reading.set(None)>
            {body}
        </Dialog>
    }
    .into_any()
}

#[component]
fn SignedText(one: SignedAgreement) -> impl IntoView {
    let (program, kind, version, at) = (one.program, one.kind, one.text_version, one.signed_at);
    let text = use_fetch(move || agreements::text(program, kind, Some(version)));
    let by = match one.signed_by {
        Some(name) => name.into_any(),
        None => view! { <span class="muted">{t::common::NOT_KNOWN}</span> }.into_any(),
    };
    view! {
        <KeyFacts>
            <Fact label=a::PROGRAM>{program_terms::program(program)}</Fact>
            <Fact label=a::TEXT_VERSION>{version}</Fact>
            <Fact label=a::SIGNED_AT><TimeText at/></Fact>
            <Fact label=a::SIGNED_BY>{by}</Fact>
        </KeyFacts>
        <AgreementWords text/>
    }
    .into_any()
}

/// What is signed by such a tick.
pub(super) fn kind(value: AgreementKind) -> Key {
    match value {
        AgreementKind::Terms => a::KIND_TERMS,
        AgreementKind::Commitments => a::KIND_COMMITMENTS,
    }
}
