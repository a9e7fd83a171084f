//! Forms: what was typed, what is wrong with it, and what happens when the page is left.

mod asked;
mod dialog_forms;
mod draft;
mod file_field;
mod guard;
mod question;
mod refusal;
mod typed;
mod verification;

pub use asked::{Act, Asked, ask_button};
pub use dialog_forms::{DialogForm, DialogForms};
pub use draft::{Form, FormField};
pub use file_field::{FileField, FileUpload};
pub use guard::UnsavedGuard;
pub use question::{Question, QuestionDialog, Why};
pub use refusal::{Refusal, SendRefusal};
pub use typed::{check_code, check_password, check_reason};
pub use verification::VerificationField;
