//! Bytes of the built app, by part and by coding.

use std::fmt;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::build::precompress::{brotli, files_of, gzip};

/// What makes up a first visit. Icons and the manifest load after the page is usable and are not in it.
const PARTS: [(&str, &str); 4] = [("HTML", "html"), ("CSS", "css"), ("JS", "js"), ("wasm", "wasm")];

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
    pub(crate) parts: Vec<(&'static str, Bytes)>,
}

impl Measured {
    pub(crate) fn of(dist: &Path) -> Result<Self> {
        let mut parts = Vec::new();
        for (name, kind) in PARTS {
            let mut sum = Bytes::default();
            for file in files_of(dist, &[kind])? {
                let plain = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
                let length = |bytes: Vec<u8>| u64::try_from(bytes.len());
                sum = sum.plus(Bytes {
                    gzip: length(gzip(&plain)?)?,
                    brotli: length(brotli(&plain)?)?,
                    raw: length(plain)?,
                });
            }
            parts.push((name, sum));
        }
        let measured = Self { parts };
        ensure!(measured.total().raw > 0, "{} holds no app: run `cargo xtask start` once", dist.display());
        Ok(measured)
    }

    pub(crate) fn total(&self) -> Bytes {
        self.parts.iter().fold(Bytes::default(), |sum, (_, bytes)| sum.plus(*bytes))
    }
}

impl fmt::Display for Measured {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "First load, bytes {:>10} {:>10} {:>10}", "raw", "gzip", "brotli")?;
        for (name, bytes) in self.parts.iter().chain([&("total", self.total())]) {
            writeln!(f, "  {name:<15} {:>10} {:>10} {:>10}", bytes.raw, bytes.gzip, bytes.brotli)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_is_counted_once() {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir(dir.path().join("snippets")).unwrap();
        for (file, length) in [
            ("index.html", 10),
            ("a.css", 20),
            ("a.js", 30),
            ("snippets/b.js", 5),
            ("a.wasm", 40),
            ("a.wasm.br", 7),
            ("icon.svg", 99),
        ] {
            fs::write(dir.path().join(file), "x".repeat(length)).unwrap();
        }
        let measured = Measured::of(dir.path()).unwrap();
        assert_eq!(measured.parts.iter().map(|(_, bytes)| bytes.raw).collect::<Vec<_>>(), [10, 20, 35, 40]);
        assert_eq!(measured.total().raw, 105);
    }
}
