//! Bytes of the built app, by part and by coding, and what each page's first visit downloads.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::build::precompress::{brotli, files_of, gzip};

/// The kinds of files of a first visit. Icons and the manifest load after the page is usable and are not in it.
const PARTS: [(&str, &str); 4] = [("HTML", "html"), ("CSS", "css"), ("JS", "js"), ("wasm", "wasm")];
/// What somebody without a session loads, at whatever address: the first load of the product.
const FIRST: &str = "entry";
/// What every page of somebody who is signed in needs beside its own code.
const FRAME: &str = "frame";

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Bytes {
    pub(crate) raw: u64,
    pub(crate) gzip: u64,
    pub(crate) brotli: u64,
}

impl Bytes {
    fn plus(self, other: Self) -> Self {
        Self { raw: self.raw + other.raw, gzip: self.gzip + other.gzip, brotli: self.brotli + other.brotli }
    }
}

#[derive(Debug)]
pub(crate) struct Measured {
    /// The first load by kind of file.
    pub(crate) parts: Vec<(&'static str, Bytes)>,
    /// Brotli bytes that somebody who is signed in downloads to see this page first, with nothing kept from before.
    pub(crate) pages: BTreeMap<String, u64>,
    /// Brotli bytes of everything there is.
    pub(crate) everything: u64,
}

impl Measured {
    pub(crate) fn of(dist: &Path) -> Result<Self> {
        let chunks = chunks_of(dist)?;
        let chunk_files: BTreeSet<&String> = chunks.values().flatten().collect();
        let first = chunks.get(FIRST).context("index.html does not name the chunk that a stranger loads")?;
        let (mut parts, mut sizes) = (Vec::new(), BTreeMap::new());
        let (mut always, mut everything) = (0, 0);
        for (name, kind) in PARTS {
            let mut sum = Bytes::default();
            for file in files_of(dist, &[kind])? {
                let bytes = bytes_of(&file)?;
                let file_name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
                everything += bytes.brotli;
                let is_chunk = chunk_files.contains(&file_name);
                if !is_chunk {
                    always += bytes.brotli;
                }
                if !is_chunk || first.contains(&file_name) {
                    sum = sum.plus(bytes);
                }
                sizes.insert(file_name, bytes.brotli);
            }
            parts.push((name, sum));
        }
        let frame = chunks.get(FRAME).cloned().unwrap_or_default();
        let total = |files: &[String]| -> u64 {
            let wanted: BTreeSet<&String> = files.iter().chain(&frame).collect();
            always + wanted.into_iter().filter_map(|file| sizes.get(file)).sum::<u64>()
        };
        let pages = chunks
            .iter()
            .filter(|(name, _)| ![FIRST, FRAME].contains(&name.as_str()))
            .map(|(name, files)| (name.clone(), total(files)))
            .collect();
        let measured = Self { parts, pages, everything };
        ensure!(measured.total().raw > 0, "{} holds no app: run `cargo xtask start` once", dist.display());
        Ok(measured)
    }

    pub(crate) fn total(&self) -> Bytes {
        self.parts.iter().fold(Bytes::default(), |sum, (_, bytes)| sum.plus(*bytes))
    }
}

/// The files of each chunk, from the page itself.
fn chunks_of(dist: &Path) -> Result<BTreeMap<String, Vec<String>>> {
    let page = dist.join("index.html");
    let html = fs::read_to_string(&page).with_context(|| format!("cannot read {}", page.display()))?;
    let list = html.split_once("<meta name=\"chunks\" content=\"").and_then(|(_, rest)| rest.split_once('"'));
    let (list, _) = list.context("index.html names no chunks: build with `cargo xtask start` or `trunk build`")?;
    let files = |text: &str| text.split(',').map(str::to_owned).collect();
    Ok(list
        .split(';')
        .filter_map(|chunk| chunk.split_once('='))
        .map(|(name, all)| (name.to_owned(), files(all)))
        .collect())
}

fn bytes_of(file: &Path) -> Result<Bytes> {
    let plain = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    let length = |bytes: Vec<u8>| u64::try_from(bytes.len());
    Ok(Bytes { gzip: length(gzip(&plain)?)?, brotli: length(brotli(&plain)?)?, raw: length(plain)? })
}

impl fmt::Display for Measured {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "First load, bytes {:>10} {:>10} {:>10}", "raw", "gzip", "brotli")?;
        for (name, bytes) in self.parts.iter().chain([&("total", self.total())]) {
            writeln!(f, "  {name:<15} {:>10} {:>10} {:>10}", bytes.raw, bytes.gzip, bytes.brotli)?;
        }
        writeln!(f, "Signed in, nothing kept from before, to see first")?;
        for (name, bytes) in &self.pages {
            writeln!(f, "  {name:<15} {:>32}", bytes)?;
        }
        writeln!(f, "  {:<15} {:>32}", "everything", self.everything)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_first_load_has_the_code_of_its_page_and_no_other() {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir(dir.path().join("snippets")).unwrap();
        let html = "<meta name=\"chunks\" content=\"entry=e.wasm,s.wasm;frame=s.wasm,f.wasm;home=h.wasm,s.wasm\">";
        fs::write(dir.path().join("index.html"), html).unwrap();
        for (file, length) in [
            ("a.css", 20),
            ("a.js", 30),
            ("snippets/b.js", 5),
            ("a.wasm", 40),
            ("e.wasm", 3),
            ("s.wasm", 4),
            ("f.wasm", 1000),
            ("h.wasm", 7),
            ("a.wasm.br", 7),
            ("icon.svg", 99),
        ] {
            fs::write(dir.path().join(file), "x".repeat(length)).unwrap();
        }
        let measured = Measured::of(dir.path()).unwrap();
        let raw: Vec<_> = measured.parts.iter().map(|(_, bytes)| bytes.raw).collect();
        assert_eq!(raw, [u64::try_from(html.len()).unwrap(), 20, 35, 47]);
        assert_eq!(measured.pages.keys().collect::<Vec<_>>(), ["home"]);
        let home = measured.pages.get("home").copied().unwrap();
        assert!(home > measured.total().brotli && home < measured.everything);
    }
}
