//! 协议: what was ticked in applications for programmes.

use super::read::{ReadDialog, kind};
use crate::api::{Fetch, agreements, use_fetch};
use crate::explain::program_terms;
use crate::i18n::{t, t::agreements as a};
use crate::page::{Freshness, Unready};
use crate::routes::Route;
use crate::ui::{Button, EmptyKind, EmptyState, LinkButton, TimeText, Tone};
use domain::api::agreements::{Agreements, SignedAgreement};
use leptos::prelude::*;

/// Every agreement, newest first.
#[component]
pub(super) fn Signed(fresh: Freshness) -> impl IntoView {
    let fetch: Fetch<Agreements> = use_fetch(agreements::signed);
    fresh.shows(fetch);
    let shown = Memo::new(move |_| fetch.get());
    let reading = RwSignal::new(None::<SignedAgreement>);
    let content = move || {
        shown.get().map(|all| {
            if all.agreements.is_empty() {
                view! {
                    <EmptyState kind=EmptyKind::NothingYet title=a::NONE_SIGNED hint=a::NONE_SIGNED_HINT>
                        <LinkButton href=Route::Programs.path()>{a::TO_PROGRAMS}</LinkButton>
                    </EmptyState>
                }
                .into_any()
            } else {
                table(all.agreements.clone(), reading)
            }
        })
    };
    view! {
        <div class="stack">
            <p class="prose">{a::SIGNED_LEAD}</p>
            <Unready fetch/>
            {content}
            <ReadDialog reading/>
        </div>
    }
    .into_any()
}

fn table(agreements: Vec<SignedAgreement>, reading: RwSignal<Option<SignedAgreement>>) -> AnyView {
    view! {
        <table class="steps record-table" aria-label=a::TAB_AGREEMENTS>
            <thead>
                <tr>
                    <th scope="col">{a::AGREEMENT}</th>
                    <th scope="col">{a::PROGRAM}</th>
                    <th scope="col">{a::TEXT_VERSION}</th>
                    <th scope="col">{a::SIGNED_AT}</th>
                    <th scope="col">{a::SIGNED_BY}</th>
                    <th scope="col">{a::DOCUMENT}</th>
                </tr>
            </thead>
            <tbody>{agreements.into_iter().map(|one| row(one, reading)).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

fn row(one: SignedAgreement, reading: RwSignal<Option<SignedAgreement>>) -> impl IntoView {
    let (opened, id) = (one.clone(), one.agreement_id.clone());
    let by = match one.signed_by {
        Some(name) => name.into_any(),
        None => view! { <span class="muted">{t::common::NOT_KNOWN}</span> }.into_any(),
    };
    view! {
        <tr data-kind=one.kind.as_str() data-program=one.program.as_str()>
            <th scope="row">{kind(one.kind)}</th>
            <td data-label=a::PROGRAM>{program_terms::program(one.program)}</td>
            <td data-label=a::TEXT_VERSION>{one.text_version}</td>
            <td data-label=a::SIGNED_AT><TimeText at=one.signed_at/></td>
            <td data-label=a::SIGNED_BY>{by}</td>
            <td data-label=a::DOCUMENT>
                <span class="row">
                    <Button tone=Tone::Quiet on_press=move |()| reading.set(Some(opened.clone()))>{a::VIEW}</Button>
                    <LinkButton tone=Tone::Quiet download=true href=move || agreements::document(&id)>{a::DOWNLOAD}</LinkButton>
                </span>
            </td>
        </tr>
    }
}
