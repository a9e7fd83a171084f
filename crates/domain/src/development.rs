//! Customer development (P-23): what is typed into a report. The same checks in the browser and on the server.

use crate::api::customer_development::{CustomerReportChange, NewCustomerReport, NewCustomerReportCheck};
use crate::api::error::FieldError;
use crate::roles::{email_fault, telephone_fault};
use crate::text::{line_fault, text_fault};

/// Characters of an account name at most, as at the sign-in.
pub const ACCOUNT_NAME_MAX: usize = 64;
/// Characters of a customer's name at most.
pub const CUSTOMER_NAME_MAX: usize = 100;
/// Characters of a contact's name at most.
pub const CONTACT_NAME_MAX: usize = 64;
/// Characters of the reason at most.
pub const REPORT_REASON_MAX: usize = 500;

fn account_name_fault(value: &str) -> Option<FieldError> {
    line_fault("account_name", value, 1, ACCOUNT_NAME_MAX)
}

fn contact_email_fault(value: &str) -> Option<FieldError> {
    email_fault(value, true).map(|fault| FieldError { field: "contact_email".to_owned(), ..fault })
}

impl NewCustomerReport {
    /// What is wrong with the fields, all of them at once. Whether the account exists, the server knows.
    pub fn faults(&self) -> Vec<FieldError> {
        let telephone = telephone_fault(&self.contact_telephone, false);
        let telephone = telephone.map(|fault| FieldError { field: "contact_telephone".to_owned(), ..fault });
        [
            account_name_fault(&self.account_name),
            line_fault("customer_name", &self.customer_name, 1, CUSTOMER_NAME_MAX),
            line_fault("contact_name", &self.contact_name, 1, CONTACT_NAME_MAX),
            contact_email_fault(&self.contact_email),
            telephone,
            text_fault("reason", &self.reason, 1, REPORT_REASON_MAX),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

impl NewCustomerReportCheck {
    /// What is wrong with the account name as it is typed.
    pub fn faults(&self) -> Vec<FieldError> {
        account_name_fault(&self.account_name).into_iter().collect()
    }
}

impl CustomerReportChange {
    /// What is wrong with the address.
    pub fn faults(&self) -> Vec<FieldError> {
        contact_email_fault(&self.contact_email).into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::customer_development::Industry;

    fn good() -> NewCustomerReport {
        NewCustomerReport {
            account_name: "harbour".to_owned(),
            customer_name: "海港物流".to_owned(),
            industry: Industry::Logistics,
            contact_name: "李娜".to_owned(),
            contact_email: "li.na@example.com".to_owned(),
            contact_telephone: String::new(),
            reason: "Moves its warehouse system this year.".to_owned(),
        }
    }

    fn named(faults: Vec<FieldError>) -> Vec<String> {
        faults.into_iter().map(|fault| fault.field).collect()
    }

    #[test]
    fn every_field_is_named_at_once() {
        assert_eq!(named(good().faults()), [""; 0]);
        let bad = NewCustomerReport {
            account_name: " ".to_owned(),
            customer_name: "x".repeat(101),
            contact_name: "a\nb".to_owned(),
            contact_email: "nowhere".to_owned(),
            contact_telephone: "12".to_owned(),
            reason: String::new(),
            ..good()
        };
        let all = ["account_name", "customer_name", "contact_name", "contact_email", "contact_telephone", "reason"];
        assert_eq!(named(bad.faults()), all);
    }

    #[test]
    fn a_report_without_address_or_account_is_refused() {
        let change = |email: &str| CustomerReportChange { contact_email: email.to_owned() }.faults();
        assert_eq!((named(change("")), named(change("a@b.cn"))), (vec!["contact_email".to_owned()], vec![]));
        let check = |name: &str| NewCustomerReportCheck { account_name: name.to_owned() }.faults();
        assert_eq!(named(check(&"x".repeat(65))), ["account_name"]);
        assert_eq!(named(check("x")), [""; 0]);
    }
}
