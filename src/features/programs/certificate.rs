//! P-43: the certificate of a programme as a page to print, or every reason why there is none.

use crate::api::{Fetch, programs, session, use_fetch};
use crate::explain::{Viewer, check_items, decided_under, program_terms};
use crate::i18n::{Text, date_time, pick, t};
use crate::page::Unready;
use crate::routes::Route;
use crate::ui::{
    Breadcrumb, Button, CheckList, Crumb, Fact, KeyFacts, LinkButton, Notice, NoticeKind, PageHeader, TimeText, Tone,
};
use domain::api::programs::{ProgramCard, Programs};
use domain::program::Program;
use leptos::prelude::*;

/// The certificate; the server says whether there is one.
#[component]
pub fn ProgramCertificatePage(program: Program) -> impl IntoView {
    let all: Fetch<Programs> = use_fetch(programs::programs);
    let shown = all.steady();
    let card = Memo::new(move |_| shown.get()?.programs.iter().find(|card| card.program == program).cloned());
    let title: Text = (move || t::programs::certificate_title(program_terms::program(program).get())).into();
    let crumbs = vec![
        Crumb { label: t::programs::TITLE.into(), href: Some(Route::Programs.path()) },
        Crumb { label: title.clone(), href: None },
    ];
    view! {
        <Breadcrumb crumbs/>
        <PageHeader title as_of=Signal::derive(move || all.as_of()) on_refresh=move |()| all.reload()/>
        <Unready fetch=all/>
        {move || card.get().map(|card| if card.certificate.allowed() { sheet(&card) } else { refused(&card) })}
    }
    .into_any()
}

fn sheet(card: &ProgramCard) -> AnyView {
    use t::programs as p;
    let company = move || session::read(|info| pick(&info.tenant_name_zh, &info.tenant_name_en).to_owned());
    let (program, level) = (card.program, card.level);
    let (joined_at, valid_until) = (card.joined_at, card.valid_until);
    let (version, at) = (card.certificate.policy_version, card.certificate.evaluated_at);
    view! {
        <section class="panel stack certificate" aria-label=p::CERTIFICATE_PROGRAM>
            <p class="prose">{p::CERTIFICATE_LEAD}</p>
            <KeyFacts>
                <Fact label=p::CERTIFICATE_COMPANY>{company}</Fact>
                <Fact label=p::CERTIFICATE_PROGRAM>{program_terms::program(program)}</Fact>
                {level.map(|level| view! { <Fact label=p::LEVEL>{program_terms::partner_tier(level)}</Fact> })}
                {joined_at.map(|at| view! { <Fact label=p::JOINED_AT><TimeText at/></Fact> })}
                {valid_until.map(|at| view! { <Fact label=p::VALID_UNTIL><TimeText at/></Fact> })}
            </KeyFacts>
            <p class="muted">{move || p::certificate_checked(version, date_time(at))}</p>
            <div class="row form-actions">
                <LinkButton tone=Tone::Primary download=true href=move || programs::program_certificate(program)>{p::CERTIFICATE_PDF}</LinkButton>
                <Button on_press=|()| { let _ = window().print(); }>{p::PRINT}</Button>
                <LinkButton href=Route::Programs.path()>{p::TO_PROGRAMS}</LinkButton>
            </div>
        </section>
    }
    .into_any()
}

fn refused(card: &ProgramCard) -> AnyView {
    let items = Signal::stored(check_items(&card.certificate, &Viewer::PartnerStaff));
    let (version, at) = (card.certificate.policy_version, card.certificate.evaluated_at);
    let note = Signal::derive(move || Some(decided_under(version, at)));
    view! {
        <div class="stack">
            <Notice kind=NoticeKind::Info>{t::programs::CERTIFICATE_REFUSED}</Notice>
            <CheckList label=t::programs::CERTIFICATE items note/>
            <p><LinkButton href=Route::Programs.path()>{t::programs::TO_PROGRAMS}</LinkButton></p>
        </div>
    }
    .into_any()
}
