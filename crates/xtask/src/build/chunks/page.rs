//! `index.html`: the new names in the place of Trunk's, and which files each chunk is made of, so that
//! `public/boot.js` can ask for a page's code before the app runs.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::APP;

/// What the page must load.
pub(super) struct Names {
    /// The app's script and its main part, without extension.
    pub(super) own: String,
    /// The script that fetches chunks; the app's script imports it.
    pub(super) link: String,
}

/// Rewrites the page and removes what Trunk made of the whole app.
pub(super) fn point_to(staging: &Path, names: &Names, wanted: &BTreeMap<String, Vec<String>>) -> Result<()> {
    let page = staging.join("index.html");
    let html = fs::read_to_string(&page).with_context(|| format!("cannot read {}", page.display()))?;
    let whole = whole_name(&html).context("index.html does not name the app's script")?.to_owned();
    let html = rewritten(&html, &whole, names, wanted)?;
    fs::write(&page, html).with_context(|| format!("cannot write {}", page.display()))?;
    for name in [format!("{whole}.js"), format!("{whole}_bg.wasm")] {
        fs::remove_file(staging.join(&name)).with_context(|| format!("cannot remove {name}"))?;
    }
    Ok(())
}

/// `partner-center-<hash>`, from the script's address.
fn whole_name(html: &str) -> Option<&str> {
    html.split(['/', '"', '\'', '=', '>', ' '])
        .find_map(|word| word.strip_suffix(".js").filter(|name| name.starts_with(APP)))
}

/// The tag that names the chunks, as Trunk's minifier has left it.
fn place(html: &str) -> Option<&str> {
    let tags = html.match_indices("<meta").filter_map(|(at, _)| html.get(at..)?.split_inclusive('>').next());
    tags.into_iter().find(|tag| tag.contains("name=chunks") || tag.contains("name=\"chunks\""))
}

fn rewritten(html: &str, whole: &str, names: &Names, wanted: &BTreeMap<String, Vec<String>>) -> Result<String> {
    let chunks: Vec<_> = wanted.iter().map(|(chunk, files)| format!("{chunk}={}", files.join(","))).collect();
    let place = place(html).context("index.html has no <meta name=\"chunks\">")?;
    let meta = format!(
        "<meta name=\"chunks\" content=\"{}\"><link rel=\"modulepreload\" crossorigin href=\"/{}\">",
        chunks.join(";"),
        names.link
    );
    Ok(html.replace(whole, &names.own).replace(place, &meta))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_new_names_stand_in_the_page() {
        let html = r#"<meta content=none name=chunks><script type="module">import init from '/partner-center-00ff.js';init('/partner-center-00ff_bg.wasm')</script>"#;
        let wanted = [("home".to_owned(), vec!["a".to_owned(), "b".to_owned()])].into();
        assert_eq!(whole_name(html), Some("partner-center-00ff"));
        let names = Names { own: "partner-center-11".to_owned(), link: "chunks-11.js".to_owned() };
        let page = rewritten(html, "partner-center-00ff", &names, &wanted).unwrap();
        assert!(
            page.contains("<meta name=\"chunks\" content=\"home=a,b\">") && page.contains("/partner-center-11_bg.wasm")
        );
        assert!(!page.contains("00ff"));
        assert!(rewritten("<p>", "x", &names, &wanted).is_err());
    }
}
