//! The chunks of the app, and which pages each of them holds (docs/decisions/006).

use domain::permission::Permission;
use leptos::children::Children;

use super::guard::Decision;
use crate::routes::Route;

/// A part of the app that is fetched by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Chunk {
    Entry,
    Frame,
    Home,
    CustomerList,
    Customer,
    Development,
    Records,
    Incentives,
    Opportunities,
    Resellers,
    Programs,
    MyPartner,
    MyRecords,
    Organization,
    Specialists,
    Account,
    Rules,
    Reviews,
}

impl Chunk {
    pub(super) const ALL: [Self; 18] = [
        Self::Entry,
        Self::Frame,
        Self::Home,
        Self::CustomerList,
        Self::Customer,
        Self::Development,
        Self::Records,
        Self::Incentives,
        Self::Opportunities,
        Self::Resellers,
        Self::Programs,
        Self::MyPartner,
        Self::MyRecords,
        Self::Organization,
        Self::Specialists,
        Self::Account,
        Self::Rules,
        Self::Reviews,
    ];

    /// Where the page of a decision is; none while a redirect is under way.
    pub(super) const fn of(decision: &Decision) -> Option<Self> {
        match decision {
            Decision::Show(route) => Some(Self::of_route(route)),
            Decision::Forbidden(_) => Some(Self::Account),
            Decision::Redirect(_) => None,
        }
    }

    pub(super) const fn of_route(route: &Route) -> Self {
        match route {
            Route::SignIn | Route::Password => Self::Entry,
            Route::Home | Route::Todos => Self::Home,
            Route::Customers => Self::CustomerList,
            Route::Customer(_)
            | Route::SwitchType(_)
            | Route::Unbind(_)
            | Route::AccountManager(_)
            | Route::Authorize(_) => Self::Customer,
            Route::CustomerDevelopment | Route::CustomerReport(_) => Self::Development,
            Route::AssociationRequests | Route::Authorizations => Self::Records,
            Route::Incentives | Route::Incentive(_) | Route::Payout(_) => Self::Incentives,
            Route::Opportunities
            | Route::NewOpportunity
            | Route::Opportunity(_)
            | Route::EditOpportunity(_)
            | Route::OpportunityIncentives
            | Route::OpportunityIncentive(_) => Self::Opportunities,
            Route::Resellers | Route::Reseller(_) | Route::ResellerApplication(_) => Self::Resellers,
            Route::Programs
            | Route::ProgramCertificate(_)
            | Route::OtherAccounts
            | Route::Paths
            | Route::Capabilities
            | Route::Agreements => Self::Programs,
            Route::MyPartner => Self::MyPartner,
            Route::MyRecords => Self::MyRecords,
            Route::Members | Route::NewMember | Route::Member(_) | Route::NewRole | Route::Role(_) => {
                Self::Organization
            }
            Route::Specialists | Route::Specialist(_) | Route::Certification(_) => Self::Specialists,
            Route::Messages | Route::MyMessages | Route::Settings | Route::Access(_) | Route::NotFound => Self::Account,
            Route::Rules | Route::WhatIf | Route::Receipts | Route::Receipt(_) => Self::Rules,
            // What the vendor's operators do is one chunk: each of its pages leads to the others.
            Route::Reviews
            | Route::ShareOpportunity
            | Route::Review(_)
            | Route::Partners
            | Route::Partner(_)
            | Route::PersonalAccounts
            | Route::PersonalAccount(_) => Self::Reviews,
        }
    }
}

/// What a chunk is asked for.
pub(super) enum Piece {
    /// To be here, no more.
    Nothing,
    Page(Route),
    /// The page in the place of one that this login may not see.
    Forbidden(Permission),
    /// Navigation and everything else around a page.
    Frame(Children),
}

/// Why a chunk did not arrive: the network, or another version of the app on the server.
#[derive(Debug)]
pub(super) struct Missing;

#[cfg(feature = "chunks")]
impl From<wasm_split_helpers::SplitLoaderError> for Missing {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_start_script_asks_only_for_chunks_that_exist() {
        let script = include_str!("../../public/boot.js");
        let source = include_str!("pages.rs");
        let list = script.split_once("var addresses = [").unwrap().1.split_once("];").unwrap().0;
        let named: Vec<_> = list.split('"').skip(1).step_by(2).collect();
        for name in &named {
            assert!(source.contains(&format!("wasm_split({name},")), "{name}");
        }
        assert!(named.len() >= 8, "the list of addresses was not found");
        for start in ["home", "my_partner", "my_records"] {
            assert!(named.contains(&start), "{start}");
        }
    }
}
