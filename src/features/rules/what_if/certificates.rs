//! Certificates of an example: how the address spells them, and their form.

use super::facts::optional_day;
use super::scenario::Scenario;
use super::state::State;
use crate::explain::program_terms::certificate;
use crate::i18n::{Text, t};
use crate::ui::{Button, Choice, Field, IconButton, IconName, Select, TextInput};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::ids::{CertificateId, SpecialistId};
use domain::period::{business_day, start_of_day};
use domain::rules::certification::certificates::{CertCode, Certificate, CertifiedPerson, EarnedWith};
use domain::states::specialist::SpecialistState;
use leptos::prelude::*;

/// The people of an example.
pub(super) const PEOPLE: [&str; 4] = ["A", "B", "C", "D"];
/// More would not fit into an address that people pass on.
const MOST: usize = 12;
const LIST: &str = "certificates";

/// One certificate: `A.HCCDP` or `A.HCCDP.2027-06-30`.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Entry {
    person: &'static str,
    code: CertCode,
    until: Option<NaiveDate>,
}

impl Entry {
    fn read(text: &str) -> Option<Self> {
        let mut parts = text.split('.');
        let person = parts.next()?;
        let person = PEOPLE.into_iter().find(|one| *one == person)?;
        let code = parts.next()?.parse().ok()?;
        let until = optional_day(parts.next().unwrap_or_default())?;
        parts.next().is_none().then_some(Self { person, code, until })
    }

    fn until(&self) -> String {
        self.until.map(crate::i18n::day).unwrap_or_default()
    }

    fn spelled(&self) -> String {
        match self.until {
            Some(_) => format!("{}.{}.{}", self.person, self.code, self.until()),
            None => format!("{}.{}", self.person, self.code),
        }
    }
}

/// What can be read of a list; the rest is left out, and nothing beyond the most.
fn entries(list: &str) -> Vec<Entry> {
    list.split(',').filter_map(Entry::read).take(MOST).collect()
}

/// Is there something in the list that was left out?
pub(super) fn is_cut(list: &str) -> bool {
    !list.is_empty() && list.split(',').count() != entries(list).len()
}

/// Everybody with a certificate or a link that is named; bound and verified unless the example says otherwise.
pub(super) fn certified_people(scenario: &Scenario) -> Vec<CertifiedPerson> {
    let all = entries(scenario.get(LIST));
    let of = |person: &str| {
        let own = all.iter().enumerate().filter(|(_, entry)| entry.person == person);
        let with_enterprise = scenario.has("enterprise", person);
        let earned_with = if with_enterprise { EarnedWith::Enterprise } else { EarnedWith::Personal };
        let certificates = own.filter_map(|(index, entry)| {
            Some(Certificate {
                certificate_id: CertificateId::new(format!("certificate-{index}")).ok()?,
                code: entry.code,
                earned_with,
                valid_until: entry.until.map(|day| start_of_day(day.succ_opt().unwrap_or(day))),
            })
        });
        let link = if scenario.has("unbound", person) {
            SpecialistState::Invited
        } else if scenario.has("specialists", person) {
            SpecialistState::Specialist
        } else {
            SpecialistState::Bound
        };
        Some(CertifiedPerson {
            specialist_id: SpecialistId::new(person).ok()?,
            link,
            personally_verified: !scenario.has("unverified", person),
            certificates: certificates.collect(),
        })
    };
    let is_there = |person: &CertifiedPerson| {
        !person.certificates.is_empty() || person.link != SpecialistState::Bound || !person.personally_verified
    };
    PEOPLE.into_iter().filter_map(of).filter(is_there).collect()
}

/// What an example says of the people that an account has.
pub(super) struct Spelled {
    /// The certificates that count, people as letters.
    pub(super) certificates: String,
    /// The letters of those who are project specialists.
    pub(super) specialists: String,
    /// Did not all fit?
    pub(super) is_cut: bool,
}

/// First whoever decides, then who has most; who has nothing that counts is there as a specialist only.
pub(super) fn spelled(people: &[CertifiedPerson], decisive: &[SpecialistId], now: DateTime<Utc>) -> Spelled {
    let counting = |person: &CertifiedPerson| {
        let all = person.certificates.iter().filter(|one| person.discounts(one, now).is_empty());
        all.cloned().collect::<Vec<_>>()
    };
    let mut holders: Vec<_> = people.iter().map(|one| (one, counting(one))).collect();
    holders.retain(|(one, all)| !all.is_empty() || one.link.is_specialist());
    holders.sort_by_key(|(one, all)| (!decisive.contains(&one.specialist_id), std::cmp::Reverse(all.len())));
    let count: usize = holders.iter().map(|(_, all)| all.len()).sum();
    let entry = |person: &'static str, one: &Certificate| {
        // The last day on which it holds from its beginning to its end, or into which it reaches.
        let until = one.valid_until.map(|end| business_day(end - TimeDelta::seconds(1)));
        Entry { person, code: one.code, until }.spelled()
    };
    let lettered: Vec<_> = PEOPLE.into_iter().zip(&holders).collect();
    let all = lettered.iter().flat_map(|(person, (_, all))| all.iter().map(|one| entry(person, one)));
    let list: Vec<_> = all.take(MOST).collect();
    let specialists = lettered.iter().filter(|(_, (one, _))| one.link.is_specialist()).map(|(person, _)| *person);
    Spelled {
        certificates: list.join(","),
        specialists: specialists.collect::<Vec<_>>().join(","),
        is_cut: list.len() < count,
    }
}

/// Why the example does not hold all of one's own.
pub(super) fn own_cut() -> String {
    t::rules::own_cut(MOST, PEOPLE.len())
}

fn change(state: State, change: impl FnOnce(&mut Vec<Entry>)) {
    state.change(|scenario| {
        let mut all = entries(scenario.get(LIST));
        change(&mut all);
        let list = all.iter().map(Entry::spelled).collect::<Vec<_>>().join(",");
        scenario.with(LIST, list)
    });
}

/// Rows of certificates that can be changed, added and removed.
#[component]
pub(super) fn CertificateForm(state: State) -> impl IntoView {
    let count = Memo::new(move |_| state.read(|scenario| entries(scenario.get(LIST)).len()));
    let full = Signal::derive(move || (count.get() >= MOST).then(|| t::rules::full(MOST)));
    let add = move |()| change(state, |all| all.push(Entry { person: "B", code: CertCode::Hccda, until: None }));
    view! {
        <p class="muted">{t::rules::CERTIFICATES_HINT}</p>
        {move || state.read(|scenario| is_cut(scenario.get(LIST))).then(|| view! { <p>{t::rules::CERTIFICATE_WRONG}</p> })}
        {move || (count.get() == 0).then(|| view! { <p>{t::rules::NO_CERTIFICATES}</p> })}
        <For each=move || 0..count.get() key=|index| *index children=move |index| view! { <Row state index/> }/>
        <p><Button reason=full on_press=add>{t::rules::ADD_CERTIFICATE}</Button></p>
    }
    .into_any()
}

#[component]
fn Row(state: State, index: usize) -> impl IntoView {
    let entry = Memo::new(move |_| state.read(|scenario| entries(scenario.get(LIST)).into_iter().nth(index)));
    let edit = move |edit: fn(&mut Entry, &str) -> Option<()>, value: String| {
        change(state, |all| {
            all.get_mut(index).and_then(|entry| edit(entry, &value));
        });
    };
    let person = Signal::derive(move || entry.get().map(|entry| entry.person.to_owned()).unwrap_or_default());
    let code = Signal::derive(move || entry.get().map(|entry| entry.code.to_string()).unwrap_or_default());
    let people = PEOPLE.map(|letter| Choice::new(letter, move || t::rules::person_name(letter)));
    let named = |code: &CertCode| {
        let code = *code;
        Choice::new(code.as_str(), move || certificate(code).to_owned())
    };
    let codes: Vec<_> = CertCode::ALL.iter().map(named).collect();
    let until = state.input(
        move |scenario| entries(scenario.get(LIST)).get(index).map(Entry::until).unwrap_or_default(),
        move |scenario, typed| {
            let mut all = entries(scenario.get(LIST));
            if let (Some(entry), Some(until)) = (all.get_mut(index), optional_day(&typed)) {
                entry.until = until;
            }
            let list = all.iter().map(Entry::spelled).collect::<Vec<_>>().join(",");
            scenario.with(LIST, list)
        },
    );
    let set_person = move |value: String| {
        edit(|entry, value| PEOPLE.into_iter().find(|one| *one == value).map(|one| entry.person = one), value);
    };
    let set_code = move |value: String| edit(|entry, value| value.parse().ok().map(|code| entry.code = code), value);
    let remove = move |()| {
        change(state, |all| {
            if index < all.len() {
                all.remove(index);
            }
        });
    };
    let name: Text = (move || t::rules::certificate(index + 1)).into();
    view! {
        <div class="certificate-row" role="group" aria-label=Text::attribute(Some(name))>
            <Field label=t::rules::PERSON required=true>
                <Select value=person choices=Signal::stored(people.to_vec()) on_change=set_person/>
            </Field>
            <Field label=t::rules::KIND required=true><Select value=code choices=Signal::stored(codes) on_change=set_code/></Field>
            <Field label=t::rules::VALID_UNTIL hint=t::rules::VALID_UNTIL_HINT><TextInput value=until kind="date"/></Field>
            <IconButton icon=IconName::CLOSE label=move || t::rules::remove_certificate(index + 1) on_press=remove/>
        </div>
    }
}
