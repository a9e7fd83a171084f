//! What the vendor can do with a personal account: its words, and the request that it becomes.

use crate::api::{Ignored, Request, personal_accounts};
use crate::form;
use crate::i18n::{Key, t::personal_accounts as p};
use domain::api::organization::PasswordReset;
use domain::api::personal_accounts::{
    NewCertificate, NewPersonalAccount, NewTraining, PersonalAccountFile, PersonalDetails,
};
use domain::api::vendor_facts::TakenBack;
use domain::ids::CertificateId;

/// What is asked about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Act {
    Create,
    Change,
    SetPassword,
    AddCertificate,
    AddTraining,
    Withdraw(CertificateId, String),
}

/// What was typed, checked.
#[derive(Clone, Debug)]
pub(super) enum Typed {
    Nothing,
    Account(NewPersonalAccount),
    Person(PersonalDetails),
    Password(PasswordReset),
    Certificate(NewCertificate),
    Training(NewTraining),
}

impl form::Act for Act {
    fn verb(&self) -> Key {
        match self {
            Self::Create => p::CREATE,
            Self::Change => p::CHANGE,
            Self::SetPassword => p::SET_PASSWORD,
            Self::AddCertificate => p::ADD_CERTIFICATE,
            Self::AddTraining => p::ADD_TRAINING,
            Self::Withdraw(..) => p::WITHDRAW,
        }
    }

    /// Beside the account.
    fn about(&self) -> Option<String> {
        match self {
            Self::Withdraw(_, number) => Some(number.clone()),
            _ => None,
        }
    }
}

impl Act {
    /// Does the owner of the account ask why?
    pub(super) const fn needs_reason(&self) -> bool {
        matches!(self, Self::Withdraw(..))
    }

    /// What follows from it.
    pub(super) const fn text(&self) -> Key {
        match self {
            Self::Create => p::CREATE_TEXT,
            Self::Change => p::CHANGE_TEXT,
            Self::SetPassword => p::SET_PASSWORD_TEXT,
            Self::AddCertificate => p::ADD_CERTIFICATE_TEXT,
            Self::AddTraining => p::ADD_TRAINING_TEXT,
            Self::Withdraw(..) => p::WITHDRAW_TEXT,
        }
    }

    /// What is sent, about the account as it was `seen`; none while what was typed does not fit the act.
    pub(super) fn request(
        &self,
        file: Option<&PersonalAccountFile>,
        seen: i64,
        typed: Typed,
        reason: String,
    ) -> Option<Request<Ignored>> {
        if let (Self::Create, Typed::Account(new)) = (self, &typed) {
            return Some(personal_accounts::create(new));
        }
        let at = (&file?.account.account_id, seen);
        match (self, typed) {
            (Self::Change, Typed::Person(person)) => Some(personal_accounts::change(at, &person)),
            (Self::SetPassword, Typed::Password(reset)) => Some(personal_accounts::reset_password(at, &reset)),
            (Self::AddCertificate, Typed::Certificate(new)) => Some(personal_accounts::add_certificate(at, &new)),
            (Self::AddTraining, Typed::Training(new)) => Some(personal_accounts::add_training(at, &new)),
            (Self::Withdraw(id, _), _) => Some(personal_accounts::withdraw_certificate(at, id, &TakenBack { reason })),
            _ => None,
        }
    }
}
