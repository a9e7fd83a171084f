//! Customer development (P-23): reports, invitations, and what became of them.

use domain::api::customer_development::{
    AssociationAttemptQuery, AssociationAttempts, CustomerInvitation, CustomerInvitations, CustomerReport,
    CustomerReportChange, CustomerReportCheck, CustomerReportQuery, CustomerReports, NewCustomerInvitation,
    NewCustomerReport, NewCustomerReportCheck, NewReportInvitation,
};
use domain::association::AssociationType;
use domain::ids::{CustomerInvitationId, CustomerReportId};
use domain::rules::verdict::Verdict;

use super::request::{Method, Request};

const REPORTS: &str = "/v2/partners/customer-reports";
const LINKS: &str = "/v2/partners/customer-invitations";

/// `GET /v2/partners/customer-reports`.
pub fn reports(query: &CustomerReportQuery) -> Request<CustomerReports> {
    Request::get_with(REPORTS, query)
}

/// `GET /v2/partners/customer-reports/{id}`.
pub fn report(id: &CustomerReportId) -> Request<CustomerReport> {
    Request::get(format!("{REPORTS}/{id}"))
}

/// `POST /v2/partners/customer-report-checks`: changes nothing.
pub fn check(account_name: &str) -> Request<CustomerReportCheck> {
    let new = NewCustomerReportCheck { account_name: account_name.to_owned() };
    Request::query("/v2/partners/customer-report-checks", &new)
}

/// `POST /v2/partners/customer-reports`.
pub fn create(new: &NewCustomerReport) -> Request<CustomerReport> {
    Request::write(Method::Post, REPORTS, new)
}

/// `PUT …/{id}`: where invitations go.
pub fn change_email(id: &CustomerReportId, version: i64, contact_email: String) -> Request<CustomerReport> {
    let change = CustomerReportChange { contact_email };
    Request::write(Method::Put, format!("{REPORTS}/{id}"), &change).if_match(version)
}

/// `POST …/{id}/withdraw`.
pub fn withdraw(id: &CustomerReportId, version: i64) -> Request<CustomerReport> {
    Request::command(Method::Post, format!("{REPORTS}/{id}/withdraw")).if_match(version)
}

/// `POST …/{id}/invitation-checks`: changes nothing.
pub fn invitation_check(id: &CustomerReportId, association_type: AssociationType) -> Request<Verdict> {
    Request::query(format!("{REPORTS}/{id}/invitation-checks"), &NewReportInvitation { association_type })
}

/// `POST …/{id}/invitations`: sends the letter.
pub fn invite(id: &CustomerReportId, version: i64, association_type: AssociationType) -> Request<CustomerReport> {
    let new = NewReportInvitation { association_type };
    Request::write(Method::Post, format!("{REPORTS}/{id}/invitations"), &new).if_match(version)
}

/// `GET /v2/partners/customer-invitations`: general links.
pub fn links() -> Request<CustomerInvitations> {
    Request::get(LINKS)
}

/// `POST` of the same.
pub fn make_link(association_type: AssociationType) -> Request<CustomerInvitation> {
    Request::write(Method::Post, LINKS, &NewCustomerInvitation { association_type })
}

/// `POST …/{id}/withdraw`.
pub fn withdraw_link(id: &CustomerInvitationId, version: i64) -> Request<CustomerInvitation> {
    Request::command(Method::Post, format!("{LINKS}/{id}/withdraw")).if_match(version)
}

/// The address of the picture of a general link.
pub fn qr_code(id: &CustomerInvitationId) -> String {
    format!("{LINKS}/{id}/qr-code")
}

/// `GET /v2/partners/association-attempts`.
pub fn attempts(query: &AssociationAttemptQuery) -> Request<AssociationAttempts> {
    Request::get_with("/v2/partners/association-attempts", query)
}
