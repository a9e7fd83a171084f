//! Statements. Their text is made of string literals only and their first parameter is the tenant.
//!
//! `$1` is bound by the scope, so every statement says `tenant_id = $1`; user input can only be bound.
//! Both engines read `$n`.

use crate::store::search::like_pattern;
use sea_orm::{DbBackend, Statement, Value};

/// A statement of one tenant, under construction.
#[derive(Clone, Debug)]
pub struct Query {
    sql: String,
    values: Vec<Value>,
}

impl Query {
    pub(in crate::store) fn of_tenant(tenant: &str, sql: &'static str) -> Self {
        debug_assert!(sql.contains("tenant_id"), "a statement without tenant: {sql}");
        Self { sql: sql.to_owned(), values: vec![tenant.into()] }
    }

    /// For the named platform queries only: no tenant is bound.
    pub(in crate::store) fn of_platform(sql: &'static str) -> Self {
        Self { sql: sql.to_owned(), values: Vec::new() }
    }

    /// Binds the next `$n` that the text already has.
    #[must_use]
    pub fn bind(mut self, value: impl Into<Value>) -> Self {
        self.values.push(value.into());
        self
    }

    /// Appends text.
    #[must_use]
    pub fn push(mut self, sql: &'static str) -> Self {
        self.sql.push_str(sql);
        self
    }

    /// Appends text and a parameter: `.push_bind(" AND status = ", status)`.
    #[must_use]
    pub fn push_bind(mut self, sql: &'static str, value: impl Into<Value>) -> Self {
        self.sql.push_str(sql);
        self.place(value.into());
        self
    }

    /// Appends text and a list: `.push_list(" AND id IN ", ids)`. An empty list matches nothing.
    #[must_use]
    pub fn push_list<V: Into<Value>>(mut self, sql: &'static str, values: impl IntoIterator<Item = V>) -> Self {
        self.sql.push_str(sql);
        self.sql.push('(');
        let start = self.values.len();
        for value in values {
            if self.values.len() > start {
                self.sql.push(',');
            }
            self.place(value.into());
        }
        if self.values.len() == start {
            self.sql.push_str("NULL");
        }
        self.sql.push(')');
        self
    }

    /// Appends a search for a part of a text, whatever the case, in any of these columns. Blank text does not narrow.
    #[must_use]
    pub fn push_contains(mut self, columns: &[&'static str], text: Option<&str>) -> Self {
        let Some(text) = text.map(str::trim).filter(|text| !text.is_empty()) else { return self };
        let pattern = like_pattern(&text.to_lowercase());
        for (position, column) in columns.iter().enumerate() {
            self.sql.push_str(if position == 0 { " AND (LOWER(" } else { " OR LOWER(" });
            self.sql.push_str(column);
            self.sql.push_str(") LIKE ");
            self.place(pattern.as_str().into());
            self.sql.push_str(r" ESCAPE '\'");
        }
        self.sql.push(')');
        self
    }

    /// Appends rows after `VALUES`, each starting with the tenant; `columns` counts without it.
    #[must_use]
    pub fn push_rows(mut self, rows: impl IntoIterator<Item = Vec<Value>>) -> Self {
        let mut first = true;
        for row in rows {
            self.sql.push_str(if first { " ($1" } else { ",($1" });
            first = false;
            for value in row {
                self.sql.push(',');
                self.place(value);
            }
            self.sql.push(')');
        }
        self
    }

    /// The same statement, explained by SQLite instead of run.
    #[cfg(test)]
    pub(in crate::store) fn explained(mut self) -> Self {
        self.sql.insert_str(0, "EXPLAIN QUERY PLAN ");
        self
    }

    fn place(&mut self, value: Value) {
        self.values.push(value);
        self.sql.push('$');
        self.sql.push_str(&self.values.len().to_string());
    }

    pub(in crate::store) fn build(self, backend: DbBackend) -> Statement {
        Statement::from_sql_and_values(backend, self.sql, self.values)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_numbered_behind_the_tenant() {
        let query = Query::of_tenant("t1", "SELECT id FROM x WHERE tenant_id = $1")
            .push_bind(" AND status = ", "OPEN")
            .push_list(" AND id IN ", ["a", "b"])
            .push_list(" AND kind IN ", Vec::<String>::new());
        assert_eq!(
            query.sql,
            "SELECT id FROM x WHERE tenant_id = $1 AND status = $2 AND id IN ($3,$4) AND kind IN (NULL)"
        );
        assert_eq!(query.values.len(), 4);
    }

    #[test]
    fn a_part_of_a_text_is_looked_for_in_every_column() {
        let query =
            |text| Query::of_tenant("t1", "SELECT id FROM x WHERE tenant_id = $1").push_contains(&["a", "b"], text);
        let found = r" AND (LOWER(a) LIKE $2 ESCAPE '\' OR LOWER(b) LIKE $3 ESCAPE '\')";
        assert_eq!(query(Some(" 5%Ab ")).sql, format!("SELECT id FROM x WHERE tenant_id = $1{found}"));
        assert_eq!(query(Some(" 5%Ab ")).values[1], r"%5\%ab%".into());
        for nothing in [None, Some(" ")] {
            assert_eq!(query(nothing).sql, "SELECT id FROM x WHERE tenant_id = $1");
        }
    }

    #[test]
    fn rows_repeat_the_tenant() {
        let query = Query::of_tenant("t1", "INSERT INTO x (tenant_id, a, b) VALUES")
            .push_rows([vec![1i64.into(), 2i64.into()], vec![3i64.into(), 4i64.into()]]);
        assert_eq!(query.sql, "INSERT INTO x (tenant_id, a, b) VALUES ($1,$2,$3),($1,$4,$5)");
    }
}
