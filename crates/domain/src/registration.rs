//! Registering another account of a company (P-40): until when a link works, and what is typed into its page.

use crate::api::error::{FieldError, FieldProblem};
use crate::api::registration_links::LinkState as State;
use crate::roles::{name_fault, telephone_fault, user_name_fault};
use crate::rules::policy::Policy;
use chrono::{DateTime, Duration, Utc};

/// Until when a link works that is made now: `registration_link_hours` hours, the last moment not included.
pub fn link_works_until(made_at: DateTime<Utc>, policy: &Policy) -> DateTime<Utc> {
    made_at + Duration::hours(policy.program.registration_link_hours.into())
}

/// What has happened to a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LinkFacts {
    /// From when on it works no more.
    pub expires_at: DateTime<Utc>,
    /// Was an account registered with it?
    pub used: bool,
    /// Did an administrator take it back?
    pub withdrawn: bool,
}

/// What became of the link until now. Who used it in time has used it, whatever the time is now.
pub fn link_state(facts: LinkFacts, now: DateTime<Utc>) -> State {
    match facts {
        LinkFacts { used: true, .. } => State::Used,
        LinkFacts { withdrawn: true, .. } => State::Withdrawn,
        LinkFacts { expires_at, .. } if expires_at <= now => State::Expired,
        LinkFacts { .. } => State::Open,
    }
}

/// What is wrong with the account that is to be registered. Its phone number is another than these; the password is
/// judged elsewhere.
///
/// ```
/// use domain::registration::account_faults;
///
/// let faults = account_faults("harbour", "Li Na", "+86 139-0000-0001", &["13900000001"]);
/// assert_eq!(faults.first().map(|fault| fault.field.as_str()), Some("telephone"));
/// assert_eq!(account_faults("harbour", "Li Na", "13900000002", &["13900000001"]), []);
/// ```
pub fn account_faults(account: &str, name: &str, telephone: &str, taken: &[&str]) -> Vec<FieldError> {
    let account = user_name_fault(account).map(|fault| FieldError { field: "account".to_owned(), ..fault });
    let telephone = telephone_fault(telephone, true).or_else(|| {
        let same = taken.iter().any(|one| subscriber(one) == subscriber(telephone));
        same.then(|| FieldError { field: "telephone".to_owned(), problem: FieldProblem::Taken, limit: None })
    });
    account.into_iter().chain(name_fault(name)).chain(telephone).collect()
}

/// The digits that tell one phone from another: without blanks, signs and the country's own code.
fn subscriber(telephone: &str) -> String {
    const MOBILE_DIGITS: usize = 11;
    let digits: String = telephone.chars().filter(char::is_ascii_digit).collect();
    let abroad = digits.strip_prefix("00").unwrap_or(&digits);
    match abroad.strip_prefix("86") {
        Some(national) if national.len() == MOBILE_DIGITS => national.to_owned(),
        _ => abroad.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::policy::PolicyHistory;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn a_link_works_for_twenty_four_hours_to_the_second() {
        let made = at("2026-11-22T02:00:00Z");
        let end = link_works_until(made, PolicyHistory::built_in().unwrap().at(made).unwrap());
        assert_eq!(end, at("2026-11-23T02:00:00Z"));
        let facts = LinkFacts { expires_at: end, used: false, withdrawn: false };
        for (seconds, state) in [(-1, State::Open), (0, State::Expired), (1, State::Expired)] {
            let now = end + Duration::seconds(seconds);
            assert_eq!(link_state(facts, now), state, "{seconds}");
            assert_eq!(link_state(LinkFacts { used: true, ..facts }, now), State::Used);
            assert_eq!(link_state(LinkFacts { withdrawn: true, ..facts }, now), State::Withdrawn);
        }
    }

    #[test]
    fn the_phone_number_is_another_however_it_is_written() {
        let problem = |typed: &str| account_faults("harbour", "Li Na", typed, &["139 0000 0001", ""]).pop();
        for same in ["13900000001", "139-0000-0001", "+86 13900000001", "0086 139 0000 0001", "8613900000001"] {
            assert_eq!(problem(same).map(|fault| fault.problem), Some(FieldProblem::Taken), "{same}");
        }
        for other in ["13900000002", "+1 13900000001", "0755 2878 0808"] {
            assert_eq!(problem(other), None, "{other}");
        }
        assert_eq!(problem("").map(|fault| fault.problem), Some(FieldProblem::Required));
    }

    #[test]
    fn every_field_is_named_at_once() {
        let named = |faults: Vec<FieldError>| faults.into_iter().map(|fault| fault.field).collect::<Vec<_>>();
        assert_eq!(named(account_faults("2x", " ", "12", &[])), ["account", "name", "telephone"]);
        assert_eq!(named(account_faults("harbour-2", "Li Na", "13900000002", &[])), [""; 0]);
    }
}
