//! 批量邀请: letters to several customers, one after the other, and for each what became of it.

use super::chosen::Chosen;
use super::invite::TypeChoice;
use super::why::unmet;
use crate::api::{ApiError, Fetch, development, message};
use crate::i18n::{date_time, t, t::development as d};
use crate::ui::{Button, Dialog, IconName, Notice, NoticeKind, Tone};
use domain::api::customer_development::{CustomerReport, CustomerReports};
use domain::association::AssociationType;
use leptos::prelude::*;
use leptos::reactive::spawn_local_scoped;

/// What became of one of them.
#[derive(Clone)]
struct Line {
    name: String,
    outcome: Result<CustomerReport, ApiError>,
}

impl Line {
    /// "Harbour: invited, the letter works until …", or why not. Followed.
    fn words(&self) -> String {
        match &self.outcome {
            Ok(row) => match row.invited_until {
                Some(until) => d::invited_line_until(&self.name, date_time(until)),
                None => d::invited_line(&self.name),
            },
            Err(error) => d::failed_line(&self.name, why(error)),
        }
    }
}

/// Why one was not invited. Followed.
fn why(error: &ApiError) -> String {
    match error {
        ApiError::Refused { check_items, .. } => unmet(&check_items.all()).unwrap_or_else(|| message(error)),
        other => message(other),
    }
}

/// What the dialog works on. A handle.
#[derive(Clone, Copy)]
struct Asked {
    answer: Fetch<CustomerReports>,
    chosen: Chosen,
    open: RwSignal<bool>,
    busy: RwSignal<bool>,
    lines: RwSignal<Vec<Line>>,
}

impl Asked {
    /// As it was read last: the list is read again after each letter.
    fn version_of(self, row: &CustomerReport) -> i64 {
        let now = |all: &CustomerReports| {
            all.reports.iter().find(|one| one.report_id == row.report_id).map(|one| one.version)
        };
        untrack(|| self.answer.read(now)).flatten().unwrap_or(row.version)
    }

    /// Sends the letters. Those that were not invited stay ticked.
    fn send(self, kind: AssociationType) {
        let rows = untrack(|| self.chosen.rows(self.answer));
        if rows.is_empty() || self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        spawn_local_scoped(async move {
            let (mut lines, mut left) = (Vec::new(), Vec::new());
            for row in rows {
                let outcome = development::invite(&row.report_id, self.version_of(&row), kind).send().await;
                if outcome.is_err() {
                    left.push(row.report_id);
                }
                lines.push(Line { name: row.report.customer_name, outcome });
            }
            // The page may be gone; what was sent is sent.
            if self.busy.try_set(false).is_none() {
                self.lines.set(lines);
                self.chosen.set(left);
                self.open.set(false);
            }
        });
    }
}

/// The button above the table, its dialog, and what became of each.
#[component]
pub(super) fn Batch(answer: Fetch<CustomerReports>, chosen: Chosen) -> impl IntoView {
    let (open, busy, lines) = (RwSignal::new(false), RwSignal::new(false), RwSignal::new(Vec::new()));
    let asked = Asked { answer, chosen, open, busy, lines };
    let kind = RwSignal::new(AssociationType::Referral);
    let reason = Signal::derive(move || (chosen.count() == 0).then(|| d::CHOOSE_FIRST.get().to_owned()));
    let ask = move |()| {
        lines.set(Vec::new());
        open.set(true);
    };
    let footer = move || {
        let none = Signal::derive(move || (chosen.count() == 0).then(|| d::CHOOSE_FIRST.get().to_owned()));
        view! {
            <Button on_press=move |()| open.set(false)>{t::common::CANCEL}</Button>
            <Button tone=Tone::Primary busy=busy reason=none on_press=move |()| asked.send(kind.get_untracked())>
                {move || d::send_letters(chosen.count())}
            </Button>
        }
    };
    let person = |row: CustomerReport| {
        view! { <li><bdi>{row.report.customer_name}</bdi>" "<span class="muted">{row.report.contact_email}</span></li> }
    };
    view! {
        <div class="row"><Button icon=IconName::INVITE reason on_press=ask>{move || d::invite_chosen(chosen.count())}</Button></div>
        {move || said(&lines.get(), lines)}
        <Dialog open title=move || d::invite_chosen_title(chosen.count()) wide=true footer>
            <div class="stack">
                <p class="prose">{d::INVITE_CHOSEN_BODY}</p>
                <TypeChoice name="batch-type" kind/>
                <ul class="chosen-reports" aria-label=d::CHOSEN>
                    {move || chosen.rows(answer).into_iter().map(person).collect_view()}
                </ul>
            </div>
        </Dialog>
    }
    .into_any()
}

fn said(all: &[Line], lines: RwSignal<Vec<Line>>) -> Option<AnyView> {
    if all.is_empty() {
        return None;
    }
    let invited = all.iter().filter(|line| line.outcome.is_ok()).count();
    let failed = all.len() - invited;
    let kind = if failed == 0 { NoticeKind::Done } else { NoticeKind::Failed };
    let line = |line: &Line| {
        let line = line.clone();
        view! { <li>{move || line.words()}</li> }
    };
    let items = all.iter().map(line).collect_view();
    let shown = view! {
        <Notice kind on_dismiss=move |()| lines.set(Vec::new())>
            <p>{move || d::batch_done(invited, failed)}</p>
            <ul>{items}</ul>
        </Notice>
    };
    Some(shown.into_any())
}
