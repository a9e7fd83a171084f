//! Extractors that refuse a request without session or right before the operation runs.

use crate::auth::accounts;
use crate::auth::denial;
use crate::auth::rights::Right;
use crate::auth::scope::{AsScope, Scope};
use crate::auth::session::Session;
use crate::http::error::ApiError;
use crate::state::App;
use axum::extract::{FromRequestParts, OptionalFromRequestParts};
use axum::http::request::Parts;
use domain::ids::CustomerId;
use domain::permission::Permission;
use std::sync::Arc;

/// A live session that holds the right `R`, with the scope that comes with it.
#[derive(Clone, Debug)]
pub struct Allowed<R: Right> {
    /// Who it is.
    pub session: Arc<Session>,
    /// What may be touched.
    pub scope: R::Scope,
}

impl<R: Right> AsScope for Allowed<R> {
    fn scope(&self) -> &Scope {
        self.scope.scope()
    }
}

impl<R: Right> Allowed<R> {
    /// Some writes serve several rights: one of these is enough.
    ///
    /// # Errors
    /// [`ApiError::Denied`] for want of the first.
    pub(crate) async fn has_one_of(&self, app: &App, rights: &[Permission]) -> Result<(), ApiError> {
        let Some(first) = rights.first().copied() else { return Ok(()) };
        if rights.iter().any(|right| self.session.may(*right)) {
            return Ok(());
        }
        Err(denial::denied(app, &self.session, first, true).await?)
    }
}

impl Allowed<crate::auth::rights::UseMyPartner> {
    /// The customer itself.
    ///
    /// # Errors
    /// [`ApiError::Internal`]: the right is given to customers only, so this does not happen.
    pub fn customer(&self) -> Result<&CustomerId, ApiError> {
        self.scope.customer().ok_or(ApiError::Internal("customer right without customer"))
    }
}

impl Allowed<crate::auth::rights::KeepOwnRecords> {
    /// The personal account itself.
    ///
    /// # Errors
    /// [`ApiError::Internal`]: the right is given to personal accounts only, so this does not happen.
    pub fn account(&self) -> Result<&str, ApiError> {
        self.scope.account().ok_or(ApiError::Internal("own records without an account"))
    }
}

/// Any live session, even one that has to change its password first.
#[derive(Clone, Debug)]
pub struct SignedIn(pub Arc<Session>);

impl FromRequestParts<App> for SignedIn {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        // The rate limit may have read the session already.
        if let Some(session) = parts.extensions.get::<Arc<Session>>() {
            return Ok(Self(Arc::clone(session)));
        }
        let session = Arc::new(accounts::session_of(app, &parts.headers).await?.ok_or(ApiError::NotSignedIn)?);
        parts.extensions.insert(Arc::clone(&session));
        Ok(Self(session))
    }
}

impl OptionalFromRequestParts<App> for SignedIn {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Option<Self>, ApiError> {
        match <Self as FromRequestParts<App>>::from_request_parts(parts, app).await {
            Ok(session) => Ok(Some(session)),
            Err(ApiError::NotSignedIn) => Ok(None),
            Err(error) => Err(error),
        }
    }
}

impl<R: Right> FromRequestParts<App> for Allowed<R> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        let SignedIn(session) = <SignedIn as FromRequestParts<App>>::from_request_parts(parts, app).await?;
        if session.must_change_password {
            return Err(denial::first_password(app, &session, R::PERMISSION, denial::is_pressed(parts)).await?);
        }
        if session.may(R::PERMISSION) {
            return Ok(Self { scope: R::narrow(session.scope()), session });
        }
        Err(denial::denied(app, &session, R::PERMISSION, denial::is_pressed(parts)).await?)
    }
}
