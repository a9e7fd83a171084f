//! The facts that can be changed, question by question.

use super::facts::{MEMBERSHIP, PARTNERS, is_of_r22, word_of};
use super::fields::{Input, Word};
use super::organization_forms as organization;
use super::scenario::Scenario;
use super::subject::Subject;
use super::vocabulary as words;
use crate::explain::program_terms;
use crate::i18n::{Key, Text, t, t::rules as r};
use crate::ui::Choice;
use domain::program::{CertificationKind, CompetencyTag, DevelopmentPath, Program};
use domain::states::path_stage::PathStage;
use domain::states::po::PoState;

/// The form of a question.
pub(super) fn inputs(subject: Subject) -> Vec<Input> {
    match subject {
        Subject::Direct => vec![
            day("registered", r::REGISTERED, r::DAY_WRONG),
            Input::Amount { name: "spent", label: r::CASH_SPENT, hint: r::CASH_SPENT_HINT },
            optional_day("reported_until", r::PREREGISTERED, r::PREREGISTERED_HINT),
        ],
        Subject::PathExit => vec![boxes(words::RECORDS)],
        Subject::PathChoice => {
            let forget = |scenario: Scenario| scenario.listing("has", &[]);
            vec![
                Input::Choice { name: "path", label: r::FACT_PATH, choices: words::paths(), forget },
                boxes(words::CHOOSING),
            ]
        }
        Subject::Joins => joins(),
        Subject::LevelsUp => {
            vec![boxes(words::IN_CSP), choice("level", r::FACT_LEVEL, words::levels()), path(), stage(r::FACT_STAGE)]
        }
        Subject::GovernmentCloud => vec![boxes(words::STANDING)],
        Subject::CoSell => vec![boxes(words::CO_SELL), boxes(words::ACCEPTED)],
        Subject::Receives => vec![stage(r::FACT_STAGE), boxes(words::RECEIVING)],
        Subject::Downloads => downloads(),
        Subject::Certification => certified(),
        Subject::Differentiation => certified().into_iter().chain([tags()]).collect(),
        Subject::AnnualReview => certified().into_iter().chain([tags(), until(), boxes(words::REVIEW_WAITS)]).collect(),
        Subject::Invites => invites(),
        Subject::Invitable => invitable(),
        Subject::Operates => vec![
            choice("operation", r::FACT_OPERATION, words::operations()),
            choice("state", r::FACT_LINK, words::specialist_states().collect()),
            Input::When(|one| one.get("operation") == "APPLY", || vec![chosen_paths()]),
        ],
        Subject::Projects => vec![boxes(words::PROJECT)],
        Subject::Roles => organization::roles(),
        Subject::Retires => organization::retires(),
        Subject::CustomRole => organization::custom_role(),
        Subject::Access => organization::access(),
        Subject::Contacts => vec![count("contacts", r::FACT_CONTACTS)],
        Subject::Administers => organization::administers(),
        Subject::Applies => vec![path(), boxes(words::CHOOSING), boxes(words::APPLICATION_WAITS)],
        Subject::Company => company(),
        Subject::Shares => vec![
            boxes(words::SHARING),
            Input::Amount { name: "revenue", label: r::FACT_REVENUE, hint: r::FACT_REVENUE_HINT },
        ],
        Subject::Answers => vec![
            day("received", r::FACT_RECEIVED, r::FACT_RECEIVED_HINT),
            choice("answer", r::FACT_ANSWER, words::answers()),
            Input::When(|one| one.get("answer") == "DECLINE", || vec![boxes(words::REASON)]),
        ],
        Subject::Incentive => {
            let state = |one: &PoState| Choice::new(one.as_str(), program_terms::po_state(*one));
            vec![
                choice("state", r::FACT_PO_STATE, PoState::ALL.iter().map(state).collect()),
                optional_day("delivered", r::FACT_DELIVERED, r::FACT_DELIVERED_HINT),
                optional_day("refused", r::FACT_REFUSED, r::FACT_REFUSED_HINT),
                boxes(words::INCENTIVE),
            ]
        }
        Subject::Leaves => vec![
            choice("program", r::FACT_PROGRAM, words::programs(|_| true)),
            boxes(words::LEAVING),
            count("resellers", r::FACT_RESELLERS),
            count("applications", r::FACT_RESELLER_APPLICATIONS),
        ],
        Subject::Renews => renews(),
    }
}

fn joins() -> Vec<Input> {
    let forget = |scenario: Scenario| scenario.switched("has", "in", false);
    // Where the programme has a box of its own, that says it; otherwise it is said anew for each.
    let unsaid = |one: &Scenario| program_of(one).is_some_and(|program| word_of(program).is_none());
    vec![
        Input::Choice { name: "program", label: r::FACT_PROGRAM, choices: words::programs(is_of_r22), forget },
        Input::When(unsaid, || vec![boxes(words::IN_IT)]),
        boxes(words::ACCOUNT),
        boxes(words::PAST),
    ]
}

/// What joining asks an account to be, and what a membership is.
fn renews() -> Vec<Input> {
    let joined_by = |one: &Scenario| program_of(one).is_some_and(is_of_r22);
    vec![
        choice("program", r::FACT_PROGRAM, words::programs(|_| true)),
        choice("state", r::FACT_MEMBERSHIP, words::memberships()),
        until(),
        boxes(words::RENEWAL_WAITS),
        Input::When(joined_by, || vec![boxes(words::ACCOUNT)]),
        Input::When(|one| program_of(one) == Some(Program::GovCloud), || vec![boxes(words::STANDING)]),
        Input::When(
            |one| program_of(one) == Some(Program::Pce),
            || vec![boxes(words::CO_SELL), boxes(words::ACCEPTED)],
        ),
    ]
}

fn downloads() -> Vec<Input> {
    let kind = |one: &CertificationKind| Choice::new(one.as_str(), program_terms::certification_kind(*one));
    let of = std::iter::once(Choice::new(MEMBERSHIP, r::FACT_OF_MEMBERSHIP));
    vec![
        choice("of", r::FACT_OF, of.chain(CertificationKind::ALL.iter().map(kind)).collect()),
        Input::When(
            |one| one.get("of") == MEMBERSHIP,
            || {
                vec![
                    choice("program", r::FACT_PROGRAM, words::programs(|_| true)),
                    choice("state", r::FACT_MEMBERSHIP, words::memberships()),
                ]
            },
        ),
        Input::When(|one| one.get("of") != MEMBERSHIP, || vec![path(), stage(r::FACT_PATH_STAGE)]),
        until(),
    ]
}

fn certified() -> Vec<Input> {
    let people = |list, legend| Input::Group { list, legend, words: words::people() };
    vec![
        path(),
        stage(r::FACT_PATH_STAGE),
        Input::Certificates,
        people("specialists", r::FACT_SPECIALISTS),
        people("enterprise", r::FACT_ENTERPRISE_CERTIFICATES),
        people("unverified", r::FACT_UNVERIFIED),
        people("unbound", r::FACT_UNBOUND),
        count("solutions", r::FACT_SOLUTIONS),
        choice("plan", r::FACT_PLAN, words::plans()),
    ]
}

fn invites() -> Vec<Input> {
    let all = Program::ALL.iter().map(|one| (one.as_str(), program_terms::program(*one).into()));
    vec![
        boxes(words::INVITER),
        chosen_paths(),
        Input::Group { list: "programs", legend: r::FACT_PROGRAMS, words: all.collect() },
        count("sent", r::FACT_SENT),
        day("sent_on", r::FACT_SENT_ON, r::DAY_WRONG),
        count("inviting", r::FACT_INVITING),
    ]
}

fn invitable() -> Vec<Input> {
    let none = std::iter::once(Choice::new("", t::terms::NONE));
    let partner = |(index, name): (usize, &&'static str)| Input::Day {
        name,
        label: (move || r::fact_partner_on(index + 1)).into(),
        hint: r::FACT_PARTNER_ON_HINT,
        is_optional: true,
    };
    let link = choice("link", r::FACT_OWN_LINK, none.chain(words::specialist_states()).collect());
    [link, boxes(words::TARGET)].into_iter().chain(PARTNERS.iter().enumerate().map(partner)).collect()
}

fn company() -> Vec<Input> {
    let paths = |list, legend| {
        let all = DevelopmentPath::ALL.iter().map(|one| (one.as_str(), program_terms::path(*one).into()));
        Input::Group { list, legend, words: all.collect() }
    };
    let programs = |list, legend| {
        let all = Program::ALL.iter().map(|one| (one.as_str(), program_terms::program(*one).into()));
        Input::Group { list, legend, words: all.collect() }
    };
    vec![
        paths("paths", r::FACT_PATHS),
        programs("programs", r::FACT_PROGRAMS),
        paths("company_paths", r::FACT_COMPANY_PATHS),
        programs("company_programs", r::FACT_COMPANY_PROGRAMS),
    ]
}

fn program_of(scenario: &Scenario) -> Option<Program> {
    scenario.get("program").parse().ok()
}

pub(super) fn boxes(words: &[(&'static str, Key)]) -> Input {
    Input::Boxes(words.iter().map(|(word, label)| (*word, Text::from(*label))).collect())
}

pub(super) fn choice(name: &'static str, label: Key, choices: Vec<Choice>) -> Input {
    Input::Choice { name, label, choices, forget: |scenario| scenario }
}

fn day(name: &'static str, label: Key, hint: Key) -> Input {
    Input::Day { name, label: label.into(), hint, is_optional: false }
}

fn optional_day(name: &'static str, label: Key, hint: Key) -> Input {
    Input::Day { name, label: label.into(), hint, is_optional: true }
}

fn until() -> Input {
    optional_day("until", r::VALID_UNTIL, r::VALID_UNTIL_HINT)
}

pub(super) fn count(name: &'static str, label: Key) -> Input {
    Input::Count { name, label }
}

fn path() -> Input {
    choice("path", r::FACT_PATH, words::paths())
}

fn chosen_paths() -> Input {
    let all = DevelopmentPath::ALL.iter().map(|one| (one.as_str(), program_terms::path(*one).into()));
    Input::Group { list: "paths", legend: r::FACT_PATHS, words: all.collect() }
}

fn stage(label: Key) -> Input {
    let stages = PathStage::ALL.iter().map(|one| Choice::new(one.as_str(), program_terms::path_stage(*one)));
    choice("stage", label, stages.collect())
}

fn tags() -> Input {
    let tags = CompetencyTag::ALL.iter().map(|tag| (tag.as_str(), program_terms::competency_tag(*tag).into()));
    Input::Boxes(tags.collect::<Vec<Word>>())
}

#[cfg(test)]
#[path = "forms_tests.rs"]
mod tests;
