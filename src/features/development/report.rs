//! 报备客户: the account first, with every condition and what would become of it; then what is said of the customer.

use super::check::{AccountCheck, said};
use super::fields::{ReportFields, ReportInputs};
use crate::api::{ApiError, development};
use crate::form::{DialogForm, DialogForms, SendRefusal};
use crate::i18n::{date_time, t, t::development as d};
use crate::ui::{Button, Dialog, ErrorSummary, Tone, use_toasts};
use domain::api::customer_development::CustomerReport;
use leptos::prelude::*;

/// The dialog. What is typed is there again when it is opened again.
#[component]
pub(super) fn ReportDialog(open: RwSignal<bool>) -> impl IntoView {
    let (forms, check) = (DialogForms::new(), AccountCheck::new());
    view! {
        <Dialog open title=d::REPORT wide=true>
            <div class="stack">
                <p class="prose">{d::REPORT_LEAD}</p>
                <ReportForm open forms check/>
            </div>
        </Dialog>
    }
    .into_any()
}

#[component]
fn ReportForm(open: RwSignal<bool>, forms: DialogForms<(), ReportFields>, check: AccountCheck) -> impl IntoView {
    let of = forms.of((), ReportFields::new);
    let DialogForm { form, sender, fields, .. } = of;
    let toasts = use_toasts();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        check.ask(&fields.account.now());
        if untrack(|| check.blocked()).is_some() || !form.submit() {
            return;
        }
        let Some(new) = fields.now() else { return form.interrupted() };
        sender.send_then(development::create(&new), move |answer| {
            of.settle(&answer);
            match answer {
                Ok(row) => {
                    toasts.done(taken(&row));
                    check.forget();
                    open.set(false);
                }
                Err(ApiError::Refused { check_items, .. }) => check.refuse(check_items.all()),
                Err(ApiError::Fields(faults)) => {
                    form.refused(faults.iter().map(|fault| (fault.field.clone(), said(fault))).collect());
                }
                Err(_) => {}
            }
        });
    };
    // What stood in the way of another account says nothing of the one that is typed now.
    let is_asked = Memo::new(move |_| {
        check.asked.get().is_some_and(|asked| fields.account.value().with(|typed| typed.trim() == asked))
    });
    let reason = Signal::derive(move || check.blocked().filter(|_| is_asked.get()));
    view! {
        <form class="form report-form" novalidate on:submit=submit aria-label=d::REPORT>
            <ErrorSummary faults=form.faults()/>
            <SendRefusal sender/>
            <ReportInputs fields check/>
            <div class="form-actions">
                <Button tone=Tone::Primary submit=true busy=form.busy() reason>{d::REPORT}</Button>
                <Button on_press=move |()| open.set(false)>{t::common::CANCEL}</Button>
            </div>
        </form>
    }
    .into_any()
}

fn taken(row: &CustomerReport) -> String {
    let name = &row.report.customer_name;
    match row.protected_until {
        Some(until) => d::reported_until(name, date_time(until)),
        None => d::reported_review(name),
    }
}
