//! The operator's console: the register of customer accounts, with what look at of an account that is
//! nobody's customer.

use crate::api::error::{FieldError, FieldProblem};
use crate::api::personal_accounts::BoundPartner;
use crate::api::vendor_records::{ARREARS_MAX, COUNT_MAX};
use crate::association::EnterpriseRole;
use crate::codes;
use crate::ids::CustomerId;
use crate::money::Money;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

codes! {
    /// The vendor's site with which an account is registered.
    pub enum CustomerSite {
        /// China.
        China = "CN",
        /// The international one.
        International = "INTL",
    }
}

/// `POST /v2/operator/customer-accounts/query`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields, default)]
pub struct CustomerAccountQuery {
    /// A part of the account name, the customer's name, the phone number or the mail address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub search: Option<String>,
    /// Only accounts of this site.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub site: Option<CustomerSite>,
    /// Only accounts that are, or are not, a partner's customers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub associated: Option<bool>,
    /// Rows to skip.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offset: Option<u32>,
    /// Rows to answer, 1 to 100; 10 when absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
}

/// One page of the register, by account name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CustomerAccountList {
    /// How many match.
    pub count: u64,
    /// This page.
    pub accounts: Vec<CustomerAccountLine>,
}

/// A customer account as the register lists it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CustomerAccountLine {
    /// Which.
    pub account_id: CustomerId,
    /// The name with which it signs in.
    pub account_name: String,
    /// What the customer is called.
    pub name: String,
    /// When the account was registered: R-01 counts from here.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub registered_at: DateTime<Utc>,
    /// The site.
    pub site: CustomerSite,
    /// Whose customer it is.
    pub partner: Option<BoundPartner>,
}

/// What the vendor knows about a customer account, and the rules look at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CustomerAccountFacts {
    /// The site.
    pub site: CustomerSite,
    /// Two capital letters, or nothing where no country is known.
    pub country_code: String,
    /// Cash spent so far, 0 to [`ARREARS_MAX`] minor units.
    pub cash_spent: Money,
    /// Special contracts with the vendor, at most [`COUNT_MAX`].
    pub special_contracts: u32,
    /// Is it a partner, or applying to be one?
    pub is_partner: bool,
    /// Does it belong to the vendor itself?
    pub is_internal: bool,
    /// Bills that are not paid.
    pub unpaid_bills: u32,
    /// Its place in an enterprise.
    pub enterprise_role: EnterpriseRole,
    /// Contracts for professional services.
    pub pro_service_contracts: u32,
    /// Reserved instances.
    pub reserved_instances: u32,
    /// What was invoiced and not paid, in minor units.
    pub invoice_debt: Money,
    /// Stored value, in minor units.
    pub stored_value: Money,
    /// Members of its enterprise that pay by themselves.
    pub independent_members: u32,
    /// Credit accounts.
    pub credit_accounts: u32,
    /// Does the vendor's direct sales follow it?
    pub direct_sales: bool,
    /// Did the vendor report it as its own?
    pub vendor_reported: bool,
    /// Do the vendor's online sales own it?
    pub online_sales: bool,
    /// Does an authorised sales support centre own it?
    pub sales_support_center: bool,
}

impl CustomerAccountFacts {
    /// Every field that is refused.
    pub fn faults(&self) -> Vec<FieldError> {
        let amount =
            |field: &'static str, money: Money| (field, !(0..=ARREARS_MAX).contains(&money.minor), ARREARS_MAX);
        let count = |field: &'static str, number: u32| (field, number > COUNT_MAX, i64::from(COUNT_MAX));
        let letters = self.country_code.len() == 2 && self.country_code.bytes().all(|one| one.is_ascii_uppercase());
        let country = (!letters && !self.country_code.is_empty()).then(|| of("country_code", FieldProblem::Malformed));
        let currency = [("invoice_debt", self.invoice_debt), ("stored_value", self.stored_value)]
            .into_iter()
            .filter(|(_, money)| money.currency != self.cash_spent.currency)
            .map(|(field, _)| of(field, FieldProblem::NotAChoice));
        let all = [
            amount("cash_spent", self.cash_spent),
            count("special_contracts", self.special_contracts),
            count("unpaid_bills", self.unpaid_bills),
            count("pro_service_contracts", self.pro_service_contracts),
            count("reserved_instances", self.reserved_instances),
            amount("invoice_debt", self.invoice_debt),
            amount("stored_value", self.stored_value),
            count("independent_members", self.independent_members),
            count("credit_accounts", self.credit_accounts),
        ];
        let range = all.into_iter().filter(|(_, wrong, _)| *wrong).map(|(field, _, limit)| FieldError {
            field: field.to_owned(),
            problem: FieldProblem::OutOfRange,
            limit: Some(limit),
        });
        country.into_iter().chain(range).chain(currency).collect()
    }

    /// Every field that is different from what a partner's list says of its customer: that is not the register's to say.
    pub fn kept_by_partner(&self, now: &Self) -> Vec<FieldError> {
        let all = [
            ("special_contracts", self.special_contracts != now.special_contracts),
            ("unpaid_bills", self.unpaid_bills != now.unpaid_bills),
            ("enterprise_role", self.enterprise_role != now.enterprise_role),
            ("pro_service_contracts", self.pro_service_contracts != now.pro_service_contracts),
            ("reserved_instances", self.reserved_instances != now.reserved_instances),
            ("invoice_debt", self.invoice_debt != now.invoice_debt),
            ("stored_value", self.stored_value != now.stored_value),
            ("independent_members", self.independent_members != now.independent_members),
            ("credit_accounts", self.credit_accounts != now.credit_accounts),
        ];
        let changed = all.into_iter().filter(|(_, differs)| *differs);
        changed.map(|(field, _)| of(field, FieldProblem::NotAChoice)).collect()
    }
}

fn of(field: &str, problem: FieldProblem) -> FieldError {
    FieldError { field: field.to_owned(), problem, limit: None }
}

/// `GET /v2/operator/customer-accounts/{account_id}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CustomerAccountFile {
    /// The account.
    pub account: CustomerAccountLine,
    /// Phone number; may be empty.
    pub telephone: String,
    /// Mail address; may be empty.
    pub email: String,
    /// The partner whose report of it holds.
    pub reported_by: Option<BoundPartner>,
    /// Until when that report keeps others out.
    #[serde(with = "crate::api::time::option")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub reported_until: Option<DateTime<Utc>>,
    /// What the rules look at.
    pub facts: CustomerAccountFacts,
    /// Is it a partner's customer? Then that partner's list says what it owes and has.
    pub kept_by_partner: bool,
    /// Version of the facts, for `If-Match`.
    pub version: i64,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Currency;

    fn facts() -> CustomerAccountFacts {
        CustomerAccountFacts {
            site: CustomerSite::China,
            country_code: "CN".to_owned(),
            cash_spent: Money::cny(0),
            special_contracts: 0,
            is_partner: false,
            is_internal: false,
            unpaid_bills: 0,
            enterprise_role: EnterpriseRole::Standalone,
            pro_service_contracts: 0,
            reserved_instances: 0,
            invoice_debt: Money::cny(0),
            stored_value: Money::cny(0),
            independent_members: 0,
            credit_accounts: 0,
            direct_sales: false,
            vendor_reported: false,
            online_sales: false,
            sales_support_center: false,
        }
    }

    fn fields(faults: Vec<FieldError>) -> Vec<String> {
        faults.into_iter().map(|fault| fault.field).collect()
    }

    #[test]
    fn every_field_that_is_refused_is_named() {
        assert_eq!(fields(facts().faults()), Vec::<String>::new());
        let most = CustomerAccountFacts {
            country_code: String::new(),
            cash_spent: Money::cny(ARREARS_MAX),
            credit_accounts: COUNT_MAX,
            ..facts()
        };
        assert_eq!(fields(most.faults()), Vec::<String>::new());
        let wrong = CustomerAccountFacts {
            country_code: "cn".to_owned(),
            cash_spent: Money::cny(-1),
            unpaid_bills: COUNT_MAX + 1,
            invoice_debt: Money::cny(ARREARS_MAX + 1),
            stored_value: Money::new(0, Currency::Usd),
            ..facts()
        };
        assert_eq!(
            fields(wrong.faults()),
            ["country_code", "cash_spent", "unpaid_bills", "invoice_debt", "stored_value"]
        );
    }

    #[test]
    fn what_stands_in_a_partners_list_is_not_changed_here() {
        let own = CustomerAccountFacts { is_internal: true, cash_spent: Money::cny(5), online_sales: true, ..facts() };
        assert_eq!(fields(own.kept_by_partner(&facts())), Vec::<String>::new());
        let others = CustomerAccountFacts {
            unpaid_bills: 1,
            enterprise_role: EnterpriseRole::Master,
            stored_value: Money::cny(1),
            ..own
        };
        assert_eq!(fields(others.kept_by_partner(&facts())), ["unpaid_bills", "enterprise_role", "stored_value"]);
    }
}
