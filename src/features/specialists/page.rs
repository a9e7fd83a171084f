//! P-52 组织 > 项目专员: 项目专员列表 and 邀请列表, a tab each.

use super::invite::InviteDialog;
use super::list::SpecialistList;
use crate::api::{specialists, use_fetch};
use crate::i18n::t::specialists as s;
use crate::routes::{Moved, Route, navigate, opened_by, use_page_query};
use crate::ui::{Button, PageHeader, Tab, TabPanel, Tabs, Tone};
use domain::api::specialists::{SpecialistQuery, SpecialistView};
use leptos::prelude::*;

/// The two lists; the tab is in the address, and so is the open invitation.
#[component]
pub fn SpecialistListPage() -> impl IntoView {
    let query = use_page_query();
    let current = Memo::new(move |_| match query.get("tab").as_deref() {
        Some("invitations") => "invitations".to_owned(),
        _ => "specialists".to_owned(),
    });
    let select = move |tab: String| {
        let path =
            if tab == "specialists" { Route::Specialists.path() } else { Route::Specialists.with(&[("tab", &tab)]) };
        navigate(&path, Moved::Push);
    };
    let reviewed = use_fetch(|| {
        let view = Some(SpecialistView::Specialists);
        specialists::list(&SpecialistQuery { view, limit: Some(1), ..SpecialistQuery::default() })
    });
    let invited = use_fetch(|| specialists::list(&SpecialistQuery { limit: Some(1), ..SpecialistQuery::default() }));
    let tabs = vec![
        Tab::new("specialists", s::TAB_SPECIALISTS).counted(Signal::derive(move || reviewed.read(|all| all.count))),
        Tab::new("invitations", s::TAB_INVITATIONS).counted(Signal::derive(move || invited.read(|all| all.count))),
    ];
    let invite = move |()| query.set("do", Some("invite"), Moved::Push);
    view! {
        <PageHeader title=s::TITLE>
            <Button tone=Tone::Primary on_press=invite>{s::INVITE}</Button>
        </PageHeader>
        <p class="prose">{s::LEAD}</p>
        <Tabs label=s::TITLE tabs current on_select=select/>
        <TabPanel key="specialists" current><SpecialistList view=SpecialistView::Specialists/></TabPanel>
        <TabPanel key="invitations" current><SpecialistList view=SpecialistView::Invitations/></TabPanel>
        <InviteDialog open=opened_by(query, "invite")/>
    }
    .into_any()
}
