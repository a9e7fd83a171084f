//! What the sources of the app must not do: imports go one way.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, missing_docs, reason = "a test fails by panicking")]

use std::path::{Path, PathBuf};

/// Lower layers first; each may use those before it. Layers of one line may use each other.
const LAYERS: [&[&str]; 6] =
    [&["platform", "i18n", "routes"], &["api", "ui"], &["form", "page"], &["explain"], &["features"], &["app"]];

/// Who may use parts of another feature: the vendor's console shows and fills in what partners do.
const EXCEPTIONS: [(&str, &str); 2] = [("reviews", "opportunities"), ("reviews", "specialists")];

fn sources(folder: &Path) -> Vec<(PathBuf, String)> {
    std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .flat_map(|path| match path.extension() {
            _ if path.is_dir() => sources(&path),
            Some(kind) if kind == "rs" => vec![(path.clone(), std::fs::read_to_string(&path).unwrap())],
            _ => Vec::new(),
        })
        .collect()
}

/// What follows each `crate::<before>` in a text, up to the end of the name.
fn used<'a>(text: &'a str, before: &str) -> Vec<&'a str> {
    let start = format!("crate::{before}");
    let name =
        |rest: &'a str| rest.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).next().unwrap_or_default();
    text.split(start.as_str()).skip(1).map(name).collect()
}

fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|modules| modules.contains(&module))
}

fn offences(root: &Path) -> Vec<String> {
    let mut all = Vec::new();
    for (path, text) in sources(root) {
        let inside = path.strip_prefix(root).unwrap();
        let mut folders = inside.components().map(|part| part.as_os_str().to_str().unwrap());
        let (own, feature) = (folders.next().unwrap(), folders.next().unwrap_or_default());
        let own = own.trim_end_matches(".rs");
        let Some(height) = layer(own) else { continue };
        for module in used(&text, "") {
            if layer(module).is_some_and(|other| other > height) {
                all.push(format!("{} uses {module}", inside.display()));
            }
        }
        if own == "features" {
            for other in used(&text, "features::") {
                if other != feature && !EXCEPTIONS.contains(&(feature, other)) {
                    all.push(format!("{} uses the feature {other}", inside.display()));
                }
            }
        }
    }
    all
}

#[test]
fn imports_go_one_way() {
    let root = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").unwrap()).join("src");
    let found = offences(&root);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn an_import_upwards_is_found() {
    let root = std::env::temp_dir().join(format!("one-way-{}", std::process::id()));
    for (path, text) in [
        ("ui/button.rs", "use crate::i18n::t;\nuse crate::features::home;"),
        ("features/home/page.rs", "use crate::features::home::x;\nuse crate::features::messages::y;"),
        ("features/reviews/share.rs", "use crate::features::opportunities::Fields;"),
    ] {
        let path = root.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let mut found = offences(&root);
    found.sort();
    std::fs::remove_dir_all(&root).unwrap();
    assert_eq!(found, ["features/home/page.rs uses the feature messages", "ui/button.rs uses features"]);
}
