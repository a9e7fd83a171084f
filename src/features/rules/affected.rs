//! Whom this version answers otherwise than the one before, rule by rule, and which rules were not tried.

use super::concerned::list_of;
use crate::api::{policies, session, use_fetch_when};
use crate::explain::{check_title, receipt_subject, rule_name};
use crate::i18n::{Key, Text, date_time, joined, t, t::rules as r};
use crate::page::Unready;
use crate::routes::Route;
use crate::ui::{StatusTag, Turn};
use domain::api::policies::{Affected, AffectedObject, AffectedRule, TRIED_MAX, UntriedRule};
use domain::permission::Permission;
use domain::rules::affected::Untried;
use leptos::prelude::*;

/// The panel; only partner staff has anything that a version could affect.
#[component]
pub(super) fn AffectedByVersion(version: u32) -> impl IntoView {
    let answer =
        use_fetch_when(move || session::may(Permission::UsePartnerCenter).then(|| policies::affected(version)));
    // The moment alone is nothing new: lines that somebody reads stay.
    let shown = Memo::new_with_compare(
        move |_| answer.get(),
        |before, now| match (before.and_then(Option::as_ref), now.and_then(Option::as_ref)) {
            (Some(before), Some(now)) => {
                (before.against, &before.rules, &before.untried) != (now.against, &now.rules, &now.untried)
            }
            (before, now) => before.is_some() != now.is_some(),
        },
    );
    let ours = untrack(|| session::may(Permission::UsePartnerCenter));
    ours.then(|| {
        view! {
            <section class="panel stack" aria-labelledby="rules-affected" data-affected=version.to_string()>
                <h2 class="panel-title" id="rules-affected">{r::AFFECTED}</h2>
                <Unready fetch=answer/>
                {move || shown.get().map(|all| content(&all))}
            </section>
        }
    })
}

fn content(all: &Affected) -> AnyView {
    let (against, at) = (all.against, all.evaluated_at);
    let nothing = all.rules.is_empty().then(|| view! { <p>{r::AFFECTED_NOTHING_TRIED}</p> });
    let untried = (!all.untried.is_empty()).then(|| {
        view! {
            <h3>{r::AFFECTED_UNTRIED}</h3>
            <ul>{all.untried.iter().map(not_tried).collect_view()}</ul>
        }
    });
    view! {
        <p class="muted prose">{move || r::affected_lead(date_time(at), against)}</p>
        {nothing}
        {all.rules.iter().map(tried).collect_view()}
        {untried}
    }
    .into_any()
}

/// One rule: how many of how many, and the first of them.
fn tried(one: &AffectedRule) -> impl IntoView + use<> {
    let (rule, asked, changed, first_only) = (one.rule, one.asked, one.changed, one.first_only);
    let counted = move || match (changed, first_only) {
        (0, _) => r::affected_none(asked),
        (_, true) => r::affected_at_least(changed, asked),
        (_, false) => r::affected_some(changed, asked),
    };
    let bound = first_only.then(|| view! { <p class="muted">{move || r::affected_first_only(TRIED_MAX)}</p> });
    let listed = one.objects.len() as u64;
    let more = (changed > listed).then(|| {
        view! { <p><a href=list_of(one.of)>{move || r::affected_more(changed.saturating_sub(listed))}</a></p> }
    });
    view! {
        <div class="stack" data-rule=rule.as_str() data-changed=changed.to_string()>
            <h3>{move || rule_name(rule)}</h3>
            <p>{counted}</p>
            {bound}
            <ul>{one.objects.iter().map(|object| line(object, one)).collect_view()}</ul>
            {more}
        </div>
    }
}

/// What it is about, as a link; what was answered and what would be, with the reasons that differ.
fn line(object: &AffectedObject, rule: &AffectedRule) -> impl IntoView + use<> {
    let subject = receipt_subject(&object.subject_kind, &object.subject_id, &object.subject_name);
    let href = href(object).unwrap_or_else(|| list_of(rule.of));
    let (turn, turned) = turned(object);
    let reasons =
        |checks: &[domain::rules::verdict::Check]| checks.iter().map(|one| check_title(*one)).collect::<Vec<_>>();
    let told = |said: fn(String) -> String, reasons: Vec<Key>| -> Option<Text> {
        (!reasons.is_empty()).then(|| (move || said(joined(reasons.iter().map(|one| one.get().to_owned())))).into())
    };
    let arises = told(|names| r::affected_arises(&names), reasons(&object.arises));
    let ends = told(|names| r::affected_ends(&names), reasons(&object.ends));
    let (was, is) = (object.was_available_at, object.available_at);
    let later = (was != is && !object.is_allowed).then_some(is).flatten();
    let later: Option<Text> = later.map(|at| (move || r::affected_available(date_time(at))).into());
    let sentence = |text: Text| view! { <div class="muted">{move || text.get()}</div> };
    view! {
        <li data-subject=object.subject_id.clone()>
            <a href=href>{move || subject.get()}</a>" "<StatusTag turn label=turned/>
            {arises.map(sentence)}{ends.map(sentence)}{later.map(sentence)}
        </li>
    }
}

/// The page of the object, where it has one.
fn href(object: &AffectedObject) -> Option<String> {
    let id = &object.subject_id;
    Some(match object.subject_kind.as_str() {
        "customer" => Route::Customer(id.parse().ok()?).path(),
        "member" => Route::Member(id.parse().ok()?).path(),
        "specialist" if !id.is_empty() => Route::Specialist(id.parse().ok()?).path(),
        "development_path" => Route::Paths.path(),
        _ => return None,
    })
}

const fn turned(object: &AffectedObject) -> (Turn, Key) {
    match (object.was_allowed, object.is_allowed) {
        (true, false) => (Turn::Failed, r::AFFECTED_NO_LONGER),
        (false, true) => (Turn::Done, r::AFFECTED_FROM_NOW),
        (true, true) => (Turn::Done, r::AFFECTED_STILL),
        (false, false) => (Turn::Closed, r::AFFECTED_STILL_NOT),
    }
}

fn not_tried(one: &UntriedRule) -> impl IntoView + use<> {
    let (rule, why) = (one.rule, why(one.why));
    view! { <li data-untried=rule.as_str()>{move || rule_name(rule)}{t::common::COLON}{why}</li> }
}

const fn why(why: Untried) -> Key {
    match why {
        Untried::NotYours => r::AFFECTED_NOT_YOURS,
        Untried::LooksBack => r::AFFECTED_LOOKS_BACK,
        Untried::NoAnswer => r::AFFECTED_NO_ANSWER,
        Untried::NoRight => r::AFFECTED_NO_RIGHT,
    }
}
