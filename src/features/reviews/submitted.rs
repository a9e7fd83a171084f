//! What was submitted, as the partner wrote it and as it stands now.

use super::matter::{certification, level};
use crate::api::{attachments, programs};
use crate::explain::program_terms;
use crate::features::opportunities::{Arithmetic, Said};
use crate::features::specialists::Records;
use crate::i18n::{Key, day, joined, money, t};
use crate::ui::{CopyId, Fact, FileLink, KeyFacts, Notice, TimeText};
use domain::api::certification::PlanFile;
use domain::api::customer_development::CustomerReport;
use domain::api::opportunities::{Opportunity, OpportunityDetail};
use domain::api::opportunity_incentives::{OpportunityIncentive, OpportunityIncentiveDetail};
use domain::api::program_contacts::ProgramContact;
use domain::api::reviews::ReviewDetail;
use domain::api::specialists::{SpecialistDetail, Submission};
use domain::ids::ReviewId;
use domain::program::Direction;
use leptos::prelude::*;
use t::reviews as r;

/// The opportunity, its incentive, the employee, the reported customer, why a path is applied for, what a certification or a
/// level rests on, or whom to reach; of other submissions their code says all.
#[component]
pub(super) fn Submitted(detail: std::sync::Arc<ReviewDetail>) -> impl IntoView {
    let opportunity = detail.opportunity.as_deref().map(opportunity);
    let specialist = detail.specialist.as_deref().map(|one| specialist(one, &detail.review.review_id));
    let incentive = detail.incentive.as_deref().map(incentive);
    let path = detail.asked_because.clone().map(path);
    let plan = detail.business_plan.clone().map(|file| plan(file, &detail.review.review_id));
    let contact = detail.contact.clone().map(contact);
    let certification = detail.certification.clone().map(|all| certification(*all, detail.review.kind));
    let level = detail.level.as_ref().map(level);
    let reported = detail.customer_report.as_deref().map(reported);
    view! { {incentive}{opportunity}{specialist}{reported}{path}{certification}{plan}{level}{contact} }.into_any()
}

/// The reported customer, and why the vendor looks at it.
fn reported(row: &CustomerReport) -> AnyView {
    use t::development as d;
    let (report, state, reasons) = (row.report.clone(), row.state, row.review_reasons.clone());
    let because = move || joined(reasons.iter().map(|reason| program_terms::review_reason(*reason).get()));
    let telephone = Some(report.contact_telephone).filter(|number| !number.is_empty());
    view! {
        <Notice>{move || r::looked_at_because(because())}</Notice>
        <section class="panel stack">
            <h2 class="panel-title">{d::SAID}</h2>
            <KeyFacts>
                <Fact label=d::CUSTOMER><bdi>{report.customer_name}</bdi></Fact>
                <Fact label=d::ACCOUNT><CopyId id=report.account_name/></Fact>
                <Fact label=r::NOW>{program_terms::report_state(state)}</Fact>
                <Fact label=d::INDUSTRY>{program_terms::industry(report.industry)}</Fact>
                <Fact label=d::CONTACT_NAME><bdi>{report.contact_name}</bdi></Fact>
                <Fact label=d::CONTACT_EMAIL>{report.contact_email}</Fact>
                {telephone.map(|number| view! { <Fact label=d::CONTACT_TELEPHONE>{number}</Fact> })}
            </KeyFacts>
            <div>
                <h3>{d::REASON}</h3>
                <p class="prose">{report.reason}</p>
            </div>
        </section>
    }
    .into_any()
}

/// Why the invitation to a path is applied for.
fn path(because: String) -> AnyView {
    view! {
        <section class="panel stack">
            <h2 class="panel-title">{r::SUBMITTED_PATH}</h2>
            <KeyFacts><Fact label=r::ASKED_BECAUSE>{because}</Fact></KeyFacts>
        </section>
    }
    .into_any()
}

/// The business plan that came with a certification.
fn plan(file: PlanFile, review: &ReviewId) -> AnyView {
    use t::specialists as s;
    let PlanFile { file_name, size, handed_in_by, handed_in_at, .. } = file;
    let href = programs::plan_of_review(review);
    view! {
        <section class="panel stack">
            <h2 class="panel-title">{s::PLAN}</h2>
            <KeyFacts>
                <Fact label=s::PLAN_FILE><FileLink href name=file_name size/></Fact>
                <Fact label=s::PLAN_BY><bdi>{handed_in_by}</bdi></Fact>
                <Fact label=s::PLAN_AT><TimeText at=handed_in_at/></Fact>
            </KeyFacts>
        </section>
    }
    .into_any()
}

/// Whom to reach about the membership, as the partner has it now.
fn contact(contact: ProgramContact) -> AnyView {
    let ProgramContact { name, telephone, email } = contact;
    let line = |label, text: String| (!text.is_empty()).then(|| view! { <Fact label><bdi>{text}</bdi></Fact> });
    view! {
        <section class="panel stack">
            <h2 class="panel-title">{r::CONTACT}</h2>
            <KeyFacts>{line(r::CONTACT_NAME, name)}{line(r::CONTACT_TELEPHONE, telephone)}{line(r::CONTACT_EMAIL, email)}</KeyFacts>
        </section>
    }
    .into_any()
}

fn opportunity(detail: &OpportunityDetail) -> AnyView {
    use t::opportunities as o;
    let Opportunity { opportunity_no, opportunity_value, cloud_revenue, expected_on, state, direction, .. } =
        detail.opportunity.clone();
    let now = match direction {
        Direction::Po => state.as_str().parse().map(program_terms::po_state).ok(),
        Direction::Ho => state.as_str().parse().map(program_terms::ho_state).ok(),
    };
    let amount = |amount: domain::money::Money| move || money(amount.minor, amount.currency.as_str());
    view! {
        <section class="panel stack">
            <h2 class="panel-title">{r::SUBMITTED_OPPORTUNITY}</h2>
            <KeyFacts>
                <Fact label=r::OPPORTUNITY_NUMBER><CopyId id=opportunity_no/></Fact>
                {now.map(|now| view! { <Fact label=r::NOW>{now}</Fact> })}
                <Fact label=o::OPPORTUNITY_VALUE>{amount(opportunity_value)}</Fact>
                <Fact label=o::CLOUD_REVENUE>{amount(cloud_revenue)}</Fact>
                {expected_on.map(|on| view! { <Fact label=o::EXPECTED_ON>{day(on)}</Fact> })}
            </KeyFacts>
        </section>
        <Said said=detail.details.clone()/>
    }
    .into_any()
}

/// What is applied for, or objected to, with the arithmetic of the amount.
fn incentive(detail: &OpportunityIncentiveDetail) -> AnyView {
    use t::opportunity_incentives as i;
    let OpportunityIncentive { incentive_no, state, delivered_at, objection, .. } = detail.incentive.clone();
    let objection = objection.map(|text| view! { <Fact label=i::OBJECTION>{text}</Fact> });
    view! {
        <section class="panel stack">
            <h2 class="panel-title">{r::SUBMITTED_INCENTIVE}</h2>
            <KeyFacts>
                <Fact label=i::NUMBER><CopyId id=incentive_no/></Fact>
                <Fact label=r::NOW>{program_terms::opportunity_incentive_state(state)}</Fact>
                <Fact label=i::DELIVERED_AT><TimeText at=delivered_at/></Fact>
                {objection}
            </KeyFacts>
            <Arithmetic computed=detail.amount.clone()/>
        </section>
    }
    .into_any()
}

fn specialist(detail: &SpecialistDetail, review: &ReviewId) -> AnyView {
    let (row, records) = (detail.specialist.clone(), detail.records.clone());
    let path = row.path.map(|path| view! { <Fact label=r::PATH>{program_terms::path(path)}</Fact> });
    view! {
        <section class="panel stack">
            <h2 class="panel-title">{r::SUBMITTED_SPECIALIST}</h2>
            <KeyFacts>
                <Fact label=r::SUBJECT><bdi>{row.name}</bdi></Fact>
                <Fact label=r::ACCOUNT><code>{row.account_name}</code></Fact>
                {path}
                <Fact label=r::NOW>{program_terms::specialist_state(row.state)}</Fact>
            </KeyFacts>
        </section>
        {handed_in((r::APPLICATION, r::NOTE), detail.application.as_ref(), review)}
        {handed_in((r::CANCELLATION, r::REASON), detail.cancellation.as_ref(), review)}
        <Records records state=row.state/>
    }
    .into_any()
}

fn handed_in((title, label): (Key, Key), one: Option<&Submission>, review: &ReviewId) -> Option<AnyView> {
    let Submission { text, attachment, document } = one?.clone();
    let document = match attachment {
        Some(file) => {
            let href = attachments::of_review(review, &file.attachment_id);
            view! { <FileLink href name=file.file_name size=file.size/> }.into_any()
        }
        None => document.into_any(),
    };
    let text = (!text.is_empty()).then(|| view! { <Fact label>{text}</Fact> });
    let shown = view! {
        <section class="panel stack">
            <h2 class="panel-title">{title}</h2>
            <KeyFacts><Fact label=r::DOCUMENT>{document}</Fact>{text}</KeyFacts>
        </section>
    };
    Some(shown.into_any())
}
