//! A message as a sentence: made here, in the reader's language, from its kind and parameters.

use domain::api::messages::{CodePurpose, Message, MessageKind};
use domain::api::reviews::ReviewKind;
use domain::api::time;
use domain::association::{AssociationType, RequestKind};
use domain::program::Direction;
use domain::rules::certification::certificates::CertCode;
use domain::states::authorization::AuthorizationState;
use domain::states::opportunity_incentive::OpportunityIncentiveState;
use domain::states::reseller_application::ResellerApplicationState;
use domain::states::review::{ReviewEvent, ReviewState};
use domain::states::specialist::SpecialistState;
use std::str::FromStr;

use super::vendor_fact;
use crate::explain::{self, program_terms};
use crate::i18n::{Locale, date_time, locale, t};

/// On which side the reader is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reader {
    Customer,
    Staff,
}

/// What it says; follows the language.
pub(super) fn sentence(message: &Message, reader: Reader) -> String {
    let (who, operation, opportunity) = (who(message, reader), operation(message), parameter(message, "opportunity"));
    match message.kind {
        MessageKind::VerificationCode => code(message),
        MessageKind::AssociationRequested => t::messages::kind_association_requested(who, operation),
        MessageKind::AssociationApproved => t::messages::kind_association_approved(operation, who),
        MessageKind::AssociationRejected => t::messages::kind_association_rejected(operation, who),
        MessageKind::AssociationCancelled => t::messages::kind_association_cancelled(operation, who),
        MessageKind::AssociationExpired => t::messages::kind_association_expired(operation, who),
        MessageKind::AuthorizationRequested => t::messages::kind_authorization_requested(who),
        MessageKind::AuthorizationChanged => t::messages::kind_authorization_changed(who, state(message)),
        MessageKind::CustomerAssigned => t::messages::kind_customer_assigned(who),
        MessageKind::OpportunityReceived => t::messages::kind_opportunity_received(opportunity),
        MessageKind::OpportunityTakenBack => t::messages::kind_opportunity_taken_back(opportunity),
        MessageKind::OpportunityDecided => {
            t::messages::kind_opportunity_decided(opportunity, opportunity_state(message))
        }
        MessageKind::OpportunityChanged => t::messages::kind_opportunity_changed(
            opportunity,
            parameter(message, partner()),
            opportunity_state(message),
        ),
        MessageKind::OpportunityIncentiveDecided => {
            t::messages::kind_opportunity_incentive_decided(opportunity, incentive_state(message))
        }
        MessageKind::OpportunityIncentiveChanged => t::messages::kind_opportunity_incentive_changed(
            opportunity,
            parameter(message, partner()),
            incentive_state(message),
        ),
        MessageKind::SpecialistInvited => t::messages::kind_specialist_invited(who),
        MessageKind::SpecialistAnswered => t::messages::kind_specialist_answered(who, specialist_state(message)),
        MessageKind::SpecialistCancelled => t::messages::kind_specialist_cancelled(who),
        MessageKind::SpecialistUnbound => t::messages::kind_specialist_unbound(who),
        MessageKind::CertificateWithdrawn => t::messages::kind_certificate_withdrawn(
            CertCode::from_str(parameter(message, "certificate")).map_or("", |code| program_terms::certificate(code)),
            parameter(message, "number"),
        ),
        MessageKind::ResellerApplicationReceived => {
            t::messages::kind_reseller_application_received(parameter(message, partner()))
        }
        MessageKind::ResellerApplicationWithdrawn => {
            t::messages::kind_reseller_application_withdrawn(parameter(message, partner()))
        }
        MessageKind::ResellerApplicationDecided => t::messages::kind_reseller_application_decided(
            parameter(message, partner()),
            ResellerApplicationState::from_str(parameter(message, "state"))
                .map_or("", |state| program_terms::reseller_application_state(state).get()),
        ),
        MessageKind::ResellerInvited => {
            t::messages::kind_reseller_invited(parameter(message, "name"), parameter(message, "email"), until(message))
        }
        MessageKind::ResellerJoined => t::messages::kind_reseller_joined(parameter(message, partner())),
        MessageKind::ResellerAssigned => t::messages::kind_reseller_assigned(who),
        MessageKind::ReviewDecided => review(message),
        MessageKind::MembershipEnding => t::messages::kind_membership_ending(program(message), until(message)),
        MessageKind::MembershipEnded => t::messages::kind_membership_ended(program(message)),
        MessageKind::MembershipRenewed => t::messages::kind_membership_renewed(program(message), until(message)),
        MessageKind::MembershipLeft => t::messages::kind_membership_left(program(message), parameter(message, "from")),
        MessageKind::ResellerPermissionGranted => {
            t::messages::kind_reseller_permission_granted(parameter(message, partner()))
        }
        MessageKind::ResellerPermissionRevoked => {
            t::messages::kind_reseller_permission_revoked(parameter(message, partner()))
        }
        MessageKind::ResellerLeft => t::messages::kind_reseller_left(parameter(message, partner())),
        MessageKind::ResellerFundsAdjusted => t::messages::kind_reseller_funds_adjusted(
            parameter(message, partner()),
            parameter(message, "amount"),
            parameter(message, "currency"),
        ),
        MessageKind::ResellerQuotaAdjusted => t::messages::kind_reseller_quota_adjusted(
            parameter(message, partner()),
            parameter(message, "amount"),
            parameter(message, "currency"),
        ),
        MessageKind::CertificationEnding => t::messages::kind_certification_ending(path(message), until(message)),
        MessageKind::CertificationLapsed => t::messages::kind_certification_lapsed(path(message)),
        MessageKind::RegistrationLinkMade => t::messages::kind_registration_link_made(until(message)),
        MessageKind::AccountRegistered => t::messages::kind_account_registered(who, parameter(message, "account")),
        MessageKind::CustomerInvited => t::messages::kind_customer_invited(who, until(message)),
        MessageKind::CustomerAssociated => t::messages::kind_customer_associated(who),
        MessageKind::PartnerAssociated => t::messages::kind_partner_associated(who),
        MessageKind::CustomerAssociationFailed => t::messages::kind_customer_association_failed(who),
        MessageKind::CustomerReportExpired => t::messages::kind_customer_report_expired(who),
        MessageKind::VendorFactChanged => vendor_fact::sentence(message),
    }
}

pub(super) fn parameter<'a>(message: &'a Message, name: &str) -> &'a str {
    message.params.get(name).map(String::as_str).unwrap_or_default()
}

pub(super) fn partner() -> &'static str {
    if locale() == Locale::En { "partner_en" } else { "partner_zh" }
}

/// The other side: customers read the partner's name, staff the customer's.
fn who(message: &Message, reader: Reader) -> String {
    let partner = partner();
    let names = match reader {
        Reader::Customer => [partner, "partner", "from"],
        Reader::Staff => ["customer", "from", partner],
    };
    let found = names.map(|name| parameter(message, name)).into_iter().find(|name| !name.is_empty());
    found.unwrap_or_else(|| t::messages::SOMEONE.get()).to_owned()
}

/// "Referral → resale", and until when an answer is wanted; nothing for other messages.
pub(super) fn details(message: &Message) -> String {
    let kind = |name| {
        AssociationType::from_str(parameter(message, name)).ok().map(|kind| explain::association_type(kind).get())
    };
    let change = kind("current_type").zip(kind("target_type")).map(|(from, to)| t::messages::change(from, to));
    let due = time::from_text(parameter(message, "due")).map(|due| t::messages::answer_by(date_time(due)));
    change.into_iter().chain(due).collect::<Vec<_>>().join(" · ")
}

/// The link to the plain confirmation page, which works without signing in.
pub(super) fn confirmation_link(message: &Message) -> Option<String> {
    let link = parameter(message, "link");
    link.find("/c/").and_then(|at| link.get(at..)).map(str::to_owned)
}

fn operation(message: &Message) -> &'static str {
    match RequestKind::from_str(parameter(message, "operation")) {
        Ok(RequestKind::Unbind) => t::messages::OPERATION_UNBIND,
        Ok(RequestKind::SwitchType) => t::messages::OPERATION_SWITCH,
        Err(_) => t::messages::OPERATION_OTHER,
    }
    .get()
}

fn state(message: &Message) -> &'static str {
    AuthorizationState::from_str(parameter(message, "state"))
        .map_or("", |state| explain::authorization_state(state).get())
}

fn opportunity_state(message: &Message) -> &'static str {
    let state = parameter(message, "state");
    let (po, ho) = (state.parse().ok().map(program_terms::po_state), state.parse().ok().map(program_terms::ho_state));
    // The two directions share codes: the vendor rejects what a partner declines.
    let known = if parameter(message, "direction") == Direction::Ho.as_str() { ho.or(po) } else { po.or(ho) };
    known.map_or("", |key| key.get())
}

fn incentive_state(message: &Message) -> &'static str {
    OpportunityIncentiveState::from_str(parameter(message, "state"))
        .map_or("", |state| program_terms::opportunity_incentive_state(state).get())
}

fn specialist_state(message: &Message) -> &'static str {
    SpecialistState::from_str(parameter(message, "state"))
        .map_or("", |state| program_terms::specialist_state(state).get())
}

fn program(message: &Message) -> &'static str {
    parameter(message, "program").parse().map_or("", |program| program_terms::program(program).get())
}

fn path(message: &Message) -> &'static str {
    parameter(message, "path").parse().map_or("", |path| program_terms::path(path).get())
}

pub(super) fn until(message: &Message) -> String {
    time::from_text(parameter(message, "until")).map(date_time).unwrap_or_default()
}

/// "Joining a programme “Partner Customer Engagement”: approved".
fn review(message: &Message) -> String {
    let kind = ReviewKind::from_str(parameter(message, "review")).ok();
    let (subject, title) = (parameter(message, "subject"), parameter(message, "title"));
    let subject = kind.map(|kind| explain::review_subject(kind, subject, title));
    if parameter(message, "ended_by") == ReviewEvent::Overtaken.as_str() {
        let subject = subject.map_or_else(|| title.to_owned(), |subject| subject.get().into_owned());
        return t::messages::review_overtaken(kind.map_or("", |kind| program_terms::review_kind(kind).get()), subject);
    }
    let state = ReviewState::from_str(parameter(message, "state")).ok().map(program_terms::review_state);
    t::messages::kind_review_decided(
        kind.map_or("", |kind| program_terms::review_kind(kind).get()),
        subject.map_or_else(|| title.to_owned(), |subject| subject.get().into_owned()),
        state.map_or("", |state| state.get()),
    )
}

fn code(message: &Message) -> String {
    let purpose = match CodePurpose::from_str(parameter(message, "purpose")) {
        Ok(CodePurpose::StartAssociationChange) => t::messages::CODE_PURPOSE_START,
        Ok(CodePurpose::AdjustResellerFunds) => t::messages::CODE_PURPOSE_RESELLER_FUNDS,
        Ok(CodePurpose::AnswerAssociationRequest) => t::messages::CODE_PURPOSE_ANSWER,
        Ok(CodePurpose::AgreeAuthorization) => t::messages::CODE_PURPOSE_AGREE,
        Ok(CodePurpose::RevokeAuthorization) => t::messages::CODE_PURPOSE_REVOKE,
        Err(_) => return t::messages::KIND_VERIFICATION_CODE.get().to_owned(),
    };
    format!("{} · {}", t::messages::KIND_VERIFICATION_CODE.get(), purpose.get())
}
