//! What is wrong with a form, at its top, after a failed submit.

use leptos::prelude::*;

use super::icon::{Icon, IconName};
use crate::i18n::t;
use crate::platform::dom;

/// One thing to mend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldFault {
    /// Id of the input; empty when the fault belongs to no field.
    pub field_id: String,
    /// The sentence, as beside the field.
    pub message: String,
}

/// The faults with links to their fields. It takes the focus each time faults arrive; a link moves the focus to its
/// field. Named by its title, which says how many there are.
#[component]
pub fn ErrorSummary(#[prop(into)] faults: Signal<Vec<FieldFault>>) -> impl IntoView {
    let heading = NodeRef::<leptos::html::H2>::new();
    Effect::new(move || {
        if !faults.with(Vec::is_empty)
            && let Some(heading) = heading.get()
        {
            dom::focus(&heading);
        }
    });
    let fault = |fault: FieldFault| {
        let target = fault.field_id.clone();
        let jump = move |event: leptos::ev::MouseEvent| {
            event.prevent_default();
            dom::focus_id(&target);
        };
        let message = fault.message;
        if fault.field_id.is_empty() {
            view! { <li>{message}</li> }.into_any()
        } else {
            view! { <li><a href=format!("#{}", fault.field_id) on:click=jump>{message}</a></li> }.into_any()
        }
    };
    view! {
        <Show when=move || !faults.with(Vec::is_empty)>
            <section class="error-summary" aria-labelledby="error-summary-title">
                <h2 id="error-summary-title" tabindex="-1" node_ref=heading>
                    <Icon name=IconName::FAILED/>
                    {move || t::common::errors_title(faults.with(Vec::len))}
                </h2>
                <ul>{move || faults.get().into_iter().map(fault).collect_view()}</ul>
            </section>
        </Show>
    }
}
