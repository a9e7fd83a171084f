//! R-28, SM-10, SM-11: until when a membership and a certification hold, and whether it goes on by itself.
//!
//! A term ends with a business day, so that pages and certificates name a day. Source: CN-SR for the plan year of
//! solution providers; domain.md R-28. The other terms are our own decision.

use crate::period::{add_months, business_day, end_of_day, start_of_day};
use crate::program::Program;
use crate::rules::policy::Policy;
use chrono::{DateTime, Datelike, Days, Duration, Months, NaiveDate, Utc};

/// Until when a membership holds that begins at this moment.
///
/// Of a programme of the plan year it is the first end that is more than `ending_days` away: who joins shortly before one
/// joins for the next year as well. Of any other it is the last second of the anniversary.
///
/// ```
/// use domain::api::time::{from_text, to_text};
/// use domain::program::Program;
/// use domain::rules::policy::PolicyHistory;
/// use domain::rules::programs::term::membership_holds_until;
///
/// let joined = from_text("2027-02-01T02:00:00Z").ok_or("a moment")?;
/// let policies = PolicyHistory::built_in().map_err(|_| "policies")?;
/// let until = membership_holds_until(Program::SolutionProvider, joined, policies.at(joined).ok_or("a policy")?);
/// assert_eq!(to_text(until), "2028-01-31T15:59:59Z");
/// # Ok::<(), &str>(())
/// ```
pub fn membership_holds_until(program: Program, begins: DateTime<Utc>, policy: &Policy) -> DateTime<Utc> {
    if !policy.program.plan_year_programs.contains(&program) {
        return anniversary(begins, policy.program.membership_months);
    }
    let ahead = u64::from(policy.program.ending_days).saturating_add(1);
    let earliest = business_day(begins).checked_add_days(Days::new(ahead));
    end_of(earliest.and_then(|day| plan_year_end(day, policy)), begins)
}

/// Until when a membership holds that is renewed, and held until `until`: a whole year more, and never less than a
/// membership that begins now.
pub fn renewed_until(program: Program, until: DateTime<Utc>, now: DateTime<Utc>, policy: &Policy) -> DateTime<Utc> {
    next_end(program, until, policy).max(membership_holds_until(program, now, policy))
}

/// The end of the term that follows one which ends at `until`.
fn next_end(program: Program, until: DateTime<Utc>, policy: &Policy) -> DateTime<Utc> {
    if !policy.program.plan_year_programs.contains(&program) {
        return anniversary(until, policy.program.membership_months);
    }
    let after = business_day(until).succ_opt();
    end_of(after.and_then(|day| plan_year_end(day, policy)), until)
}

/// Until when a certification holds that is given at this moment; the annual review comes before.
pub fn certification_holds_until(given: DateTime<Utc>, policy: &Policy) -> DateTime<Utc> {
    anniversary(given, policy.program.certification_months)
}

/// From when on the membership that holds until `until` comes to its end, and can be applied for again (R-80).
pub fn renewal_opens(until: DateTime<Utc>, policy: &Policy) -> DateTime<Utc> {
    until - Duration::days(policy.program.ending_days.into())
}

/// Until when a membership holds that is renewed on application, and held until `until`: another term from that end on,
/// whenever the vendor decides. A decision that comes after the whole of that term gives one that begins now.
pub fn applied_for_until(program: Program, until: DateTime<Utc>, now: DateTime<Utc>, policy: &Policy) -> DateTime<Utc> {
    let next = next_end(program, until, policy);
    if next > now { next } else { membership_holds_until(program, now, policy) }
}

/// From when on the certification that holds until `until` can be applied for again (R-79).
pub fn annual_review_opens(until: DateTime<Utc>, policy: &Policy) -> DateTime<Utc> {
    until - Duration::days(policy.program.certification_window_days.into())
}

/// Until when a certification holds whose annual review is passed, and that held until `until`: another term from that end
/// on, whenever the vendor decides. A decision that comes after the whole of that term gives one that begins now.
///
/// ```
/// use domain::api::time::{from_text, to_text};
/// use domain::rules::policy::PolicyHistory;
/// use domain::rules::programs::term::certification_renewed_until;
///
/// let (until, now) = (from_text("2027-02-28T15:59:59Z").ok_or("a moment")?, from_text("2027-03-04T02:00:00Z").ok_or("one")?);
/// let policies = PolicyHistory::built_in().map_err(|_| "policies")?;
/// let renewed = certification_renewed_until(until, now, policies.at(now).ok_or("a policy")?);
/// assert_eq!(to_text(renewed), "2028-02-28T15:59:59Z");
/// # Ok::<(), &str>(())
/// ```
pub fn certification_renewed_until(until: DateTime<Utc>, now: DateTime<Utc>, policy: &Policy) -> DateTime<Utc> {
    let next = anniversary(until, policy.program.certification_months);
    if next > now { next } else { certification_holds_until(now, policy) }
}

/// Does the vendor renew a membership of this programme by itself?
pub fn renews_itself(program: Program, policy: &Policy) -> bool {
    policy.program.plan_year_renews_itself && policy.program.plan_year_programs.contains(&program)
}

/// From when on a membership that holds until `until` is renewed by itself: the first moment of its last day.
pub fn renewed_from(until: DateTime<Utc>) -> DateTime<Utc> {
    start_of_day(business_day(until))
}

/// The end of the day that is so many months later.
fn anniversary(begins: DateTime<Utc>, months: u32) -> DateTime<Utc> {
    end_of(Some(business_day(add_months(begins, months))), begins)
}

/// The last day of a plan year that is this day or comes after it.
fn plan_year_end(day: NaiveDate, policy: &Policy) -> Option<NaiveDate> {
    let end = |year| {
        let first = NaiveDate::from_ymd_opt(year, policy.program.plan_year_last_month, 1)?;
        first.checked_add_months(Months::new(1))?.pred_opt()
    };
    end(day.year()).filter(|end| *end >= day).or_else(|| end(day.year().checked_add(1)?))
}

/// The last second of the day; at the very end of the calendar the moment itself.
fn end_of(day: Option<NaiveDate>, otherwise: DateTime<Utc>) -> DateTime<Utc> {
    day.and_then(end_of_day).unwrap_or(otherwise)
}
