//! Personal accounts from a table: what it would do is shown before anything is written.

use super::preview::{Line, Lines, count, lines as listed, refusal_words, sent, summary};
use crate::api::{ApiError, Sender, message, personal_accounts, session, use_sender};
use crate::form::SendRefusal;
use crate::i18n::{number, t::personal_accounts as p};
use crate::routes::Route;
use crate::ui::{
    Breadcrumb, Button, ChosenFile, Crumb, Field, FileInput, LinkButton, Notice, NoticeKind, PageHeader, Tone,
};
use domain::api::personal_import::{IMPORT_MAX, ImportAnswer, ImportOutcome};
use domain::period::business_day;
use domain::personal_table::{PersonalTable, TABLE_MAX, TableRefusal, template};
use domain::program::RealNameKind;
use domain::rules::certification::certificates::{CertCode, EarnedWith};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

/// How far the file is.
#[derive(Clone)]
enum Stage {
    Nothing,
    UnderWay,
    Unreadable(TableRefusal),
    /// The preview was asked for, and there is no answer.
    Unanswered(Arc<PersonalTable>, ApiError),
    Previewed(Arc<PersonalTable>, Arc<Vec<Line>>),
    Done(Arc<Vec<Line>>),
}

/// The state of the page. A handle.
#[derive(Clone, Copy)]
struct Import {
    stage: RwSignal<Stage>,
    file: RwSignal<Option<ChosenFile>>,
    /// Counts what was chosen: an answer about another file says nothing.
    round: StoredValue<u32>,
    /// Sends the import. While it is sent, no other file is taken: what became of the accounts has to be seen.
    sender: Sender,
}

impl Import {
    fn begin(self, file: Option<ChosenFile>, stage: Stage) -> u32 {
        self.file.set(file);
        self.stage.set(stage);
        self.round.update_value(|round| *round += 1);
        self.round.get_value()
    }

    /// What became of this round, unless another file was chosen meanwhile or the page was left.
    fn settle(self, round: u32, stage: Stage) {
        if self.round.try_get_value() == Some(round) {
            self.file.update(|file| {
                if let Some(file) = file {
                    file.busy = false;
                }
            });
            self.stage.set(stage);
        }
    }

    fn choose(self, file: &File) {
        if self.sender.busy().get_untracked() {
            return;
        }
        let (name, size) = (file.name(), size_of(file));
        let shown = ChosenFile { name, size, busy: true };
        let round = self.begin(Some(shown), Stage::UnderWay);
        if size > TABLE_MAX.try_into().unwrap_or(u64::MAX) {
            self.settle(round, Stage::Unreadable(TableRefusal::TooLarge));
            return;
        }
        let reading = file.text();
        spawn_local(async move {
            // What is not text reads as nothing that could be one.
            let text = JsFuture::from(reading).await.ok().and_then(|text| text.as_string());
            let today = business_day(session::now());
            match text.map_or(Err(TableRefusal::NotText), |text| PersonalTable::read(&text, today)) {
                Ok(table) => self.ask(round, Arc::new(table)).await,
                Err(refusal) => self.settle(round, Stage::Unreadable(refusal)),
            }
        });
    }

    /// Asks what the table would do. One of which nothing can be read is not sent.
    async fn ask(self, round: u32, table: Arc<PersonalTable>) {
        let readable = sent(&table);
        let answer = if readable.accounts.is_empty() {
            Ok(ImportAnswer { rows: Vec::new() })
        } else {
            personal_accounts::preview(&readable).send().await
        };
        let stage = match answer {
            Ok(answer) => {
                let lines = listed(&table, &answer);
                Stage::Previewed(table, Arc::new(lines))
            }
            Err(error) => Stage::Unanswered(table, error),
        };
        self.settle(round, stage);
    }

    fn ask_again(self, table: Arc<PersonalTable>) {
        let round = self.begin(self.file.get_untracked(), Stage::UnderWay);
        spawn_local(async move { self.ask(round, table).await });
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a file has a whole number of bytes")]
fn size_of(file: &File) -> u64 {
    file.size() as u64
}

/// The page: a file, what it would do, and what it did.
#[component]
pub(super) fn ImportPage() -> impl IntoView {
    let (stage, file) = (RwSignal::new(Stage::Nothing), RwSignal::new(None));
    let import = Import { stage, file, round: StoredValue::new(0), sender: use_sender() };
    let crumbs = vec![
        Crumb { label: p::ACCOUNTS.into(), href: Some(Route::PersonalAccounts.path()) },
        Crumb { label: p::IMPORT_TITLE.into(), href: None },
    ];
    view! {
        <Breadcrumb crumbs/>
        <PageHeader title=p::IMPORT_TITLE/>
        <div class="stack">
            <p class="prose">{p::IMPORT_LEAD}</p>
            {columns_help()}
            {file_field(import)}
            {move || outcome(import)}
        </div>
    }
    .into_any()
}

/// Codes as they are typed.
fn each<T: std::fmt::Display>(all: &[T]) -> String {
    all.iter().map(T::to_string).collect::<Vec<_>>().join(", ")
}

/// What the file has to look like, and one to begin with.
fn columns_help() -> impl IntoView {
    let values = move || {
        let (real_names, codes) = (each(RealNameKind::ALL), each(CertCode::ALL));
        p::import_values(real_names, codes, each(EarnedWith::ALL))
    };
    let most = move || p::import_most(number(IMPORT_MAX));
    let href = format!("data:text/csv;charset=utf-8,{}%0D%0A", template().trim_end());
    view! {
        <ul class="prose">
            <li>{p::IMPORT_COLUMNS}</li>
            <li>{values}</li>
            <li>{p::IMPORT_ROWS}</li>
            <li>{most}</li>
        </ul>
        <div class="row">
            <a class="button" href=href download="personal-accounts.csv"><span class="button-words">{p::IMPORT_TEMPLATE}</span></a>
        </div>
    }
}

fn file_field(import: Import) -> impl IntoView {
    let error = Signal::derive(move || match import.stage.get() {
        Stage::Unreadable(refusal) => Some(refusal_words(&refusal)),
        _ => None,
    });
    let remove = move |()| {
        if !import.sender.busy().get_untracked() {
            import.begin(None, Stage::Nothing);
        }
    };
    view! {
        <Field label=p::IMPORT_FILE hint=p::IMPORT_FILE_HINT id="import-file".to_owned() error required=true>
            <FileInput accept=".csv,text/csv" chosen=import.file on_choose=move |file: File| import.choose(&file) on_remove=remove/>
        </Field>
    }
}

fn outcome(import: Import) -> AnyView {
    match import.stage.get() {
        Stage::Nothing | Stage::UnderWay | Stage::Unreadable(_) => ().into_any(),
        Stage::Unanswered(table, error) => {
            let again = move |()| import.ask_again(Arc::clone(&table));
            view! {
                <Notice kind=NoticeKind::Failed>{move || message(&error)}</Notice>
                <div class="row"><Button on_press=again>{p::IMPORT_AGAIN}</Button></div>
            }
            .into_any()
        }
        Stage::Previewed(table, lines) => view! { <Previewed import table lines/> }.into_any(),
        Stage::Done(lines) => {
            let told = Arc::clone(&lines);
            let written = count(&lines, ImportOutcome::Created) + count(&lines, ImportOutcome::Updated);
            let kind = if written > 0 { NoticeKind::Done } else { NoticeKind::Failed };
            view! {
                <Notice kind><span role="status">{move || p::import_done(summary(&told))}</span></Notice>
                <Lines lines done=true/>
                <div class="row"><LinkButton href=Route::PersonalAccounts.path()>{p::TO_LIST}</LinkButton></div>
            }
            .into_any()
        }
    }
}

/// What would be done, and the button that does it.
#[component]
fn Previewed(import: Import, table: Arc<PersonalTable>, lines: Arc<Vec<Line>>) -> impl IntoView {
    let sender = import.sender;
    let new = count(&lines, ImportOutcome::Created) + count(&lines, ImportOutcome::Updated);
    let wrong = count(&lines, ImportOutcome::Refused);
    let blocked = Signal::derive(move || (new == 0).then(|| p::IMPORT_NOTHING.get().to_owned()));
    let verb = move || p::import_count(number(new));
    let told = Arc::clone(&lines);
    let send = move |()| {
        let (table, round) = (Arc::clone(&table), import.round.get_value());
        sender.send_then(personal_accounts::import(&sent(&table)), move |outcome| {
            if let Ok(answer) = outcome {
                import.settle(round, Stage::Done(Arc::new(listed(&table, &answer))));
            }
        });
    };
    let left_out = (wrong > 0).then(|| view! { <Notice kind=NoticeKind::NeedsYou>{p::IMPORT_LEFT_OUT}</Notice> });
    view! {
        <p role="status">{move || p::import_preview(summary(&told))}</p>
        {left_out}
        <Lines lines done=false/>
        <SendRefusal sender/>
        <div class="form-actions">
            <Button tone=Tone::Primary busy=sender.busy() reason=blocked on_press=send>{verb}</Button>
        </div>
    }
    .into_any()
}
