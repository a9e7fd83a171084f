//! A text that is ticked in the form: it is read there, and the tick is for the version that was shown.

use crate::api::{Fetch, agreements, use_fetch_when};
use crate::i18n::t::programs as p;
use crate::page::AgreementWords;
use crate::ui::{Checkbox, Notice, NoticeKind};
use domain::agreement::AgreementKind;
use domain::api::agreements::AgreementText;
use domain::program::Program;
use leptos::prelude::*;

/// One tick with its text. Copy it freely: it is a handle.
#[derive(Clone, Copy)]
pub(super) struct Tick {
    kind: AgreementKind,
    ticked: RwSignal<bool>,
    opened: RwSignal<bool>,
    /// The text is another one than was shown: the tick was taken back.
    changed: RwSignal<bool>,
    text: Fetch<AgreementText>,
}

impl Tick {
    /// In the form of the programme that is asked about; the text is read when it is opened.
    pub(super) fn new(kind: AgreementKind, asked: RwSignal<Option<Program>>) -> Self {
        let opened = RwSignal::new(false);
        let text = use_fetch_when(move || {
            let program = asked.get().filter(|_| opened.get());
            program.map(|program| agreements::text(program, kind, None))
        });
        let tick = Self { kind, ticked: RwSignal::new(false), opened, changed: RwSignal::new(false), text };
        let another = move |now: &u32, before: Option<&u32>, _| {
            if before.is_some_and(|before| before != now) && tick.ticked.get_untracked() {
                tick.take_back();
            }
        };
        Effect::watch(move || tick.version(), another, false);
        tick
    }

    /// Is it ticked? Followed.
    pub(super) fn is_ticked(self) -> bool {
        self.ticked.get()
    }

    /// The version that is shown; before the text is read, the one that this app knows of. Followed.
    pub(super) fn version(self) -> u32 {
        self.text.read(|text| text.version).unwrap_or(self.kind.text_version())
    }

    /// The server signs another version: it is shown instead, to be ticked anew.
    pub(super) fn outdated(self) {
        self.take_back();
        self.opened.set(true);
        self.text.reload();
    }

    fn take_back(self) {
        self.ticked.set(false);
        self.changed.set(true);
    }

    /// As in a new form.
    pub(super) fn clear(self) {
        for signal in [self.ticked, self.opened, self.changed] {
            signal.set(false);
        }
    }

    fn label(self) -> String {
        let version = self.version();
        match self.kind {
            AgreementKind::Terms => p::read_terms(version),
            AgreementKind::Commitments => p::read_commitments(version),
        }
    }
}

/// The tick and, below it, its text to open.
#[component]
pub(super) fn TickBox(tick: Tick, #[prop(into)] on_change: Callback<()>) -> impl IntoView {
    let words = match tick.kind {
        AgreementKind::Terms => p::TERMS,
        AgreementKind::Commitments => p::COMMITMENTS,
    };
    let change = move |ticked| {
        tick.ticked.set(ticked);
        tick.changed.set(false);
        on_change.run(());
    };
    // Its event comes too when it was opened from here: to say so again would ask again.
    let toggled = move |is_open: bool| {
        if tick.opened.get_untracked() != is_open {
            tick.opened.set(is_open);
        }
    };
    let changed =
        move || tick.changed.get().then(|| view! { <Notice kind=NoticeKind::Failed>{p::TEXT_CHANGED}</Notice> });
    view! {
        <div class="agreement-tick">
            <Checkbox checked=tick.ticked on_change=change>{words}</Checkbox>
            {changed}
            <details
                data-kind=tick.kind.as_str()
                prop:open=move || tick.opened.get()
                on:toggle:target=move |event| toggled(event.target().open())
            >
                <summary>{move || tick.label()}</summary>
                <AgreementWords text=tick.text/>
            </details>
        </div>
    }
    .into_any()
}
