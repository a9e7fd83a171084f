//! Turns `locales/<locale>/<namespace>.json` into typed texts, and fails the build when the locales disagree.
//!
//! A text without parameters becomes `pub const NAME: Key`, one with `{name}` placeholders a function that takes
//! them in the order of the English sentence. `{count|customer|customers}` picks a word: the first when the value
//! reads "1". Each text stands by itself with all its languages, so that it travels with the code that shows it; see
//! `src/i18n/mod.rs`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs, process};

/// The first locale is the default; the generated tables keep this order.
const LOCALES: [&str; 2] = ["zh-CN", "en"];

type Texts = BTreeMap<(String, String), String>;

fn main() {
    println!("cargo:rerun-if-changed=locales");
    println!("cargo:rerun-if-changed=build.rs");
    let mut faults = Vec::new();
    let tables: Vec<Texts> = LOCALES.iter().map(|locale| read_locale(locale, &mut faults)).collect();
    compare(&tables, &mut faults);
    if !faults.is_empty() {
        for fault in faults {
            println!("cargo:error=texts: {fault}");
        }
        process::exit(1);
    }
    let out = env::var("OUT_DIR").unwrap_or_default();
    if let Err(error) = fs::write(Path::new(&out).join("texts.rs"), generate(&tables)) {
        println!("cargo:error=texts: cannot write the generated file: {error}");
        process::exit(1);
    }
}

/// All texts of one locale by (namespace, key).
fn read_locale(locale: &str, faults: &mut Vec<String>) -> Texts {
    let mut texts = Texts::new();
    let folder = Path::new("locales").join(locale);
    let Ok(entries) = fs::read_dir(&folder) else {
        faults.push(format!("{} is missing", folder.display()));
        return texts;
    };
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let namespace = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let source = fs::read_to_string(&path).unwrap_or_default();
        match serde_json::from_str::<BTreeMap<String, String>>(&source) {
            Ok(file) => {
                for (key, text) in file {
                    if !is_snake_case(&key) {
                        faults.push(format!("{}: key `{key}` is not snake_case", path.display()));
                    }
                    texts.insert((namespace.clone(), key), text);
                }
            }
            Err(error) => faults.push(format!("{}: {error}", path.display())),
        }
    }
    texts
}

fn is_snake_case(key: &str) -> bool {
    key.starts_with(|first: char| first.is_ascii_lowercase())
        && key.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

/// Every key in every locale, with the same parameters.
fn compare(tables: &[Texts], faults: &mut Vec<String>) {
    let keys: BTreeSet<_> = tables.iter().flat_map(BTreeMap::keys).collect();
    for key @ (namespace, name) in keys {
        let mut parameters = None;
        for (locale, table) in LOCALES.iter().zip(tables) {
            let Some(text) = table.get(key) else {
                faults.push(format!("locales/{locale}/{namespace}.json lacks `{name}`"));
                continue;
            };
            match names(text) {
                None => faults.push(format!("locales/{locale}/{namespace}.json: `{name}` has an unclosed brace")),
                Some(found) => {
                    let found: BTreeSet<_> = found.into_iter().collect();
                    if *parameters.get_or_insert_with(|| found.clone()) != found {
                        faults.push(format!("{namespace}.{name}: the locales use different parameters"));
                    }
                }
            }
        }
    }
}

/// The parameters in the order of first appearance; `None` when a brace is not closed.
fn names(text: &str) -> Option<Vec<String>> {
    let mut found: Vec<String> = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find('{') {
        let tail = rest.get(start + 1..)?;
        let end = tail.find('}')?;
        let name = tail.get(..end)?.split('|').next()?.to_owned();
        if !found.contains(&name) {
            found.push(name);
        }
        rest = tail.get(end + 1..)?;
    }
    Some(found)
}

/// `{count} of {total}` with the parameters [count, total] becomes `{0} of {1}`.
fn numbered(text: &str, parameters: &[String]) -> String {
    parameters.iter().enumerate().fold(text.to_owned(), |text, (at, name)| {
        text.replace(&format!("{{{name}}}"), &format!("{{{at}}}")).replace(&format!("{{{name}|"), &format!("{{{at}|"))
    })
}

fn generate(tables: &[Texts]) -> String {
    let Some(english) = tables.last() else { return String::new() };
    let mut code = String::new();
    let mut namespace = "";
    for (id @ (space, key), text) in english {
        if space != namespace {
            if !namespace.is_empty() {
                code.push_str("}\n");
            }
            let _ = writeln!(code, "/// Texts of `locales/*/{space}.json`.\npub mod {space} {{\n    use super::Key;");
            namespace = space;
        }
        let parameters = names(text).unwrap_or_default();
        let _ = writeln!(code, "    #[doc = {:?}]", format!("`{}`", text.replace('`', "'")));
        let all: Vec<_> =
            tables.iter().filter_map(|table| table.get(id)).map(|text| numbered(text, &parameters)).collect();
        let own = format!("Key::of(&{all:?})");
        if parameters.is_empty() {
            let _ = writeln!(code, "    pub const {}: Key = {own};", key.to_uppercase());
        } else {
            let typed: Vec<_> = parameters.iter().map(|name| format!("{name}: impl ::std::fmt::Display")).collect();
            let passed: Vec<_> = parameters.iter().map(|name| format!("&{name}")).collect();
            let _ = writeln!(
                code,
                "    pub fn {key}({}) -> String {{ const OWN: Key = {own}; OWN.fill(&[{}]) }}",
                typed.join(", "),
                passed.join(", ")
            );
        }
    }
    if !namespace.is_empty() {
        code.push_str("}\n");
    }
    code
}
