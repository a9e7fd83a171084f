//! The page behind each address: one line a page.

use domain::association::RequestKind;
use leptos::prelude::*;

use super::guard::Decision;
use crate::features::association::{ChangePage, RequestListPage};
use crate::features::authorizations::{AuthorizationListPage, AuthorizePage};
use crate::features::customers::{AccountManagerPage, CustomerDetailPage, CustomerListPage};
use crate::features::errors::{AccessPage, ForbiddenPage, NotFoundPage};
use crate::features::home::HomePage;
use crate::features::incentives::{IncentiveDetailPage, IncentivePage, PayoutDetailPage};
use crate::features::messages::MessagePage;
use crate::features::my_partner::MyPartnerPage;
use crate::features::organization::{MemberPage, NewMemberPage, OrganizationPage, RolePage};
use crate::features::password::PasswordPage;
use crate::features::settings::SettingsPage;
use crate::features::sign_in::SignInPage;
use crate::routes::Route;

/// The page of a decision; nothing while a redirect is under way.
pub(super) fn page(decision: Decision) -> AnyView {
    match decision {
        Decision::Show(route) => page_of(route),
        Decision::Forbidden(permission) => view! { <ForbiddenPage permission/> }.into_any(),
        Decision::Redirect(_) => ().into_any(),
    }
}

fn page_of(route: Route) -> AnyView {
    match route {
        Route::SignIn => view! { <SignInPage/> }.into_any(),
        Route::Password => view! { <PasswordPage/> }.into_any(),
        Route::Home => view! { <HomePage/> }.into_any(),
        Route::Customers => view! { <CustomerListPage/> }.into_any(),
        Route::Customer(id) => view! { <CustomerDetailPage id/> }.into_any(),
        Route::SwitchType(id) => view! { <ChangePage id kind=RequestKind::SwitchType/> }.into_any(),
        Route::Unbind(id) => view! { <ChangePage id kind=RequestKind::Unbind/> }.into_any(),
        Route::AccountManager(id) => view! { <AccountManagerPage id/> }.into_any(),
        Route::Authorize(id) => view! { <AuthorizePage id/> }.into_any(),
        Route::AssociationRequests => view! { <RequestListPage/> }.into_any(),
        Route::Authorizations => view! { <AuthorizationListPage/> }.into_any(),
        Route::Incentives => view! { <IncentivePage/> }.into_any(),
        Route::Incentive(id) => view! { <IncentiveDetailPage id/> }.into_any(),
        Route::Payout(id) => view! { <PayoutDetailPage id/> }.into_any(),
        Route::Members => view! { <OrganizationPage/> }.into_any(),
        Route::NewMember => view! { <NewMemberPage/> }.into_any(),
        Route::Member(id) => view! { <MemberPage id/> }.into_any(),
        Route::NewRole => view! { <RolePage id=None/> }.into_any(),
        Route::Role(id) => view! { <RolePage id=Some(id)/> }.into_any(),
        Route::Access(permission) => view! { <AccessPage permission/> }.into_any(),
        Route::Messages | Route::MyMessages => view! { <MessagePage/> }.into_any(),
        Route::Settings => view! { <SettingsPage/> }.into_any(),
        Route::MyPartner => view! { <MyPartnerPage/> }.into_any(),
        Route::NotFound => view! { <NotFoundPage/> }.into_any(),
    }
}
