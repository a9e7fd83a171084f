//! The partner: name, association type, since when, money between the two, and whom to talk to.

use crate::explain::association_type;
use crate::i18n::{date, pick, t};
use crate::ui::{AmountText, Fact, KeyFacts, TimeText};
use domain::api::my_partner::{Contact, MyAssociation};
use leptos::prelude::*;

#[component]
pub(super) fn PartnerCard(association: MyAssociation) -> impl IntoView {
    use t::my_partner as m;
    let MyAssociation {
        partner_name_zh,
        partner_name_en,
        association_type: kind,
        associated_on,
        contacts,
        arrears,
        allocated_balance,
        ..
    } = association;
    view! {
        <KeyFacts>
            <Fact label=m::PARTNER><strong>{move || pick(&partner_name_zh, &partner_name_en)}</strong></Fact>
            <Fact label=m::TYPE>{association_type(kind)}</Fact>
            <Fact label=m::SINCE><TimeText at=associated_on text=date(associated_on)/></Fact>
            <Fact label=m::ARREARS><AmountText minor=arrears.minor currency=arrears.currency.as_str()/></Fact>
            <Fact label=m::ALLOCATED><AmountText minor=allocated_balance.minor currency=allocated_balance.currency.as_str()/></Fact>
            <Fact label=m::CONTACTS>{people(contacts)}</Fact>
        </KeyFacts>
    }
}

fn people(contacts: Vec<Contact>) -> AnyView {
    if contacts.is_empty() {
        return view! { <span class="muted">{t::my_partner::NO_CONTACTS}</span> }.into_any();
    }
    let person = |contact: Contact| {
        let (mail, phone) = (format!("mailto:{}", contact.email), format!("tel:{}", contact.telephone));
        view! {
            <li>
                <bdi>{contact.name}</bdi>" "
                {(!contact.telephone.is_empty()).then(|| view! { <a href=phone>{contact.telephone}</a>" " })}
                {(!contact.email.is_empty()).then(|| view! { <a href=mail>{contact.email}</a> })}
            </li>
        }
    };
    view! { <ul class="contacts">{contacts.into_iter().map(person).collect_view()}</ul> }.into_any()
}
