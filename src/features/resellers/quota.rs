//! 发放代金券额度: a part of an own quota goes to a reseller.

use super::words::{self, VIEWER};
use crate::api::{ApiError, Fetch, field_messages, message, refresh_all, resellers, session, use_fetch_when};
use crate::explain::check_item;
use crate::form::{Form, FormField, Refusal, VerificationField, check_code};
use crate::i18n::{date, money, t, t::resellers as r};
use crate::page::Unready;
use crate::ui::{
    Button, CheckList, Choice, Dialog, ErrorSummary, Field, Notice, NoticeKind, Select, TextInput, Toasts, Tone,
    use_toasts,
};
use domain::api::coupon_quotas::{CouponQuota, CouponQuotaQuery, CouponQuotaType, CouponQuotas, QuotaStatus};
use domain::api::messages::CodePurpose;
use domain::api::reseller_quotas::IssueResellerQuota;
use domain::api::resellers::ResellerDetail;
use domain::money::Money;
use domain::rules::verdict::Condition;
use leptos::prelude::*;
use leptos::task::spawn_local;

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

/// The dialog. It stands beside the content; what was typed survives a refusal.
#[component]
pub(super) fn IssueQuota(
    open: RwSignal<bool>,
    detail: Fetch<ResellerDetail>,
    /// Why this reader cannot; the address opens the dialog all the same.
    denied: Signal<Option<String>>,
) -> impl IntoView {
    let quotas = use_fetch_when(move || open.get().then(|| resellers::own_quotas(&own_quotas())));
    let (fields, toasts) = (Fields::new(detail, quotas), use_toasts());
    let title = move || r::quota_issue_title(detail.read(|one| words::name(&one.reseller)).unwrap_or_default());
    let nothing = move || quotas.read(|all| all.quotas.is_empty()).unwrap_or_default();
    let footer = move || {
        view! {
            <Button on_press=move |()| open.set(false)>{t::common::CANCEL}</Button>
            <Button tone=Tone::Primary busy=fields.form.busy() reason=denied on_press=move |()| fields.submit(open, toasts)>{r::QUOTA_ISSUE}</Button>
        }
    };
    view! {
        <Dialog open title footer on_closed=move |()| fields.put_away()>
            <div class="stack">
                <p class="prose">{r::QUOTA_ISSUE_TEXT}</p>
                <Unready fetch=quotas/>
                {move || nothing().then(|| view! { <Notice kind=NoticeKind::NeedsYou>{r::QUOTA_NONE}</Notice> })}
                <ErrorSummary faults=fields.form.faults()/>
                {move || fields.refusal()}
                {fields.inputs()}
            </div>
        </Dialog>
    }
    .into_any()
}

#[derive(Clone, Copy)]
struct Fields {
    form: Form,
    quota: FormField,
    amount: FormField,
    code: Option<FormField>,
    error: RwSignal<Option<ApiError>>,
    detail: Fetch<ResellerDetail>,
    quotas: Fetch<CouponQuotas>,
}

impl Fields {
    fn new(detail: Fetch<ResellerDetail>, quotas: Fetch<CouponQuotas>) -> Self {
        let form = Form::new();
        let coded = untrack(|| session::read(|session| session.verification_enabled)).unwrap_or_default();
        let quota = form.field("quota_id", "", |id: &str| id.is_empty().then(|| r::QUOTA_PICK.get().to_owned()));
        let check = move |text: &str| wrong(text, untrack(|| chosen(quotas, &quota.now())).and_then(|one| left(&one)));
        Self {
            form,
            quota,
            amount: form.field("quota_amount", "", check),
            // Asked for a quota: while none is chosen, that is what is missing.
            code: coded.then(|| {
                let check = move |text: &str| check_code(text).filter(|_| !untrack(|| quota.now()).is_empty());
                form.field("verification_code", "", check)
            }),
            error: RwSignal::new(None),
            detail,
            quotas,
        }
    }

    /// What was said is forgotten; what was typed stays.
    fn put_away(self) {
        self.form.put_away();
        self.error.set(None);
    }

    fn inputs(self) -> AnyView {
        let (quota, amount, quotas) = (self.quota, self.amount, self.quotas);
        let choices = Signal::derive(move || {
            let known = quotas.read(|all| all.quotas.iter().map(choice).collect::<Vec<_>>()).unwrap_or_default();
            std::iter::once(Choice::new("", r::QUOTA_PICK)).chain(known).collect()
        });
        let hint = move || {
            let most = chosen(quotas, &quota.value().get()).and_then(|one| left(&one));
            most.map(|most| r::amount_hint(money(most.minor, most.currency.as_str()))).unwrap_or_default()
        };
        // A code fits one quota: another choice asks for another code.
        let choose = move |id| {
            quota.value().set(id);
            if let Some(code) = self.code {
                code.begin(String::new());
            }
        };
        let code = move || {
            let subject = quota.value().get();
            let field = self.code.filter(|_| !subject.is_empty())?;
            Some(view! { <VerificationField field purpose=CodePurpose::AdjustResellerFunds subject/> })
        };
        view! {
            <Field label=r::QUOTA_FROM id=quota.id() error=quota.error() on_leave=quota.leave() required=true>
                <Select value=quota.value() choices on_change=choose/>
            </Field>
            <Field label=r::AMOUNT hint=hint id=amount.id() error=amount.error() on_leave=amount.leave() required=true>
                <TextInput value=amount.value() inputmode="decimal" autocomplete="off" maxlength=16/>
            </Field>
            {code}
        }
        .into_any()
    }

    /// Why the last try failed; where the rule said no, every reason.
    fn refusal(self) -> Option<AnyView> {
        let error = self.error.get()?;
        let list = match &error {
            ApiError::Refused { check_items, .. } => Some(reasons(&check_items.all())),
            _ => None,
        };
        Some(view! { <Refusal error refused=Some(r::FUNDS_REFUSED)/>{list} }.into_any())
    }

    fn submit(self, open: RwSignal<bool>, toasts: Toasts) {
        self.error.set(None);
        if !self.form.submit() {
            return;
        }
        let id = untrack(|| self.detail.read(|one| one.reseller.indirect_partner_id.clone()));
        let (Some(id), Ok(quota_id)) = (id, self.quota.now().parse()) else { return self.form.interrupted() };
        let new = IssueResellerQuota {
            quota_id,
            indirect_partner_ids: vec![id],
            quota_amount: self.amount.now().trim().to_owned(),
            verification_code: self.code.map(FormField::now),
        };
        spawn_local(async move {
            match resellers::issue_quota(&new).send().await {
                Ok(_) => {
                    self.form.saved();
                    self.amount.begin(String::new());
                    // A code works once.
                    if let Some(code) = self.code {
                        code.begin(String::new());
                    }
                    toasts.done(r::QUOTA_ISSUED_DONE);
                    open.try_set(false);
                }
                Err(error @ ApiError::Fields(_)) => self.form.refused(field_messages(&error)),
                Err(error) => {
                    self.form.interrupted();
                    // What is left has changed, perhaps: the figures should say so.
                    refresh_all();
                    // Who has closed the dialog meanwhile is told all the same.
                    if !open.try_get_untracked().unwrap_or_default() {
                        toasts.failed(message(&error));
                    }
                    self.error.try_set(Some(error));
                }
            }
        });
    }
}

/// The chosen quota.
fn chosen(quotas: Fetch<CouponQuotas>, id: &str) -> Option<CouponQuota> {
    quotas.read(|all| all.quotas.iter().find(|one| one.quota_id.as_str() == id).cloned()).flatten()
}

fn left(quota: &CouponQuota) -> Option<Money> {
    Money::from_decimal(&quota.balance, quota.currency).ok()
}

/// What is left, and from when or until when.
fn choice(quota: &CouponQuota) -> Choice {
    let (starts, ends) = (quota.effective_time, quota.expire_time);
    let most = left(quota).unwrap_or(Money::zero(quota.currency));
    let label = move || {
        let left = money(most.minor, most.currency.as_str());
        if starts > session::now() {
            r::quota_choice_later(left, date(starts))
        } else {
            r::quota_choice(left, date(ends))
        }
    };
    Choice::new(quota.quota_id.as_str(), label)
}

pub(super) fn reasons(conditions: &[Condition]) -> AnyView {
    let items = conditions.iter().map(|condition| check_item(condition, &VIEWER)).collect::<Vec<_>>();
    view! { <CheckList label=r::FUNDS_REFUSED items=Signal::stored(items)/> }.into_any()
}

/// What is wrong with an amount, before the server is asked.
pub(super) fn wrong(text: &str, most: Option<Money>) -> Option<String> {
    let currency = most.map_or(domain::money::Currency::Cny, |most| most.currency);
    let amount = Money::from_decimal(text.trim(), currency).ok().filter(|amount| amount.is_positive());
    let Some(amount) = amount else { return Some(r::AMOUNT_WRONG.get().to_owned()) };
    let over = most.filter(|most| amount.minor > most.minor)?;
    Some(r::amount_over(money(over.minor, over.currency.as_str())))
}
