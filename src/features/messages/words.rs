//! A message as a sentence: made here, in the reader's language, from its kind and parameters.

use domain::api::messages::{CodePurpose, Message, MessageKind};
use domain::association::RequestKind;
use domain::states::authorization::AuthorizationState;
use std::str::FromStr;

use crate::explain;
use crate::i18n::{Locale, locale, t};

/// What it says; follows the language.
pub(super) fn sentence(message: &Message) -> String {
    let (who, operation) = (who(message), operation(message));
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
    }
}

fn parameter<'a>(message: &'a Message, name: &str) -> &'a str {
    message.params.get(name).map(String::as_str).unwrap_or_default()
}

fn who(message: &Message) -> String {
    let partner = if locale() == Locale::En { "partner_en" } else { "partner_zh" };
    let names = ["customer", partner, "partner"].map(|name| parameter(message, name));
    names.into_iter().find(|name| !name.is_empty()).unwrap_or_else(|| t::messages::SOMEONE.get()).to_owned()
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
    AuthorizationState::from_str(parameter(message, "state")).map_or("", |state| explain::authorization_state(state).get())
}

fn code(message: &Message) -> String {
    let purpose = match CodePurpose::from_str(parameter(message, "purpose")) {
        Ok(CodePurpose::StartAssociationChange) => t::messages::CODE_PURPOSE_START,
        Ok(CodePurpose::AnswerAssociationRequest) => t::messages::CODE_PURPOSE_ANSWER,
        Ok(CodePurpose::AgreeAuthorization) => t::messages::CODE_PURPOSE_AGREE,
        Ok(CodePurpose::RevokeAuthorization) => t::messages::CODE_PURPOSE_REVOKE,
        Err(_) => return t::messages::KIND_VERIFICATION_CODE.get().to_owned(),
    };
    format!("{} · {}", t::messages::KIND_VERIFICATION_CODE.get(), purpose.get())
}
