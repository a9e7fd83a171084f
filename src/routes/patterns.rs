//! Which path leads to which page.

use std::str::FromStr;

use super::route::Route;

type Open = fn(&str) -> Option<Route>;

fn id<T: FromStr>(text: &str, route: fn(T) -> Route) -> Option<Route> {
    T::from_str(text).ok().map(route)
}

/// Every address; `{id}` stands for one segment. Fixed segments come before `{id}` in the same place.
const PATTERNS: [(&str, Open); 57] = [
    ("/sign-in", |_| Some(Route::SignIn)),
    ("/password", |_| Some(Route::Password)),
    ("/", |_| Some(Route::Home)),
    ("/todos", |_| Some(Route::Todos)),
    ("/sales/customers", |_| Some(Route::Customers)),
    ("/sales/customers/development", |_| Some(Route::CustomerDevelopment)),
    ("/sales/customers/development/{id}", |text| id(text, Route::CustomerReport)),
    ("/sales/customers/{id}", |text| id(text, Route::Customer)),
    ("/sales/customers/{id}/switch-type", |text| id(text, Route::SwitchType)),
    ("/sales/customers/{id}/unbind", |text| id(text, Route::Unbind)),
    ("/sales/customers/{id}/account-manager", |text| id(text, Route::AccountManager)),
    ("/sales/customers/{id}/authorization", |text| id(text, Route::Authorize)),
    ("/sales/association-requests", |_| Some(Route::AssociationRequests)),
    ("/sales/authorizations", |_| Some(Route::Authorizations)),
    ("/sales/incentives", |_| Some(Route::Incentives)),
    ("/sales/incentives/{id}", |text| id(text, Route::Incentive)),
    ("/sales/incentives/applications/{id}", |text| id(text, Route::Payout)),
    ("/opportunities", |_| Some(Route::Opportunities)),
    ("/opportunities/new", |_| Some(Route::NewOpportunity)),
    ("/opportunities/incentives", |_| Some(Route::OpportunityIncentives)),
    ("/opportunities/incentives/{id}", |text| id(text, Route::OpportunityIncentive)),
    ("/opportunities/{id}", |text| id(text, Route::Opportunity)),
    ("/opportunities/{id}/edit", |text| id(text, Route::EditOpportunity)),
    ("/resellers", |_| Some(Route::Resellers)),
    ("/resellers/{id}", |text| id(text, Route::Reseller)),
    ("/resellers/applications/{id}", |text| id(text, Route::ResellerApplication)),
    ("/organization/members", |_| Some(Route::Members)),
    ("/organization/members/new", |_| Some(Route::NewMember)),
    ("/organization/members/{id}", |text| id(text, Route::Member)),
    ("/organization/roles/new", |_| Some(Route::NewRole)),
    ("/organization/roles/{id}", |text| id(text, Route::Role)),
    ("/specialists", |_| Some(Route::Specialists)),
    ("/specialists/{id}", |text| id(text, Route::Specialist)),
    ("/access/{id}", |text| id(text, Route::Access)),
    ("/programs", |_| Some(Route::Programs)),
    ("/programs/accounts", |_| Some(Route::OtherAccounts)),
    ("/programs/capabilities", |_| Some(Route::Capabilities)),
    ("/programs/agreements", |_| Some(Route::Agreements)),
    ("/programs/paths", |_| Some(Route::Paths)),
    ("/programs/paths/{id}/certification", |text| id(text, Route::Certification)),
    ("/programs/{id}/certificate", |text| id(text, Route::ProgramCertificate)),
    ("/messages", |_| Some(Route::Messages)),
    ("/settings", |_| Some(Route::Settings)),
    ("/my/partner", |_| Some(Route::MyPartner)),
    ("/my/records", |_| Some(Route::MyRecords)),
    ("/my/messages", |_| Some(Route::MyMessages)),
    ("/rules", |_| Some(Route::Rules)),
    ("/rules/what-if", |_| Some(Route::WhatIf)),
    ("/rules/receipts", |_| Some(Route::Receipts)),
    ("/rules/receipts/{id}", |text| id(text, Route::Receipt)),
    ("/partners", |_| Some(Route::Partners)),
    ("/partners/personal-accounts", |_| Some(Route::PersonalAccounts)),
    ("/partners/personal-accounts/{id}", |text| id(text, Route::PersonalAccount)),
    ("/partners/{id}", |text| id(text, Route::Partner)),
    ("/reviews", |_| Some(Route::Reviews)),
    ("/reviews/share-opportunity", |_| Some(Route::ShareOpportunity)),
    ("/reviews/{id}", |text| id(text, Route::Review)),
];

/// The segment in the place of `{id}`, empty for patterns without; `None` when the path does not fit.
fn segment<'a>(pattern: &str, path: &'a str) -> Option<&'a str> {
    let (mut wanted, mut given) = (pattern.split('/'), path.split('/'));
    let mut found = "";
    loop {
        match (wanted.next(), given.next()) {
            (None, None) => return Some(found),
            (Some("{id}"), Some(text)) => found = text,
            (Some(fixed), Some(text)) if fixed == text => {}
            _ => return None,
        }
    }
}

/// The page at a path without a slash at its end.
pub(super) fn open(path: &str) -> Option<Route> {
    PATTERNS.iter().find_map(|(pattern, open)| open(segment(pattern, path)?))
}

#[cfg(test)]
mod tests {
    use super::{PATTERNS, Route};

    #[test]
    fn every_pattern_leads_to_its_page_and_back() {
        for (pattern, _) in PATTERNS {
            let id = match pattern.split('/').nth(1) {
                Some("access") => "partner:customer:view",
                Some("programs") if pattern.contains("/paths/") => "SERVICE",
                Some("programs") => "SOLUTION_PROVIDER",
                _ => "0f3a9b",
            };
            let path = pattern.replace("{id}", id);
            let route = Route::of_path(&path);
            assert_eq!((route.pattern(), route.path()), (pattern, path));
        }
    }

    #[test]
    fn other_paths_lead_nowhere() {
        for path in [
            "/sales",
            "/sales/customers/a b",
            "/sales/customers//unbind",
            "/sales/customers/1/2/3",
            "/programs/GONE/certificate",
            "/programs/paths/GONE/certification",
            "/v2/messages",
            "",
        ] {
            assert_eq!(Route::of_path(path), Route::NotFound, "{path}");
        }
        assert_eq!(Route::of_path("/sales/customers/"), Route::Customers);
    }
}
