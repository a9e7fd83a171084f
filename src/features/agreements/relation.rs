//! The fields of one relation.

use super::fields::{Fields, Written};
use crate::api::field_message;
use crate::form::FormField;
use crate::i18n::{Key, t::agreements as a};
use crate::platform::dom;
use crate::ui::{Button, Field, TextArea, TextInput, Tone};
use domain::agreement::{NAME_MAX, RELATION_MAX, Relation};
use domain::text::line_fault;
use leptos::prelude::*;

/// A field: its name on the wire, its words, its bound and where it stands.
struct Line {
    name: &'static str,
    label: Key,
    most: usize,
    of: fn(&mut Relation) -> &mut String,
}

static LINES: [Line; 5] = [
    Line { name: "person_name", label: a::PERSON_NAME, most: NAME_MAX, of: |one| &mut one.person_name },
    Line { name: "person_position", label: a::PERSON_POSITION, most: NAME_MAX, of: |one| &mut one.person_position },
    Line { name: "employee_name", label: a::EMPLOYEE_NAME, most: NAME_MAX, of: |one| &mut one.employee_name },
    Line {
        name: "employee_department",
        label: a::EMPLOYEE_DEPARTMENT,
        most: NAME_MAX,
        of: |one| &mut one.employee_department,
    },
    Line { name: "relation", label: a::RELATION, most: RELATION_MAX, of: |one| &mut one.relation },
];

/// Fields that live as long as the relation is shown; what is typed goes to the list of all.
#[component]
pub(super) fn RelationFields(fields: Fields, written: Written) -> impl IntoView {
    let Written { key, relation: mut known } = written;
    let form = fields.form;
    let typed = LINES.each_ref().map(|line| {
        let check = |value: &str| line_fault(line.name, value, 1, line.most).map(|fault| field_message(&fault));
        form.field(line.name, (line.of)(&mut known).clone(), check)
    });
    on_cleanup(move || typed.into_iter().for_each(|field| form.forget(field)));
    Effect::new(move || {
        let mut now = Relation::default();
        for (line, field) in LINES.iter().zip(typed) {
            *(line.of)(&mut now) = field.value().get();
        }
        let is_news = |one: &Written| one.key == key && one.relation != now;
        if fields.relations.with_untracked(|all| all.iter().any(is_news)) {
            fields.relations.update(|all| {
                all.iter_mut().filter(|one| one.key == key).for_each(|one| one.relation = now.clone());
            });
        }
    });
    let first = typed.first().map(|field| field.id()).unwrap_or_default();
    Effect::new(move || {
        if fields.added.get_value() == Some(key) {
            fields.added.set_value(None);
            dom::focus_id(&first);
        }
    });
    let place = move || fields.relations.with(|all| all.iter().position(|one| one.key == key).unwrap_or_default() + 1);
    let remove = move |()| {
        dom::focus_id("relations");
        fields.relations.update(|all| all.retain(|one| one.key != key));
    };
    let inputs = LINES.iter().zip(typed).map(|(line, field)| input(line, field)).collect_view();
    view! {
        <fieldset class="form-group">
            <legend>{move || a::relation_number(place())}</legend>
            {inputs}
            <div class="row">
                <Button tone=Tone::Quiet on_press=remove>{move || a::remove_relation(place())}</Button>
            </div>
        </fieldset>
    }
    .into_any()
}

fn input(line: &'static Line, field: FormField) -> AnyView {
    let value = field.value();
    let control = if line.most == RELATION_MAX {
        view! { <TextArea value rows=2 maxlength=RELATION_MAX/> }.into_any()
    } else {
        view! { <TextInput value autocomplete="off" maxlength=line.most/> }.into_any()
    };
    view! {
        <Field label=line.label id=field.id() error=field.error() on_leave=field.leave() required=true>{control}</Field>
    }
    .into_any()
}
