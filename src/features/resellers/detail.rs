//! One reseller: contact, account manager, and what happened.

use super::assign::Assign;
use super::columns::state;
use super::funds::{MoveFunds, facts};
use super::permission::{Permission as ActingPermission, may_act};
use super::quota::IssueQuota;
use super::words::{self, VIEWER};
use crate::api::{resellers, session, use_fetch};
use crate::explain::timeline;
use crate::i18n::{Text, number, t::resellers as r};
use crate::page::{MaskToggle, Unready, masked, masking};
use crate::routes::{Moved, Route, opened_by, use_page_query};
use crate::ui::{Breadcrumb, Button, CopyId, Crumb, Fact, KeyFacts, LinkButton, PageHeader, TimeText, Timeline, Tone};
use domain::api::resellers::ResellerDetail;
use domain::ids::TenantId;
use domain::permission::Permission;
use domain::rules::reseller_funds::FundsOperation;
use leptos::prelude::*;
use std::sync::Arc;

/// One reseller; its dialog opens by the address.
#[component]
pub fn ResellerPage(id: TenantId) -> impl IntoView {
    let detail = use_fetch(move || resellers::get(&id));
    let query = use_page_query();
    let plain = RwSignal::new(false);
    let title: Text =
        (move || detail.read(|one| words::name(&one.reseller)).unwrap_or_else(|| r::RESELLER.get().to_owned())).into();
    let crumbs = vec![
        Crumb { label: r::TITLE.into(), href: Some(Route::Resellers.path()) },
        Crumb { label: title.clone(), href: None },
    ];
    let shown = Memo::new(move |_| detail.get());
    let denied = Signal::derive(|| {
        (!session::may(Permission::AssignAccountManager)).then(|| r::ASSIGN_NO_RIGHT.get().to_owned())
    });
    let no_funds =
        Signal::derive(|| (!session::may(Permission::ManageResellers)).then(|| r::NO_FUNDS_RIGHT.get().to_owned()));
    let ask = move |what: &'static str| move |()| query.set("do", Some(what), Moved::Push);
    view! {
        <Breadcrumb crumbs/>
        <PageHeader title as_of=Signal::derive(move || detail.as_of()) on_refresh=move |()| detail.reload()>
            <MaskToggle plain/>
            <Button tone=Tone::Primary reason=no_funds on_press=ask("allocate")>{r::ALLOCATE}</Button>
            <Button reason=no_funds on_press=ask("reclaim")>{r::RECLAIM}</Button>
            <Button reason=no_funds on_press=ask("quota")>{r::QUOTA_ISSUE}</Button>
            <Button reason=no_funds on_press=ask("permission")>
                {move || if may_act(detail) { r::PERMISSION_REVOKE.get() } else { r::PERMISSION_GRANT.get() }}
            </Button>
            <Button reason=denied on_press=ask("assign")>{r::ASSIGN}</Button>
        </PageHeader>
        <Unready fetch=detail missing=r::NO_SUCH_RESELLER hint=r::NO_SUCH_RESELLER_HINT>
            <LinkButton href=Route::Resellers.path()>{r::TO_LIST}</LinkButton>
        </Unready>
        {move || shown.get().map(|detail| content(&detail, plain))}
        <Assign open=opened_by(query, "assign") detail/>
        <ActingPermission open=opened_by(query, "permission") detail denied=no_funds/>
        <MoveFunds open=opened_by(query, "allocate") operation=FundsOperation::Allocate detail denied=no_funds/>
        <MoveFunds open=opened_by(query, "reclaim") operation=FundsOperation::Reclaim detail denied=no_funds/>
        <IssueQuota open=opened_by(query, "quota") detail denied=no_funds/>
    }
    .into_any()
}

fn content(detail: &Arc<ResellerDetail>, plain: RwSignal<bool>) -> AnyView {
    let row = detail.reseller.clone();
    let events = Signal::stored(timeline("event", &detail.history, &VIEWER, words::happened));
    let manager = row.account_manager_name.clone();
    let manager = move || if manager.is_empty() { r::NO_MANAGER.get().to_owned() } else { manager.clone() };
    let application = detail.application_id.clone().filter(|_| session::may(Permission::ManageResellers));
    let application = application.map(|id| {
        let href = Route::ResellerApplication(id).path();
        view! { <Fact label=r::APPLICATION><a href=href>{r::TO_APPLICATION}</a></Fact> }
    });
    let to_customers = Route::Customers.with(&[("tab", "resellers"), ("reseller", row.indirect_partner_id.as_str())]);
    let own_quotas = [("tab", "quotas"), ("indirect_partner_id", row.indirect_partner_id.as_str())];
    let to_quotas = Route::Resellers.with(&own_quotas);
    let acting = row.console.as_ref().is_some_and(|console| console.may_act_for_customers);
    let acting = if acting { r::PERMISSION_ON } else { r::PERMISSION_OFF };
    let customers = row.console.as_ref().map_or(0, |console| console.customers);
    let customers = move || number(customers);
    view! {
        <div class="page-with-margin">
            <div class="stack">
                <div class="row">{state(&row)}</div>
                <KeyFacts>
                    <Fact label=r::ACCOUNT>{masked(&row.account_name, plain, masking::name)}</Fact>
                    <Fact label=r::MOBILE_PHONE>{masked(&row.mobile_phone, plain, masking::telephone)}</Fact>
                    <Fact label=r::EMAIL>{masked(&row.email, plain, masking::email)}</Fact>
                    <Fact label=r::ASSOCIATED_ON><TimeText at=row.associated_on/></Fact>
                    <Fact label=r::ACCOUNT_MANAGER>{manager}</Fact>
                    <Fact label=r::CUSTOMERS>{customers}</Fact>
                    <Fact label=r::PERMISSION>{acting}</Fact>
                    <Fact label=r::NUMBER><CopyId id=row.indirect_partner_id.to_string()/></Fact>
                    {application}
                </KeyFacts>
                {detail.funds.map(facts)}
                <div class="row">
                    <LinkButton href=to_customers>{r::TO_CUSTOMERS}</LinkButton>
                    <LinkButton href=to_quotas>{r::TO_QUOTAS}</LinkButton>
                </div>
            </div>
            <aside class="evidence" aria-label=r::HISTORY>
                <section class="panel">
                    <h2 class="panel-title">{r::HISTORY}</h2>
                    <Timeline events/>
                </section>
            </aside>
        </div>
    }
    .into_any()
}
