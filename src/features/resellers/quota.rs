//! 发放代金券额度: a part of an own quota goes to a reseller.

use super::money_dialog::{Amount, Asked, Code, MoneyDialog};
use super::words;
use crate::api::{Fetch, Ignored, Request, resellers, session, use_fetch_when};
use crate::form::{DialogForms, Form, FormField};
use crate::i18n::{date, money, pick, t::resellers as r};
use crate::page::Unready;
use crate::ui::{Choice, Field, Notice, NoticeKind, Select};
use domain::api::coupon_quotas::{CouponQuota, CouponQuotaQuery, CouponQuotaType, CouponQuotas, QuotaStatus};
use domain::api::reseller_quotas::IssueResellerQuota;
use domain::api::resellers::ResellerDetail;
use domain::money::Money;
use leptos::prelude::*;

/// Quotas to choose among; more than one answer has, nobody has.
const MOST: u32 = 100;

/// The own quotas of which something can be issued, now or later.
fn own_quotas() -> CouponQuotaQuery {
    CouponQuotaQuery {
        quota_status_list: vec![QuotaStatus::Valid],
        quota_type: Some(CouponQuotaType::Voucher),
        limit: Some(MOST),
        ..CouponQuotaQuery::default()
    }
}

/// The dialog; what was typed survives a refusal.
#[component]
pub(super) fn IssueQuota(
    open: RwSignal<bool>,
    detail: Fetch<ResellerDetail>,
    /// Why this reader cannot; the address opens the dialog all the same.
    denied: Signal<Option<String>>,
) -> impl IntoView {
    let quotas = use_fetch_when(move || open.get().then(|| resellers::own_quotas(&own_quotas())));
    let forms = DialogForms::new();
    let title = move || r::quota_issue_title(detail.read(|one| words::name(&one.reseller)).unwrap_or_default());
    let nothing = move || quotas.read(|all| all.quotas.is_empty()).unwrap_or_default();
    let asked = move |()| {
        let of = forms.of((), |form| Fields::new(form, quotas));
        let request = move || of.fields.request(detail);
        Some(Asked::new(of, open, r::QUOTA_ISSUED_DONE, request, of.fields.inputs(quotas)))
    };
    view! {
        <MoneyDialog open title verb=r::QUOTA_ISSUE denied asked>
            <p class="prose">{r::QUOTA_ISSUE_TEXT}</p>
            <Unready fetch=quotas/>
            {move || nothing().then(|| view! { <Notice kind=NoticeKind::NeedsYou>{r::QUOTA_NONE}</Notice> })}
        </MoneyDialog>
    }
    .into_any()
}

/// The fields of the form. Copy it freely: it is a handle.
#[derive(Clone, Copy)]
struct Fields {
    quota: FormField,
    amount: Amount,
    code: Code,
}

impl Fields {
    fn new(form: Form, quotas: Fetch<CouponQuotas>) -> Self {
        let quota = form.field("quota_id", "", |id: &str| id.is_empty().then(|| r::QUOTA_PICK.get().to_owned()));
        let most = Signal::derive(move || quota.value().with(|id| chosen(quotas, id)).and_then(|one| left(&one)));
        let amount = Amount::new(form, "quota_amount", most);
        Self { quota, amount, code: Code::new(form, move || Some(quota.value().get()).filter(|id| !id.is_empty())) }
    }

    fn inputs(self, quotas: Fetch<CouponQuotas>) -> AnyView {
        let Self { quota, amount, code } = self;
        let choices = Signal::derive(move || {
            let known = quotas.read(|all| all.quotas.iter().map(choice).collect::<Vec<_>>()).unwrap_or_default();
            std::iter::once(Choice::new("", r::QUOTA_PICK)).chain(known).collect()
        });
        // A code fits one quota: another choice asks for another code.
        let choose = move |id| {
            quota.value().set(id);
            code.clear();
        };
        view! {
            <Field label=r::QUOTA_FROM id=quota.id() error=quota.error() on_leave=quota.leave() required=true>
                <Select value=quota.value() choices on_change=choose/>
            </Field>
            {amount.input()}
            {code.input()}
        }
        .into_any()
    }

    fn request(self, detail: Fetch<ResellerDetail>) -> Option<Request<Ignored>> {
        let reseller = detail.read(|one| one.reseller.indirect_partner_id.clone())?;
        Some(resellers::issue_quota(&IssueResellerQuota {
            quota_id: self.quota.now().parse().ok()?,
            indirect_partner_ids: vec![reseller],
            quota_amount: self.amount.now(),
            verification_code: self.code.now(),
        }))
    }
}

/// The chosen quota.
fn chosen(quotas: Fetch<CouponQuotas>, id: &str) -> Option<CouponQuota> {
    quotas.read(|all| all.quotas.iter().find(|one| one.quota_id.as_str() == id).cloned()).flatten()
}

fn left(quota: &CouponQuota) -> Option<Money> {
    Money::from_decimal(&quota.balance, quota.currency).ok()
}

/// Its name where it has one, what is left, and from when or until when.
fn choice(quota: &CouponQuota) -> Choice {
    let (zh, en) = (quota.quota_name.clone().unwrap_or_default(), quota.quota_name_en.clone().unwrap_or_default());
    let (starts, ends) = (quota.effective_time, quota.expire_time);
    let most = left(quota).unwrap_or(Money::zero(quota.currency));
    let label = move || {
        let left = money(most.minor, most.currency.as_str());
        let left = if starts > session::now() {
            r::quota_choice_later(left, date(starts))
        } else {
            r::quota_choice(left, date(ends))
        };
        let name = pick(&zh, &en);
        if name.is_empty() { left } else { r::quota_choice_named(name, left) }
    };
    Choice::new(quota.quota_id.as_str(), label)
}
