//! What one version of the policy changes against another, number by number.

use crate::program::DevelopmentPath;
use crate::rules::figures::{FigureValue, PolicyNumber, figures};
use crate::rules::policy::Policy;

/// One number with two values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Which number.
    pub number: PolicyNumber,
    /// On which path, for numbers that each path has for itself.
    pub path: Option<DevelopmentPath>,
    /// Its value before; `None` where there was no such number.
    pub before: Option<FigureValue>,
    /// Its value after; `None` where there is no such number any more.
    pub after: Option<FigureValue>,
}

/// The numbers that differ, in the order of the later version; what is gone comes last.
///
/// Versions, dates and what a version rests on are not numbers of a rule and never differ here.
///
/// ```
/// use domain::rules::difference::difference;
/// use domain::rules::figures::{FigureValue, PolicyNumber};
/// use domain::rules::policy::PolicyHistory;
///
/// let history = PolicyHistory::built_in()?;
/// let (first, second) = (history.version(1).ok_or("a version")?, history.version(2).ok_or("a version")?);
/// let changes = difference(first, second);
/// let moved = changes.iter().find(|change| change.number == PolicyNumber::MovedCustomer).ok_or("a change")?;
/// assert_eq!(moved.before, Some(FigureValue::Months(0)));
/// assert_eq!(moved.after, Some(FigureValue::Months(6)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn difference(before: &Policy, after: &Policy) -> Vec<Change> {
    let (old, new) = (figures(before), figures(after));
    let changed = new.iter().filter_map(|figure| {
        let was = old.iter().find(|one| one.is_same_number(figure)).map(|one| one.value.clone());
        (was.as_ref() != Some(&figure.value)).then(|| Change {
            number: figure.number,
            path: figure.path,
            before: was,
            after: Some(figure.value.clone()),
        })
    });
    let gone = old.iter().filter(|figure| !new.iter().any(|one| one.is_same_number(figure))).map(|figure| Change {
        number: figure.number,
        path: figure.path,
        before: Some(figure.value.clone()),
        after: None,
    });
    changed.chain(gone).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::policy::PolicyHistory;
    use serde_json::Value;

    fn version(number: u32) -> Policy {
        PolicyHistory::built_in().unwrap().version(number).unwrap().clone()
    }

    fn numbers(before: u32, after: u32) -> Vec<&'static str> {
        difference(&version(before), &version(after)).iter().map(|change| change.number.as_str()).collect()
    }

    #[test]
    fn the_built_in_versions_differ_where_they_were_changed() {
        let (holidays, workdays) = ("calendar.holidays", "calendar.workdays");
        assert_eq!(numbers(1, 2), ["incentive.moved_customer_months", holidays, workdays]);
        let per_person = "program.role_certification.certificates.per_person";
        let specialists = "program.role_certification.specialists";
        let plan = "program.role_certification.business_plan";
        assert_eq!(numbers(2, 3), [per_person, specialists, specialists, plan, holidays, workdays]);
        for same in 1..=3 {
            assert_eq!(numbers(same, same), Vec::<&str>::new());
        }
        let raised = difference(&version(2), &version(3)).remove(0);
        assert_eq!(raised.path, Some(DevelopmentPath::Service));
        assert_eq!((raised.before, raised.after), (Some(FigureValue::Count(1)), Some(FigureValue::Count(2))));
    }

    #[test]
    fn a_path_that_comes_or_goes_has_only_one_side() {
        let (with, mut without) = (version(3), version(3));
        let gone = without.program.role_certification.pop().unwrap();
        let left = difference(&with, &without);
        assert_eq!(left.len(), 5);
        assert!(left.iter().all(|one| one.path == Some(gone.path) && one.after.is_none() && one.before.is_some()));
        assert!(difference(&without, &with).iter().all(|one| one.before.is_none() && one.after.is_some()));
    }

    /// The addresses of everything in the data that is not an object.
    fn leaves(value: &Value, at: &str, out: &mut Vec<String>) {
        match value {
            Value::Object(members) => members.iter().for_each(|(name, one)| leaves(one, &format!("{at}/{name}"), out)),
            Value::Array(items) if items.iter().any(Value::is_object) => {
                items.iter().enumerate().for_each(|(index, one)| leaves(one, &format!("{at}/{index}"), out));
            }
            _ => out.push(at.to_owned()),
        }
    }

    #[test]
    fn no_number_of_the_data_is_left_out() {
        let before = version(2);
        let data = serde_json::to_value(&before).unwrap();
        let mut all = Vec::new();
        leaves(&data, "", &mut all);
        let about_the_version = ["/version", "/effective_from", "/basis"];
        all.retain(|leaf| !about_the_version.contains(&leaf.as_str()) && !leaf.ends_with("/path"));
        assert!(all.len() > 30, "{all:?}");
        for leaf in all {
            let mut changed = data.clone();
            match changed.pointer_mut(&leaf).unwrap() {
                Value::Number(number) => *number = (number.as_u64().unwrap() + 1).into(),
                Value::Bool(flag) => *flag = !*flag,
                Value::Array(items) => drop(items.pop().unwrap()),
                empty @ Value::Null => {
                    *empty = serde_json::json!({ "slots": { "expert": 1, "professional": 0, "associate": 0 }, "per_person": 1 })
                }
                other => panic!("{leaf}: {other}"),
            }
            let after: Policy = serde_json::from_value(changed).unwrap();
            let found = difference(&before, &after);
            let place = leaf.split('/').filter(|part| !part.is_empty() && part.parse::<u32>().is_err());
            let place = place.collect::<Vec<_>>().join(".");
            let named = |change: &Change| {
                let code = change.number.as_str();
                place.starts_with(code) || code.starts_with(&place)
            };
            assert!(!found.is_empty() && found.iter().all(named), "{leaf}: {found:?}");
        }
    }
}
