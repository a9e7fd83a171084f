//! Invoices of payout applications, and the claims on their numbers.

use crate::store::StoreError;
use crate::store::{Reader, Tx};
use domain::api::payout_invoices::PayoutInvoice;
use domain::api::payouts::PayoutApplication;
use domain::api::time::day_from_text;
use domain::money::Money;
use sea_orm::FromQueryResult;

const CORRUPT: StoreError = StoreError::Corrupt { column: "payout_invoices" };

/// Gives applications their invoices, in the order in which they were entered.
pub(crate) async fn put_into(db: &Reader, applications: &mut [PayoutApplication]) -> Result<(), StoreError> {
    #[derive(FromQueryResult)]
    struct Row {
        payout_id: String,
        number: String,
        issued_on: String,
        currency: String,
        amount_minor: i64,
    }
    let ids: Vec<String> = applications.iter().map(|one| one.payout_id.to_string()).collect();
    let sql = "SELECT payout_id, number, issued_on, currency, amount_minor FROM payout_invoices WHERE tenant_id = $1";
    let query = db.sql(sql).push_list(" AND payout_id IN ", ids).push(" ORDER BY payout_id, seq");
    for row in db.all::<Row>(query).await? {
        let invoice = PayoutInvoice {
            number: row.number,
            issued_on: Some(day_from_text(&row.issued_on).ok_or(CORRUPT)?),
            amount: Money::new(row.amount_minor, row.currency.parse().map_err(|_| CORRUPT)?),
        };
        if let Some(one) = applications.iter_mut().find(|one| one.payout_id.as_str() == row.payout_id) {
            one.invoices.push(invoice);
        }
    }
    Ok(())
}

/// Claims the numbers for an application, in the place of those it had; answers which another application has.
pub(crate) async fn claim(tx: &Tx, payout: &str, invoices: &[PayoutInvoice]) -> Result<Vec<usize>, StoreError> {
    release(tx, payout).await?;
    let mut taken = Vec::new();
    for (index, invoice) in invoices.iter().enumerate() {
        let sql = "INSERT INTO payout_invoice_claims (tenant_id, number, payout_id) VALUES ($1, $2, $3)
            ON CONFLICT (tenant_id, number) DO NOTHING";
        if tx.exec(tx.sql(sql).bind(invoice.number.as_str()).bind(payout)).await? == 0 {
            taken.push(index);
        }
    }
    Ok(taken)
}

/// The numbers of an application are free for another one.
pub(crate) async fn release(tx: &Tx, payout: &str) -> Result<u64, StoreError> {
    let sql = "DELETE FROM payout_invoice_claims WHERE tenant_id = $1 AND payout_id = $2";
    tx.exec(tx.sql(sql).bind(payout)).await
}

/// Keeps the invoices of an application, in the place of those it had.
pub(crate) async fn keep(tx: &Tx, payout: &str, invoices: &[PayoutInvoice]) -> Result<(), StoreError> {
    let gone = "DELETE FROM payout_invoices WHERE tenant_id = $1 AND payout_id = $2";
    tx.exec(tx.sql(gone).bind(payout)).await?;
    let row = |(seq, invoice): (i64, &PayoutInvoice)| -> Vec<sea_orm::Value> {
        vec![
            payout.into(),
            seq.into(),
            invoice.number.as_str().into(),
            invoice.issued_on.map(|day| day.to_string()).into(),
            invoice.amount.currency.as_str().into(),
            invoice.amount.minor.into(),
        ]
    };
    let insert =
        "INSERT INTO payout_invoices (tenant_id, payout_id, seq, number, issued_on, currency, amount_minor) VALUES";
    tx.exec(tx.sql(insert).push_rows((1..).zip(invoices).map(row))).await?;
    let numbers: Vec<&str> = invoices.iter().map(|invoice| invoice.number.as_str()).collect();
    let numbers = serde_json::to_string(&numbers).map_err(|_| CORRUPT)?;
    let update = "UPDATE payout_applications SET invoice_numbers = $3 WHERE tenant_id = $1 AND id = $2";
    tx.exec_one(tx.sql(update).bind(payout).bind(numbers)).await
}
