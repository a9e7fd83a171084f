//! One incentive line: its arithmetic, and every reason for nothing, less than nothing or being frozen.

use super::arithmetic::Arithmetic;
use super::line_columns::{LineStatus, amount};
use super::words;
use crate::api::{Fetch, incentives, use_fetch};
use crate::explain::{Viewer, association_type, check_item, rules_of};
use crate::i18n::{Text, date_time, t};
use crate::page::Unready;
use crate::routes::Route;
use crate::ui::{Breadcrumb, CheckItem, CheckList, CopyId, Crumb, Fact, KeyFacts, LinkButton, PageHeader, TimeText};
use domain::api::incentives::{IncentiveDetail, IncentiveLine};
use domain::ids::IncentiveId;
use domain::incentive::Sign;
use domain::rules::verdict::{Check, Condition, Verdict};
use leptos::prelude::*;
use std::sync::Arc;

/// How one amount came about.
#[component]
pub fn IncentiveDetailPage(id: IncentiveId) -> impl IntoView {
    let detail = use_fetch(move || incentives::get(&id));
    let title: Text = (move || {
        detail
            .read(|detail| t::incentives::line_title(detail.line.period, &detail.line.customer))
            .unwrap_or_else(|| t::incentives::LINE.get().to_owned())
    })
    .into();
    let shown = Memo::new(move |_| detail.get());
    let crumbs = vec![
        Crumb { label: t::incentives::TITLE.into(), href: Some(Route::Incentives.path()) },
        Crumb { label: title.clone(), href: None },
    ];
    view! {
        <Breadcrumb crumbs/>
        <PageHeader title as_of=Signal::derive(move || detail.as_of()) on_refresh=move |()| detail.reload()/>
        {unready(detail, t::incentives::LINE_MISSING.into())}
        {move || shown.get().map(|detail| view! { <Content detail/> })}
    }
    .into_any()
}

/// Nothing to show: it is coming, it failed, or there is no such thing.
pub(super) fn unready<T: Send + Sync + 'static>(fetch: Fetch<T>, missing: Text) -> impl IntoView {
    view! {
        <Unready fetch missing>
            <LinkButton href=Route::Incentives.path()>{t::incentives::TO_LIST}</LinkButton>
        </Unready>
    }
}

#[component]
fn Content(detail: Arc<IncentiveDetail>) -> impl IntoView {
    let explanation = &detail.explanation;
    let viewer = Viewer::Partner(detail.line.customer_id.clone());
    // What matters for this amount stands first and open.
    let to = explanation.facts.performance_transferred_to.as_deref();
    let earning = verdict(t::incentives::REASONS_EARNING.into(), &explanation.earning, &viewer, to);
    let taking_back = verdict(t::incentives::REASONS_TAKING_BACK.into(), &explanation.taking_back, &viewer, to);
    let freezing = verdict(t::incentives::REASONS_FREEZING.into(), &explanation.freezing, &viewer, to);
    let reasons = match explanation.sign {
        Sign::Negative => [taking_back, earning, freezing],
        _ if detail.line.overlays.frozen => [freezing, earning, taking_back],
        _ => [earning, taking_back, freezing],
    };
    let version = explanation.earning.policy_version;
    let rules = rules_of(version);
    view! {
        <div class="page-with-margin">
            <div class="stack">
                <Arithmetic explanation=explanation.clone()/>
                {reasons.into_iter().collect_view()}
            </div>
            <aside class="evidence" aria-label=t::incentives::FACTS>
                <section class="stack">
                    <h2 class="panel-title">{t::incentives::FACTS}</h2>
                    <LineStatus row=detail.line.clone()/>
                    {facts(&detail.line)}
                </section>
                <p><a href=rules>{move || t::incentives::policy_version(version)}</a></p>
            </aside>
        </div>
    }
}

/// `transferred_to`: the account to which the performance went, which its condition names.
fn verdict(label: Text, verdict: &Verdict, viewer: &Viewer, transferred_to: Option<&str>) -> AnyView {
    let named = |condition: &Condition| {
        let item = check_item(condition, viewer);
        match transferred_to.map(str::to_owned) {
            Some(account) if condition.check == Check::PerfTransferred => {
                CheckItem { seen: Some((move || t::incentives::transferred_to(&account)).into()), ..item }
            }
            _ => item,
        }
    };
    let items = Signal::stored(verdict.conditions.iter().map(named).collect::<Vec<_>>());
    let heading = label.clone();
    let at = verdict.evaluated_at;
    let note = Signal::derive(move || Some(t::common::checked_at(date_time(at))));
    view! {
        <section class="panel stack">
            <h2 class="panel-title">{heading}</h2>
            <CheckList label items note/>
        </section>
    }
    .into_any()
}

fn facts(line: &IncentiveLine) -> impl IntoView + use<> {
    use t::incentives as i;
    let customer = Route::Customer(line.customer_id.clone()).path();
    let (product, plan) =
        ((line.product_zh.clone(), line.product_en.clone()), (line.plan_name_zh.clone(), line.plan_name_en.clone()));
    let (kind, relation, expires_at) =
        (words::order_kind(line.order_kind), association_type(line.association_type), line.expires_at);
    let (bill_no, claimable, frozen, name) = (line.bill_no.clone(), line.claimable, line.frozen, line.customer.clone());
    let order = line.order_id.as_ref().map(ToString::to_string);
    let order = order.map(|id| view! { <Fact label=i::ORDER><CopyId id/></Fact> });
    view! {
        <KeyFacts>
            <Fact label=i::CUSTOMER><a href=customer><bdi>{name}</bdi></a></Fact>
            <Fact label=t::customers::ASSOCIATION_TYPE>{relation}</Fact>
            <Fact label=i::PRODUCT>{move || crate::i18n::pick(&product.0, &product.1)}" · "{kind}</Fact>
            {order}
            <Fact label=i::PLAN>{move || crate::i18n::pick(&plan.0, &plan.1)}</Fact>
            <Fact label=i::BILL_NO>{bill_no}</Fact>
            <Fact label=i::CLAIMABLE>{amount(claimable)}</Fact>
            <Fact label=i::FROZEN>{amount(frozen)}</Fact>
            {expires_at.map(|at| view! { <Fact label=i::EXPIRES_AT><TimeText at/></Fact> })}
        </KeyFacts>
    }
}
