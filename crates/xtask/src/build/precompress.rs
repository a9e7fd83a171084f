//! Compressed copies beside each asset, so that the server sends them without work.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

const KINDS: [&str; 9] = ["html", "css", "js", "wasm", "svg", "json", "webmanifest", "txt", "xml"];

/// Writes `.br` and `.gz` beside every text-like file and returns how many files that were.
pub(crate) fn all(dist: &Path) -> Result<usize> {
    let files = files_of(dist, &KINDS)?;
    for file in &files {
        let plain = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
        write_beside(file, "br", &brotli(&plain)?)?;
        write_beside(file, "gz", &gzip(&plain)?)?;
    }
    Ok(files.len())
}

/// All files below a folder with one of these extensions, sorted.
pub(crate) fn files_of(dir: &Path, kinds: &[&str]) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dir).with_context(|| format!("cannot read {}", dir.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files_of(&path, kinds)?);
        } else if path.extension().and_then(|kind| kind.to_str()).is_some_and(|kind| kinds.contains(&kind)) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

pub(crate) fn brotli(plain: &[u8]) -> Result<Vec<u8>> {
    let best = BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: plain.len(), ..BrotliEncoderParams::default() };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &*plain, &mut packed, &best).context("brotli failed")?;
    Ok(packed)
}

pub(crate) fn gzip(plain: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(plain)?;
    encoder.finish().context("gzip failed")
}

fn write_beside(file: &Path, extension: &str, bytes: &[u8]) -> Result<()> {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(extension);
    fs::write(&name, bytes).with_context(|| format!("cannot write {}", Path::new(&name).display()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn the_copies_unpack_to_the_original() {
        let dir = tempfile::tempdir().unwrap();
        let text = "hello partner ".repeat(500);
        fs::create_dir(dir.path().join("sub")).unwrap();
        fs::write(dir.path().join("sub/app.js"), &text).unwrap();
        fs::write(dir.path().join("photo.png"), &text).unwrap();
        assert_eq!(all(dir.path()).unwrap(), 1);

        let mut plain = String::new();
        let packed = fs::read(dir.path().join("sub/app.js.br")).unwrap();
        brotli::Decompressor::new(&*packed, 4096).read_to_string(&mut plain).unwrap();
        assert_eq!(plain, text);
        plain.clear();
        let packed = fs::read(dir.path().join("sub/app.js.gz")).unwrap();
        flate2::read::GzDecoder::new(&*packed).read_to_string(&mut plain).unwrap();
        assert_eq!(plain, text);
        assert!(!dir.path().join("photo.png.br").exists());
    }
}
