//! The draft of a form: values, checks, and the server's findings beside the reader's own.

use leptos::prelude::*;
use std::sync::Arc;

use crate::platform::dom;
use crate::ui::FieldFault;

type Check = Arc<dyn Fn(&str) -> Option<String> + Send + Sync>;

/// One value of a form. Copy it freely: it is a handle.
///
/// Its message appears when the field was left or the form submitted, follows each keystroke after that, and a
/// message of the server goes when the value changes.
#[derive(Clone, Copy, Debug)]
pub struct FormField {
    name: &'static str,
    id: StoredValue<String>,
    value: RwSignal<String>,
    initial: RwSignal<String>,
    touched: RwSignal<bool>,
    refused: RwSignal<Option<(String, String)>>,
    check: StoredValue<Check>,
    submitted: RwSignal<bool>,
}

impl FormField {
    /// The value, for an input.
    pub fn value(self) -> RwSignal<String> {
        self.value
    }

    /// The value now, without following it.
    pub fn now(self) -> String {
        self.value.get_untracked()
    }

    /// Begins with `value`: that is what an edit is measured against.
    pub fn begin(self, value: String) {
        self.initial.set(value.clone());
        self.value.set(value);
    }

    /// What is stored is `value` by now: what was typed instead of it stays.
    pub fn follow(self, value: String) {
        if self.now() == self.initial.get_untracked() {
            self.begin(value);
        } else {
            self.initial.set(value);
        }
    }

    /// The id for [`Field`](crate::ui::Field), where the error summary links to.
    pub fn id(self) -> String {
        self.id.get_value()
    }

    /// The message to show now.
    pub fn error(self) -> Signal<Option<String>> {
        Signal::derive(move || if self.touched.get() || self.submitted.get() { self.fault() } else { None })
    }

    /// For [`Field`](crate::ui::Field)'s `on_leave`: from now on messages may show.
    pub fn leave(self) -> Callback<()> {
        Callback::new(move |()| {
            // Leaving an untouched empty field says nothing: the reader may only be passing.
            if self.value.try_with_untracked(|value| !value.is_empty()) == Some(true) {
                self.touched.try_set(true);
            }
        })
    }

    fn fault(self) -> Option<String> {
        let value = self.value.get();
        let refused = self.refused.get().filter(|(refused, _)| *refused == value).map(|(_, message)| message);
        self.check.with_value(|check| check(&value)).or(refused)
    }

    fn is_dirty(self) -> bool {
        self.value.with(|value| self.initial.with(|initial| value != initial))
    }
}

/// A form: its fields, whether it was submitted and whether it is being sent.
#[derive(Clone, Copy, Debug)]
pub struct Form {
    fields: StoredValue<Vec<FormField>>,
    submitted: RwSignal<bool>,
    busy: RwSignal<bool>,
    faults: RwSignal<Vec<FieldFault>>,
}

impl Default for Form {
    fn default() -> Self {
        Self::new()
    }
}

impl Form {
    /// A form without fields, owned by the current component.
    pub fn new() -> Self {
        Self {
            fields: StoredValue::new(Vec::new()),
            submitted: RwSignal::new(false),
            busy: RwSignal::new(false),
            faults: RwSignal::new(Vec::new()),
        }
    }

    /// Adds a field under the name that the wire gives it; `check` answers what is wrong with a value.
    pub fn field(
        self,
        name: &'static str,
        initial: impl Into<String>,
        check: impl Fn(&str) -> Option<String> + Send + Sync + 'static,
    ) -> FormField {
        let initial = initial.into();
        let field = FormField {
            name,
            id: StoredValue::new(dom::next_id(name)),
            value: RwSignal::new(initial.clone()),
            initial: RwSignal::new(initial),
            touched: RwSignal::new(false),
            refused: RwSignal::new(None),
            check: StoredValue::new(Arc::new(check)),
            submitted: self.submitted,
        };
        self.fields.update_value(|fields| fields.push(field));
        field
    }

    /// Takes a field out: what it stood for is not asked any more.
    pub fn forget(self, field: FormField) {
        self.fields.try_update_value(|fields| fields.retain(|one| one.value != field.value));
    }

    /// Is anything different from what was saved?
    pub fn dirty(self) -> Signal<bool> {
        Signal::derive(move || self.fields.with_value(|fields| fields.iter().any(|field| field.is_dirty())))
    }

    /// Is it being sent?
    pub fn busy(self) -> Signal<bool> {
        self.busy.into()
    }

    /// For [`ErrorSummary`](crate::ui::ErrorSummary): set by each failed submit.
    pub fn faults(self) -> Signal<Vec<FieldFault>> {
        self.faults.into()
    }

    /// Checks everything. `true`: nothing is wrong, the form counts as being sent, send it. `false`: the summary and
    /// the fields say what is wrong, or it is already being sent.
    pub fn submit(self) -> bool {
        if self.busy.get_untracked() {
            return false;
        }
        self.submitted.set(true);
        let faults = self.current_faults();
        let fine = faults.is_empty();
        self.faults.set(faults);
        self.busy.set(fine);
        fine
    }

    /// The server refused: `errors` are (field, message). Those of unknown fields stand in the summary alone.
    pub fn refused(self, errors: Vec<(String, String)>) {
        let fields = self.fields.try_get_value().unwrap_or_default();
        let mut faults = Vec::with_capacity(errors.len());
        for (name, message) in errors {
            let field = fields.iter().find(|field| field.name == name);
            if let Some(field) = field {
                field.refused.try_set(Some((field.now(), message.clone())));
            }
            faults.push(FieldFault { field_id: field.map(|field| field.id()).unwrap_or_default(), message });
        }
        self.faults.try_set(faults);
        self.busy.try_set(false);
    }

    /// Sending ended without a finding about fields (no network, a stale version): say so elsewhere.
    pub fn interrupted(self) {
        self.busy.try_set(false);
    }

    /// Saved: what is typed is the new start, nothing is dirty.
    pub fn saved(self) {
        for field in self.fields.try_get_value().unwrap_or_default() {
            field.initial.try_set(field.now());
            field.touched.try_set(false);
        }
        self.submitted.try_set(false);
        self.faults.try_set(Vec::new());
        self.busy.try_set(false);
    }

    /// The dialog around it was closed: what is typed stays for the next time, what was said about it does not.
    pub fn put_away(self) {
        for field in self.fields.try_get_value().unwrap_or_default() {
            field.touched.try_set(false);
            field.refused.try_set(None);
        }
        self.submitted.try_set(false);
        self.faults.try_set(Vec::new());
    }

    fn current_faults(self) -> Vec<FieldFault> {
        let fault = |field: &FormField| Some(FieldFault { field_id: field.id(), message: untrack(|| field.fault())? });
        self.fields.with_value(|fields| fields.iter().filter_map(fault).collect())
    }
}
