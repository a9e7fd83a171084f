//! One message.

use domain::api::messages::{Message, MessageKind};
use domain::api::reviews::ReviewKind;
use domain::ids::{CustomerId, CustomerReportId, ResellerApplicationId, SpecialistId, TenantId};
use leptos::prelude::*;

use super::vendor_fact;
use super::words::{self, Reader};
use crate::api::{messages, session, use_sender};
use crate::i18n::{date_time, t};
use crate::routes::Route;
use crate::ui::{Button, CopyId, Icon, IconName, TimeText, Tone};

/// The sentence, what came with it, and where to go from here.
#[component]
pub(super) fn MessageRow(message: Message, reader: Reader) -> impl IntoView {
    let sender = use_sender();
    let id = message.message_id.clone();
    let mark = move |()| sender.send(messages::mark_read(&id), |_| {});
    let page = page_of(&message, reader);
    let link = words::confirmation_link(&message);
    let is_unread = !message.read;
    let (sentence, details) = (message.clone(), message.clone());
    view! {
        <li class="message" data-unread=is_unread.then_some("")>
            <p class="message-words">
                {is_unread.then(|| view! { <span class="message-unread">{t::messages::UNREAD}</span> })}
                {move || words::sentence(&sentence, reader)}
            </p>
            <p class="muted message-details">{move || words::details(&details)}</p>
            {extras(&message)}
            <p class="message-foot">
                <span class="muted"><TimeText at=message.sent_at/></span>
                {page.map(|page| view! { <a href=page>{t::messages::OPEN}</a> })}
                {link.map(|link| view! {
                    <a href=link target="_blank" rel="noopener">{t::messages::OPEN_LINK}<Icon name=IconName::EXTERNAL/><span class="visually-hidden">{t::common::NEW_TAB}</span></a>
                })}
                {is_unread.then(|| view! {
                    <Button tone=Tone::Quiet busy=sender.busy() on_press=mark>{t::messages::MARK_READ}</Button>
                })}
            </p>
        </li>
    }
    .into_any()
}

fn extras(message: &Message) -> impl IntoView + use<> {
    let code = message.params.get("code").cloned().map(|code| {
        let until = message.params.get("expires_at").and_then(|text| domain::api::time::from_text(text));
        let holds = move || {
            let until = until?;
            let is_over = until < session::now();
            Some(if is_over {
                t::messages::EXPIRED.get().to_owned()
            } else {
                t::messages::valid_until(date_time(until))
            })
        };
        view! { <p class="message-code"><CopyId id=code/>" "<span class="muted">{holds}</span></p> }
    });
    let reason = message.params.get("reason").cloned().filter(|reason| !reason.is_empty());
    let reason = reason.map(|reason| view! { <p class="prose">{move || t::messages::reason(&reason)}</p> });
    (code, reason)
}

/// The page that the message is about.
fn page_of(message: &Message, reader: Reader) -> Option<String> {
    let is_customer = reader == Reader::Customer;
    match message.kind {
        MessageKind::VerificationCode => None,
        MessageKind::AuthorizationRequested | MessageKind::AuthorizationChanged => {
            let id = message.params.get("authorization_id").map(String::as_str);
            Some(match is_customer {
                true => own_record("authorizations", id),
                false => Route::Authorizations.with(&id.map(|id| ("record", id)).into_iter().collect::<Vec<_>>()),
            })
        }
        MessageKind::CustomerAssigned => Some(Route::Customers.path()),
        MessageKind::CustomerAssociated => {
            let id = message.params.get("customer_id").and_then(|id| CustomerId::new(id).ok());
            Some(id.map_or_else(|| Route::Customers.path(), |id| Route::Customer(id).path()))
        }
        // The letter itself holds the link.
        MessageKind::CustomerInvited => None,
        MessageKind::CustomerAssociationFailed | MessageKind::CustomerReportExpired => {
            let id = message.params.get("report_id").and_then(|id| CustomerReportId::new(id).ok());
            let history = || Route::CustomerDevelopment.with(&[("tab", "history")]);
            Some(id.map_or_else(history, |id| Route::CustomerReport(id).path()))
        }
        MessageKind::OpportunityReceived | MessageKind::OpportunityTakenBack | MessageKind::OpportunityDecided => {
            let id = message.params.get("opportunity_id")?.parse().ok()?;
            Some(Route::Opportunity(id).path())
        }
        MessageKind::OpportunityIncentiveDecided => {
            let id = message.params.get("incentive_id")?.parse().ok()?;
            Some(Route::OpportunityIncentive(id).path())
        }
        // An objection waits in the vendor's queue.
        MessageKind::OpportunityIncentiveChanged => {
            let objects = message.params.get("state").is_some_and(|state| state == "OBJECTED");
            objects.then(|| Route::Reviews.with(&[("kind", "INCENTIVE_OBJECTION")]))
        }
        // What is submitted waits in the vendor's queue; of anything else the message says all.
        MessageKind::OpportunityChanged => {
            let is_submitted = message.params.get("state").is_some_and(|state| state == "UNDER_REVIEW");
            is_submitted.then(|| Route::Reviews.path())
        }
        // The letter itself holds the link; the page says what would be shown.
        MessageKind::SpecialistInvited | MessageKind::SpecialistUnbound | MessageKind::CertificateWithdrawn => {
            Some(Route::MyRecords.path())
        }
        MessageKind::SpecialistAnswered | MessageKind::SpecialistCancelled => {
            let id = message.params.get("specialist_id").and_then(|id| SpecialistId::new(id).ok());
            Some(id.map_or_else(|| Route::Specialists.path(), |id| Route::Specialist(id).path()))
        }
        MessageKind::ResellerApplicationReceived | MessageKind::ResellerApplicationWithdrawn => {
            let id = message.params.get("application_id").and_then(|id| ResellerApplicationId::new(id).ok());
            id.map(|id| Route::ResellerApplication(id).path())
        }
        MessageKind::ResellerApplicationDecided => Some(Route::Programs.path()),
        MessageKind::ResellerPermissionGranted | MessageKind::ResellerPermissionRevoked => {
            Some(Route::Authorizations.path())
        }
        MessageKind::ResellerLeft | MessageKind::ResellerFundsAdjusted => Some(Route::Resellers.path()),
        MessageKind::ResellerQuotaAdjusted => Some(Route::Resellers.with(&[("tab", "quotas")])),
        MessageKind::ResellerInvited => Some(Route::Resellers.with(&[("tab", "invitations")])),
        MessageKind::ResellerAssigned | MessageKind::ResellerJoined => {
            let id = message.params.get("reseller_id").and_then(|id| TenantId::new(id).ok());
            Some(id.map_or_else(|| Route::Resellers.path(), |id| Route::Reseller(id).path()))
        }
        MessageKind::ReviewDecided => reviewed(message),
        MessageKind::MembershipRenewed
        | MessageKind::MembershipEnding
        | MessageKind::MembershipEnded
        | MessageKind::MembershipLeft => Some(Route::Programs.path()),
        MessageKind::RegistrationLinkMade | MessageKind::AccountRegistered => Some(Route::OtherAccounts.path()),
        MessageKind::VendorFactChanged => vendor_fact::page(message),
        MessageKind::CertificationEnding | MessageKind::CertificationLapsed => {
            let path = message.params.get("path")?.parse().ok()?;
            Some(Route::Certification(path).path())
        }
        _ => {
            let id = message.params.get("request_id").map(String::as_str);
            Some(match is_customer {
                true => own_record("association", id),
                false => Route::AssociationRequests.with(&id.map(|id| ("request", id)).into_iter().collect::<Vec<_>>()),
            })
        }
    }
}

/// A record on the customer's page of its partner; the tab, when the message is older than that it names one.
fn own_record(tab: &str, id: Option<&str>) -> String {
    let named = id.map(|id| ("record", id));
    let page = Route::MyPartner.with(&std::iter::once(("tab", tab)).chain(named).collect::<Vec<_>>());
    id.map_or_else(|| page.clone(), |id| format!("{page}#record-{id}"))
}

/// What the vendor has decided about.
fn reviewed(message: &Message) -> Option<String> {
    let subject = message.params.get("subject")?;
    match message.params.get("review")?.parse().ok()? {
        ReviewKind::ProgramApplication => Some(Route::Programs.path()),
        ReviewKind::ProgramRenewal | ReviewKind::LevelUpgrade => Some(Route::Programs.with(&[("tab", "joined")])),
        ReviewKind::RoleCertification | ReviewKind::Differentiation | ReviewKind::AnnualReview => {
            subject.parse().ok().map(|path| Route::Certification(path).path())
        }
        ReviewKind::PathApplication => Some(Route::Paths.path()),
        ReviewKind::SpecialistApplication | ReviewKind::SpecialistCancellation => {
            SpecialistId::new(subject.as_str()).ok().map(|id| Route::Specialist(id).path())
        }
        // Their own messages say it, to the primary account or the applicant.
        ReviewKind::OpportunityReview
        | ReviewKind::OpportunityValidation
        | ReviewKind::OpportunityIncentive
        | ReviewKind::IncentiveObjection
        | ReviewKind::ResellerApplication => None,
        ReviewKind::CustomerReport => subject.parse().ok().map(|id| Route::CustomerReport(id).path()),
    }
}
