//! 添加机会点: the form of a draft, with the conditions of submitting it beside it. What is typed survives a reload.

use super::detail::{list_crumbs, unready};
use super::fields::{Author, Fields};
use super::submission::{SubmissionChecks, conditions};
use crate::api::{ApiError, field_messages, message, opportunities, use_fetch, use_sender};
use crate::explain::unmet_line;
use crate::form::{SendRefusal, UnsavedGuard};
use crate::i18n::t;
use crate::page::Unready;
use crate::platform::drafts;
use crate::routes::{Moved, Route, navigate};
use crate::ui::{Breadcrumb, Button, ErrorSummary, LinkButton, Notice, NoticeKind, PageHeader, Tone, use_toasts};
use domain::api::opportunities::OpportunityDetail;
use domain::ids::OpportunityId;
use domain::opportunity::{OpportunityDraft, OpportunityState};
use domain::program::Direction;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use t::opportunities as o;

/// The draft that is changed, as it was read; none for a new one.
type Known = Option<(OpportunityId, i64)>;

/// What was typed and not saved, and the version that it was typed over.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Typed {
    version: Option<i64>,
    said: OpportunityDraft,
}

/// A new draft.
#[component]
pub fn NewOpportunityPage() -> impl IntoView {
    let overview = use_fetch(opportunities::overview);
    let in_pce_plan = Signal::derive(move || overview.read(|overview| overview.in_pce_plan));
    view! {
        <Breadcrumb crumbs=list_crumbs(Direction::Po, o::CREATE.into())/>
        <PageHeader title=o::CREATE/>
        <OpportunityForm known=None said=OpportunityDraft::default() in_pce_plan waiting=move || view! { <Unready fetch=overview/> }/>
    }
    .into_any()
}

/// Changing a draft.
#[component]
pub fn EditOpportunityPage(id: OpportunityId) -> impl IntoView {
    let detail = use_fetch(move || opportunities::get(&id));
    // The form is made once: what is read again while it is being saved must not take it away.
    let loaded = Memo::new(move |_| detail.read(|_| ()).is_some());
    let content = move || {
        let first = if loaded.get() { untrack(|| detail.get()) } else { None };
        first.map_or_else(|| unready(detail).into_any(), |detail| editing(&detail))
    };
    view! {
        <Breadcrumb crumbs=list_crumbs(Direction::Po, o::EDIT.into())/>
        <PageHeader title=o::EDIT/>
        {content}
    }
    .into_any()
}

fn editing(detail: &Arc<OpportunityDetail>) -> AnyView {
    let row = &detail.opportunity;
    if row.state != OpportunityState::Draft {
        let href = Route::Opportunity(row.opportunity_id.clone()).path();
        return view! {
            <Notice kind=NoticeKind::NeedsYou><p>{o::NOT_A_DRAFT}</p></Notice>
            <LinkButton href>{o::TO_OPPORTUNITY}</LinkButton>
        }
        .into_any();
    }
    let known = Some((row.opportunity_id.clone(), row.version));
    let in_pce_plan = Signal::stored(Some(detail.in_pce_plan));
    view! { <OpportunityForm known said=detail.details.clone() in_pce_plan/> }.into_any()
}

#[component]
fn OpportunityForm(
    known: Known,
    said: OpportunityDraft,
    /// Nothing while it is not known: then nothing is said about the conditions.
    in_pce_plan: Signal<Option<bool>>,
    /// Stands in the place of the conditions until then.
    #[prop(optional, into)]
    waiting: ViewFn,
) -> impl IntoView {
    let kept = match &known {
        Some((id, _)) => format!("opportunity.{id}"),
        None => "opportunity.new".to_owned(),
    };
    let before = drafts::get(&kept).and_then(|text| serde_json::from_str::<Typed>(&text).ok());
    let before = before.filter(|before| before.said != said);
    let restored = RwSignal::new(before.is_some());
    let fields = Fields::new(Author::Partner, before.as_ref().map_or(&said, |before| &before.said));
    let newest = known.as_ref().map(|(_, version)| *version);
    // What was typed over an older version does not silently take the place of a newer one.
    let version = StoredValue::new(before.and_then(|before| before.version).or(newest));
    let form = fields.form;
    let (saved, said) = (RwSignal::new(false), StoredValue::new(said));
    let dirty = Memo::new(move |_| !saved.get() && said.with_value(|said| fields.said() != *said));
    let kept = StoredValue::new(kept);
    Effect::new(move || {
        let typed = || Typed { version: version.get_value(), said: fields.said() };
        let text = if dirty.get() { serde_json::to_string(&typed()).unwrap_or_default() } else { String::new() };
        kept.with_value(|kept| drafts::set(kept, &text));
    });
    let all = Signal::derive(move || conditions(&fields.said(), in_pce_plan.get()?));
    let blocked = Signal::derive(move || {
        all.with(|all| all.as_ref().map_or_else(|| Some(o::CONDITIONS_LOADING.get().to_owned()), |all| unmet_line(all)))
    });
    let is_known = Memo::new(move |_| all.with(Option::is_some));
    let checks = move || {
        if !is_known.get() {
            return waiting.run();
        }
        let conditions = Signal::derive(move || all.get().unwrap_or_default());
        view! { <SubmissionChecks conditions/> }.into_any()
    };
    let back = known
        .as_ref()
        .map_or_else(|| Route::Opportunities.with(&[("tab", "po")]), |(id, _)| Route::Opportunity(id.clone()).path());
    let known = StoredValue::new(known.map(|(id, _)| id));
    let (saver, sender, toasts) = (use_sender(), use_sender(), use_toasts());
    let save = move |then_submit: bool| {
        if !form.submit() {
            return;
        }
        let draft = untrack(|| fields.said());
        let request = known.with_value(|id| opportunities::save(id.as_ref().zip(version.get_value()), &draft));
        saver.send_then(request, move |answer| match answer {
            Ok(made) => {
                form.saved();
                saved.set(true);
                let row = made.opportunity;
                let page = Route::Opportunity(row.opportunity_id.clone()).path();
                if !then_submit {
                    toasts.done(o::SAVED);
                    return navigate(&page, Moved::Replace);
                }
                // Saved either way: if it cannot be submitted, its page says why.
                sender.send_then(opportunities::submit(&row.opportunity_id, row.version), move |answer| {
                    match answer {
                        Ok(_) => toasts.done(o::SUBMITTED),
                        Err(error) => toasts.failed(message(&error)),
                    }
                    navigate(&page, Moved::Replace);
                });
            }
            Err(error @ ApiError::Fields(_)) => form.refused(field_messages(&error)),
            Err(error) => {
                // Whoever was told what changed meanwhile may send again: then it counts for the newest version.
                if let ApiError::Stale(stale) = error {
                    version.set_value(Some(stale.current));
                }
                form.interrupted();
            }
        });
    };
    let start_over = move |()| {
        said.with_value(|said| fields.fill(said));
        version.set_value(newest);
        restored.set(false);
    };
    let busy = Signal::derive(move || form.busy().get() || sender.busy().get());
    view! {
        <form class="opportunity-form" novalidate aria-label=o::OPPORTUNITY
            on:submit=move |event: leptos::ev::SubmitEvent| { event.prevent_default(); save(false); }>
            <div class="form">
                <ErrorSummary faults=form.faults()/>
                {move || restored.get().then(|| view! {
                    <Notice kind=NoticeKind::Info><p>{o::RESTORED}</p><Button tone=Tone::Quiet on_press=start_over>{o::START_OVER}</Button></Notice>
                })}
                <SendRefusal sender=saver/>
                <p class="muted prose">{o::FORM_LEAD}</p>
                {fields.view()}
                <p class="muted prose">{o::SUBMIT_BODY}</p>
                <div class="form-actions">
                    <Button submit=true busy>{o::SAVE_DRAFT}</Button>
                    <Button tone=Tone::Primary busy reason=blocked on_press=move |()| save(true)>{t::common::SUBMIT}</Button>
                    <LinkButton href=back>{t::common::CANCEL}</LinkButton>
                </div>
            </div>
            <div class="stack">{checks}</div>
        </form>
        <UnsavedGuard dirty what=o::DRAFT_DATA/>
    }
    .into_any()
}
