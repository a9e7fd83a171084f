//! A field whose value is a file that was handed over: it goes to the server when it is chosen, the form names it.

use domain::api::attachments::Attachment;
use domain::attachment::{FILE_MAX, name_fault, size_fault};
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use super::draft::{Form, FormField};
use crate::api::{ApiError, attachments, field_message, message};
use crate::i18n::{Key, file_size, t::files as f};
use crate::ui::{ChosenFile, Field, FileInput};

/// What the choice offers of all files that prove something, and of documents alone.
const PROOFS: &str = ".pdf,.png,.jpg,.jpeg,application/pdf,image/png,image/jpeg";
const DOCUMENTS: &str = ".pdf,application/pdf";

/// How far the file is.
#[derive(Clone, Debug)]
enum Stage {
    Nothing,
    UnderWay(ChosenFile),
    Kept(Attachment),
    Refused(String),
}

/// The field. Copy it freely: it is a handle.
#[derive(Clone, Copy, Debug)]
pub struct FileField {
    field: FormField,
    stage: RwSignal<Stage>,
    /// Counts what was chosen: an answer about a file that was removed meanwhile says nothing.
    round: StoredValue<u32>,
}

impl FileField {
    /// A field of a form under the name that the wire gives it; nothing can be sent without a file.
    pub fn new(form: Form, name: &'static str) -> Self {
        let stage = RwSignal::new(Stage::Nothing);
        let check = move |_: &str| {
            stage.with(|stage| match stage {
                Stage::Nothing => Some(f::MISSING.get().to_owned()),
                Stage::UnderWay(_) => Some(f::STILL_UNDER_WAY.get().to_owned()),
                Stage::Kept(_) => None,
                Stage::Refused(message) => Some(message.clone()),
            })
        };
        Self { field: form.field(name, "", check), stage, round: StoredValue::new(0) }
    }

    /// The file that was handed over, without following it.
    pub fn now(self) -> Option<Attachment> {
        self.stage.with_untracked(|stage| match stage {
            Stage::Kept(file) => Some(file.clone()),
            _ => None,
        })
    }

    /// It was named: the next one begins with nothing.
    pub fn forget(self) {
        self.begin(Stage::Nothing);
    }

    fn chosen(self) -> Option<ChosenFile> {
        self.stage.with(|stage| match stage {
            Stage::UnderWay(file) => Some(file.clone()),
            Stage::Kept(file) => Some(ChosenFile { name: file.file_name.clone(), size: file.size, busy: false }),
            Stage::Nothing | Stage::Refused(_) => None,
        })
    }

    /// A file that was refused is named at once; that there is none, when the form is sent.
    fn error(self) -> Signal<Option<String>> {
        let said = self.field.error();
        Signal::derive(move || match self.stage.get() {
            Stage::Refused(message) => Some(message),
            Stage::UnderWay(_) => None,
            Stage::Nothing | Stage::Kept(_) => said.get(),
        })
    }

    /// What is chosen now counts, and nothing before it.
    fn begin(self, stage: Stage) -> u32 {
        self.field.value().set(String::new());
        self.stage.set(stage);
        self.round.update_value(|round| *round += 1);
        self.round.get_value()
    }

    fn choose(self, file: File) {
        let (name, bytes) = (file.name(), size_of(&file));
        if let Some(fault) = name_fault(&name).or_else(|| size_fault(bytes)) {
            self.begin(Stage::Refused(field_message(&fault)));
            return;
        }
        let size = u64::try_from(bytes).unwrap_or(u64::MAX);
        let round = self.begin(Stage::UnderWay(ChosenFile { name, size, busy: true }));
        spawn_local(async move {
            let answer = attachments::upload(&file).await;
            // The form may be gone, or another file chosen.
            if self.round.try_get_value() != Some(round) {
                return;
            }
            match answer {
                Ok(kept) => {
                    self.field.value().set(kept.attachment_id.to_string());
                    self.stage.set(Stage::Kept(kept));
                }
                Err(error) => self.stage.set(Stage::Refused(why(&error))),
            }
        });
    }
}

/// The first fault of the file, or why there is no answer.
fn why(error: &ApiError) -> String {
    error.fields().first().map_or_else(|| message(error), field_message)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a file has a whole number of bytes")]
fn size_of(file: &File) -> usize {
    file.size() as usize
}

/// The field on the page: what is chosen, how far it is, and what is wrong with it.
#[component]
pub fn FileUpload(
    /// Which.
    field: FileField,
    /// What the file is for.
    label: Key,
    /// Is it a document, and no picture of one?
    #[prop(optional)]
    document: bool,
) -> impl IntoView {
    let hint = move || {
        let size = file_size(u64::try_from(FILE_MAX).unwrap_or_default());
        if document { f::hint_document(size) } else { f::hint(size) }
    };
    let accept = if document { DOCUMENTS } else { PROOFS };
    let remove = move |()| {
        field.begin(Stage::Nothing);
    };
    view! {
        <Field label hint id=field.field.id() error=field.error() on_leave=field.field.leave() required=true>
            <FileInput accept chosen=Signal::derive(move || field.chosen())
                on_choose=move |file| field.choose(file) on_remove=remove/>
        </Field>
    }
    .into_any()
}
