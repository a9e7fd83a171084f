//! Who sees which page.

use domain::api::session::SessionInfo;
use domain::organization::PrincipalKind;
use domain::permission::Permission;

use crate::routes::{Access, Location, Route, query_string};

/// What stands at an address for somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Decision {
    /// The page.
    Show(Route),
    /// The page that says which right is missing.
    Forbidden(Permission),
    /// Another address.
    Redirect(String),
}

/// What this session sees at this address. `None`: nobody is signed in.
pub(super) fn decide(at: &Location, session: Option<&SessionInfo>) -> Decision {
    let route = Route::of_path(&at.path);
    let Some(session) = session else {
        let is_public = route.access() == Access::Public;
        return if is_public { Decision::Show(route) } else { Decision::Redirect(with_next(&Route::SignIn, at)) };
    };
    if session.must_change_password {
        let there = route == Route::Password;
        return if there { Decision::Show(route) } else { Decision::Redirect(with_next(&Route::Password, at)) };
    }
    let is_customer = session.kind.is_customer();
    match route {
        Route::SignIn => Decision::Redirect(next(at).unwrap_or_else(|| home(session))),
        Route::Password if next(at).is_some() => Decision::Redirect(next(at).unwrap_or_default()),
        Route::Home if is_customer => Decision::Redirect(home(session)),
        Route::Messages if is_customer => Decision::Redirect(Route::MyMessages.path()),
        Route::MyMessages if !is_customer => Decision::Redirect(Route::Messages.path()),
        route => match route.access() {
            Access::Needs(permission) if !session.permissions.contains(&permission) => Decision::Forbidden(permission),
            _ => Decision::Show(route),
        },
    }
}

/// Where somebody starts.
pub(super) fn home(session: &SessionInfo) -> String {
    match session.kind {
        PrincipalKind::Customer => Route::MyPartner.path(),
        PrincipalKind::Employee => Route::MyRecords.path(),
        PrincipalKind::PartnerRoot | PrincipalKind::PartnerMember | PrincipalKind::Operator => Route::Home.path(),
    }
}

fn with_next(page: &Route, at: &Location) -> String {
    let link = at.link();
    // What stood in `next` before wins: the way here may have led through several pages.
    let goal =
        next(at).unwrap_or(if Route::of_path(&at.path).access() == Access::Public { String::new() } else { link });
    page.with(&[("next", if goal == "/" { "" } else { &goal })])
}

/// The page that was wanted: only links into this app count.
fn next(at: &Location) -> Option<String> {
    let pairs = query_string::parse(&at.query);
    let (_, link) = pairs.into_iter().find(|(name, _)| name == "next")?;
    let inside = link.starts_with('/') && !link.starts_with("//") && !link.contains('\\');
    let route = Route::of_path(&Location::of_link(&link).path);
    (inside && !matches!(route, Route::SignIn | Route::Password | Route::NotFound)).then_some(link)
}

#[cfg(test)]
mod tests {
    use super::{Decision, decide};
    use crate::routes::{Location, Route};
    use domain::api::session::SessionInfo;
    use domain::permission::Permission;

    fn session(kind: &str, permissions: &[Permission], must_change: bool) -> SessionInfo {
        let policies = domain::rules::policy::PolicyHistory::built_in().unwrap();
        let policy = policies.versions().first().unwrap();
        serde_json::from_value(serde_json::json!({
            "login_id": "l1", "account": "ann", "display_name": "Ann", "kind": kind, "tenant_id": "t1",
            "tenant_name_zh": "甲", "tenant_name_en": "A", "partner_type": null, "member_id": null, "customer_id": null,
            "roles": [], "permissions": permissions, "must_change_password": must_change, "verification_enabled": false,
            "commitment_letter_accepted": false, "expires_at": "2026-11-22T12:00:00Z", "server_time": "2026-11-22T06:00:00Z",
            "demo": true, "policy": policy,
        }))
        .unwrap()
    }

    fn at(link: &str) -> Location {
        Location::of_link(link)
    }

    fn to(link: &str) -> Decision {
        Decision::Redirect(link.to_owned())
    }

    #[test]
    fn strangers_sign_in_first_and_return() {
        assert_eq!(decide(&at("/sales/customers?page=2"), None), to("/sign-in?next=/sales/customers%3Fpage%3D2"));
        assert_eq!(decide(&at("/"), None), to("/sign-in"));
        assert_eq!(decide(&at("/sign-in"), None), Decision::Show(Route::SignIn));
        let ann = session("PARTNER_MEMBER", &[Permission::ViewCustomers], false);
        assert_eq!(decide(&at("/sign-in?next=/sales/customers%3Fpage%3D2"), Some(&ann)), to("/sales/customers?page=2"));
        for foreign in ["//evil.example", "https://evil.example", "/\\evil.example", "/sign-in", "/nowhere"] {
            let link = Route::SignIn.with(&[("next", foreign)]);
            assert_eq!(decide(&at(&link), Some(&ann)), to("/"), "{foreign}");
        }
    }

    #[test]
    fn the_first_password_is_changed_before_anything_else() {
        let ann = session("PARTNER_MEMBER", &[Permission::ViewCustomers], true);
        assert_eq!(decide(&at("/sales/customers"), Some(&ann)), to("/password?next=/sales/customers"));
        assert_eq!(decide(&at("/password"), Some(&ann)), Decision::Show(Route::Password));
        let changed = session("PARTNER_MEMBER", &[Permission::ViewCustomers], false);
        assert_eq!(decide(&at("/password?next=/sales/customers"), Some(&changed)), to("/sales/customers"));
    }

    #[test]
    fn a_missing_right_is_named() {
        let ann = session("PARTNER_MEMBER", &[Permission::UsePartnerCenter], false);
        assert_eq!(decide(&at("/sales/incentives"), Some(&ann)), Decision::Forbidden(Permission::ViewIncentives));
        let customer = session("CUSTOMER", &[Permission::UseMyPartner], false);
        assert_eq!(decide(&at("/sales/customers"), Some(&customer)), Decision::Forbidden(Permission::ViewCustomers));
        assert_eq!(decide(&at("/"), Some(&customer)), to("/my/partner"));
        assert_eq!(decide(&at("/my/records"), Some(&ann)), Decision::Forbidden(Permission::KeepOwnRecords));
        assert_eq!(decide(&at("/my/records"), Some(&customer)), Decision::Forbidden(Permission::KeepOwnRecords));
    }

    #[test]
    fn an_employee_starts_with_its_own_records() {
        let lan = session("EMPLOYEE", &[Permission::UseMyPartner, Permission::KeepOwnRecords], false);
        for way in ["/", "/sign-in"] {
            assert_eq!(decide(&at(way), Some(&lan)), to("/my/records"), "{way}");
        }
        assert_eq!(decide(&at("/my/records"), Some(&lan)), Decision::Show(Route::MyRecords));
        assert_eq!(decide(&at("/messages"), Some(&lan)), to("/my/messages"));
        assert_eq!(decide(&at("/specialists"), Some(&lan)), Decision::Forbidden(Permission::ManageOrganization));
    }
}
