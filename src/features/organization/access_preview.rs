//! What a set of roles would do: the conditions at once, rights and customers as the server counts them.

use super::role_picker::Chosen;
use super::words;
use crate::api::{organization, session, use_fetch};
use crate::explain::unmet_line;
use crate::i18n::{number, t};
use crate::routes::Route;
use crate::ui::{CheckList, Checkbox, ErrorState, Fact, KeyFacts, Notice, NoticeKind, Skeleton};
use domain::api::roles::{AccessEffect, AccessPreview, Roles};
use domain::ids::MemberId;
use domain::permission::Permission;
use domain::rules::organization::{MemberFacts, ProposedRoles, RoleAssignmentFacts, assign_roles, released_customers};
use domain::rules::verdict::Condition;
use leptos::prelude::*;
use std::sync::Arc;
use t::organization as o;

/// The ticked roles with what the rules say about them.
#[derive(Clone, Copy)]
pub(super) struct Proposal {
    pub(super) chosen: RwSignal<Chosen>,
    /// The reader agreed that customers lose their account manager.
    pub(super) agreed: RwSignal<bool>,
    facts: StoredValue<MemberFacts>,
    /// Every condition; decided in the browser by the rule that the server applies.
    pub(super) conditions: Memo<Vec<Condition>>,
}

impl Proposal {
    /// Starts from what the member has.
    pub(super) fn new(facts: MemberFacts, start: Chosen, roles: Signal<Option<Arc<Roles>>>) -> Self {
        let (chosen, agreed) = (RwSignal::new(start), RwSignal::new(false));
        let facts = StoredValue::new(facts);
        let conditions = Memo::new(move |_| {
            let Some(policy) = session::policy() else { return Vec::new() };
            let chosen = chosen.get();
            let is_known = |id: &domain::ids::CustomRoleId| {
                roles.with(|roles| {
                    roles.as_ref().is_none_or(|roles| roles.custom_roles.iter().any(|role| role.role_id == *id))
                })
            };
            let unknown = chosen.custom.iter().filter(|id| !is_known(id)).count() as u64;
            facts.with_value(|facts| {
                let released = if agreed.get() { released_customers(facts, &chosen.preset) } else { 0 };
                let proposed = ProposedRoles {
                    preset: chosen.preset,
                    custom: chosen.custom,
                    unknown,
                    released_customers: released,
                };
                let asked = RoleAssignmentFacts { member: facts.clone(), proposed };
                assign_roles(&asked, &policy, session::now()).conditions
            })
        });
        Self { chosen, agreed, facts, conditions }
    }

    /// Customers that lose their account manager with these roles.
    pub(super) fn released(self) -> u64 {
        self.facts.with_value(|facts| self.chosen.with(|chosen| released_customers(facts, &chosen.preset)))
    }

    /// Why it cannot be saved, if that is so.
    pub(super) fn blocked(self) -> Signal<Option<String>> {
        Signal::derive(move || self.conditions.with(|conditions| unmet_line(conditions)))
    }
}

/// Conditions, rights gained and lost, customers before and after, and what is left without anybody in charge.
#[component]
pub(super) fn Preview(proposal: Proposal, member: Option<MemberId>) -> impl IntoView {
    let filtered = member.clone();
    let answer = use_fetch(move || organization::preview(&proposal.chosen.get().question(member.clone())));
    let items = Signal::derive(move || proposal.conditions.with(|all| words::check_items(all)));
    let failed = answer.failure();
    let release = move || {
        let count = proposal.released();
        let link = filtered.as_ref().map(|id| Route::Customers.with(&[("account_manager_id", id.as_str())]));
        (count > 0).then(|| {
            view! {
                <Notice kind=NoticeKind::NeedsYou>
                    <p>{move || o::releases(number(count))}" "<a href=link.clone()>{o::REASSIGN_FIRST}</a></p>
                    <Checkbox checked=proposal.agreed on_change=move |ticked| proposal.agreed.set(ticked)>
                        {move || o::agree_release(number(count))}
                    </Checkbox>
                </Notice>
            }
        })
    };
    view! {
        <section class="stack" aria-label=o::PREVIEW>
            <CheckList label=o::CONDITIONS items/>
            {release}
            <h3>{o::PREVIEW}</h3>
            <ErrorState failure=failed on_retry=move |()| answer.reload()/>
            {move || answer.is_first().then(|| view! { <Skeleton lines=4/> })}
            <div class="stack" aria-live="polite" aria-busy=move || answer.loading().then_some("true")>
                {move || answer.get().map(|preview| answered(&preview))}
            </div>
        </section>
    }
    .into_any()
}

/// How the number of customers in view changes, in words.
pub(super) fn opened(before: u64, after: u64) -> String {
    match after.cmp(&before) {
        std::cmp::Ordering::Greater => o::opens(number(after - before)),
        std::cmp::Ordering::Less => o::closes(number(before - after)),
        std::cmp::Ordering::Equal => o::CUSTOMERS_UNCHANGED.get().to_owned(),
    }
}

/// What is left without anybody in charge, after what the roles do.
fn answered(preview: &AccessPreview) -> AnyView {
    let managers = preview.unmanaged_managers;
    view! {
        {(managers > 0).then(|| view! {
            <Notice kind=NoticeKind::NeedsYou>{move || o::unmanages(number(managers))}</Notice>
        })}
        {effects(AccessEffect::from(preview))}
    }
    .into_any()
}

/// The answer in words: the customers first, because that is what surprises.
pub(super) fn effects(effect: AccessEffect) -> AnyView {
    let (before, after) = (effect.customers_before, effect.customers_after);
    let kind = if after > before { NoticeKind::NeedsYou } else { NoticeKind::Info };
    let (was, becomes) = (words::visibility(effect.visibility_before), words::visibility(effect.visibility_after));
    view! {
        <Notice kind><strong>{move || opened(before, after)}</strong></Notice>
        <KeyFacts>
            <Fact label=o::SEES_NOW>{was}" · "{move || number(before)}</Fact>
            <Fact label=o::SEES_THEN>{becomes}" · "{move || number(after)}</Fact>
            <Fact label=o::GAINED>{rights(effect.gained)}</Fact>
            <Fact label=o::LOST>{rights(effect.lost)}</Fact>
        </KeyFacts>
    }
    .into_any()
}

fn rights(all: Vec<Permission>) -> impl IntoView {
    move || if all.is_empty() { t::common::NONE.get().to_owned() } else { words::permissions(&all) }
}
