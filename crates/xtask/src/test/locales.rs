//! Every text exists, and says something, in every language.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

use super::outcome::Outcome;
use crate::build::precompress::files_of;
use crate::progress::Task;
use crate::project::Project;

/// The language that the product is written in first.
const REFERENCE: &str = "zh-CN";

/// Texts by `file.json: key.sub_key`.
type Texts = BTreeMap<String, String>;

pub(crate) fn check(project: &Project, _task: &Task) -> Result<Outcome> {
    let mut languages = BTreeMap::new();
    for (language, texts) in read(&project.root.join("locales"))? {
        languages.insert(language, texts);
    }
    let reference = languages.remove(REFERENCE).with_context(|| format!("there is no locales/{REFERENCE}"))?;
    anyhow::ensure!(!languages.is_empty(), "there is only one language");
    let mut faults = empty(REFERENCE, &reference);
    for (language, texts) in &languages {
        faults.extend(missing(language, &reference, texts));
        faults.extend(missing(REFERENCE, texts, &reference));
        faults.extend(empty(language, texts));
    }
    Ok(if faults.is_empty() {
        Outcome::Checked(format!("{} texts in {} languages", reference.len(), languages.len() + 1))
    } else {
        Outcome::Failed(faults.join("\n"))
    })
}

/// One folder a language.
fn read(locales: &Path) -> Result<Vec<(String, Texts)>> {
    let mut all = Vec::new();
    for entry in fs::read_dir(locales).context("cannot read locales/")? {
        let folder = entry?.path();
        if !folder.is_dir() {
            continue;
        }
        let mut texts = Texts::new();
        for file in files_of(&folder, &["json"])? {
            let name = file.strip_prefix(&folder)?.display().to_string();
            let content = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
            let value: Value =
                serde_json::from_str(&content).with_context(|| format!("{} is not valid JSON", file.display()))?;
            flatten(&format!("{name}: "), &value, &mut texts);
        }
        let language = folder.file_name().map(|name| name.to_string_lossy().into_owned());
        all.push((language.unwrap_or_default(), texts));
    }
    Ok(all)
}

fn flatten(prefix: &str, value: &Value, texts: &mut Texts) {
    match value {
        Value::Object(members) => {
            for (key, member) in members {
                let dot = if prefix.ends_with(' ') { "" } else { "." };
                flatten(&format!("{prefix}{dot}{key}"), member, texts);
            }
        }
        Value::String(text) => drop(texts.insert(prefix.to_owned(), text.clone())),
        other => drop(texts.insert(prefix.to_owned(), other.to_string())),
    }
}

fn missing(language: &str, wanted: &Texts, present: &Texts) -> Vec<String> {
    wanted.keys().filter(|key| !present.contains_key(*key)).map(|key| format!("{language} lacks {key}")).collect()
}

fn empty(language: &str, texts: &Texts) -> Vec<String> {
    texts
        .iter()
        .filter(|(_, text)| text.trim().is_empty())
        .map(|(key, _)| format!("{language} says nothing for {key}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_one_language_lacks_is_named() {
        let texts = |json: &str| {
            let mut texts = Texts::new();
            flatten("home.json: ", &serde_json::from_str(json).unwrap(), &mut texts);
            texts
        };
        let zh = texts(r#"{"title":"x","todo":{"none":"y","one":""}}"#);
        let en = texts(r#"{"title":"Home","todo":{"one":"One"}}"#);
        assert_eq!(missing("en", &zh, &en), ["en lacks home.json: todo.none"]);
        assert!(missing("zh-CN", &en, &zh).is_empty());
        assert_eq!(empty("zh-CN", &zh), ["zh-CN says nothing for home.json: todo.one"]);
    }
}
