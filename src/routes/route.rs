//! The pages: pattern, link, who may open it, and where the navigation shows it.

use domain::ids::{CustomerId, IncentiveId, PayoutId};
use domain::permission::Permission;
use std::str::FromStr;

/// One page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// Sign-in.
    SignIn,
    /// The password change that the first sign-in forces.
    Password,
    /// P-01.
    Home,
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
    /// The partner's message centre.
    Messages,
    /// Settings of the partner account.
    Settings,
    /// P-70, the customer's page.
    MyPartner,
    /// The customer's message centre.
    MyMessages,
    /// The rules in words and numbers, by version.
    Rules,
    /// What a rule would answer to other facts.
    WhatIf,
    /// Nothing has this address.
    NotFound,
}

/// Who may open a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Everybody.
    Public,
    /// Everybody who is signed in.
    SignedIn,
    /// Whoever has this right.
    Needs(Permission),
}

/// Entries of the navigation (domain.md 2.0).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NavKey {
    /// 主页.
    Home,
    /// 客户管理.
    Customers,
    /// 客户关联关系申请.
    AssociationRequests,
    /// 客户授权记录.
    Authorizations,
    /// 激励管理.
    Incentives,
    /// 我的合作伙伴.
    MyPartner,
    /// Message centre.
    Messages,
    /// Settings.
    Settings,
    /// The rules.
    Rules,
}

type Open = fn(&str) -> Option<Route>;

fn id<T: FromStr>(text: &str, route: fn(T) -> Route) -> Option<Route> {
    T::from_str(text).ok().map(route)
}

/// Every address; `{id}` stands for one segment. Fixed segments come before `{id}` in the same place.
const PATTERNS: [(&str, Open); 20] = [
    ("/sign-in", |_| Some(Route::SignIn)),
    ("/password", |_| Some(Route::Password)),
    ("/", |_| Some(Route::Home)),
    ("/sales/customers", |_| Some(Route::Customers)),
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
    ("/messages", |_| Some(Route::Messages)),
    ("/settings", |_| Some(Route::Settings)),
    ("/my/partner", |_| Some(Route::MyPartner)),
    ("/my/messages", |_| Some(Route::MyMessages)),
    ("/rules", |_| Some(Route::Rules)),
    ("/rules/what-if", |_| Some(Route::WhatIf)),
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

impl Route {
    /// The page at this path.
    pub fn of_path(path: &str) -> Self {
        let path = if path.len() > 1 { path.trim_end_matches('/') } else { path };
        let open = |(pattern, open): &(&str, Open)| open(segment(pattern, path)?);
        PATTERNS.iter().find_map(open).unwrap_or(Self::NotFound)
    }

    /// The path with `{id}` in it; the page's name in statistics and tests.
    pub const fn pattern(&self) -> &'static str {
        match self {
            Self::SignIn => "/sign-in",
            Self::Password => "/password",
            Self::Home => "/",
            Self::Customers => "/sales/customers",
            Self::Customer(_) => "/sales/customers/{id}",
            Self::SwitchType(_) => "/sales/customers/{id}/switch-type",
            Self::Unbind(_) => "/sales/customers/{id}/unbind",
            Self::AccountManager(_) => "/sales/customers/{id}/account-manager",
            Self::Authorize(_) => "/sales/customers/{id}/authorization",
            Self::AssociationRequests => "/sales/association-requests",
            Self::Authorizations => "/sales/authorizations",
            Self::Incentives => "/sales/incentives",
            Self::Incentive(_) => "/sales/incentives/{id}",
            Self::Payout(_) => "/sales/incentives/applications/{id}",
            Self::Messages => "/messages",
            Self::Settings => "/settings",
            Self::MyPartner => "/my/partner",
            Self::MyMessages => "/my/messages",
            Self::Rules => "/rules",
            Self::WhatIf => "/rules/what-if",
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
            Self::Incentive(id) => id.as_str(),
            Self::Payout(id) => id.as_str(),
            _ => "",
        };
        self.pattern().replace("{id}", id)
    }

    /// The link to the page in a certain state: `Route::Customers.with(&[("arrears", "true")])`.
    pub fn with(&self, parameters: &[(&str, &str)]) -> String {
        let query = super::query_string::build(parameters.iter().copied());
        if query.is_empty() { self.path() } else { format!("{}?{query}", self.path()) }
    }

    /// Who may open it.
    pub const fn access(&self) -> Access {
        match self {
            Self::SignIn | Self::NotFound => Access::Public,
            Self::Password | Self::Home | Self::Messages | Self::Rules | Self::WhatIf => Access::SignedIn,
            // Who may not change an association finds that among the conditions of its account check.
            Self::Customers | Self::Customer(_) | Self::SwitchType(_) | Self::Unbind(_) => {
                Access::Needs(Permission::ViewCustomers)
            }
            Self::AccountManager(_) => Access::Needs(Permission::AssignAccountManager),
            Self::Authorize(_) => Access::Needs(Permission::RequestAuthorization),
            Self::AssociationRequests | Self::Authorizations => Access::Needs(Permission::ViewRecords),
            Self::Incentives | Self::Incentive(_) | Self::Payout(_) => Access::Needs(Permission::ViewIncentives),
            Self::Settings => Access::Needs(Permission::UsePartnerCenter),
            Self::MyPartner | Self::MyMessages => Access::Needs(Permission::UseMyPartner),
        }
    }

    /// The entry of the navigation that is marked while the page is open.
    pub const fn nav_key(&self) -> Option<NavKey> {
        match self {
            Self::Home => Some(NavKey::Home),
            Self::Customers | Self::Customer(_) | Self::SwitchType(_) | Self::Unbind(_) | Self::AccountManager(_) => {
                Some(NavKey::Customers)
            }
            Self::AssociationRequests => Some(NavKey::AssociationRequests),
            Self::Authorizations | Self::Authorize(_) => Some(NavKey::Authorizations),
            Self::Incentives | Self::Incentive(_) | Self::Payout(_) => Some(NavKey::Incentives),
            Self::MyPartner => Some(NavKey::MyPartner),
            Self::Messages | Self::MyMessages => Some(NavKey::Messages),
            Self::Settings => Some(NavKey::Settings),
            Self::Rules | Self::WhatIf => Some(NavKey::Rules),
            Self::SignIn | Self::Password | Self::NotFound => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{PATTERNS, Route};

    #[test]
    fn every_pattern_leads_to_its_page_and_back() {
        for (pattern, _) in PATTERNS {
            let path = pattern.replace("{id}", "0f3a9b");
            let route = Route::of_path(&path);
            assert_eq!((route.pattern(), route.path()), (pattern, path));
        }
    }

    #[test]
    fn other_paths_lead_nowhere() {
        for path in
            ["/sales", "/sales/customers/a b", "/sales/customers//unbind", "/sales/customers/1/2/3", "/v2/messages", ""]
        {
            assert_eq!(Route::of_path(path), Route::NotFound, "{path}");
        }
        assert_eq!(Route::of_path("/sales/customers/"), Route::Customers);
    }
}
