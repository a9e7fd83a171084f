//! The pages: pattern and link.

use domain::ids::{
    CustomRoleId, CustomerId, CustomerReportId, IncentiveId, MemberId, OpportunityId, OpportunityIncentiveId, PayoutId,
    PersonalAccountId, ReceiptId, ResellerApplicationId, ReviewId, SpecialistId, TenantId,
};
use domain::permission::Permission;
use domain::program::{DevelopmentPath, Program};

use super::patterns;

/// One page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// Sign-in.
    SignIn,
    /// The password change that the first sign-in forces.
    Password,
    /// P-01.
    Home,
    /// All that waits, with filters.
    Todos,
    /// P-10, the customer list.
    Customers,
    /// P-11, one customer.
    Customer(CustomerId),
    /// P-15, ask for another association type.
    SwitchType(CustomerId),
    /// P-15, ask to end the association.
    Unbind(CustomerId),
    /// P-16, give the customer to an account manager.
    AccountManager(CustomerId),
    /// P-17, ask for authorisation.
    Authorize(CustomerId),
    /// P-23, customers reported and invited, general links, and what became of them, a tab each.
    CustomerDevelopment,
    /// P-23, one report.
    CustomerReport(CustomerReportId),
    /// P-14, requests to end or change an association.
    AssociationRequests,
    /// Authorisation records.
    Authorizations,
    /// Incentives and payout applications.
    Incentives,
    /// One incentive line.
    Incentive(IncentiveId),
    /// One payout application.
    Payout(PayoutId),
    /// P-50, shared opportunities, a tab each direction.
    Opportunities,
    /// P-50, a new draft.
    NewOpportunity,
    /// P-50, one opportunity.
    Opportunity(OpportunityId),
    /// P-50, change a draft.
    EditOpportunity(OpportunityId),
    /// P-51, applications for incentives, and what is on public notice, a tab each.
    OpportunityIncentives,
    /// P-51, one application.
    OpportunityIncentive(OpportunityIncentiveId),
    /// P-60, resellers and the applications to become one, a tab each; for a reseller the money from its distributor.
    Resellers,
    /// P-60, one reseller.
    Reseller(TenantId),
    /// P-60, one application.
    ResellerApplication(ResellerApplicationId),
    /// P-53: members, roles and customer contacts, a tab each.
    Members,
    /// P-53, create a member.
    NewMember,
    /// P-53, one member.
    Member(MemberId),
    /// P-53, create a custom role.
    NewRole,
    /// P-53, one role; preset roles by their code.
    Role(CustomRoleId),
    /// P-52, employees and project specialists.
    Specialists,
    /// P-52, one employee.
    Specialist(SpecialistId),
    /// Why one may or may not do something.
    Access(Permission),
    /// P-40 and P-43, programmes.
    Programs,
    /// P-43, the certificate of one programme, to print.
    ProgramCertificate(Program),
    /// P-40, registering other accounts of the company.
    OtherAccounts,
    /// P-44, competency tags.
    Capabilities,
    /// P-45, signed agreements and the declaration of relations, a tab each.
    Agreements,
    /// P-41, development paths.
    Paths,
    /// P-42, role certification on one path.
    Certification(DevelopmentPath),
    /// The partner's message centre.
    Messages,
    /// Settings of the partner account.
    Settings,
    /// P-70, the customer's page.
    MyPartner,
    /// P-52, the records of one's own personal account.
    MyRecords,
    /// The customer's message centre.
    MyMessages,
    /// The rules in words and numbers, by version.
    Rules,
    /// What a rule would answer to other facts.
    WhatIf,
    /// Receipts of decisions.
    Receipts,
    /// One receipt.
    Receipt(ReceiptId),
    /// The operator's queue of reviews.
    Reviews,
    /// The vendor's partners.
    Partners,
    /// One partner, as the vendor sees it.
    Partner(TenantId),
    /// Personal accounts of employees, as the vendor keeps them.
    PersonalAccounts,
    /// One personal account.
    PersonalAccount(PersonalAccountId),
    /// P-50, the vendor shares an opportunity with a partner.
    ShareOpportunity,
    /// One review.
    Review(ReviewId),
    /// Nothing has this address.
    NotFound,
}

impl Route {
    /// The page at this path.
    pub fn of_path(path: &str) -> Self {
        let path = if path.len() > 1 { path.trim_end_matches('/') } else { path };
        patterns::open(path).unwrap_or(Self::NotFound)
    }

    /// The path with `{id}` in it; the page's name in statistics and tests.
    pub const fn pattern(&self) -> &'static str {
        match self {
            Self::SignIn => "/sign-in",
            Self::Password => "/password",
            Self::Home => "/",
            Self::Todos => "/todos",
            Self::Customers => "/sales/customers",
            Self::Customer(_) => "/sales/customers/{id}",
            Self::SwitchType(_) => "/sales/customers/{id}/switch-type",
            Self::Unbind(_) => "/sales/customers/{id}/unbind",
            Self::AccountManager(_) => "/sales/customers/{id}/account-manager",
            Self::Authorize(_) => "/sales/customers/{id}/authorization",
            Self::CustomerDevelopment => "/sales/customers/development",
            Self::CustomerReport(_) => "/sales/customers/development/{id}",
            Self::AssociationRequests => "/sales/association-requests",
            Self::Authorizations => "/sales/authorizations",
            Self::Incentives => "/sales/incentives",
            Self::Incentive(_) => "/sales/incentives/{id}",
            Self::Payout(_) => "/sales/incentives/applications/{id}",
            Self::Opportunities => "/opportunities",
            Self::NewOpportunity => "/opportunities/new",
            Self::Opportunity(_) => "/opportunities/{id}",
            Self::EditOpportunity(_) => "/opportunities/{id}/edit",
            Self::OpportunityIncentives => "/opportunities/incentives",
            Self::OpportunityIncentive(_) => "/opportunities/incentives/{id}",
            Self::Resellers => "/resellers",
            Self::Reseller(_) => "/resellers/{id}",
            Self::ResellerApplication(_) => "/resellers/applications/{id}",
            Self::Members => "/organization/members",
            Self::NewMember => "/organization/members/new",
            Self::Member(_) => "/organization/members/{id}",
            Self::NewRole => "/organization/roles/new",
            Self::Role(_) => "/organization/roles/{id}",
            Self::Specialists => "/specialists",
            Self::Specialist(_) => "/specialists/{id}",
            Self::Access(_) => "/access/{id}",
            Self::Programs => "/programs",
            Self::ProgramCertificate(_) => "/programs/{id}/certificate",
            Self::OtherAccounts => "/programs/accounts",
            Self::Capabilities => "/programs/capabilities",
            Self::Agreements => "/programs/agreements",
            Self::Paths => "/programs/paths",
            Self::Certification(_) => "/programs/paths/{id}/certification",
            Self::Messages => "/messages",
            Self::Settings => "/settings",
            Self::MyPartner => "/my/partner",
            Self::MyRecords => "/my/records",
            Self::MyMessages => "/my/messages",
            Self::Rules => "/rules",
            Self::WhatIf => "/rules/what-if",
            Self::Receipts => "/rules/receipts",
            Self::Receipt(_) => "/rules/receipts/{id}",
            Self::Partners => "/partners",
            Self::Partner(_) => "/partners/{id}",
            Self::PersonalAccounts => "/partners/personal-accounts",
            Self::PersonalAccount(_) => "/partners/personal-accounts/{id}",
            Self::Reviews => "/reviews",
            Self::ShareOpportunity => "/reviews/share-opportunity",
            Self::Review(_) => "/reviews/{id}",
            Self::NotFound => "/404",
        }
    }

    /// The link to the page.
    pub fn path(&self) -> String {
        let id = match self {
            Self::Customer(id)
            | Self::SwitchType(id)
            | Self::Unbind(id)
            | Self::AccountManager(id)
            | Self::Authorize(id) => id.as_str(),
            Self::CustomerReport(id) => id.as_str(),
            Self::Incentive(id) => id.as_str(),
            Self::Payout(id) => id.as_str(),
            Self::Opportunity(id) | Self::EditOpportunity(id) => id.as_str(),
            Self::OpportunityIncentive(id) => id.as_str(),
            Self::Reseller(id) | Self::Partner(id) => id.as_str(),
            Self::ResellerApplication(id) => id.as_str(),
            Self::PersonalAccount(id) => id.as_str(),
            Self::Member(id) => id.as_str(),
            Self::Role(id) => id.as_str(),
            Self::Specialist(id) => id.as_str(),
            Self::Certification(path) => path.as_str(),
            Self::Receipt(id) => id.as_str(),
            Self::Review(id) => id.as_str(),
            Self::Access(permission) => permission.as_str(),
            Self::ProgramCertificate(program) => program.as_str(),
            _ => "",
        };
        self.pattern().replace("{id}", id)
    }

    /// The link to the page in a certain state: `Route::Customers.with(&[("arrears", "true")])`.
    pub fn with(&self, parameters: &[(&str, &str)]) -> String {
        let query = super::query_string::build(parameters.iter().copied());
        if query.is_empty() { self.path() } else { format!("{}?{query}", self.path()) }
    }
}
