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
    let inviter = move || session::read(|info| info.display_name.clone()).unwrap_or_default();
    let days = move || session::policy().map(|policy| policy.association.invitation_days).unwrap_or_default();
    // What protects the customer carries the letter.
    let protected = move || subject.read(|row| row.protected_until).flatten();
    let until = move || {
        let end = session::now() + TimeDelta::days(days().into());
        date_time(protected().map_or(end, |protected| end.min(protected)))
    };
    let to = move || subject.read(|row| d::letter_to_value(&row.report.contact_name, &row.report.contact_email));
    let behind = move || {
        let kind = association_type(kind.get()).get();
        subject.read(|row| d::letter_type(kind, &row.report.account_name))
    };
    view! {
        <figure class="letter" aria-label=d::LETTER>
            <figcaption>{d::LETTER}</figcaption>
            <dl class="letter-head">
                <dt>{d::LETTER_TO}</dt><dd><bdi>{to}</bdi></dd>
                <dt>{d::LETTER_SUBJECT}</dt><dd>{move || d::letter_subject_value(partner())}</dd>
            </dl>
            <div class="letter-body">
                <p>{move || d::letter_body(partner(), inviter(), until())}</p>
                <p class="letter-link">{d::LETTER_LINK}</p>
            </div>
        </figure>
        <p class="field-hint">{behind}" "{move || d::letter_note(number(days()))}</p>
    }
    .into_any()
}
