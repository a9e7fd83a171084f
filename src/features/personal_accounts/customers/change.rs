//! Saying what is so of a customer account from now on.

use super::fields::FactFields;
use crate::api::{ApiError, customer_accounts, field_message};
use crate::form::{Question, QuestionDialog, Why};
use crate::i18n::t::customer_accounts as c;
use crate::ui::{Tone, use_toasts};
use domain::api::customer_accounts::{CustomerAccountFacts, CustomerAccountFile};
use domain::ids::CustomerId;
use leptos::prelude::*;
use std::sync::Arc;

/// The account as it was read; none while it is read, and when there is no such one.
type Known = Memo<Option<Arc<CustomerAccountFile>>>;

/// The dialog. What was typed belongs to the account for which it was opened.
#[component]
pub(super) fn ChangeFacts(open: RwSignal<bool>, known: Known) -> impl IntoView {
    let toasts = use_toasts();
    let question = Question::new(open, Why::Unasked);
    let fields = FactFields::new(question);
    // The account and version that the fields were filled from: what a colleague records meanwhile is not overwritten unseen.
    let seen = StoredValue::new(None::<(CustomerId, i64)>);
    Effect::new(move || {
        if !open.get() {
            return;
        }
        let Some(file) = known.get() else { return };
        let about = seen.get_value().map(|(id, _)| id);
        if about.as_ref() != Some(&file.account.account_id) || !untrack(|| question.is_begun()) {
            fields.fill(&file.facts);
            seen.set_value(Some((file.account.account_id.clone(), file.version)));
        } else {
            fields.follow(&file.facts);
        }
    });
    let send = move |()| {
        if !question.submit() {
            return;
        }
        let (Some((id, version)), Some(file)) = (seen.get_value(), known.get_untracked()) else {
            question.gone();
            return;
        };
        let Some(facts) = fields.typed(file.facts.cash_spent.currency) else { return };
        // What its partner's list says was not asked for, and may be otherwise by now.
        let facts = if file.kept_by_partner {
            CustomerAccountFacts {
                special_contracts: file.facts.special_contracts,
                unpaid_bills: file.facts.unpaid_bills,
                enterprise_role: file.facts.enterprise_role,
                pro_service_contracts: file.facts.pro_service_contracts,
                reserved_instances: file.facts.reserved_instances,
                invoice_debt: file.facts.invoice_debt,
                stored_value: file.facts.stored_value,
                independent_members: file.facts.independent_members,
                credit_accounts: file.facts.credit_accounts,
                ..facts
            }
        } else {
            facts
        };
        let faults = facts.faults();
        if !faults.is_empty() {
            question.refused_all(&faults, field_message);
            return;
        }
        question.sender.send_then(customer_accounts::change((&id, version), &facts), move |outcome| {
            // Whoever was told what changed meanwhile may send again.
            if let Err(ApiError::Stale(stale)) = &outcome {
                seen.set_value(Some((id, stale.current)));
            }
            if question.settle(outcome).is_some() {
                toasts.done(c::CHANGED);
            }
        });
    };
    let title = move || {
        let name = known.with(|file| file.as_ref().map(|file| file.account.account_name.clone()));
        c::change_title(name.unwrap_or_default())
    };
    view! {
        <QuestionDialog question title verb=c::CHANGE tone=Tone::Primary reason=c::FACTS hint=c::FACTS on_send=send>
            <p>{c::CHANGE_TEXT}</p>
            {move || known.get().map(|file| fields.inputs(&file))}
        </QuestionDialog>
    }
    .into_any()
}
