//! Why a customer cannot associate, all of it: what is so, what has to be, who puts it right, and from when on time has.

use crate::http::confirmations::html::notice;
use crate::http::confirmations::subject::{moment, money};
use crate::http::confirmations::texts::Texts;
use domain::association::EnterpriseRole;
use domain::rules::value::{Needed, Value};
use domain::rules::verdict::{Check, Condition};

/// Every condition that is not met, as a list.
pub(super) fn unmet(t: Texts, conditions: &[Condition]) -> String {
    let items: String = conditions.iter().map(|condition| item(t, condition)).collect();
    format!("{}<ul>{items}</ul>", notice("bad", t.get("cus_blocked")))
}

fn item(t: Texts, condition: &Condition) -> String {
    let (why, fix) = words(t, condition.check);
    let mut more = Vec::new();
    if let Some(seen) = condition.seen.as_ref().filter(|seen| !matches!(seen, Value::Flag(_))) {
        more.push(t.fill("cus_now", &[("value", &value(t, seen))]));
    }
    if let Some(needed) = &condition.needed {
        more.extend(bound(t, needed));
    }
    more.push(fix.to_owned());
    if let Some(at) = condition.available_at {
        more.push(t.fill("cus_from", &[("when", &moment(t, at))]));
    }
    let more = more.join(" ");
    format!("<li><strong>{why}</strong><br><span class=\"muted\">{more}</span></li>")
}

fn bound(t: Texts, needed: &Needed) -> Option<String> {
    let said = match needed {
        // That it has to be otherwise the sentence says already.
        Needed::AtMost(Value::Flag(_)) | Needed::Exactly(Value::Flag(_)) => return None,
        Needed::AtMost(most) => t.fill("cus_at_most", &[("value", &value(t, most))]),
        Needed::Before(end) => t.fill("cus_before", &[("value", &value(t, end))]),
        Needed::AtLeast(least) => t.fill("cus_at_least", &[("value", &value(t, least))]),
        Needed::Exactly(exact) => t.fill("cus_exactly", &[("value", &value(t, exact))]),
    };
    Some(said)
}

fn value(t: Texts, value: &Value) -> String {
    match value {
        Value::Count(count) => count.to_string(),
        Value::Amount(amount) => money(*amount),
        Value::Seconds(seconds) => {
            let (days, hours) = ((seconds / 86_400).to_string(), (seconds % 86_400 / 3_600).to_string());
            t.fill("cus_days", &[("days", &days), ("hours", &hours)])
        }
        Value::At(at) => moment(t, *at),
        Value::Flag(is) => if *is { t.get("cus_yes") } else { t.get("cus_no") }.to_owned(),
        Value::Enterprise(EnterpriseRole::Standalone) => t.get("cus_standalone").to_owned(),
        Value::Enterprise(EnterpriseRole::Master) => t.get("cus_master").to_owned(),
        Value::Enterprise(EnterpriseRole::UnifiedMember) => t.get("cus_unified").to_owned(),
        Value::Enterprise(EnterpriseRole::IndependentMember) => t.get("cus_independent").to_owned(),
        _ => String::new(),
    }
}

/// What is so, and what can be done.
fn words(t: Texts, check: Check) -> (&'static str, &'static str) {
    match check {
        Check::RegisteredOver7Days => (t.get("cus_why_age"), t.get("cus_fix_report")),
        Check::HasCashConsumption => (t.get("cus_why_cash"), t.get("cus_fix_report")),
        Check::AlreadyAssociated => (t.get("cus_why_associated"), t.get("cus_fix_associated")),
        Check::ReportedByOther => (t.get("cus_why_reported"), t.get("cus_fix_wait")),
        Check::SpecialContract => (t.get("cus_why_contract"), t.get("cus_fix_vendor")),
        Check::WrongSite => (t.get("cus_why_site"), t.get("cus_fix_site")),
        Check::IsPartner => (t.get("cus_why_partner"), t.get("cus_fix_other_account")),
        Check::InternalAccount => (t.get("cus_why_internal"), t.get("cus_fix_other_account")),
        Check::UnpaidBill => (t.get("cus_why_bill"), t.get("cus_fix_bill")),
        Check::UnifiedMember => (t.get("cus_why_unified"), t.get("cus_fix_master")),
        Check::ProServiceContract => (t.get("cus_why_service"), t.get("cus_fix_vendor")),
        Check::ValidReservedInstance => (t.get("cus_why_reserved"), t.get("cus_fix_reserved")),
        Check::InvoiceDebt => (t.get("cus_why_invoice"), t.get("cus_fix_invoice")),
        Check::StoredValueCard => (t.get("cus_why_card"), t.get("cus_fix_card")),
        Check::MasterHasIndependent => (t.get("cus_why_members"), t.get("cus_fix_members")),
        Check::IsEnterpriseMember => (t.get("cus_why_member"), t.get("cus_fix_master")),
        Check::CreditAccount => (t.get("cus_why_credit"), t.get("cus_fix_vendor")),
        Check::PrepaidPartner => (t.get("cus_why_prepaid"), t.get("cus_fix_prepaid")),
        Check::LinkRegistrationCap => (t.get("cus_full_today"), t.get("cus_tomorrow")),
        Check::InvitationExpired => (t.get("cus_expired"), t.get("cus_again")),
        Check::InvitationUsed => (t.get("cus_used"), t.get("cus_again")),
        Check::InvitationWithdrawn => (t.get("cus_withdrawn"), t.get("cus_again")),
        _ => (t.get("inv_other"), ""),
    }
}
