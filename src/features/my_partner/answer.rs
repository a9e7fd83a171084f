//! The dialog in which a customer agrees, refuses, withdraws or revokes.

use super::answer_form::AnswerForm;
use crate::i18n::{Key, t};
use crate::ui::{Button, Dialog, Tone, opened_while, use_toasts};
use domain::api::associations::AssociationRequest;
use domain::api::authorizations::CustomerAuthorization;
use domain::api::messages::CodePurpose;
use domain::states::association_request::AssociationRequestEvent;
use domain::states::authorization::AuthorizationEvent;
use leptos::prelude::*;

/// What the customer is about to do, and with what.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Answering {
    /// Answers, or takes back, a request to change the association.
    Association(Box<AssociationRequest>, AssociationRequestEvent),
    /// Answers, or revokes, an authorisation.
    Authorization(Box<CustomerAuthorization>, AuthorizationEvent),
}

/// What an answer asks for and says.
#[derive(Clone, Copy, Debug)]
pub(super) struct Manner {
    pub(super) title: Key,
    pub(super) text: Key,
    pub(super) verb: Key,
    pub(super) done: Key,
    /// Is a reason needed?
    pub(super) reason: bool,
    /// What the code is for, when one is needed: always to agree and to revoke.
    pub(super) code: Option<CodePurpose>,
    /// Is there a letter to agree to?
    pub(super) letter: bool,
    pub(super) tone: Tone,
}

impl Answering {
    pub(super) const fn manner(&self) -> Manner {
        use t::my_partner as m;
        let plain = Manner {
            title: m::REFUSE_TITLE,
            text: m::REFUSE_TEXT,
            verb: m::REFUSE,
            done: m::REFUSED,
            reason: true,
            code: None,
            letter: false,
            tone: Tone::Danger,
        };
        match self {
            Self::Association(_, AssociationRequestEvent::Approve) => Manner {
                title: m::AGREE_TITLE,
                text: m::AGREE_TEXT,
                verb: m::AGREE,
                done: m::AGREED,
                reason: false,
                code: Some(CodePurpose::AnswerAssociationRequest),
                tone: Tone::Primary,
                ..plain
            },
            Self::Association(_, AssociationRequestEvent::Reject) => plain,
            Self::Association(_, AssociationRequestEvent::Withdraw | AssociationRequestEvent::Expire) => Manner {
                title: m::WITHDRAW_TITLE,
                text: m::WITHDRAW_TEXT,
                verb: m::WITHDRAW,
                done: m::WITHDRAWN,
                reason: false,
                tone: Tone::Primary,
                ..plain
            },
            Self::Authorization(_, AuthorizationEvent::Agree) => Manner {
                title: m::AUTHORIZE_TITLE,
                text: m::AUTHORIZATION_HINT,
                verb: m::AGREE_AUTHORIZATION,
                done: m::AUTHORIZED,
                reason: false,
                code: Some(CodePurpose::AgreeAuthorization),
                letter: true,
                tone: Tone::Primary,
            },
            Self::Authorization(_, AuthorizationEvent::Revoke) => Manner {
                title: m::REVOKE_TITLE,
                text: m::REVOKE_TEXT,
                verb: m::REVOKE,
                done: m::REVOKED,
                code: Some(CodePurpose::RevokeAuthorization),
                ..plain
            },
            Self::Authorization(..) => plain,
        }
    }

    pub(super) fn subject(&self) -> String {
        match self {
            Self::Association(request, _) => request.request_id.to_string(),
            Self::Authorization(authorization, _) => authorization.authorization_id.to_string(),
        }
    }
}

/// Confirms what `answering` names. The focus starts on the safe button; a failed try keeps what was typed.
#[component]
pub(super) fn AnswerDialog(answering: RwSignal<Option<Answering>>) -> impl IntoView {
    let toasts = use_toasts();
    let open = opened_while(answering);
    let title = move || {
        answering.with(|what| what.as_ref().map(|what| what.manner().title.get().to_owned())).unwrap_or_default()
    };
    let form = RwSignal::new(None::<AnswerForm>);
    let footer = move || {
        let manner = answering.with_untracked(|what| what.as_ref().map(Answering::manner));
        let busy = Signal::derive(move || form.get().is_some_and(AnswerForm::busy));
        let press = move |()| {
            if let (Some(form), Some(what)) = (form.get_untracked(), answering.get_untracked()) {
                form.submit(what, answering, toasts);
            }
        };
        view! {
            <Button autofocus=true on_press=move |()| open.set(false)>{t::common::CANCEL}</Button>
            {manner.map(|manner| view! { <Button tone=manner.tone busy writes=true on_press=press>{manner.verb}</Button> })}
        }
    };
    view! {
        <Dialog open title alert=true wide=true footer on_closed=move |()| answering.set(None)>
            {move || answering.get_untracked().map(|what| {
                let made = AnswerForm::new(what.manner());
                form.set(Some(made));
                made.view(&what)
            })}
        </Dialog>
    }
}
