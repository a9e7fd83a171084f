//! 回收额度: what a reseller has not used of a quota comes back.

use super::quota::reasons;
use super::words::amount;
use crate::api::{ApiError, field_messages, message, refresh_all, resellers, session};
use crate::form::{Form, FormField, Refusal, VerificationField, check_code};
use crate::i18n::{pick, t, t::resellers as r};
use crate::ui::{Button, Dialog, ErrorSummary, Field, TextInput, Toasts, Tone, use_toasts};
use domain::api::issued_quotas::IssuedCouponQuota;
use domain::api::messages::CodePurpose;
use domain::api::reseller_quotas::{REMARK_MAX, ReclaimResellerQuotas};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The dialog about one quota. It stands beside the list, which may be read again meanwhile.
#[component]
pub(super) fn TakeQuotaBack(open: RwSignal<bool>, quota: RwSignal<Option<IssuedCouponQuota>>) -> impl IntoView {
    let (fields, toasts) = (Fields::new(quota), use_toasts());
    // What was typed and said is about one quota, and a code fits that one alone.
    let about = Memo::new(move |_| quota.with(|one| one.as_ref().map(|one| one.quota_id.clone())));
    Effect::new(move || {
        about.track();
        fields.begin();
    });
    let title = move || {
        quota
            .with(|one| one.as_ref().map(|one| r::quota_reclaim_title(pick(&one.name, &one.name_en))))
            .unwrap_or_default()
    };
    let text = move || {
        let left = quota.with(|one| one.as_ref().map(|one| amount(&one.balance, one.currency)()));
        left.map(r::quota_reclaim_text).unwrap_or_default()
    };
    let footer = move || {
        view! {
            <Button on_press=move |()| open.set(false)>{t::common::CANCEL}</Button>
            <Button tone=Tone::Primary busy=fields.form.busy() on_press=move |()| fields.submit(open, toasts)>{r::QUOTA_RECLAIM}</Button>
        }
    };
    view! {
        <Dialog open title footer on_closed=move |()| fields.put_away()>
            <div class="stack">
                <p class="prose">{text}</p>
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
    remark: FormField,
    code: Option<FormField>,
    error: RwSignal<Option<ApiError>>,
    quota: RwSignal<Option<IssuedCouponQuota>>,
}

impl Fields {
    fn new(quota: RwSignal<Option<IssuedCouponQuota>>) -> Self {
        let form = Form::new();
        let coded = untrack(|| session::read(|session| session.verification_enabled)).unwrap_or_default();
        let check = |text: &str| (text.trim().chars().count() > REMARK_MAX).then(|| r::quota_remark_long(REMARK_MAX));
        Self {
            form,
            remark: form.field("remark", "", check),
            code: coded.then(|| form.field("verification_code", "", check_code)),
            error: RwSignal::new(None),
            quota,
        }
    }

    /// Nothing is typed, and nothing was said.
    fn begin(self) {
        self.remark.begin(String::new());
        if let Some(code) = self.code {
            code.begin(String::new());
        }
        self.put_away();
    }

    fn put_away(self) {
        self.form.put_away();
        self.error.set(None);
    }

    fn inputs(self) -> AnyView {
        let (remark, quota) = (self.remark, self.quota);
        // A code fits one quota alone.
        let code = move || {
            let subject = quota.with(|one| one.as_ref().map(|one| one.quota_id.to_string()))?;
            let field = self.code?;
            Some(view! { <VerificationField field purpose=CodePurpose::AdjustResellerFunds subject/> })
        };
        view! {
            <Field label=r::QUOTA_REMARK hint=move || r::quota_remark_hint(REMARK_MAX) id=remark.id() error=remark.error()
                on_leave=remark.leave()>
                <TextInput value=remark.value() autocomplete="off"/>
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
        let id = self.quota.with_untracked(|one| one.as_ref().map(|one| one.quota_id.clone()));
        let Some(id) = id else { return self.form.interrupted() };
        let new = ReclaimResellerQuotas {
            quota_ids: vec![id],
            remark: Some(self.remark.now().trim().to_owned()).filter(|text| !text.is_empty()),
            verification_code: self.code.map(FormField::now),
        };
        spawn_local(async move {
            let sent = resellers::reclaim_quotas(&new).send().await;
            let now = self.quota.try_with_untracked(|one| one.as_ref().map(|one| one.quota_id.clone())).flatten();
            // Whoever has closed the dialog meanwhile, or opened it for another quota, is told all the same.
            let is_seen = new.quota_ids.first() == now.as_ref() && open.try_get_untracked().unwrap_or_default();
            self.form.interrupted();
            match sent {
                Ok(_) => {
                    toasts.done(r::QUOTA_RECLAIMED_DONE);
                    if is_seen {
                        self.form.saved();
                        self.begin();
                        open.try_set(false);
                    }
                }
                Err(error @ ApiError::Fields(_)) if is_seen => self.form.refused(field_messages(&error)),
                Err(error) => {
                    refresh_all();
                    if is_seen {
                        self.error.try_set(Some(error));
                    } else {
                        toasts.failed(message(&error));
                    }
                }
            }
        });
    }
}
