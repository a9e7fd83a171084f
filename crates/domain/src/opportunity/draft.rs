//! What is said about an opportunity: the same fields in the browser and on the server.

use super::terms::{CloudService, PresalesActivity, RequestedSupport};
use crate::api::error::{FieldError, FieldProblem};
use crate::money::{Currency, Money};
use crate::roles::{email_fault, telephone_fault};
use crate::rules::opportunities::eligibility::PoSubmissionFacts;
use crate::text::{line_fault, text_fault};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Characters of a name at most.
pub const NAME_MAX: usize = 100;
/// Characters of a part of the description at most.
pub const DESCRIPTION_MAX: usize = 1000;
/// Offerings of the partner at most.
pub const OFFERINGS_MAX: usize = 10;
/// An amount has to stay below this; a sum of many still fits.
const AMOUNT_END: i64 = 100_000_000_000_000;

/// `POST /v2/partners/opportunities` and `PUT …/{id}`. A draft needs a name and a customer; R-71 decides what it needs
/// to be submitted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct OpportunityDraft {
    /// 机会点名称, 1 to 100 characters.
    pub name: String,
    /// 客户公司名称, 1 to 100 characters.
    pub customer_name: String,
    /// 客户行业.
    pub industry: String,
    /// 客户所在地.
    pub region: String,
    /// Is it a real need that the customer drives?
    pub customer_driven: bool,
    /// Budget, up to 1,000 characters, as are the next three.
    pub budget: String,
    /// Authority: who decides.
    pub authority: String,
    /// Need.
    pub need: String,
    /// Timing.
    pub timing: String,
    /// 已完成售前活动.
    pub presales: Vec<PresalesActivity>,
    /// 伙伴Offering: own goods or baseline solutions, at most ten.
    pub offerings: Vec<String>,
    /// 华为云服务.
    pub services: Vec<CloudService>,
    /// 机会点空间: the expected value of all of it.
    pub opportunity_value: Money,
    /// What of it is cloud revenue.
    pub cloud_revenue: Money,
    /// The expected day of signing.
    #[serde(with = "crate::api::time::optional_day")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub expected_on: Option<NaiveDate>,
    /// 联系人.
    pub contact_name: String,
    /// Position of the contact.
    pub contact_position: String,
    /// Phone number of the contact; may be empty.
    pub telephone: String,
    /// Mail address of the contact; may be empty.
    pub email: String,
    /// What the vendor is asked for.
    pub support: Vec<RequestedSupport>,
}

impl Default for OpportunityDraft {
    fn default() -> Self {
        let nothing = Money::zero(Currency::Cny);
        Self {
            name: String::new(),
            customer_name: String::new(),
            industry: String::new(),
            region: String::new(),
            customer_driven: false,
            budget: String::new(),
            authority: String::new(),
            need: String::new(),
            timing: String::new(),
            presales: Vec::new(),
            offerings: Vec::new(),
            services: Vec::new(),
            opportunity_value: nothing,
            cloud_revenue: nothing,
            expected_on: None,
            contact_name: String::new(),
            contact_position: String::new(),
            telephone: String::new(),
            email: String::new(),
            support: Vec::new(),
        }
    }
}

impl OpportunityDraft {
    /// What is wrong with the fields, whether or not it is to be submitted.
    pub fn faults(&self) -> Vec<FieldError> {
        let lines = [
            ("name", &self.name, 1),
            ("customer_name", &self.customer_name, 1),
            ("industry", &self.industry, 0),
            ("region", &self.region, 0),
            ("contact_name", &self.contact_name, 0),
            ("contact_position", &self.contact_position, 0),
        ];
        let texts =
            [("budget", &self.budget), ("authority", &self.authority), ("need", &self.need), ("timing", &self.timing)];
        let amounts = [("opportunity_value", self.opportunity_value), ("cloud_revenue", self.cloud_revenue)];
        let lines = lines.into_iter().filter_map(|(field, text, least)| line_fault(field, text, least, NAME_MAX));
        let texts = texts.into_iter().filter_map(|(field, text)| text_fault(field, text, 0, DESCRIPTION_MAX));
        let amounts = amounts.into_iter().filter_map(|(field, amount)| amount_fault(field, amount));
        let contact = [telephone_fault(&self.telephone, false), email_fault(&self.email, false)];
        lines.chain(texts).chain(self.offering_faults()).chain(amounts).chain(contact.into_iter().flatten()).collect()
    }

    fn offering_faults(&self) -> Option<FieldError> {
        if self.offerings.len() > OFFERINGS_MAX {
            let limit = i64::try_from(OFFERINGS_MAX).ok();
            return Some(FieldError { field: "offerings".to_owned(), problem: FieldProblem::TooLong, limit });
        }
        let numbered = self.offerings.iter().enumerate();
        numbered.filter_map(|(at, text)| line_fault(&format!("offerings.{at}"), text, 1, NAME_MAX)).next()
    }

    /// What R-71 looks at.
    pub fn submission_facts(&self, in_pce_plan: bool) -> PoSubmissionFacts {
        let said = |text: &str| !text.trim().is_empty();
        PoSubmissionFacts {
            in_pce_plan,
            customer_driven: self.customer_driven,
            cloud_revenue: self.cloud_revenue,
            has_budget: said(&self.budget),
            has_authority: said(&self.authority),
            has_need: said(&self.need),
            has_timing: said(&self.timing),
        }
    }
}

fn problem(field: &str, problem: FieldProblem) -> Option<FieldError> {
    Some(FieldError { field: field.to_owned(), problem, limit: None })
}

fn amount_fault(field: &str, amount: Money) -> Option<FieldError> {
    if amount.currency != Currency::Cny {
        return problem(&format!("{field}.currency"), FieldProblem::NotAChoice);
    }
    let fits = (0..AMOUNT_END).contains(&amount.minor);
    if fits { None } else { problem(field, FieldProblem::OutOfRange) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(draft: &OpportunityDraft) -> Vec<String> {
        draft.faults().into_iter().map(|fault| fault.field).collect()
    }

    #[test]
    fn a_draft_needs_a_name_and_a_customer_and_nothing_else() {
        let mut draft = OpportunityDraft::default();
        assert_eq!(fields(&draft), ["name", "customer_name"]);
        draft.name = "x".repeat(NAME_MAX);
        draft.customer_name = "客户".to_owned();
        assert_eq!(fields(&draft), Vec::<String>::new());
        draft.name.push('x');
        draft.need = "x".repeat(DESCRIPTION_MAX + 1);
        draft.timing = "two\nlines".to_owned();
        draft.budget = "\u{7}".to_owned();
        draft.offerings = vec!["one".to_owned(), " ".to_owned()];
        draft.cloud_revenue = Money::cny(-1);
        draft.opportunity_value = Money::zero(Currency::Usd);
        draft.telephone = "12".to_owned();
        draft.email = "nobody".to_owned();
        let wrong = [
            "name",
            "budget",
            "need",
            "offerings.1",
            "opportunity_value.currency",
            "cloud_revenue",
            "telephone",
            "email",
        ];
        assert_eq!(fields(&draft), wrong);
        draft.offerings = vec!["one".to_owned(); OFFERINGS_MAX + 1];
        assert!(fields(&draft).contains(&"offerings".to_owned()));
    }

    #[test]
    fn blanks_do_not_describe_anything() {
        let draft = OpportunityDraft { budget: " \n".to_owned(), need: "a need".to_owned(), ..Default::default() };
        let facts = draft.submission_facts(true);
        assert!(!facts.has_budget && facts.has_need && !facts.has_timing && !facts.has_authority);
    }
}
