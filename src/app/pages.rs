//! The pages, in the chunks that they arrive in: one line a page.
//!
//! A chunk is code that the browser fetches when somebody first goes there, so that a first visit pays for one page
//! (docs/decisions/006). Without the feature `chunks`, in tests, everything is there from the start.

#![cfg_attr(feature = "chunks", allow(unsafe_code, reason = "what `wasm_split` writes around each function"))]

use domain::association::RequestKind;
use leptos::prelude::*;
#[cfg(feature = "chunks")]
use wasm_split_helpers::wasm_split;

use super::chunk::{Chunk, Missing, Piece};
use super::shell::Shell;
use crate::features::agreements::AgreementPage;
use crate::features::association::{ChangePage, RequestListPage};
use crate::features::authorizations::{AuthorizationListPage, AuthorizePage};
use crate::features::customers::{AccountManagerPage, CustomerDetailPage, CustomerListPage};
use crate::features::development::{CustomerReportPage, DevelopmentPage};
use crate::features::errors::{AccessPage, ForbiddenPage, NotFoundPage};
use crate::features::home::{HomePage, TodoPage};
use crate::features::incentives::{IncentiveDetailPage, IncentivePage, PayoutDetailPage};
use crate::features::messages::MessagePage;
use crate::features::my_partner::MyPartnerPage;
use crate::features::my_records::MyRecordsPage;
use crate::features::opportunities::{
    EditOpportunityPage, NewOpportunityPage, OpportunityIncentiveListPage, OpportunityIncentivePage,
    OpportunityListPage, OpportunityPage,
};
use crate::features::organization::{MemberPage, NewMemberPage, OrganizationPage, RolePage};
use crate::features::partners::{PartnerListPage, PartnerPage};
use crate::features::password::PasswordPage;
use crate::features::personal_accounts::{AccountListPage, PersonalAccountPage};
use crate::features::programs::{AccountPage, CapabilityPage, PathListPage, ProgramCertificatePage, ProgramListPage};
use crate::features::resellers::{ResellerApplicationPage, ResellerListPage, ResellerPage};
use crate::features::reviews::{ReviewDetailPage, ReviewListPage, ShareOpportunityPage};
use crate::features::rules::{ReceiptListPage, ReceiptPage, RulesPage, WhatIfPage};
use crate::features::settings::SettingsPage;
use crate::features::sign_in::SignInPage;
use crate::features::specialists::{CertificationPage, SpecialistListPage, SpecialistPage};
use crate::routes::Route;

type Drawn = Result<AnyView, Missing>;

/// `wasm_split` makes the functions below wait for their code.
macro_rules! arrived {
    ($piece:expr) => {{
        #[cfg(feature = "chunks")]
        let drawn = $piece.await;
        #[cfg(not(feature = "chunks"))]
        let drawn = $piece;
        drawn
    }};
}

/// Fetches a chunk when it is not here yet, then lets it draw. Ready at once when it is here.
#[cfg_attr(not(feature = "chunks"), allow(clippy::unused_async))]
pub(super) async fn draw(chunk: Chunk, piece: Piece) -> Drawn {
    match chunk {
        Chunk::Entry => arrived!(entry(piece)),
        Chunk::Frame => arrived!(frame(piece)),
        Chunk::Home => arrived!(home(piece)),
        Chunk::CustomerList => arrived!(customer_list(piece)),
        Chunk::Customer => arrived!(customer(piece)),
        Chunk::Development => arrived!(development(piece)),
        Chunk::Records => arrived!(records(piece)),
        Chunk::Incentives => arrived!(incentives(piece)),
        Chunk::Opportunities => arrived!(opportunities(piece)),
        Chunk::Resellers => arrived!(resellers(piece)),
        Chunk::Programs => arrived!(programs(piece)),
        Chunk::MyPartner => arrived!(my_partner(piece)),
        Chunk::MyRecords => arrived!(my_records(piece)),
        Chunk::Organization => arrived!(organization(piece)),
        Chunk::Specialists => arrived!(specialists(piece)),
        Chunk::Account => arrived!(account(piece)),
        Chunk::Rules => arrived!(rules(piece)),
        Chunk::Reviews => arrived!(reviews(piece)),
    }
}

#[cfg_attr(feature = "chunks", wasm_split(entry, fallible))]
fn entry(piece: Piece) -> Drawn {
    Ok(match piece {
        Piece::Page(Route::SignIn) => view! { <SignInPage/> }.into_any(),
        Piece::Page(Route::Password) => view! { <PasswordPage/> }.into_any(),
        _ => ().into_any(),
    })
}

#[cfg_attr(feature = "chunks", wasm_split(frame, fallible))]
fn frame(piece: Piece) -> Drawn {
    Ok(match piece {
        Piece::Frame(children) => view! { <Shell children/> }.into_any(),
        _ => ().into_any(),
    })
}

#[cfg_attr(feature = "chunks", wasm_split(home, fallible))]
fn home(piece: Piece) -> Drawn {
    Ok(match piece {
        Piece::Page(Route::Home) => view! { <HomePage/> }.into_any(),
        Piece::Page(Route::Todos) => view! { <TodoPage/> }.into_any(),
        _ => ().into_any(),
    })
}

#[cfg_attr(feature = "chunks", wasm_split(customer_list, fallible))]
fn customer_list(piece: Piece) -> Drawn {
    Ok(match piece {
        Piece::Page(Route::Customers) => view! { <CustomerListPage/> }.into_any(),
        _ => ().into_any(),
    })
}

#[cfg_attr(feature = "chunks", wasm_split(customer, fallible))]
fn customer(piece: Piece) -> Drawn {
    Ok(match piece {
        Piece::Page(Route::Customer(id)) => view! { <CustomerDetailPage id/> }.into_any(),
        Piece::Page(Route::SwitchType(id)) => view! { <ChangePage id kind=RequestKind::SwitchType/> }.into_any(),
        Piece::Page(Route::Unbind(id)) => view! { <ChangePage id kind=RequestKind::Unbind/> }.into_any(),
        Piece::Page(Route::AccountManager(id)) => view! { <AccountManagerPage id/> }.into_any(),
        Piece::Page(Route::Authorize(id)) => view! { <AuthorizePage id/> }.into_any(),
        _ => ().into_any(),
    })
}

#[cfg_attr(feature = "chunks", wasm_split(development, fallible))]
fn development(piece: Piece) -> Drawn {
    Ok(match piece {
        Piece::Page(Route::CustomerDevelopment) => view! { <DevelopmentPage/> }.into_any(),
        Piece::Page(Route::CustomerReport(id)) => view! { <CustomerReportPage id/> }.into_any(),
        _ => ().into_any(),
    })
}

#[cfg_attr(feature = "chunks", wasm_split(records, fallible))]
fn records(piece: Piece) -> Drawn {
    Ok(match piece {
        Piece::Page(Route::AssociationRequests) => view! { <RequestListPage/> }.into_any(),
        Piece::Page(Route::Authorizations) => view! { <AuthorizationListPage/> }.into_any(),
        _ => ().into_any(),
    })
}

#[cfg_attr(feature = "chunks", wasm_split(incentives, fallible))]
fn incentives(piece: Piece) -> Drawn {
    Ok(match piece {
        Piece::Page(Route::Incentives) => view! { <IncentivePage/> }.into_any(),
        Piece::Page(Route::Incentive(id)) => view! { <IncentiveDetailPage id/> }.into_any(),
        Piece::Page(Route::Payout(id)) => view! { <PayoutDetailPage id/> }.into_any(),
        _ => ().into_any(),
    })
}

#[cfg_attr(feature = "chunks", wasm_split(opportunities, fallible))]
fn opportunities(piece: Piece) -> Drawn {
    Ok(match piece {
        Piece::Page(Route::Opportunities) => view! { <OpportunityListPage/> }.into_any(),
        Piece::Page(Route::NewOpportunity) => view! { <NewOpportunityPage/> }.into_any(),
        Piece::Page(Route::Opportunity(id)) => view! { <OpportunityPage id/> }.into_any(),
        Piece::Page(Route::EditOpportunity(id)) => view! { <EditOpportunityPage id/> }.into_any(),
        Piece::Page(Route::OpportunityIncentives) => view! { <OpportunityIncentiveListPage/> }.into_any(),
        Piece::Page(Route::OpportunityIncentive(id)) => view! { <OpportunityIncentivePage id/> }.into_any(),
        _ => ().into_any(),
    })
}

#[cfg_attr(feature = "chunks", wasm_split(resellers, fallible))]
fn resellers(piece: Piece) -> Drawn {
    Ok(match piece {
        Piece::Page(Route::Resellers) => view! { <ResellerListPage/> }.into_any(),
        Piece::Page(Route::Reseller(id)) => view! { <ResellerPage id/> }.into_any(),
        Piece::Page(Route::ResellerApplication(id)) => view! { <ResellerApplicationPage id/> }.into_any(),
        _ => ().into_any(),
    })
}

#[cfg_attr(feature = "chunks", wasm_split(programs, fallible))]
fn programs(piece: Piece) -> Drawn {
    Ok(match piece {
        Piece::Page(Route::Programs) => view! { <ProgramListPage/> }.into_any(),
        Piece::Page(Route::ProgramCertificate(program)) => view! { <ProgramCertificatePage program/> }.into_any(),
        Piece::Page(Route::Paths) => view! { <PathListPage/> }.into_any(),
        Piece::Page(Route::OtherAccounts) => view! { <AccountPage/> }.into_any(),
        Piece::Page(Route::Capabilities) => view! { <CapabilityPage/> }.into_any(),
        Piece::Page(Route::Agreements) => view! { <AgreementPage/> }.into_any(),
        _ => ().into_any(),
    })
}

#[cfg_attr(feature = "chunks", wasm_split(my_partner, fallible))]
fn my_partner(piece: Piece) -> Drawn {
    Ok(match piece {
        Piece::Page(Route::MyPartner) => view! { <MyPartnerPage/> }.into_any(),
        _ => ().into_any(),
    })
}

#[cfg_attr(feature = "chunks", wasm_split(my_records, fallible))]
fn my_records(piece: Piece) -> Drawn {
    Ok(match piece {
        Piece::Page(Route::MyRecords) => view! { <MyRecordsPage/> }.into_any(),
        _ => ().into_any(),
    })
}

#[cfg_attr(feature = "chunks", wasm_split(organization, fallible))]
fn organization(piece: Piece) -> Drawn {
    Ok(match piece {
        Piece::Page(Route::Members) => view! { <OrganizationPage/> }.into_any(),
        Piece::Page(Route::NewMember) => view! { <NewMemberPage/> }.into_any(),
        Piece::Page(Route::Member(id)) => view! { <MemberPage id/> }.into_any(),
        Piece::Page(Route::NewRole) => view! { <RolePage id=None/> }.into_any(),
        Piece::Page(Route::Role(id)) => view! { <RolePage id=Some(id)/> }.into_any(),
        _ => ().into_any(),
    })
}

#[cfg_attr(feature = "chunks", wasm_split(specialists, fallible))]
fn specialists(piece: Piece) -> Drawn {
    Ok(match piece {
        Piece::Page(Route::Specialists) => view! { <SpecialistListPage/> }.into_any(),
        Piece::Page(Route::Specialist(id)) => view! { <SpecialistPage id/> }.into_any(),
        Piece::Page(Route::Certification(path)) => view! { <CertificationPage path/> }.into_any(),
        _ => ().into_any(),
    })
}

#[cfg_attr(feature = "chunks", wasm_split(account, fallible))]
fn account(piece: Piece) -> Drawn {
    Ok(match piece {
        Piece::Page(Route::Messages | Route::MyMessages) => view! { <MessagePage/> }.into_any(),
        Piece::Page(Route::Settings) => view! { <SettingsPage/> }.into_any(),
        Piece::Page(Route::Access(permission)) => view! { <AccessPage permission/> }.into_any(),
        Piece::Page(Route::NotFound) => view! { <NotFoundPage/> }.into_any(),
        Piece::Forbidden(permission) => view! { <ForbiddenPage permission/> }.into_any(),
        _ => ().into_any(),
    })
}

#[cfg_attr(feature = "chunks", wasm_split(rules, fallible))]
fn rules(piece: Piece) -> Drawn {
    Ok(match piece {
        Piece::Page(Route::Rules) => view! { <RulesPage/> }.into_any(),
        Piece::Page(Route::WhatIf) => view! { <WhatIfPage/> }.into_any(),
        Piece::Page(Route::Receipts) => view! { <ReceiptListPage/> }.into_any(),
        Piece::Page(Route::Receipt(id)) => view! { <ReceiptPage id/> }.into_any(),
        _ => ().into_any(),
    })
}

#[cfg_attr(feature = "chunks", wasm_split(reviews, fallible))]
fn reviews(piece: Piece) -> Drawn {
    Ok(match piece {
        Piece::Page(Route::Reviews) => view! { <ReviewListPage/> }.into_any(),
        Piece::Page(Route::ShareOpportunity) => view! { <ShareOpportunityPage/> }.into_any(),
        Piece::Page(Route::Review(id)) => view! { <ReviewDetailPage id/> }.into_any(),
        Piece::Page(Route::Partners) => view! { <PartnerListPage/> }.into_any(),
        Piece::Page(Route::Partner(id)) => view! { <PartnerPage id/> }.into_any(),
        Piece::Page(Route::PersonalAccounts) => view! { <AccountListPage/> }.into_any(),
        Piece::Page(Route::PersonalAccount(id)) => view! { <PersonalAccountPage id/> }.into_any(),
        _ => ().into_any(),
    })
}
