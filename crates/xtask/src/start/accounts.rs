//! The demo accounts, as a table for the terminal.

use anyhow::{Result, ensure};
use serde::Deserialize;

use super::http;

#[derive(Debug, Deserialize)]
struct Accounts {
    accounts: Vec<Account>,
}

#[derive(Debug, Deserialize)]
struct Account {
    account: String,
    password: String,
    #[serde(default)]
    tenant_name_en: String,
    #[serde(default)]
    hint_en: String,
}

/// Asks the server; nothing where no demo data is loaded.
pub(crate) fn table(address: &str) -> Result<Option<String>> {
    let answer = http::get(address, "/v2/demo/accounts")?;
    if answer.status == 404 {
        return Ok(None);
    }
    ensure!(answer.status == 200, "the list of demo accounts answered {}", answer.status);
    format(&answer.body).map(Some)
}

fn format(body: &str) -> Result<String> {
    let all: Accounts = serde_json::from_str(body)?;
    let widest = |text: fn(&Account) -> &str| {
        all.accounts.iter().map(|account| text(account).chars().count()).max().unwrap_or(0)
    };
    let (name, password, tenant) = (widest(|a| &a.account), widest(|a| &a.password), widest(|a| &a.tenant_name_en));
    let row = |a: &Account| {
        format!(
            "      {:name$}  {:password$}  {:tenant$}  {}",
            a.account,
            a.password,
            a.tenant_name_en,
            first_sentence(&a.hint_en)
        )
    };
    Ok(all.accounts.iter().map(row).map(|line| line.trim_end().to_owned()).collect::<Vec<_>>().join("\n"))
}

/// The list of the API says more; a line of a terminal has no room for it.
fn first_sentence(hint: &str) -> &str {
    hint.split_once(". ").map_or(hint, |(first, _)| first)
}

#[cfg(test)]
mod tests {
    use super::format;

    #[test]
    fn the_columns_line_up() {
        let body = r#"{"accounts":[
            {"account":"a","password":"Secret-1","tenant_name_en":"North","hint_en":"Everything. And more.","kind":"partner"},
            {"account":"longer","password":"Secret-1","tenant_name_en":"N"}]}"#;
        let expected = "      a       Secret-1  North  Everything\n      longer  Secret-1  N";
        assert_eq!(format(body).unwrap(), expected);
    }
}
