//! The incentive of an opportunity on its own page: every condition of applying, what it comes to, and the last
//! application.

use super::arithmetic::Arithmetic;
use super::columns::IncentiveStatus;
use crate::api::{ApiError, message, opportunity_incentives, use_sender};
use crate::explain::{Viewer, check_item, unmet_line};
use crate::features::opportunities::actions::Asked;
use crate::features::opportunities::submission::Refused;
use crate::i18n::{date_time, money, t};
use crate::routes::{Moved, Route, navigate};
use crate::ui::{Button, CheckItem, CheckList, ConfirmDialog, Notice, NoticeKind, Tone, use_toasts};
use domain::api::opportunities::OpportunityDetail;
use domain::api::opportunity_incentives::{IncentiveOffer, NewOpportunityIncentive, OpportunityIncentive};
use leptos::prelude::*;
use t::opportunity_incentives as i;

/// The panel; `refused` are the reasons of a refused application, newer than what the page knows.
#[component]
pub(in crate::features::opportunities) fn Offer(
    offer: IncentiveOffer,
    asked: Asked,
    refused: Refused,
) -> impl IntoView {
    let (verdict, last) = (offer.verdict, offer.last);
    let at = verdict.evaluated_at;
    let known = Signal::derive(move || refused.get().unwrap_or_else(|| verdict.conditions.clone()));
    let items = Signal::derive(move || {
        known.with(|all| all.iter().map(|one| check_item(one, &Viewer::PartnerStaff)).collect::<Vec<CheckItem>>())
    });
    let reason = Signal::derive(move || known.with(|all| unmet_line(all)));
    let note = Signal::derive(move || Some(t::common::checked_at(date_time(at))));
    view! {
        <section class="panel stack" id="incentive">
            <h2 class="panel-title">{i::OFFER}</h2>
            {last.map(last_application)}
            {move || refused.is_some().then(|| view! { <Notice kind=NoticeKind::Failed>{i::REFUSED_BY_SERVER}</Notice> })}
            <CheckList label=i::CONDITIONS items note/>
            <Arithmetic computed=offer.amount/>
            <div class="row"><Button tone=Tone::Primary reason on_press=move |()| asked.open.set(true)>{i::APPLY}</Button></div>
        </section>
    }
    .into_any()
}

fn last_application(row: OpportunityIncentive) -> impl IntoView {
    let (href, number) = (Route::OpportunityIncentive(row.incentive_id.clone()).path(), row.incentive_no.clone());
    view! { <div class="row">{i::LAST}{t::common::COLON}<a href=href>{number}</a><IncentiveStatus row/></div> }
}

/// Asks before the application is sent, and opens it after that.
#[component]
pub(in crate::features::opportunities) fn ApplyDialog(asked: Asked, refused: Refused) -> impl IntoView {
    let (sender, toasts) = (use_sender().refreshing(), use_toasts());
    let confirm = move |()| {
        let Some((opportunity_id, _)) = asked.known() else { return };
        let new = NewOpportunityIncentive { opportunity_id };
        sender.send_then(opportunity_incentives::apply(&new), move |answer| match answer {
            Ok(made) => {
                asked.open.set(false);
                toasts.done(i::APPLIED);
                navigate(&Route::OpportunityIncentive(made.incentive.incentive_id).path(), Moved::Push);
            }
            Err(ApiError::Refused { check_items, .. }) => {
                refused.set(check_items.all());
                asked.open.set(false);
            }
            Err(_) => {}
        });
    };
    let error = Signal::derive(move || {
        sender.error().filter(|error| !matches!(error, ApiError::Refused { .. })).map(|error| message(&error))
    });
    let worth = |one: &OpportunityDetail| {
        let amount = one.incentive.as_ref()?.amount.amount;
        Some(money(amount.minor, amount.currency.as_str()))
    };
    let body = move || i::apply_body(asked.detail.read(worth).flatten().unwrap_or_default());
    view! {
        <ConfirmDialog open=asked.open title=move || asked.named(|name| i::apply_title(name)) confirm=i::APPLY
            tone=Tone::Primary busy=sender.busy() error on_confirm=confirm on_closed=move |()| sender.clear()>
            <p>{body}</p>
        </ConfirmDialog>
    }
    .into_any()
}
