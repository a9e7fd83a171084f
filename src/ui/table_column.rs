//! What a table's columns are, and how a reader arranged them.

use leptos::prelude::*;
use std::fmt;
use std::sync::Arc;

use super::density::{Density, STORED_AS};
use super::head_tool::HeadTool;
use crate::i18n::Text;
use crate::platform::storage;

/// Stands in an address where no column is shown but those that always are.
const NONE_SHOWN: &str = "-";

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

    /// The names of the columns that are shown, without those that always are; `None` where the defaults hold, and `-`
    /// where none is left.
    pub fn shown(&self, columns: &[ColumnInfo]) -> Option<String> {
        let chosen = |prefs: &Self| {
            let info = prefs.arranged(columns).into_iter().filter_map(|at| columns.get(at));
            info.filter(|info| !info.identity && !info.actions && prefs.shows(info))
                .map(|info| info.key)
                .collect::<Vec<_>>()
        };
        let keys = chosen(self);
        (keys != chosen(&Self::default())).then(|| if keys.is_empty() { NONE_SHOWN.to_owned() } else { keys.join(",") })
    }

    /// The arrangement in which exactly these columns are shown, in this order. Names that the table does not have are
    /// passed over.
    pub fn of_shown(shown: &str, columns: &[ColumnInfo]) -> Self {
        let listed: Vec<&str> = shown.split(',').collect();
        let known = |key: &&str| columns.iter().any(|column| column.key == *key);
        let rest = columns.iter().map(|column| column.key).filter(|key| !listed.contains(key));
        let order = listed.iter().copied().filter(known).chain(rest.clone()).map(str::to_owned).collect();
        let always = |key: &&str| columns.iter().any(|one| one.key == *key && (one.identity || one.actions));
        Self { order, hidden: rest.filter(|key| !always(key)).map(str::to_owned).collect(), chosen: true }
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
    /// What came from elsewhere, and is not remembered as the reader's own choice.
    adopted: StoredValue<(Option<ColumnPrefs>, Option<Density>)>,
}

impl TablePrefs {
    /// The remembered preferences of the table with this name; remembers later changes.
    pub fn of(table: &'static str) -> Self {
        let name = format!("columns.{table}");
        let columns = RwSignal::new(storage::get(&name).map(|text| ColumnPrefs::read(&text)).unwrap_or_default());
        let density =
            RwSignal::new(storage::get(STORED_AS).and_then(|name| Density::of_name(&name)).unwrap_or_default());
        let adopted = StoredValue::new((None, None));
        let own_columns = move |prefs: &ColumnPrefs, _: Option<&ColumnPrefs>, _: Option<()>| {
            if adopted.try_update_value(|(columns, _)| columns.take()).flatten().as_ref() == Some(prefs) {
                return;
            }
            if prefs.chosen { storage::set(&name, &prefs.written()) } else { storage::remove(&name) }
        };
        let own_density = move |density: &Density, _: Option<&Density>, _: Option<()>| {
            if adopted.try_update_value(|(_, density)| density.take()).flatten() != Some(*density) {
                storage::set(STORED_AS, density.name());
            }
        };
        Effect::watch(move || columns.get(), own_columns, false);
        Effect::watch(move || density.get(), own_density, false);
        Self { columns, density, adopted }
    }

    /// Shows what a link says; what the browser remembers stays.
    pub fn adopt(self, columns: Option<ColumnPrefs>, density: Option<Density>) {
        if let Some(columns) = columns.filter(|columns| self.columns.with_untracked(|now| now != columns)) {
            self.adopted.update_value(|adopted| adopted.0 = Some(columns.clone()));
            self.columns.set(columns);
        }
        if let Some(density) = density.filter(|density| *density != self.density.get_untracked()) {
            self.adopted.update_value(|adopted| adopted.1 = Some(density));
            self.density.set(density);
        }
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

    #[test]
    fn an_arrangement_survives_its_link() {
        let columns = columns();
        assert_eq!(ColumnPrefs::default().shown(&columns), None);
        for shown in ["spend,type", "spend", "-"] {
            let prefs = ColumnPrefs::of_shown(shown, &columns);
            assert_eq!(prefs.shown(&columns).as_deref(), Some(shown));
            assert!(prefs.shows(&columns[0]) && prefs.shows(&columns[3]), "{shown}");
        }
        assert_eq!(ColumnPrefs::of_shown("spend,unknown", &columns).shown(&columns).as_deref(), Some("spend"));
        assert_eq!(ColumnPrefs::of_shown("type,spend", &columns).shown(&columns), None, "as by default");
    }
}
