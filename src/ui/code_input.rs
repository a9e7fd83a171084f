//! A verification code with the button that sends it.

use leptos::prelude::*;

use super::button::Button;
use super::field::field_context;
use crate::i18n::t;

/// Six digits and the send button. Typing strips everything but digits; named by its field.
///
/// The caller owns the sending and the countdown: `seconds_left` above zero disables sending and says why.
#[component]
pub fn CodeInput(
    value: RwSignal<String>,
    /// Seconds until another code may be asked for; 0 when one may be.
    #[prop(into)]
    seconds_left: Signal<u32>,
    /// Was a code sent before?
    #[prop(into)]
    sent: Signal<bool>,
    #[prop(optional, into)] sending: Signal<bool>,
    #[prop(into)] on_send: Callback<()>,
    /// Where it went, to whom it was shown, or what failed.
    #[prop(optional, into)]
    status: Signal<Option<String>>,
) -> impl IntoView {
    let field = field_context();
    let reason = Signal::derive(move || {
        let left = seconds_left.get();
        (left > 0).then(|| t::common::resend_in(left))
    });
    let words = move || match (seconds_left.get(), sent.get()) {
        (0, true) => t::common::RESEND_CODE.get().to_owned(),
        (0, false) => t::common::SEND_CODE.get().to_owned(),
        (left, _) => t::common::resend_in(left),
    };
    let typed = move |event: leptos::ev::Targeted<leptos::ev::Event, web_sys::HtmlInputElement>| {
        let input = event.target();
        let digits: String = input.value().chars().filter(char::is_ascii_digit).take(6).collect();
        input.set_value(&digits);
        value.set(digits);
    };
    view! {
        <span class="input-group code-input">
            <input
                class="input"
                id=field.id
                type="text"
                inputmode="numeric"
                autocomplete="one-time-code"
                placeholder=t::common::CODE_HINT
                aria-required=field.required.then_some("true")
                aria-invalid=move || field.invalid.get().then_some("true")
                aria-describedby=(!field.described_by.is_empty()).then_some(field.described_by)
                prop:value=move || value.get()
                on:input:target=typed
            />
            <Button busy=sending reason=reason on_press=on_send>{words}</Button>
        </span>
        <p class="field-hint" role="status">{move || status.get()}</p>
    }
}
