//! The forms about the organisation: members, roles, rights.

use super::fields::Input;
use super::forms::{boxes, choice, count};
use super::vocabulary as words;
use crate::i18n::t::rules as r;

///
pub(super) fn roles() -> Vec<Input> {
    vec![
        Input::Group { list: "roles", legend: r::FACT_ROLES, words: words::roles() },
        count("custom", r::FACT_CUSTOM_ROLES),
        count("unknown", r::FACT_UNKNOWN_ROLES),
        Input::Group { list: "review", legend: r::FACT_REVIEWED_ROLES, words: words::roles() },
        count("customers", r::FACT_CUSTOMERS),
        count("released", r::FACT_RELEASED),
        boxes(words::MEMBER),
    ]
}

///
pub(super) fn retires() -> Vec<Input> {
    vec![
        Input::Group { list: "review", legend: r::FACT_REVIEWED_ROLES, words: words::roles() },
        count("customers", r::FACT_CUSTOMERS),
        count("released", r::FACT_RELEASED),
        boxes(words::MEMBER),
    ]
}

///
pub(super) fn custom_role() -> Vec<Input> {
    let kept = || words::rights().into_iter().chain([count("others", r::FACT_OTHER_ROLES)]).collect();
    vec![
        choice("operation", r::FACT_OPERATION, words::role_operations()),
        Input::When(|one| one.get("operation") == "KEEP", kept),
        Input::When(
            |one| one.get("operation") == "DELETE",
            || vec![boxes(words::PRESET), count("members", r::FACT_ROLE_MEMBERS)],
        ),
    ]
}

///
pub(super) fn access() -> Vec<Input> {
    vec![
        choice("permission", r::FACT_PERMISSION, words::permissions()),
        Input::Group { list: "roles", legend: r::FACT_HELD_ROLES, words: words::roles() },
        boxes(words::LOGIN),
    ]
}

///
pub(super) fn administers() -> Vec<Input> {
    vec![choice("operation", r::FACT_OPERATION, words::member_operations()), boxes(words::MEMBER)]
}
