//! Where everything is.
//!
//! Builds for the machine and for the browser use different target folders, so that neither waits for the
//! other's lock: the browser's folder is the native one with `-wasm` appended (`target` and `target-wasm` in
//! the clone, or beside `CARGO_TARGET_DIR` where that is set). Tools live outside the clone, in
//! `PARTNER_CENTER_CACHE`, so that a second clone finds them.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

#[derive(Debug, Clone)]
pub(crate) struct Project {
    pub(crate) root: PathBuf,
    pub(crate) cache: PathBuf,
    pub(crate) target: PathBuf,
}

impl Project {
    pub(crate) fn discover() -> Result<Self> {
        // As `cargo run` says now: clones that share a target folder also share this program, and the clone
        // that compiled it may be gone.
        let now = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
        let manifest = now.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")));
        let root = manifest.ancestors().nth(2).context("the tool is not inside the clone")?.to_path_buf();
        let target = match env::var_os("CARGO_TARGET_DIR") {
            Some(dir) => root.join(dir),
            None => root.join("target"),
        };
        Ok(Self { root, cache: cache_dir(|name| env::var_os(name))?, target })
    }

    /// Programs that this tool installed by cargo.
    pub(crate) fn tools(&self) -> PathBuf {
        self.cache.join("tools")
    }

    pub(crate) fn tools_bin(&self) -> PathBuf {
        self.tools().join("bin")
    }

    pub(crate) fn node_modules(&self) -> PathBuf {
        self.root.join("node_modules")
    }

    pub(crate) fn wasm_target(&self) -> PathBuf {
        suffixed(&self.target, "-wasm")
    }

    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    pub(crate) fn logs(&self) -> PathBuf {
        self.target.join("logs")
    }

    pub(crate) fn server_binary(&self) -> PathBuf {
        self.binary("debug", "partner-center-server")
    }

    /// A program that cargo built; `profile` is the name of its folder.
    pub(crate) fn binary(&self, profile: &str, name: &str) -> PathBuf {
        self.target.join(profile).join(format!("{name}{}", env::consts::EXE_SUFFIX))
    }

    pub(crate) fn data(&self, chosen: Option<&Path>) -> Result<PathBuf> {
        let dir = match chosen {
            Some(dir) => env::current_dir()?.join(dir),
            None => self.root.join("data"),
        };
        std::fs::create_dir_all(&dir).with_context(|| format!("cannot create {}", dir.display()))?;
        Ok(dir)
    }

    /// The version of a crate in Cargo.lock.
    pub(crate) fn locked_version(&self, name: &str) -> Result<String> {
        let path = self.root.join("Cargo.lock");
        let lock = std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        locked_version(&lock, name).with_context(|| format!("{name} is not in Cargo.lock"))
    }
}

pub(crate) fn suffixed(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.file_name().map(OsString::from).unwrap_or_default();
    name.push(suffix);
    path.with_file_name(name)
}

fn cache_dir(var: impl Fn(&str) -> Option<OsString>) -> Result<PathBuf> {
    let set = |name: &str| var(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    if let Some(dir) = set("PARTNER_CENTER_CACHE") {
        return std::path::absolute(dir).context("PARTNER_CENTER_CACHE is not a usable path");
    }
    set("XDG_CACHE_HOME")
        .or_else(|| set("HOME").map(|home| home.join(".cache")))
        .map(|base| base.join("partner-center"))
        .context("neither HOME nor PARTNER_CENTER_CACHE is set")
}

fn locked_version(lock: &str, name: &str) -> Option<String> {
    let wanted = format!("name = \"{name}\"");
    let mut lines = lock.lines();
    lines.find(|line| *line == wanted)?;
    let version = lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')?;
    Some(version.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cache_follows_the_more_special_variable() {
        let cache = |vars: &'static [(&'static str, &'static str)]| {
            cache_dir(move |name| vars.iter().find(|(key, _)| *key == name).map(|(_, value)| OsString::from(value)))
                .ok()
        };
        assert_eq!(cache(&[("HOME", "/h")]), Some(PathBuf::from("/h/.cache/partner-center")));
        assert_eq!(cache(&[("HOME", "/h"), ("XDG_CACHE_HOME", "/x")]), Some(PathBuf::from("/x/partner-center")));
        assert_eq!(cache(&[("HOME", "/h"), ("PARTNER_CENTER_CACHE", "/p")]), Some(PathBuf::from("/p")));
        assert_eq!(
            cache(&[("HOME", "/h"), ("PARTNER_CENTER_CACHE", "")]),
            Some(PathBuf::from("/h/.cache/partner-center"))
        );
        assert_eq!(cache(&[]), None);
    }

    #[test]
    fn the_lock_file_names_the_exact_crate() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.1\"\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(locked_version(lock, "wasm"), None);
    }

    #[test]
    fn the_two_target_folders_differ() {
        assert_eq!(suffixed(Path::new("/c/target"), "-wasm"), PathBuf::from("/c/target-wasm"));
    }
}
