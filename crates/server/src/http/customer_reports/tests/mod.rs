//! Reports of customers over HTTP, on both engines.

mod access;
mod invitations;
mod race;
mod reports;
mod reviews;

pub(super) const REPORTS: &str = "/v2/partners/customer-reports";
pub(super) const CHECKS: &str = "/v2/partners/customer-report-checks";
pub(super) const COUNT: &str = "SELECT COUNT(*) FROM customer_reports WHERE tenant_id = $1";

/// The codes of what is not met.
pub(super) fn unmet(items: &serde_json::Value) -> Vec<String> {
    let items = items.as_array().unwrap().iter().filter(|item| item["passed"] != true);
    items.map(|item| item["check"].as_str().unwrap().to_owned()).collect()
}

/// The address of a report.
pub(super) fn at(report: &serde_json::Value) -> String {
    format!("{REPORTS}/{}", report["report_id"].as_str().unwrap())
}
