//! A short text that changes when any of the given files does.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// Hashes names and contents. A path that does not exist counts as such.
pub(crate) fn of(root: &Path, inputs: &[&str]) -> Result<String> {
    let mut files = Vec::new();
    for input in inputs {
        collect(&root.join(input), &mut files).with_context(|| format!("cannot read {input}"))?;
    }
    files.sort();
    let mut hasher = DefaultHasher::new();
    for file in &files {
        file.strip_prefix(root).unwrap_or(file).hash(&mut hasher);
        fs::read(file).with_context(|| format!("cannot read {}", file.display()))?.hash(&mut hasher);
    }
    Ok(format!("{:016x} of {} files", hasher.finish(), files.len()))
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    match fs::metadata(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error),
        Ok(meta) if meta.is_file() => files.push(path.to_path_buf()),
        Ok(_) => {
            for entry in fs::read_dir(path)? {
                collect(&entry?.path(), files)?;
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_changes_with_content_and_name_only() {
        let dir = tempfile::tempdir().unwrap();
        let now = || of(dir.path(), &["src", "none"]).unwrap();
        fs::create_dir_all(dir.path().join("src/a")).unwrap();
        fs::write(dir.path().join("src/a/one.rs"), "1").unwrap();
        let first = now();
        fs::write(dir.path().join("elsewhere.rs"), "x").unwrap();
        fs::write(dir.path().join("src/a/one.rs"), "1").unwrap();
        assert_eq!(now(), first);
        fs::write(dir.path().join("src/a/one.rs"), "2").unwrap();
        let second = now();
        assert_ne!(second, first);
        fs::rename(dir.path().join("src/a/one.rs"), dir.path().join("src/a/two.rs")).unwrap();
        assert_ne!(now(), second);
    }
}
