//! One general link as it is shown around: on the screen, and on paper.

use super::words::type_hint;
use crate::api::{development, session, use_sender};
use crate::explain::association_type;
use crate::form::SendRefusal;
use crate::i18n::{date_time, number, pick, t::development as d};
use crate::platform::dom;
use crate::ui::{Button, CopyId, Fact, KeyFacts, TimeText, Tone, use_toasts};
use domain::api::customer_development::CustomerInvitation;
use domain::association::AssociationType;
use leptos::prelude::*;

/// The link of one type, or the way to make one.
#[component]
pub(super) fn Poster(
    kind: AssociationType,
    link: Memo<Option<CustomerInvitation>>,
    asked: RwSignal<Option<CustomerInvitation>>,
) -> impl IntoView {
    let content = move || match link.get() {
        Some(link) => view! { <Sheet link asked/> }.into_any(),
        None => view! { <Make kind/> }.into_any(),
    };
    view! {
        <section class="panel stack poster" data-type=kind.as_str() aria-label=association_type(kind)>
            <h2 class="panel-title">{association_type(kind)}</h2>
            {content}
        </section>
    }
    .into_any()
}

/// None yet.
#[component]
fn Make(kind: AssociationType) -> impl IntoView {
    let (sender, toasts) = (use_sender().refreshing(), use_toasts());
    let make = move |()| sender.send(development::make_link(kind), move |_| toasts.done(d::LINK_MADE));
    let days = move || session::policy().map(|policy| policy.association.invitation_days).unwrap_or_default();
    view! {
        <div class="stack screen-only">
            <p class="prose">{type_hint(kind)}</p>
            <p class="muted">{move || d::no_link(number(days()))}</p>
            <SendRefusal sender/>
            <div class="form-actions"><Button tone=Tone::Primary busy=sender.busy() on_press=make>{d::MAKE_LINK}</Button></div>
        </div>
    }
    .into_any()
}

/// Prints this poster alone.
fn print(kind: AssociationType) {
    dom::set_root_attribute("data-poster", kind.as_str());
    let _ = window().print();
}

#[component]
fn Sheet(link: CustomerInvitation, asked: RwSignal<Option<CustomerInvitation>>) -> impl IntoView {
    let kind = link.association_type;
    let printed = window_event_listener_untyped("afterprint", |_| dom::remove_root_attribute("data-poster"));
    on_cleanup(move || printed.remove());
    let partner =
        move || session::read(|info| pick(&info.tenant_name_zh, &info.tenant_name_en).to_owned()).unwrap_or_default();
    let picture = development::qr_code(&link.invitation_id);
    let file = format!("invitation-{}-{}.svg", link.tag.replace('/', "-"), kind.as_str());
    let (download, alt) = (picture.clone(), move || d::picture_of(association_type(kind).get()));
    let (until, tag, count) = (link.expires_at, link.tag.clone(), link.associated);
    let url = link.url.clone();
    let ask = move |()| asked.set(Some(link.clone()));
    view! {
        <div class="poster-sheet">
            <img class="poster-picture" src=picture alt=alt width="200" height="200"/>
            <div class="stack">
                <p class="poster-title">{move || d::poster_title(partner())}</p>
                <p class="prose">{type_hint(kind)}</p>
                <p class="poster-link"><CopyId id=url/></p>
                <p class="paper-only">{move || d::poster_until(date_time(until))}</p>
            </div>
        </div>
        <div class="screen-only">
            <KeyFacts>
                <Fact label=d::TAG><code>{tag}</code><p class="field-hint">{d::TAG_HINT}</p></Fact>
                <Fact label=d::LINK_UNTIL><TimeText at=until/></Fact>
                <Fact label=d::CAME_THROUGH>{move || number(count)}</Fact>
            </KeyFacts>
        </div>
        <div class="form-actions">
            <a class="button" data-tone="primary" href=download download=file><span class="button-words">{d::DOWNLOAD_PICTURE}</span></a>
            <Button on_press=move |()| print(kind)>{d::PRINT}</Button>
            <Button on_press=ask>{d::WITHDRAW_LINK}</Button>
        </div>
    }
    .into_any()
}
