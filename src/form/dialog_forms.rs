//! Forms in dialogs: a dialog's body goes when it closes, what was typed in it and what sends it do not.

use leptos::prelude::*;

use super::draft::Form;
use crate::api::{ApiError, Sender, field_messages, message, use_sender};
use crate::ui::{Toasts, use_toasts};

/// A form with its fields and what sends it. A handle.
#[derive(Clone, Copy, Debug)]
pub struct DialogForm<F> {
    /// The form.
    pub form: Form,
    /// What sends it; after a failure everything is read again.
    pub sender: Sender,
    /// Its fields.
    pub fields: F,
    shown: StoredValue<bool>,
    toasts: Toasts,
}

impl<F: Copy> DialogForm<F> {
    /// Is it what the open dialog shows? An answer may come after that.
    pub fn is_shown(self) -> bool {
        self.shown.try_get_value().unwrap_or_default()
    }

    /// What became of it. A refusal leaves everything as it was, and is told elsewhere when the dialog has been closed.
    pub fn settle<T>(self, outcome: &Result<T, ApiError>) {
        let Err(error) = outcome else { return self.form.saved() };
        if error.fields().is_empty() {
            self.form.interrupted();
        } else {
            self.form.refused(field_messages(error));
        }
        if !self.is_shown() {
            self.toasts.failed(message(error));
        }
    }

    /// Is anything typed that is not saved, or under way?
    fn is_begun(self) -> bool {
        untrack(|| self.form.busy().get() || self.form.dirty().get())
    }

    fn put_away(self) {
        self.shown.try_set_value(false);
        self.sender.clear();
        self.form.put_away();
    }
}

/// The forms of a dialog, one for each thing that it opens for. The component of the dialog makes them. A handle.
#[derive(Debug)]
pub struct DialogForms<K: 'static, F: 'static> {
    owner: StoredValue<Owner>,
    begun: StoredValue<Vec<(K, DialogForm<F>, Owner)>>,
}

impl<K, F> Clone for DialogForms<K, F> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<K, F> Copy for DialogForms<K, F> {}

impl<K, F> Default for DialogForms<K, F>
where
    K: PartialEq + Send + Sync + 'static,
    F: Copy + Send + Sync + 'static,
{
    fn default() -> Self {
        Self::new()
    }
}

impl<K, F> DialogForms<K, F>
where
    K: PartialEq + Send + Sync + 'static,
    F: Copy + Send + Sync + 'static,
{
    /// The forms of a dialog of the current component.
    pub fn new() -> Self {
        // Not the owner itself: what it owns must not keep it.
        let owner = Owner::current().map_or_else(Owner::new, |component| component.child());
        Self { owner: StoredValue::new(owner), begun: StoredValue::new(Vec::new()) }
    }

    /// For the body: the form that was begun for `key`, or a new one with the fields that `fields` gives it. When the
    /// body goes, what is typed stays for the next time, what was said about it does not.
    pub fn of(self, key: K, fields: impl FnOnce(Form) -> F) -> DialogForm<F> {
        let known = self.begun.with_value(|all| all.iter().find(|one| one.0 == key).map(|one| one.1));
        let form = known.filter(|form| form.is_begun()).unwrap_or_else(|| self.begin(key, fields));
        form.shown.set_value(true);
        on_cleanup(move || form.put_away());
        form
    }

    fn begin(self, key: K, fields: impl FnOnce(Form) -> F) -> DialogForm<F> {
        let toasts = use_toasts();
        let owner = self.owner.with_value(Owner::child);
        let made = owner.with(|| {
            let (form, sender) = (Form::new(), use_sender().refreshing());
            DialogForm { form, sender, fields: fields(form), shown: StoredValue::new(false), toasts }
        });
        self.begun.update_value(|all| {
            all.retain(|one| one.0 != key);
            all.push((key, made, owner));
        });
        made
    }
}

#[cfg(test)]
mod tests {
    use super::super::draft::FormField;
    use super::*;
    use crate::ui::provide_toasts;

    /// A dialog opens for a project, something happens, and it closes.
    fn open(forms: DialogForms<u8, FormField>, project: u8, then: impl FnOnce(DialogForm<FormField>)) -> String {
        let body = Owner::new();
        let name = body.with(|| {
            let form = forms.of(project, |form| form.field("name", format!("project {project}"), |_| None));
            assert!(form.is_shown());
            let name = form.fields.now();
            then(form);
            name
        });
        body.cleanup();
        name
    }

    fn with_forms(then: impl FnOnce(DialogForms<u8, FormField>)) {
        let component = Owner::new();
        component.with(|| {
            provide_toasts();
            then(DialogForms::new());
        });
    }

    #[test]
    fn what_was_typed_for_one_thing_is_there_again_and_only_for_that() {
        with_forms(|forms| {
            let closed = StoredValue::new(None);
            open(forms, 1, |form| {
                form.fields.value().set("typed".to_owned());
                closed.set_value(Some(form));
            });
            assert!(closed.get_value().is_some_and(|form| !form.is_shown()));
            assert_eq!(open(forms, 2, |_| ()), "project 2");
            assert_eq!(open(forms, 1, |_| ()), "typed");
        });
    }

    #[test]
    fn nothing_stays_after_a_save_and_all_after_a_failure() {
        with_forms(|forms| {
            let typed = |form: DialogForm<FormField>| form.fields.value().set("typed".to_owned());
            open(forms, 1, |form| {
                typed(form);
                form.settle(&Err::<(), _>(ApiError::Offline));
            });
            open(forms, 1, |form| {
                assert_eq!(form.fields.now(), "typed");
                form.settle(&Ok(()));
            });
            assert_eq!(open(forms, 1, typed), "project 1");
        });
    }
}
