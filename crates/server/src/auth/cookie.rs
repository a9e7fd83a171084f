//! The session cookie: `__Host-sid` over https, `sid` on a loopback address.

use crate::secret::Secret;
use axum::http::{HeaderMap, HeaderValue, header};
use domain::organization::PrincipalKind;

/// The cookie's name and flags, which depend on how users reach the server.
#[derive(Clone, Copy, Debug)]
pub struct SessionCookie {
    /// Do users come by https?
    pub https: bool,
}

/// Its name where users come by https.
pub(crate) const HTTPS_NAME: &str = "__Host-sid";

impl SessionCookie {
    const fn name(self) -> &'static str {
        if self.https { HTTPS_NAME } else { "sid" }
    }

    /// The token that the request carries.
    pub fn read(self, headers: &HeaderMap) -> Option<Secret<String>> {
        headers
            .get_all(header::COOKIE)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(';'))
            .filter_map(|pair| pair.trim().split_once('='))
            .find(|(name, _)| *name == self.name())
            .map(|(_, token)| Secret::new(token.to_owned()))
    }

    /// The header that sets it.
    pub fn set(self, token: &Secret<String>) -> Option<HeaderValue> {
        let mut value = HeaderValue::try_from(format!("{}={}{}", self.name(), token.reveal(), self.flags())).ok()?;
        value.set_sensitive(true);
        Some(value)
    }

    /// The header that removes it.
    pub fn clear(self) -> Option<HeaderValue> {
        HeaderValue::try_from(format!("{}={}; Max-Age=0", self.name(), self.flags())).ok()
    }

    /// A readable companion that says only that there is a session, and of what kind of login. Without it the page does
    /// not ask who is signed in, so that a stranger's first visit makes no failing request; by the kind it fetches the
    /// code of the page that this login starts on.
    pub fn mark(self, kind: PrincipalKind) -> Option<HeaderValue> {
        let secure = if self.https { "; Secure" } else { "" };
        HeaderValue::try_from(format!("signed_in={kind}; Path=/{secure}; SameSite=Strict")).ok()
    }

    /// The header that removes the mark.
    pub const fn clear_mark(self) -> HeaderValue {
        HeaderValue::from_static(if self.https {
            "signed_in=; Path=/; Secure; SameSite=Strict; Max-Age=0"
        } else {
            "signed_in=; Path=/; SameSite=Strict; Max-Age=0"
        })
    }

    const fn flags(self) -> &'static str {
        if self.https { "; Path=/; Secure; HttpOnly; SameSite=Strict" } else { "; Path=/; HttpOnly; SameSite=Strict" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cookie_is_strict_and_host_bound_over_https() {
        let token = Secret::new("abc".to_owned());
        let https = SessionCookie { https: true }.set(&token).unwrap();
        assert_eq!(https.to_str().unwrap(), "__Host-sid=abc; Path=/; Secure; HttpOnly; SameSite=Strict");
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, HeaderValue::from_static("theme=dark; sid=abc; __Host-sid=def"));
        assert_eq!(SessionCookie { https: false }.read(&headers), Some(token));
        assert_eq!(SessionCookie { https: true }.read(&headers), Some(Secret::new("def".to_owned())));
    }

    #[test]
    fn the_mark_says_the_kind_of_login_and_nothing_else() {
        let mark = |https| SessionCookie { https }.mark(PrincipalKind::Employee).unwrap();
        assert_eq!(mark(true), "signed_in=EMPLOYEE; Path=/; Secure; SameSite=Strict");
        assert_eq!(mark(false), "signed_in=EMPLOYEE; Path=/; SameSite=Strict");
    }
}
