//! What a link is about, and how its parts read in plain words.

use crate::auth::scope::{CustomerScope, SystemScope, link_scope, system_scope};
use crate::http::confirmations::texts::Texts;
use crate::http::error::ApiError;
use crate::http::escape::escaped;
use crate::request::Language;
use crate::state::App;
use crate::store::StoreError;
use crate::store::customers::{CustomerRow, PartnerContext, code, find_any};
use crate::store::requests::notify::tenant;
use crate::store::requests::{LinkKind, RequestRow, find, find_link};
use chrono::{DateTime, Utc};
use domain::api::checks::Impact;
use domain::association::AssociationType;
use domain::ids::CustomerId;
use domain::money::Money;
use domain::period::in_business_time;
use domain::states::association_request::AssociationRequestState;

/// A request behind a link, as it is now.
#[derive(Debug)]
pub(super) struct Subject {
    pub(super) kind: LinkKind,
    /// The customer in its partner's tenant.
    pub(super) scope: CustomerScope,
    /// The tenant of the customer's own login.
    pub(super) home: SystemScope,
    pub(super) request: RequestRow,
    pub(super) customer: CustomerRow,
    pub(super) partner: PartnerContext,
    pub(super) impact: Impact,
    pub(super) state: AssociationRequestState,
}

impl Subject {
    /// Looks a token up; changes nothing.
    pub(super) async fn of(app: &App, token: &str) -> Result<Option<Self>, ApiError> {
        let well_formed = token.len() == 64 && token.bytes().all(|byte| byte.is_ascii_hexdigit());
        let found = if well_formed { find_link(app.store(), token).await? } else { None };
        let Some(link) = found else { return Ok(None) };
        let customer_id: CustomerId = code(&link.customer_id, "confirmation_links.customer_id")?;
        let anonymous = link_scope(tenant(&link.tenant_id)?, customer_id.clone(), String::new());
        let db = app.read(&anonymous);
        let (Some(request), Some(customer)) =
            (find(&db, &link.request_id).await?, find_any(&db, &link.customer_id).await?)
        else {
            return Ok(None);
        };
        let impact = serde_json::from_str(&request.impact)
            .map_err(|_| StoreError::Corrupt { column: "association_requests.impact" })?;
        Ok(Some(Self {
            kind: link.kind(),
            scope: link_scope(tenant(&link.tenant_id)?, customer_id, customer.name.clone()),
            home: system_scope(tenant(&customer.home_tenant_id)?, "confirmation-link"),
            state: request.state_at(app.now().timestamp())?,
            partner: PartnerContext::load(&db).await?,
            request,
            customer,
            impact,
        }))
    }

    /// The partner's name in the reader's language.
    pub(super) fn partner_name(&self, t: Texts) -> &str {
        match t.0 {
            Language::Chinese => &self.partner.name_zh,
            Language::English => &self.partner.name_en,
        }
    }

    /// What is asked, as a heading.
    pub(super) fn heading(&self, t: Texts) -> String {
        let partner = self.partner_name(t);
        match self.impact.to {
            Some(_) => t.fill("ask_switch", &[("partner", partner)]),
            None => t.fill("ask_unbind", &[("partner", partner)]),
        }
    }

    /// Before and after, as a table in plain words.
    pub(super) fn table(&self, t: Texts) -> String {
        let impact = &self.impact;
        let (from, to) = (impact.from, impact.to);
        let payer = |kind: Option<AssociationType>| {
            if kind == Some(AssociationType::Resale) { t.get("pay_partner") } else { t.get("pay_vendor") }
        };
        let mut rows = vec![
            (t.get("type"), type_name(t, Some(from)).to_owned(), type_name(t, to).to_owned()),
            (t.get("payer"), payer(Some(from)).to_owned(), payer(to).to_owned()),
            (t.get("invoice"), payer(Some(from)).to_owned(), payer(to).to_owned()),
        ];
        if from == AssociationType::Referral && to == Some(AssociationType::Resale) {
            let row = |matter, before, after| (t.get(matter), t.get(before).to_owned(), t.get(after).to_owned());
            rows.push(row("vouchers", "vouchers_now", "vouchers_after"));
            rows.push(row("refunds", "refunds_now", "refunds_after"));
        }
        let amount = money(impact.returned_allocation);
        rows.push(if impact.returned_allocation.is_zero() {
            (t.get("allocated"), t.get("none").to_owned(), t.get("none").to_owned())
        } else {
            (t.get("allocated"), amount.clone(), t.fill("allocated_after", &[("amount", &amount)]))
        });
        rows.push(if impact.reclaimed_coupons == 0 {
            (t.get("coupons"), t.get("none").to_owned(), t.get("none").to_owned())
        } else {
            let values =
                [("count", &*impact.reclaimed_coupons.to_string()), ("amount", &money(impact.reclaimed_coupon_amount))];
            (t.get("coupons"), t.fill("coupons_some", &values), t.get("coupons_after").to_owned())
        });
        if impact.authorization_ends {
            rows.push((t.get("authorization"), t.get("in_force").to_owned(), t.get("ended").to_owned()));
        }
        if let Some(days) = impact.grace_days_at_least {
            rows.push((
                t.get("grace"),
                t.get("unchanged").to_owned(),
                t.fill("grace_after", &[("days", &days.to_string())]),
            ));
        }
        if impact.running_resources > 0 {
            rows.push((t.get("running"), impact.running_resources.to_string(), t.get("running_after").to_owned()));
        }
        let body: String = rows
            .iter()
            .map(|(item, a, b)| format!("<tr><th scope=\"row\">{item}</th><td>{a}</td><td>{b}</td></tr>"))
            .collect();
        let (caption, item, before, after) = (t.get("change"), t.get("item"), t.get("before"), t.get("after"));
        format!(
            "<h2>{caption}</h2><table><thead><tr><th scope=\"col\">{item}</th><th scope=\"col\">{before}</th>\
             <th scope=\"col\">{after}</th></tr></thead><tbody>{body}</tbody></table>"
        )
    }

    /// The names of customer and login, for HTML.
    pub(super) fn customer_name(&self) -> String {
        escaped(&format!("{}（{}）", self.customer.name, self.customer.account_name))
    }
}

fn type_name(t: Texts, kind: Option<AssociationType>) -> &'static str {
    match kind {
        Some(AssociationType::Referral) => t.get("referral"),
        Some(AssociationType::Resale) => t.get("resale"),
        None => t.get("ended"),
    }
}

/// `CNY 16,672.00`.
pub(super) fn money(amount: Money) -> String {
    let decimal = amount.to_decimal();
    let (whole, cents) = decimal.split_once('.').unwrap_or((&decimal, "00"));
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) && !grouped.ends_with('-') {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    format!("{} {grouped}.{cents}", amount.currency)
}

/// A moment in GMT+8.
pub(super) fn moment(t: Texts, at: DateTime<Utc>) -> String {
    format!("{}{}", in_business_time(at).format("%Y-%m-%d %H:%M"), t.get("timezone"))
}
