//! Every condition of a decision, met or not, with the way out.

use leptos::prelude::*;

use super::button::Button;
use super::icon::{Icon, IconName};
use crate::i18n::{Text, t};

/// How a condition stands, in the order in which they are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// In the way.
    Unmet,
    /// The reader may not know, or the fact is missing.
    Unknown,
    /// Fine.
    Met,
}

/// A link to where a condition can be mended.
#[derive(Clone, Debug)]
pub struct FixLink {
    /// Verb and object.
    pub label: Text,
    /// Where.
    pub href: String,
}

/// One condition, in words and figures.
#[derive(Clone, Debug)]
pub struct CheckItem {
    /// How it stands.
    pub outcome: Outcome,
    /// The sentence that should be true.
    pub title: Text,
    /// The value now.
    pub seen: Option<Text>,
    /// The value that would do.
    pub needed: Option<Text>,
    /// Who can change it.
    pub who: Option<Text>,
    /// Where to change it.
    pub fix: Option<FixLink>,
    /// When the action is possible again, if time alone mends it.
    pub again: Option<Text>,
}

/// The check list. Unmet conditions first; a status line counts them and is announced after each re-check. Tab moves
/// through the fix links to the re-check button. Named by `label`.
#[component]
pub fn CheckList(
    /// What is checked.
    #[prop(into)]
    label: Text,
    #[prop(into)] items: Signal<Vec<CheckItem>>,
    #[prop(optional, into)] busy: Signal<bool>,
    /// Asks the server again.
    #[prop(optional, into)]
    on_recheck: Option<Callback<()>>,
    /// When and by which rules this was decided.
    #[prop(optional, into)]
    note: Signal<Option<String>>,
    /// Where those rules are; the note leads there.
    #[prop(optional, into)]
    note_href: Signal<Option<String>>,
) -> impl IntoView {
    let sorted = move || {
        let mut items = items.get();
        items.sort_by_key(|item| item.outcome);
        items
    };
    // Nothing is said of conditions that nobody has looked at, or that are being looked at again.
    let standing = move || items.with(|items| standing(items, busy.get()));
    view! {
        <section class="check-list" aria-label=label aria-busy=move || busy.get().then_some("true")>
            <header class="check-summary" data-turn=move || standing().0>
                {move || view! { <Icon name=standing().1/> }}
                <p role="status">{move || if busy.get() { t::common::CHECKING.get().to_owned() } else { items.with(|items| summary(items)) }}</p>
                {on_recheck.map(|on_recheck| view! {
                    <Button busy icon=IconName::REFRESH on_press=on_recheck>{t::common::RECHECK}</Button>
                })}
            </header>
            <ul class="check-items">{move || sorted().into_iter().map(condition).collect_view()}</ul>
            {move || note.get().map(|note| {
                let words = match note_href.get() {
                    Some(href) => view! { <a href=href>{note}</a> }.into_any(),
                    None => note.into_any(),
                };
                view! { <p class="check-note">{words}</p> }
            })}
        </section>
    }
}

/// The look of the whole: neither good nor bad without conditions and while they are read.
fn standing(items: &[CheckItem], busy: bool) -> (&'static str, IconName) {
    if busy || items.is_empty() {
        ("closed", IconName::CLOSED)
    } else if items.iter().any(|item| item.outcome != Outcome::Met) {
        ("failed", IconName::FAILED)
    } else {
        ("done", IconName::DONE)
    }
}

/// "3 of 9 conditions not met", or that all are met.
fn summary(items: &[CheckItem]) -> String {
    if items.is_empty() {
        return t::common::NOT_KNOWN.get().to_owned();
    }
    let count = |outcome| items.iter().filter(|item| item.outcome == outcome).count();
    let (unmet, unknown) = (count(Outcome::Unmet), count(Outcome::Unknown));
    let main = if unmet == 0 && unknown == 0 {
        t::common::conditions_met(items.len())
    } else {
        t::common::conditions_unmet(unmet, items.len())
    };
    if unknown == 0 { main } else { format!("{main} · {}", t::common::conditions_unknown(unknown)) }
}

fn condition(item: CheckItem) -> impl IntoView {
    let (turn, icon, word) = match item.outcome {
        Outcome::Met => ("done", IconName::DONE, t::common::MET),
        Outcome::Unmet => ("failed", IconName::FAILED, t::common::UNMET),
        Outcome::Unknown => ("closed", IconName::CLOSED, t::common::NOT_KNOWN),
    };
    let fact = |name, value: Option<Text>| value.map(|value| view! { <div><dt>{name}</dt><dd>{value}</dd></div> });
    view! {
        <li class="check-item" data-turn=turn>
            <span class="check-mark"><Icon name=icon/><span>{word}</span></span>
            <div class="check-words">
                <p class="check-title">{item.title}</p>
                <dl class="check-facts">
                    {fact(t::common::CURRENT_VALUE, item.seen)}
                    {fact(t::common::NEEDED_VALUE, item.needed)}
                    {fact(t::common::WHO_CAN_FIX, item.who)}
                    {fact(t::common::POSSIBLE_AGAIN, item.again)}
                </dl>
            </div>
            {item.fix.map(|fix| view! { <a class="check-fix" href=fix.href>{fix.label}<Icon name=IconName::CHEVRON_RIGHT/></a> })}
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_looked_at_is_neither_met_nor_unmet() {
        let item = |outcome| CheckItem {
            outcome,
            title: Text::from(t::common::MET),
            seen: None,
            needed: None,
            who: None,
            fix: None,
            again: None,
        };
        assert_eq!(standing(&[], false).0, "closed");
        assert_eq!(standing(&[item(Outcome::Met)], true).0, "closed");
        assert_eq!(standing(&[item(Outcome::Met)], false).0, "done");
        assert_eq!(standing(&[item(Outcome::Met), item(Outcome::Unmet)], false).0, "failed");
        assert_eq!(standing(&[item(Outcome::Unknown)], false).0, "failed");
    }
}
