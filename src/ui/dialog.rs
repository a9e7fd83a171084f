//! Dialogs on the native element: it traps the focus, closes on Esc and gives the focus back.

use leptos::html;
use leptos::prelude::*;
use web_sys::{Element, FocusOptions, HtmlElement};

use super::button::{Button, IconButton, Tone};
use super::icon::IconName;
use super::inputs::TextInput;
use super::notice::{Notice, NoticeKind};
use crate::i18n::{Text, t};
use crate::platform::dom;

/// Open while there is something to ask about. Whoever closes the dialog by its button takes nothing away: `on_closed`
/// does.
pub fn opened_while<T: 'static>(asked: impl With<Value = Option<T>> + 'static) -> RwSignal<bool> {
    let open = RwSignal::new(false);
    Effect::new(move || open.set(asked.with(Option::is_some)));
    open
}

/// Opens and closes a native dialog with a signal.
pub(super) fn follow(open: RwSignal<bool>, dialog: NodeRef<html::Dialog>) {
    Effect::new(move || {
        let Some(dialog) = dialog.get() else { return };
        match (open.get(), dialog.open()) {
            (true, false) => {
                let _ = dialog.show_modal();
            }
            (false, true) => dialog.close(),
            _ => {}
        }
    });
}

/// Where the focus starts: on the first field when there is something to type or to choose; else on the button that is
/// marked with `autofocus`, the safe one. Ticks alone are no reason to skip what stands above them.
fn first_focus(dialog: &Element) -> Option<HtmlElement> {
    let mut fields = dom::all_within(dialog, ".dialog-body :is(input, select, textarea):not(:disabled)");
    let is_tick = |field: &HtmlElement| field.matches("[type=checkbox], [type=radio]").unwrap_or_default();
    if fields.iter().all(is_tick) {
        return dom::all_within(dialog, "[autofocus]").into_iter().next();
    }
    Some(fields.swap_remove(0))
}

/// Puts the focus there once the body is drawn. What stands at the top stays in sight.
fn start_focus(open: RwSignal<bool>, dialog: NodeRef<html::Dialog>) {
    Effect::new(move || {
        if !open.get() {
            return;
        }
        request_animation_frame(move || {
            let dialog = dialog.try_get_untracked().flatten().filter(|dialog| dialog.open());
            if let Some(target) = dialog.and_then(|dialog| first_focus(&dialog)) {
                let options = FocusOptions::new();
                options.set_prevent_scroll(true);
                let _ = target.focus_with_options(&options);
            }
        });
    });
}

/// A modal dialog. Esc and the cross close it; Tab stays inside; the focus starts on the first field or the safe button
/// and returns to where it was. Named by its title; with `alert` it is an `alertdialog` described by its body.
#[component]
pub fn Dialog(
    open: RwSignal<bool>,
    #[prop(into)] title: Text,
    #[prop(optional)] alert: bool,
    /// Wider, for tables and check lists.
    #[prop(optional)]
    wide: bool,
    /// The buttons at the foot, the safe one first.
    #[prop(optional, into)]
    footer: ViewFn,
    /// After it closed, however it was closed.
    #[prop(optional, into)]
    on_closed: Option<Callback<()>>,
    children: ChildrenFn,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    follow(open, dialog);
    start_focus(open, dialog);
    let (title_id, body_id) = (dom::next_id("dialog-title"), dom::next_id("dialog-body"));
    // The event comes after the page has been redrawn, perhaps without this dialog.
    let closed = move |_| {
        open.try_set(false);
        if let Some(on_closed) = on_closed {
            on_closed.try_run(());
        }
    };
    let body = move || open.get().then(|| children().into_any());
    let foot = move || open.get().then(|| footer.run());
    view! {
        <dialog
            class="dialog"
            data-wide=wide.then_some("")
            role=alert.then_some("alertdialog")
            aria-labelledby=title_id
            aria-describedby=alert.then_some(body_id)
            node_ref=dialog
            on:close=closed
        >
            <header class="dialog-head">
                <h2 id=title_id.clone()>{title}</h2>
                <IconButton icon=IconName::CLOSE label=t::common::CLOSE on_press=move |()| open.set(false)/>
            </header>
            <div class="dialog-body" id=body_id.clone()>{body}</div>
            <footer class="dialog-foot">{foot}</footer>
        </dialog>
    }
}

/// Asks before something is done. The focus starts on the safe button; with `type_name` in the field, and the action
/// waits until the name is typed. Keyboard and name as [`Dialog`]; it is an `alertdialog`.
#[component]
pub fn ConfirmDialog(
    open: RwSignal<bool>,
    /// Verb and object.
    #[prop(into)]
    title: Text,
    /// The verb alone.
    #[prop(into)]
    confirm: Text,
    #[prop(default = Tone::Danger)] tone: Tone,
    /// What must be typed before, for acts that cannot be undone.
    #[prop(optional, into)]
    type_name: Option<String>,
    #[prop(optional, into)] busy: Signal<bool>,
    /// Sends nothing: it is possible without a network.
    #[prop(optional)]
    local: bool,
    /// What went wrong with the last try.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    #[prop(into)] on_confirm: Callback<()>,
    /// After it closed, however it was closed: time to forget the error.
    #[prop(optional, into)]
    on_closed: Option<Callback<()>>,
    children: ChildrenFn,
) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let wanted = StoredValue::new(type_name);
    let ask = move || wanted.with_value(|name| name.as_ref().map(t::common::type_to_confirm));
    let reason = Signal::derive(move || {
        let matches =
            wanted.with_value(|name| name.as_ref().is_none_or(|name| typed.with(|typed| typed.trim() == name)));
        if matches { None } else { ask() }
    });
    let confirm = StoredValue::new(confirm);
    let footer = move || {
        view! {
            <Button autofocus=true on_press=move |()| open.set(false)>{t::common::CANCEL}</Button>
            <Button tone busy reason writes=!local on_press=on_confirm>{confirm.get_value()}</Button>
        }
    };
    let closed = move |()| {
        typed.set(String::new());
        if let Some(on_closed) = on_closed {
            on_closed.run(());
        }
    };
    view! {
        <Dialog open title alert=true footer on_closed=closed>
            {children()}
            {ask().map(|_| view! {
                <label class="field"><span class="field-label">{move || ask()}</span><TextInput value=typed/></label>
            })}
            {move || error.get().map(|error| view! { <Notice kind=NoticeKind::Failed>{error}</Notice> })}
        </Dialog>
    }
}
