//! What somebody else did meanwhile, in the reader's language.
//!
//! The first load does not pay for these words: the frame of those who are signed in brings them.

use std::sync::OnceLock;

use crate::i18n::{Key, t::changes as c};

static WORDS: OnceLock<fn(&str) -> Option<String>> = OnceLock::new();

/// From now on a stale answer says what was done.
pub fn teach() {
    let _ = WORDS.set(|action| words(action).map(|what| c::what(what.get())));
}

/// What was done, as the end of a sentence; nothing of an action that this version does not know.
pub fn done(action: &str) -> String {
    WORDS.get().and_then(|words| words(action)).unwrap_or_default()
}

/// The words of an audit action: `association_request.approve`.
fn words(action: &str) -> Option<Key> {
    let (_, verb) = action.rsplit_once('.')?;
    Some(match verb {
        "accept" => c::ACCEPT,
        "add" => c::ADD,
        "agree" => c::AGREE,
        "apply" => c::APPLY,
        "apply_renewal" => c::APPLY_RENEWAL,
        "approve" => c::APPROVE,
        "approve_application" => c::APPROVE_APPLICATION,
        "approve_cancel" => c::APPROVE_CANCEL,
        "assign" => c::ASSIGN,
        "assign_roles" => c::ASSIGN_ROLES,
        "associate" => c::ASSOCIATE,
        "begin" => c::BEGIN,
        "cancel" => c::CANCEL,
        "cancel_by_vendor" => c::CANCEL_BY_VENDOR,
        "change" => c::CHANGE,
        "change_contact" => c::CHANGE_CONTACT,
        "change_password" => c::CHANGE_PASSWORD,
        "choose" => c::CHOOSE,
        "confirm" => c::CONFIRM,
        "create" => c::CREATE,
        "date" => c::DATE,
        "decline" => c::DECLINE,
        "delete" => c::DELETE,
        "denied" => c::DENIED,
        "disable" => c::DISABLE,
        "discard" => c::DISCARD,
        "edit" => c::EDIT,
        "enable" => c::ENABLE,
        "end" => c::END,
        "end_all" => c::END_ALL,
        "enter" => c::ENTER,
        "exit" => c::EXIT,
        "expire" => c::EXPIRE,
        "export" => c::EXPORT,
        "fail" => c::FAIL,
        "forbid" => c::FORBID,
        "funds" => c::FUNDS,
        "give" => c::GIVE,
        "hand_in" => c::HAND_IN,
        "import" => c::IMPORT,
        "invite" => c::INVITE,
        "keep" => c::KEEP,
        "lapse" => c::LAPSE,
        "leave" => c::LEAVE,
        "locked" => c::LOCKED,
        "make" => c::MAKE,
        "near_end" => c::NEAR_END,
        "object" => c::OBJECT,
        "open" => c::OPEN,
        "overtaken" => c::OVERTAKEN,
        "pass_review" => c::PASS_REVIEW,
        "permit" => c::PERMIT,
        "progress" => c::PROGRESS,
        "quota" => c::QUOTA,
        "record" => c::RECORD,
        "refuse" => c::REFUSE,
        "register" => c::REGISTER,
        "reject" => c::REJECT,
        "reject_application" => c::REJECT_APPLICATION,
        "reject_cancel" => c::REJECT_CANCEL,
        "reject_renewal" => c::REJECT_RENEWAL,
        "relation_changed" => c::RELATION_CHANGED,
        "release" => c::RELEASE,
        "remove" => c::REMOVE,
        "renew" => c::RENEW,
        "request_cancel" => c::REQUEST_CANCEL,
        "reset_password" => c::RESET_PASSWORD,
        "revise" => c::REVISE,
        "revoke" => c::REVOKE,
        "send" => c::SEND,
        "share" => c::SHARE,
        "submit" => c::SUBMIT,
        "submit_invoice" => c::SUBMIT_INVOICE,
        "unbind" => c::UNBIND,
        "upload" => c::UPLOAD,
        "use" => c::USE,
        "withdraw" => c::WITHDRAW,
        "withdraw_cancel" => c::WITHDRAW_CANCEL,
        "withdraw_renewal" => c::WITHDRAW_RENEWAL,
        "write" => c::WRITE,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_action_has_words() {
        for action in domain::api::changes::ACTIONS {
            assert!(words(action).is_some(), "no words for {action}");
        }
        assert_eq!(words("association_request.approve"), Some(c::APPROVE));
        assert!(words("association_request.other").is_none());
    }

    #[test]
    fn nothing_is_said_of_what_this_version_does_not_know() {
        teach();
        assert_eq!(done("never.heard"), "");
    }
}
