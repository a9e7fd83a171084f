//! Sharing an opportunity with a partner.

use super::words::{PARTNER, VIEWER};
use crate::api::{ApiError, field_messages, reviews, use_sender};
use crate::explain::Reasons;
use crate::features::opportunities::{Author, Fields};
use crate::form::UnsavedGuard;
use crate::i18n::t;
use crate::page::PartnerPick;
use crate::routes::{Moved, Route, navigate};
use crate::ui::{Breadcrumb, Button, Crumb, ErrorSummary, LinkButton, PageHeader, Tone, use_toasts};
use domain::api::opportunities::NewHo;
use domain::ids::TenantId;
use domain::opportunity::OpportunityDraft;
use leptos::prelude::*;
use t::reviews as r;

/// The form. Every reason why the partner may not receive it stands above the buttons; what was typed stays.
#[component]
pub fn ShareOpportunityPage() -> impl IntoView {
    let crumbs = vec![
        Crumb { label: r::TITLE.into(), href: Some(Route::Reviews.path()) },
        Crumb { label: r::SHARE.into(), href: None },
    ];
    let (sender, toasts) = (use_sender(), use_toasts());
    let partner = RwSignal::new(String::new());
    let fields = Fields::new(Author::Vendor, &OpportunityDraft::default());
    let form = fields.form;
    let saved = RwSignal::new(false);
    let dirty = Memo::new(move |_| !saved.get() && fields.said() != OpportunityDraft::default());
    let submit = move || {
        let Ok(partner_id) = TenantId::new(partner.get_untracked()) else { return };
        if !form.submit() {
            return;
        }
        let new = NewHo { partner_id, opportunity: untrack(|| fields.said()) };
        sender.send_then(reviews::share(&new), move |answer| match answer {
            Ok(_) => {
                form.saved();
                saved.set(true);
                toasts.done(r::SHARED);
                navigate(&Route::Reviews.path(), Moved::Replace);
            }
            Err(error @ ApiError::Fields(_)) => form.refused(of_form(field_messages(&error))),
            Err(_) => form.interrupted(),
        });
    };
    let reason = Signal::derive(move || partner.with(String::is_empty).then(|| r::RECORD_PICK_FIRST.get().to_owned()));
    view! {
        <Breadcrumb crumbs/>
        <PageHeader title=r::SHARE/>
        <form class="form" novalidate aria-label=r::SHARE
            on:submit=move |event: leptos::ev::SubmitEvent| { event.prevent_default(); submit(); }>
            <ErrorSummary faults=form.faults()/>
            <p class="muted prose">{r::SHARE_LEAD}</p>
            <fieldset class="form-group"><legend>{r::RECORD_PARTNER}</legend>
                <PartnerPick partner words=PARTNER on_change=move |()| sender.clear()/>
            </fieldset>
            {fields.view()}
            <Reasons sender viewer=&VIEWER label=r::SHARE_REFUSED/>
            <div class="form-actions">
                <Button submit=true tone=Tone::Primary busy=form.busy() reason>{r::SHARE}</Button>
                <LinkButton href=Route::Reviews.path()>{t::common::CANCEL}</LinkButton>
            </div>
        </form>
        <UnsavedGuard dirty what=r::SHARE/>
    }
    .into_any()
}

/// The server names fields of the opportunity in its body; the form knows them by their own names.
fn of_form(faults: Vec<(String, String)>) -> Vec<(String, String)> {
    let own = |field: String| field.strip_prefix("opportunity.").map(str::to_owned).unwrap_or(field);
    faults.into_iter().map(|(field, message)| (own(field), message)).collect()
}
