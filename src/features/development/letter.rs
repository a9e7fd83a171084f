//! What the customer will read.

use super::dialogs::Subject;
use crate::api::session;
use crate::explain::association_type;
use crate::i18n::{date_time, number, pick, t::development as d};
use chrono::TimeDelta;
use domain::association::AssociationType;
use leptos::prelude::*;

/// The letter as it would be sent now, and until when its link would work.
#[component]
pub(super) fn Letter(subject: Subject, kind: RwSignal<AssociationType>) -> impl IntoView {
    let partner =
        move || session::read(|info| pick(&info.tenant_name_zh, &info.tenant_name_en).to_owned()).unwrap_or_default();
    let days = move || session::policy().map(|policy| policy.association.invitation_days).unwrap_or_default();
    let until = move || date_time(session::now() + TimeDelta::days(days().into()));
    let to = move || subject.read(|row| d::letter_to_value(&row.report.contact_name, &row.report.contact_email));
    let heading = move || d::letter_subject_value(partner());
    let greeting = move || subject.read(|row| d::letter_greeting(&row.report.contact_name));
    let account = move || subject.read(|row| d::letter_account(&row.report.account_name));
    let body = move || d::letter_body(partner(), association_type(kind.get()).get());
    view! {
        <figure class="letter" aria-label=d::LETTER>
            <figcaption>{d::LETTER}</figcaption>
            <dl class="letter-head">
                <dt>{d::LETTER_TO}</dt><dd><bdi>{to}</bdi></dd>
                <dt>{d::LETTER_SUBJECT}</dt><dd>{heading}</dd>
            </dl>
            <div class="letter-body">
                <p>{greeting}</p>
                <p>{body}</p>
                <p>{account}</p>
                <p class="letter-link">{d::LETTER_LINK}</p>
                <p>{move || d::letter_until(until())}</p>
            </div>
        </figure>
        <p class="field-hint">{move || d::letter_note(number(days().into()))}</p>
    }
    .into_any()
}
