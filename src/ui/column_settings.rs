//! Which columns a table shows, and in which order.

use leptos::prelude::*;

use super::button::{Button, IconButton, Tone};
use super::dialog::Dialog;
use super::icon::IconName;
use super::selects::Checkbox;
use super::table_column::{ColumnInfo, ColumnPrefs};
use crate::i18n::{Text, t};

/// A button that opens the settings. In the dialog: a checkbox a column, and buttons that move it up and down. The
/// identity column cannot be hidden, and its box says why. Named "Columns".
#[component]
pub fn ColumnSettings(columns: Vec<ColumnInfo>, prefs: RwSignal<ColumnPrefs>) -> impl IntoView {
    let open = RwSignal::new(false);
    let columns = StoredValue::new(columns);
    let rows = move || {
        let prefs_now = prefs.get();
        columns.with_value(|columns| {
            let arranged = prefs_now.arranged(columns);
            let movable = arranged.into_iter().filter_map(|at| columns.get(at)).filter(|column| !column.actions);
            movable.map(|column| setting(column.clone(), prefs_now.shows(column), columns, prefs)).collect_view()
        })
    };
    let footer = move || {
        view! {
            <Button on_press=move |()| prefs.set(ColumnPrefs::default())>{t::common::RESTORE_DEFAULTS}</Button>
            <Button tone=Tone::Primary on_press=move |()| open.set(false)>{t::common::CLOSE}</Button>
        }
    };
    view! {
        <IconButton icon=IconName::COLUMNS label=t::common::COLUMNS on_press=move |()| open.set(true)/>
        <Dialog open title=t::common::COLUMNS footer>
            <p>{t::common::COLUMNS_HINT}</p>
            <ul class="column-settings">{rows}</ul>
        </Dialog>
    }
}

fn setting(
    column: ColumnInfo,
    shown: bool,
    columns: &[ColumnInfo],
    prefs: RwSignal<ColumnPrefs>,
) -> impl IntoView + use<> {
    let key = column.key;
    let all = StoredValue::new(columns.to_vec());
    let change = move |edit: &dyn Fn(&mut ColumnPrefs)| {
        prefs.update(|prefs| {
            all.with_value(|all| settle(prefs, all));
            edit(prefs);
        });
    };
    let move_by = move |step: isize| change(&|prefs| shift(&mut prefs.order, key, step));
    let toggle = move |show: bool| {
        change(&|prefs| {
            prefs.hidden.retain(|hidden| hidden != key);
            if !show {
                prefs.hidden.push(key.to_owned());
            }
        });
    };
    let words = column.label.clone();
    let named = |template: fn(String) -> String, label: &Text| {
        let label = label.clone();
        move || template(label.get().into_owned())
    };
    let locked_id = format!("column-{key}-locked");
    view! {
        <li>
            <Checkbox checked=Signal::stored(shown) disabled=Signal::stored(column.identity)
                described_by=if column.identity { locked_id.clone() } else { String::new() } on_change=toggle>
                {words}
            </Checkbox>
            {column.identity.then(|| view! { <span class="field-hint" id=locked_id>{t::common::COLUMN_LOCKED}</span> })}
            {(!column.identity).then(|| view! {
                <IconButton icon=IconName::ARROW_UP label=named(t::common::move_up, &column.label) on_press=move |()| move_by(-1)/>
                <IconButton icon=IconName::ARROW_DOWN label=named(t::common::move_down, &column.label) on_press=move |()| move_by(1)/>
            })}
        </li>
    }
}

/// Writes the current arrangement down, so that a change has something to change.
fn settle(prefs: &mut ColumnPrefs, columns: &[ColumnInfo]) {
    let key = |at: usize| columns.get(at).map(|column| column.key.to_owned());
    let order: Vec<String> = prefs.arranged(columns).into_iter().filter_map(key).collect();
    let hidden = columns.iter().filter(|column| !prefs.shows(column)).map(|column| column.key.to_owned()).collect();
    *prefs = ColumnPrefs { order, hidden, chosen: true };
}

fn shift(order: &mut [String], key: &str, step: isize) {
    let Some(at) = order.iter().position(|own| own == key) else { return };
    if let Some(to) = at.checked_add_signed(step).filter(|to| *to < order.len()) {
        order.swap(at, to);
    }
}
