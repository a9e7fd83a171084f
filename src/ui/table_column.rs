//! What a table's columns are, and how a reader arranged them.

use leptos::prelude::*;
use std::fmt;
use std::sync::Arc;

use super::density::{Density, stored_density};
use super::head_tool::HeadTool;
use crate::i18n::Text;
use crate::platform::storage;

/// Which edge a column's content keeps to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    /// Text.
    #[default]
    Start,
    /// Numbers.
    End,
}

/// What is known about a column without its rows.
#[derive(Clone, Debug)]
pub struct ColumnInfo {
    /// Name in URLs and preferences.
    pub key: &'static str,
    /// Header.
    pub label: Text,
    /// Can the server sort by it?
    pub sortable: bool,
    /// Which edge.
    pub align: Align,
    /// Names the row: always shown, first, and stays in sight when scrolled.
    pub identity: bool,
    /// Holds the row's actions: always shown, last, in sight; no words in its header on phones.
    pub actions: bool,
    /// Hidden until the reader shows it.
    pub hidden_at_first: bool,
    /// A control beside the header's words.
    pub tool: Option<HeadTool>,
}

type CellView<T> = Arc<dyn Fn(&T) -> AnyView + Send + Sync>;

/// A column over rows of type `T`.
pub struct Column<T> {
    pub(super) info: ColumnInfo,
    pub(super) cell: CellView<T>,
}

impl<T> Clone for Column<T> {
    fn clone(&self) -> Self {
        Self { info: self.info.clone(), cell: Arc::clone(&self.cell) }
    }
}

impl<T> fmt::Debug for Column<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Column").field("info", &self.info).finish_non_exhaustive()
    }
}

impl<T: 'static> Column<T> {
    /// A column with this header whose cells show this.
    pub fn new<V: IntoAny>(
        key: &'static str,
        label: impl Into<Text>,
        cell: impl Fn(&T) -> V + Send + Sync + 'static,
    ) -> Self {
        let info = ColumnInfo {
            key,
            label: label.into(),
            sortable: false,
            align: Align::Start,
            identity: false,
            actions: false,
            hidden_at_first: false,
            tool: None,
        };
        Self { info, cell: Arc::new(move |row| cell(row).into_any()) }
    }

    /// The header sorts.
    #[must_use]
    pub fn sortable(mut self) -> Self {
        self.info.sortable = true;
        self
    }

    /// Numbers: to the right, tabular figures; sorting starts with the largest.
    #[must_use]
    pub fn numeric(mut self) -> Self {
        self.info.align = Align::End;
        self
    }

    /// The column that names the row.
    #[must_use]
    pub fn identity(mut self) -> Self {
        self.info.identity = true;
        self
    }

    /// The column with the row's actions.
    #[must_use]
    pub fn actions(mut self) -> Self {
        self.info.actions = true;
        self
    }

    /// Not shown until asked for.
    #[must_use]
    pub fn hidden(mut self) -> Self {
        self.info.hidden_at_first = true;
        self
    }

    /// With a control in its header.
    #[must_use]
    pub fn tool<V: IntoAny>(mut self, view: impl Fn() -> V + Send + Sync + 'static) -> Self {
        self.info.tool = Some(HeadTool::new(view));
        self
    }

    /// The part that does not depend on rows, for [`ColumnSettings`](super::ColumnSettings).
    pub fn info(&self) -> ColumnInfo {
        self.info.clone()
    }
}

/// By which column, and which end first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sort {
    /// Key of the column.
    pub key: String,
    /// Largest first.
    pub descending: bool,
}

impl Sort {
    /// Reads the notation of addresses and of the API: a leading `-` is descending.
    pub fn from_param(text: &str) -> Self {
        match text.strip_prefix('-') {
            Some(key) => Self { key: key.to_owned(), descending: true },
            None => Self { key: text.to_owned(), descending: false },
        }
    }

    /// Writes that notation.
    pub fn to_param(&self) -> String {
        if self.descending { format!("-{}", self.key) } else { self.key.clone() }
    }
}

/// Order and visibility as the reader left them. Keys that are not listed keep the default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ColumnPrefs {
    /// All columns in the reader's order; empty for the default.
    pub order: Vec<String>,
    /// Hidden ones.
    pub hidden: Vec<String>,
    /// Whether the reader ever chose; until then columns' own defaults count.
    pub chosen: bool,
}

impl ColumnPrefs {
    /// Is this column shown?
    pub fn shows(&self, column: &ColumnInfo) -> bool {
        column.identity
            || column.actions
            || if self.chosen { !self.hidden.iter().any(|key| key == column.key) } else { !column.hidden_at_first }
    }

    /// Positions of all columns, shown or not, in the reader's order: identity first, actions last.
    pub fn arranged(&self, columns: &[ColumnInfo]) -> Vec<usize> {
        let mut positions: Vec<usize> = (0..columns.len()).collect();
        positions.sort_by_key(|&at| {
            columns.get(at).map(|column| {
                let placed = self.order.iter().position(|key| key == column.key);
                (!column.identity, column.actions, placed.unwrap_or(at))
            })
        });
        positions
    }

    fn written(&self) -> String {
        format!("{};{}", self.order.join(","), self.hidden.join(","))
    }

    fn read(text: &str) -> Self {
        let keys = |part: &str| part.split(',').filter(|key| !key.is_empty()).map(str::to_owned).collect();
        let (order, hidden) = text.split_once(';').unwrap_or((text, ""));
        Self { order: keys(order), hidden: keys(hidden), chosen: true }
    }
}

/// How a reader likes a table; remembered in the browser.
#[derive(Clone, Copy, Debug)]
pub struct TablePrefs {
    /// Columns of this table.
    pub columns: RwSignal<ColumnPrefs>,
    /// Row height, the same for all tables.
    pub density: RwSignal<Density>,
}

impl TablePrefs {
    /// The remembered preferences of the table with this name; remembers later changes.
    pub fn of(table: &'static str) -> Self {
        let name = format!("columns.{table}");
        let stored = storage::get(&name).map(|text| ColumnPrefs::read(&text)).unwrap_or_default();
        let columns = RwSignal::new(stored);
        Effect::watch(
            move || columns.get(),
            move |prefs, _, _| {
                if prefs.chosen { storage::set(&name, &prefs.written()) } else { storage::remove(&name) }
            },
            false,
        );
        Self { columns, density: stored_density() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns() -> Vec<ColumnInfo> {
        let plain = |key| Column::<()>::new(key, key, |()| ()).info();
        vec![plain("name"), plain("type"), plain("spend"), plain("more")]
            .into_iter()
            .map(|mut column| {
                column.identity = column.key == "name";
                column.actions = column.key == "more";
                column
            })
            .collect()
    }

    #[test]
    fn an_arrangement_survives_storage_and_keeps_identity_first() {
        let prefs = ColumnPrefs::read("more,spend,type,name;type");
        assert_eq!(ColumnPrefs::read(&prefs.written()), prefs);
        assert_eq!(prefs.arranged(&columns()), [0, 2, 1, 3]);
        assert!(!prefs.shows(&columns()[1]));
        assert!(prefs.shows(&columns()[0]));
    }
}
