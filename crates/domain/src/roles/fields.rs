//! The fields of members, roles and contacts: the same checks in the browser and on the server.

use crate::api::error::{FieldError, FieldProblem};
use crate::text::line_fault;

/// Characters of a person's name at most.
pub const NAME_MAX: usize = 64;
/// Characters of the user part of an account name at most.
pub const USER_NAME_MAX: usize = 32;
/// Characters of a custom role's name at most.
pub const ROLE_NAME_MAX: usize = 32;
/// Characters of a custom role's description at most.
pub const DESCRIPTION_MAX: usize = 200;
/// Characters of a mail address at most.
const EMAIL_MAX: usize = 128;
/// Digits of a phone number.
const TELEPHONE_DIGITS: std::ops::RangeInclusive<usize> = 5..=20;

fn fault(field: &str, problem: FieldProblem) -> Option<FieldError> {
    Some(FieldError { field: field.to_owned(), problem, limit: None })
}

/// A person's name: 1 to 64 characters.
pub fn name_fault(value: &str) -> Option<FieldError> {
    line_fault("name", value, 1, NAME_MAX)
}

/// The user part of an account name, which is final once created: a letter, then letters, digits, `-`, `_`
/// or `.`, 2 to 32 in all.
pub fn user_name_fault(value: &str) -> Option<FieldError> {
    const FIELD: &str = "user_name";
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    match value.chars().count() {
        0 => fault(FIELD, FieldProblem::Required),
        1 => Some(FieldError { field: FIELD.to_owned(), problem: FieldProblem::TooShort, limit: Some(2) }),
        length if length > USER_NAME_MAX => line_fault(FIELD, value, 1, USER_NAME_MAX),
        _ if !value.starts_with(|c: char| c.is_ascii_alphabetic()) || !value.chars().all(fits) => {
            fault(FIELD, FieldProblem::Malformed)
        }
        _ => None,
    }
}

/// The name a member signs in with: that of the partner's primary account, a slash, and the own.
pub fn login_name(primary_account: &str, user_name: &str) -> String {
    format!("{primary_account}/{user_name}")
}

/// A mail address of the form `somebody@example.com`; it is proven by mail, not by its letters.
pub fn email_fault(value: &str, required: bool) -> Option<FieldError> {
    const FIELD: &str = "email";
    let found = line_fault(FIELD, value, usize::from(required), EMAIL_MAX);
    if found.is_some() || value.trim().is_empty() {
        return found;
    }
    let fits = value.trim().split_once('@').is_some_and(|(user, host)| {
        let inner = |host: &str| host.split('.').all(|label| !label.is_empty()) && host.contains('.');
        !user.is_empty() && inner(host) && !host.contains('@') && !value.trim().contains(char::is_whitespace)
    });
    if fits { None } else { fault(FIELD, FieldProblem::Malformed) }
}

/// A phone number: 5 to 20 digits, with `+`, `-` and blanks between.
pub fn telephone_fault(value: &str, required: bool) -> Option<FieldError> {
    const FIELD: &str = "telephone";
    let found = line_fault(FIELD, value, usize::from(required), 32);
    if found.is_some() || value.trim().is_empty() {
        return found;
    }
    let digits = value.chars().filter(char::is_ascii_digit).count();
    let fits = value.chars().all(|c| c.is_ascii_digit() || matches!(c, '+' | '-' | ' '));
    if fits && TELEPHONE_DIGITS.contains(&digits) { None } else { fault(FIELD, FieldProblem::Malformed) }
}

/// A custom role's name: 1 to 32 characters.
pub fn role_name_fault(value: &str) -> Option<FieldError> {
    line_fault("name", value, 1, ROLE_NAME_MAX)
}

/// A custom role's description: up to 200 characters.
pub fn description_fault(value: &str) -> Option<FieldError> {
    line_fault("description", value, 0, DESCRIPTION_MAX)
}

/// What is wrong with a member's own data.
pub fn member_faults(name: &str, email: &str, telephone: &str) -> Vec<FieldError> {
    [name_fault(name), email_fault(email, true), telephone_fault(telephone, false)].into_iter().flatten().collect()
}

/// What is wrong with a customer contact: a name, and a way to reach the person.
pub fn contact_faults(name: &str, email: &str, telephone: &str) -> Vec<FieldError> {
    [name_fault(name), email_fault(email, telephone.trim().is_empty()), telephone_fault(telephone, false)]
        .into_iter()
        .flatten()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn account_names_are_plain_and_start_with_a_letter() {
        for good in ["li", "li.na", "Wu_Jing-2", &"a".repeat(32)] {
            assert_eq!(user_name_fault(good), None, "{good}");
        }
        for (bad, problem) in [
            ("", FieldProblem::Required),
            ("a", FieldProblem::TooShort),
            ("2li", FieldProblem::Malformed),
            ("li/na", FieldProblem::Malformed),
            ("li na", FieldProblem::Malformed),
            ("李娜", FieldProblem::Malformed),
            (&"a".repeat(33), FieldProblem::TooLong),
        ] {
            assert_eq!(user_name_fault(bad).unwrap().problem, problem, "{bad}");
        }
        assert_eq!(login_name("csp-root", "li.na"), "csp-root/li.na");
    }

    #[test]
    fn a_person_can_be_reached() {
        for good in ["li.na@example.com", "a@b.c"] {
            assert_eq!(email_fault(good, true), None, "{good}");
        }
        for bad in ["li.na", "@example.com", "li@", "li@example", "li@exam..ple", "a b@example.com", "a@b@c.d"] {
            assert_eq!(email_fault(bad, true).unwrap().problem, FieldProblem::Malformed, "{bad}");
        }
        assert_eq!(email_fault("", true).unwrap().problem, FieldProblem::Required);
        assert_eq!(telephone_fault("+86 138-0013-8000", true), None);
        for bad in ["1234", "abc12345", &"1".repeat(21)] {
            assert_eq!(telephone_fault(bad, true).unwrap().problem, FieldProblem::Malformed, "{bad}");
        }
        assert_eq!(contact_faults("李娜", "", "13800138000"), []);
        assert_eq!(contact_faults("李娜", "", "").len(), 1);
        let all: Vec<_> = member_faults("", "x", "y").into_iter().map(|fault| fault.field).collect();
        assert_eq!(all, ["name", "email", "telephone"]);
    }

    #[test]
    fn the_longest_texts_pass_and_one_more_does_not() {
        assert_eq!(role_name_fault(&"角".repeat(ROLE_NAME_MAX)), None);
        assert_eq!(role_name_fault(&"角".repeat(ROLE_NAME_MAX + 1)).unwrap().limit, Some(32));
        assert_eq!(description_fault(""), None);
        assert_eq!(description_fault(&"x".repeat(DESCRIPTION_MAX + 1)).unwrap().problem, FieldProblem::TooLong);
        assert_eq!(name_fault("a\u{7}b").unwrap().problem, FieldProblem::Malformed);
    }
}
