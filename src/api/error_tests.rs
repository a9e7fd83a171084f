//! How refusals are read.

use super::ApiError;
use domain::api::error::FieldProblem;
use domain::rules::verdict::{Check, Outcome};

#[test]
fn refusals_are_told_apart_by_code_then_by_status() {
    let locked = r#"{"error_code":"PC.1002","error_msg":"","available_at":"2026-11-22T07:00:00Z"}"#;
    assert!(matches!(ApiError::of(403, None, locked), ApiError::LockedOut { until: Some(_) }));
    let code = r#"{"error_code":"CBC.99000026","error_msg":"","field_errors":[{"field":"verification_code","problem":"WRONG"}]}"#;
    assert_eq!(ApiError::of(400, None, code).fields().first().map(|field| field.problem), Some(FieldProblem::Wrong));
    let unknown = r#"{"error_code":"CBC.7","error_msg":"no","request_id":"r1"}"#;
    let expect = ApiError::Other { code: "CBC.7".into(), message: "no".into(), request_id: Some("r1".into()) };
    assert_eq!(ApiError::of(400, None, unknown), expect);
    assert_eq!(ApiError::of(502, None, "<html>"), ApiError::Server { request_id: None, busy: true });
    assert_eq!(ApiError::of(429, Some(3), ""), ApiError::TooMany { retry_after: 3 });
}

#[test]
fn conditions_are_counted_at_once_and_read_later() {
    let item = |check: &str, passed: bool| serde_json::json!({ "check": check, "rule": "R-22", "passed": passed });
    let refused = |items: &[serde_json::Value]| {
        let body = serde_json::json!({ "error_code": "CBC.99007004", "error_msg": "", "check_items": items });
        ApiError::of(409, None, &body.to_string())
    };
    let items = [item("WRONG_SITE", false), item("IS_PARTNER", true)];
    let ApiError::Refused { check_items, .. } = refused(&items) else { panic!("not refused") };
    let all: Vec<_> = check_items.all().iter().map(|one| (one.check, one.outcome)).collect();
    assert_eq!(
        (check_items.unmet(), all),
        (1, vec![(Check::WrongSite, Outcome::Unmet), (Check::IsPartner, Outcome::Met)])
    );
    // A condition that this version of the app does not know yet: refused it is all the same.
    let ApiError::Refused { check_items, .. } = refused(&[item("LATER_ADDED", false), item("IS_PARTNER", true)]) else {
        panic!("not refused")
    };
    assert_eq!((check_items.unmet(), check_items.all().len()), (1, 1));
}
