//! Handing in the invoices of a payout application.

use crate::auth::Allowed;
use crate::auth::rights::ManagePayouts;
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, IfMatch, Json, Path};
use crate::http::payouts::moves;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::{payout_invoices, payouts};
use axum::extract::State;
use domain::api::error::{ErrorBody, FieldError, FieldProblem};
use domain::api::payout_invoices::{HandInInvoices, PayoutInvoice};
use domain::api::payouts::PayoutApplication;
use domain::ids::PayoutId;
use domain::states::payout::PayoutEvent;

/// Hand in all invoices of an application (SM-7, R-56), for the first time or after they were refused. Together they
/// come to its amount, and none of them belongs to another application.
#[utoipa::path(post, path = "/v2/partners/payout-applications/{id}/invoices", tag = "payouts", params(("id" = PayoutId, Path, description = "the application"), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    request_body = HandInInvoices,
    responses((status = 200, body = PayoutApplication), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody), (status = 404, body = ErrorBody), (status = 409, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn hand_in(
    staff: Allowed<ManagePayouts>,
    key: IdempotencyKey,
    IfMatch(seen): IfMatch,
    State(app): State<App>,
    Path(id): Path<PayoutId>,
    Json(entered): Json<HandInInvoices>,
) -> Result<Reply, ApiError> {
    let policy = app.policy(app.now())?;
    let (id, actor, entered) = (id.as_str(), staff.session.display_name.as_str(), &entered);
    app.write(&staff, &key, |tx| async move {
        let (found, leads) = moves::begin(&tx, id, seen, PayoutEvent::SubmitInvoice, policy).await?;
        ApiError::unless_faultless(entered.faults(found.amount, tx.now()))?;
        let invoices: Vec<PayoutInvoice> = entered.invoices.iter().filter_map(|invoice| invoice.kept()).collect();
        let taken = payout_invoices::claim(&tx, id, &invoices).await?;
        ApiError::unless_faultless(taken.into_iter().map(taken_number).collect())?;
        payouts::advance(&tx, id, seen, leads.to, PayoutEvent::SubmitInvoice.as_str(), actor).await?;
        payout_invoices::keep(&tx, id, &invoices).await?;
        tx.audit(
            "payout_application.submit_invoice",
            moves::object(id),
            &serde_json::json!({ "from": found.state, "before": found.invoice_numbers, "invoices": invoices }),
        )
        .await?;
        moves::shown(&tx, id, policy).await
    })
    .await
}

fn taken_number(index: usize) -> FieldError {
    FieldError { field: format!("invoices.{index}.number"), problem: FieldProblem::Taken, limit: None }
}

#[cfg(test)]
mod tests {
    use crate::http::payouts::withdraw::tests::payout;
    use crate::testing::TestApp;
    use domain::organization::PresetRole;
    use serde_json::{Value, json};

    fn at(payout: &str) -> String {
        format!("/v2/partners/payout-applications/{payout}/invoices")
    }

    fn invoices(all: &[(&str, i64)]) -> Value {
        let invoice = |(number, minor): &(&str, i64)| json!({ "number": number, "issued_on": "2026-11-20", "amount": { "minor": minor, "currency": "CNY" } });
        json!({ "invoices": all.iter().map(invoice).collect::<Vec<_>>() })
    }

    #[tokio::test]
    async fn several_invoices_come_to_the_amount_and_then_it_is_the_vendors_turn() {
        TestApp::on_both_engines(async |app| {
            app.tenant("t1").await;
            payout(&app, "t1", "p1", "AWAITING_INVOICE").await;
            let fay = app.member("t1", "fay", &[PresetRole::Finance]).await;
            let two = invoices(&[("inv-1", 200), ("INV-2 ", 300)]);
            let first = fay.post(&at("p1"), &two).if_match(1).key("invoices-once").expect(200).await;
            let again = fay.post(&at("p1"), &two).if_match(1).key("invoices-once").expect(200).await;
            assert_eq!((first.text.as_str(), first.version()), (again.text.as_str(), Some(2)));
            let read = fay.get("/v2/partners/payout-applications/p1").expect(200).await.json();
            assert_eq!(read, first.json());
            assert_eq!((&read["state"], &read["turn"]["who"]), (&"INVOICE_UNDER_REVIEW".into(), &"VENDOR".into()));
            assert_eq!(read["invoice_numbers"], json!(["INV-1", "INV-2"]));
            assert_eq!(
                read["invoices"][1],
                json!({ "number": "INV-2", "issued_on": "2026-11-20", "amount": { "minor": 300, "currency": "CNY" } })
            );
            assert_eq!(
                (&read["history"][0]["event"], &read["history"][0]["actor"]),
                (&"SUBMIT_INVOICE".into(), &"fay".into())
            );
            fay.post(&at("p1"), &two).if_match(2).expect(409).await;
            assert_eq!(app.number("t1", "SELECT COUNT(*) FROM payout_events WHERE tenant_id = $1").await, 1);
            assert!(app.audit_is_whole("t1").await);
        })
        .await;
    }

    #[tokio::test]
    async fn refused_invoices_are_replaced_and_the_reason_stays_in_the_history_alone() {
        TestApp::on_both_engines(async |app| {
            app.tenant("t1").await;
            payout(&app, "t1", "p1", "AWAITING_INVOICE").await;
            payout(&app, "t1", "p2", "AWAITING_INVOICE").await;
            let fay = app.member("t1", "fay", &[PresetRole::Finance]).await;
            fay.post(&at("p1"), &invoices(&[("A", 200), ("B", 300)])).if_match(1).expect(200).await;
            app.execute("t1", "UPDATE payout_applications SET state = 'INVOICE_REJECTED', reason = 'unreadable' WHERE tenant_id = $1 AND id = 'p1'").await;
            // One of the two is kept, which is no fault: it is this application's own.
            let again = fay.post(&at("p1"), &invoices(&[("B", 500)])).if_match(2).expect(200).await.json();
            assert_eq!((&again["invoice_numbers"], &again["reason"]), (&json!(["B"]), &Value::Null));
            assert_eq!(again["invoices"].as_array().map(Vec::len), Some(1));
            // The other is free again.
            fay.post(&at("p2"), &invoices(&[("A", 500)])).if_match(1).expect(200).await;
        })
        .await;
    }

    #[tokio::test]
    async fn an_invoice_covers_one_application_until_that_is_taken_back() {
        TestApp::on_both_engines(async |app| {
            for tenant in ["t1", "t2"] {
                app.tenant(tenant).await;
                payout(&app, tenant, "p1", "AWAITING_INVOICE").await;
                payout(&app, tenant, "p2", "AWAITING_INVOICE").await;
            }
            let fay = app.member("t1", "fay", &[PresetRole::Finance]).await;
            fay.post(&at("p1"), &invoices(&[("A", 500)])).if_match(1).expect(200).await;
            let used = fay.post(&at("p2"), &invoices(&[("B", 200), ("a", 300)])).if_match(1).expect(400).await;
            assert_eq!(used.fields(), ["invoices.1.number"]);
            assert_eq!(used.json()["field_errors"][0]["problem"], "TAKEN");
            // Nothing of the refused ones was claimed.
            assert_eq!(app.number("t1", "SELECT COUNT(*) FROM payout_invoice_claims WHERE tenant_id = $1").await, 1);
            let eve = app.member("t2", "eve", &[PresetRole::Admin]).await;
            eve.post(&at("p1"), &invoices(&[("A", 500)])).if_match(1).expect(200).await;
            fay.post("/v2/partners/payout-applications/p1/withdraw", &json!({})).if_match(2).expect(200).await;
            fay.post(&at("p2"), &invoices(&[("A", 500)])).if_match(1).expect(200).await;
        })
        .await;
    }

    #[tokio::test]
    async fn of_two_that_name_one_invoice_at_once_one_gets_it() {
        TestApp::on_both_engines(async |app| {
            app.tenant("t1").await;
            payout(&app, "t1", "p1", "AWAITING_INVOICE").await;
            payout(&app, "t1", "p2", "AWAITING_INVOICE").await;
            let fay = app.member("t1", "fay", &[PresetRole::Finance]).await;
            let (to_one, to_two, body) = (at("p1"), at("p2"), invoices(&[("A", 500)]));
            let (one, two) =
                tokio::join!(fay.post(&to_one, &body).if_match(1).send(), fay.post(&to_two, &body).if_match(1).send());
            let mut both = [one.status.as_u16(), two.status.as_u16()];
            both.sort_unstable();
            assert_eq!(both, [200, 400]);
            assert_eq!(app.number("t1", "SELECT COUNT(*) FROM payout_invoices WHERE tenant_id = $1").await, 1);
        })
        .await;
    }

    #[tokio::test]
    async fn it_is_refused_with_every_fault_named() {
        TestApp::on_both_engines(async |app| {
            app.tenant("t1").await;
            payout(&app, "t1", "p1", "AWAITING_INVOICE").await;
            let fay = app.member("t1", "fay", &[PresetRole::Finance]).await;
            let sum = fay.post(&at("p1"), &invoices(&[("A", 200), ("B", 200)])).if_match(1).expect(400).await;
            assert_eq!(sum.fields(), ["invoices"]);
            let bad = json!({ "invoices": [{ "number": "A/1", "issued_on": "2027-01-01" }, {}] });
            let bad = fay.post(&at("p1"), &bad).if_match(1).expect(400).await;
            let named = ["0.number", "0.issued_on", "0.amount", "1.number", "1.issued_on", "1.amount"];
            assert_eq!(bad.fields(), named.map(|field| format!("invoices.{field}")));
            assert_eq!(
                fay.post(&at("p1"), &json!({ "invoices": [] })).if_match(1).expect(400).await.fields(),
                ["invoices"]
            );
            assert_eq!(app.number("t1", "SELECT version FROM payout_applications WHERE tenant_id = $1").await, 1);
            assert_eq!(app.number("t1", "SELECT COUNT(*) FROM payout_invoices WHERE tenant_id = $1").await, 0);
        })
        .await;
    }

    #[tokio::test]
    async fn it_is_refused_when_stale_too_early_or_not_allowed() {
        TestApp::on_both_engines(async |app| {
            for tenant in ["t1", "t2"] {
                app.tenant(tenant).await;
            }
            payout(&app, "t1", "p1", "IN_COUNTERSIGN").await;
            let body = invoices(&[("A", 500)]);
            let fay = app.member("t1", "fay", &[PresetRole::Finance]).await;
            fay.post(&at("p1"), &body).expect(428).await;
            fay.post(&at("p1"), &body).if_match(7).expect(412).await;
            assert_eq!(fay.post(&at("p1"), &body).if_match(1).expect(409).await.json()["state"], "IN_COUNTERSIGN");
            app.stranger().post(&at("p1"), &body).if_match(1).expect(401).await;
            let mia = app.member("t1", "mia", &[PresetRole::AccountManager]).await;
            mia.post(&at("p1"), &body).if_match(1).expect(403).await;
            let eve = app.member("t2", "eve", &[PresetRole::Admin]).await;
            eve.post(&at("p1"), &body).if_match(1).expect(404).await;
        })
        .await;
    }
}
