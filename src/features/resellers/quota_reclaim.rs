//! 回收额度: what a reseller has not used of a quota comes back.

use super::money_dialog::{Asked, Code, MoneyDialog};
use super::words::amount;
use crate::api::{Ignored, Request, resellers};
use crate::form::{DialogForms, Form, FormField};
use crate::i18n::{pick, t::resellers as r};
use crate::ui::{Field, TextInput};
use domain::api::issued_quotas::IssuedCouponQuota;
use domain::api::reseller_quotas::{REMARK_MAX, ReclaimResellerQuotas};
use domain::ids::CouponQuotaId;
use leptos::prelude::*;

/// The dialog about one quota. What was typed for one is there again when that is opened again.
#[component]
pub(super) fn TakeQuotaBack(open: RwSignal<bool>, quota: RwSignal<Option<IssuedCouponQuota>>) -> impl IntoView {
    let forms = DialogForms::<CouponQuotaId, Fields>::new();
    let about = Memo::new(move |_| quota.with(|one| one.as_ref().map(|one| one.quota_id.clone())));
    let title = move || {
        quota
            .with(|one| one.as_ref().map(|one| r::quota_reclaim_title(pick(&one.name, &one.name_en))))
            .unwrap_or_default()
    };
    let text = move || {
        let left = quota.with(|one| one.as_ref().map(|one| amount(&one.balance, one.currency)()));
        left.map(r::quota_reclaim_text).unwrap_or_default()
    };
    let asked = move |()| {
        let id = about.get()?;
        let of = forms.of(id.clone(), |form| Fields::new(form, &id));
        let request = move || Some(of.fields.request(id.clone()));
        Some(Asked::new(of, open, r::QUOTA_RECLAIMED_DONE, request, of.fields.inputs()))
    };
    view! { <MoneyDialog open title verb=r::QUOTA_RECLAIM asked><p class="prose">{text}</p></MoneyDialog> }.into_any()
}

/// The fields of the form. Copy it freely: it is a handle.
#[derive(Clone, Copy)]
struct Fields {
    remark: FormField,
    code: Code,
}

impl Fields {
    fn new(form: Form, id: &CouponQuotaId) -> Self {
        let check = |text: &str| (text.trim().chars().count() > REMARK_MAX).then(|| r::quota_remark_long(REMARK_MAX));
        let (remark, id) = (form.field("remark", "", check), id.to_string());
        Self { remark, code: Code::new(form, move || Some(id.clone())) }
    }

    fn inputs(self) -> AnyView {
        let Self { remark, code } = self;
        view! {
            <Field label=r::QUOTA_REMARK hint=move || r::quota_remark_hint(REMARK_MAX) id=remark.id() error=remark.error()
                on_leave=remark.leave()>
                <TextInput value=remark.value() autocomplete="off"/>
            </Field>
            {code.input()}
        }
        .into_any()
    }

    fn request(self, id: CouponQuotaId) -> Request<Ignored> {
        resellers::reclaim_quotas(&ReclaimResellerQuotas {
            quota_ids: vec![id],
            remark: Some(self.remark.now().trim().to_owned()).filter(|text| !text.is_empty()),
            verification_code: self.code.now(),
        })
    }
}
