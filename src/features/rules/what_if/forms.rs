//! The facts that can be changed, a form for each question.

use super::certificates::CertificateForm;
use super::facts::{is_of_r22, optional_day, spent, word_of};
use super::scenario::{Scenario, Subject};
use super::state::State;
use crate::explain::program_terms;
use crate::i18n::{Key, Text, t};
use crate::ui::{Checkbox, Choice, Field, Select, TextInput};
use domain::api::time::day_from_text;
use domain::program::{CompetencyTag, DevelopmentPath, PartnerTier, Program};
use domain::states::path_stage::PathStage;
use leptos::prelude::*;

/// The form of the question that is asked.
#[component]
pub(super) fn FactForm(state: State, subject: Subject) -> impl IntoView {
    match subject {
        Subject::Direct => direct(state).into_any(),
        Subject::PathExit => toggles(state, records()).into_any(),
        Subject::PathChoice => {
            let path =
                choice_that(state, "path", t::rules::FACT_PATH, paths(), |scenario| scenario.listing("has", &[]));
            view! { {path}{toggles(state, choosing())} }.into_any()
        }
        Subject::Joins => {
            let programs = Program::ALL.iter().copied().filter(|one| is_of_r22(*one));
            let programs = programs.map(|one| Choice::new(one.as_str(), program_terms::program(one)));
            let out = |scenario: Scenario| scenario.switched("has", "in", false);
            let program = choice_that(state, "program", t::rules::FACT_PROGRAM, programs.collect(), out);
            // Where the programme has a toggle of its own, that says it; otherwise it is said anew for each.
            let asked = Memo::new(move |_| state.read(|scenario| scenario.get("program").parse::<Program>().ok()));
            let own = move || {
                let unsaid = asked.get().is_some_and(|program| word_of(program).is_none());
                unsaid.then(|| toggles(state, vec![("in", t::rules::FACT_IN)]))
            };
            view! { {program}{own}{toggles(state, account())} }.into_any()
        }
        Subject::LevelsUp => {
            let levels =
                PartnerTier::ALL.iter().map(|one| Choice::new(one.as_str(), program_terms::partner_tier(*one)));
            let levels = std::iter::once(Choice::new("", t::terms::NONE)).chain(levels);
            let level = choice_field(state, "level", t::rules::FACT_LEVEL, levels.collect());
            view! { {toggles(state, vec![("csp", t::rules::FACT_CSP)])}{level}{path_field(state)}{stage_field(state)} }
                .into_any()
        }
        Subject::GovernmentCloud => toggles(state, standing()).into_any(),
        Subject::CoSell => toggles(state, joining()).into_any(),
        Subject::Receives => view! { {stage_field(state)}{toggles(state, receiving())} }.into_any(),
        Subject::Certification => view! { <CertificateForm state/> }.into_any(),
        Subject::Differentiation => {
            let tags = CompetencyTag::ALL.iter().map(|tag| (tag.as_str(), program_terms::competency_tag(*tag)));
            view! { {stage_field(state)}{toggles(state, tags.collect())}<CertificateForm state/> }.into_any()
        }
    }
}

/// The day that is asked about.
#[component]
pub(super) fn DayField(state: State) -> impl IntoView {
    day_field(state, "at", t::rules::AT.into(), t::rules::AT_HINT, false)
}

fn direct(state: State) -> impl IntoView {
    let wrong = move || state.read(|scenario| spent(scenario.get("spent")).is_none());
    let error = Signal::derive(move || wrong().then(|| t::rules::AMOUNT_WRONG.get().to_owned()));
    let value = state.fact("spent");
    view! {
        {day_field(state, "registered", t::rules::REGISTERED.into(), t::rules::DAY_WRONG, false)}
        <Field label=t::rules::CASH_SPENT hint=t::rules::CASH_SPENT_HINT error required=true>
            <TextInput value inputmode="decimal"/>
        </Field>
        {day_field(state, "reported_until", t::rules::PREREGISTERED.into(), t::rules::PREREGISTERED_HINT, true)}
    }
}

fn day_field(state: State, name: &'static str, label: Text, hint: Key, may_be_empty: bool) -> AnyView {
    let fits =
        move |text: &str| if may_be_empty { optional_day(text).is_some() } else { day_from_text(text).is_some() };
    let wrong = move || state.read(|scenario| !fits(scenario.get(name)));
    let error = Signal::derive(move || wrong().then(|| t::rules::DAY_WRONG.get().to_owned()));
    let value = state.fact(name);
    view! { <Field label hint error required=!may_be_empty><TextInput value kind="date"/></Field> }.into_any()
}

fn choice_field(state: State, name: &'static str, label: Key, choices: Vec<Choice>) -> AnyView {
    choice_that(state, name, label, choices, |scenario| scenario)
}

/// The same where some facts were only about what was chosen before: `forget` drops them.
fn choice_that(
    state: State,
    name: &'static str,
    label: Key,
    choices: Vec<Choice>,
    forget: fn(Scenario) -> Scenario,
) -> AnyView {
    let value = Signal::derive(move || state.read(|scenario| scenario.get(name).to_owned()));
    let choose = move |code: String| state.change(|scenario| forget(scenario.with(name, code)));
    view! { <Field label required=true><Select value choices=Signal::stored(choices) on_change=choose/></Field> }
        .into_any()
}

fn path_field(state: State) -> AnyView {
    choice_field(state, "path", t::rules::FACT_PATH, paths())
}

fn paths() -> Vec<Choice> {
    DevelopmentPath::ALL.iter().map(|one| Choice::new(one.as_str(), program_terms::path(*one))).collect()
}

fn stage_field(state: State) -> AnyView {
    let stages = PathStage::ALL.iter().map(|one| Choice::new(one.as_str(), program_terms::path_stage(*one)));
    choice_field(state, "stage", t::rules::FACT_STAGE, stages.collect())
}

fn account() -> Vec<(&'static str, Key)> {
    use t::rules as r;
    vec![
        ("csp", r::FACT_CSP),
        ("distribution", r::FACT_DISTRIBUTION),
        ("reseller", r::FACT_RESELLER),
        ("tied", r::FACT_TIED),
        ("pce", r::FACT_PCE),
        ("subsidy", r::FACT_SUBSIDY),
        ("subcustomer", r::FACT_SUBCUSTOMER),
        ("resources", r::FACT_RESOURCES),
        ("frozen", r::FACT_FROZEN),
        ("arrears", r::FACT_ARREARS),
        ("master", r::FACT_MASTER),
        ("credit", r::FACT_CREDIT),
        ("consumed", r::FACT_CONSUMED),
        ("reported", r::FACT_REPORTED),
        ("abroad", r::FACT_ABROAD),
        ("personal", r::FACT_PERSONAL),
    ]
}

fn choosing() -> Vec<(&'static str, Key)> {
    use t::rules as r;
    vec![("on_path", r::FACT_ON_PATH), ("sibling", r::FACT_SIBLING_ON_PATH), ("invited", r::FACT_INVITED)]
}

fn joining() -> Vec<(&'static str, Key)> {
    use t::rules as r;
    vec![
        ("enterprise", r::FACT_ENTERPRISE),
        ("hcpn", r::FACT_HCPN),
        ("pce", r::FACT_PCE),
        ("reseller", r::FACT_RESELLER),
        ("terms", r::FACT_TERMS),
        ("commitments", r::FACT_COMMITMENTS),
    ]
}

fn receiving() -> Vec<(&'static str, Key)> {
    use t::rules as r;
    vec![("pce", r::FACT_PCE), ("confirmed", r::FACT_CONFIRMED), ("offering", r::FACT_OFFERING)]
}

fn records() -> Vec<(&'static str, Key)> {
    use t::rules as r;
    vec![
        ("plan", r::HAS_PLAN),
        ("role", r::HAS_ROLE),
        ("differentiation", r::HAS_DIFFERENTIATION),
        ("solution", r::HAS_SOLUTION),
        ("advanced", r::HAS_ADVANCED),
        ("coupon", r::HAS_COUPON),
        ("voucher", r::HAS_VOUCHER),
        ("mdf", r::HAS_MDF),
        ("fh", r::HAS_FH),
        ("delivery", r::HAS_DELIVERY),
    ]
}

fn standing() -> Vec<(&'static str, Key)> {
    use t::rules as r;
    vec![
        ("enterprise", r::FACT_ENTERPRISE),
        ("frozen", r::FACT_FROZEN),
        ("subsidy", r::FACT_SUBSIDY),
        ("sibling", r::FACT_SIBLING),
        ("subaccount", r::FACT_SUBACCOUNT),
    ]
}

fn toggles(state: State, words: Vec<(&'static str, Key)>) -> impl IntoView {
    let toggle = move |(word, label): (&'static str, Key)| {
        let checked = Signal::derive(move || state.read(|scenario| scenario.has("has", word)));
        let switch = move |on: bool| state.change(|scenario| scenario.switched("has", word, on));
        view! { <Checkbox checked on_change=switch>{label}</Checkbox> }
    };
    words.into_iter().map(toggle).collect_view()
}
