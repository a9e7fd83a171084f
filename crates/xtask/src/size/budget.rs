//! The committed figure, `size-budget.toml`, and what is allowed above it.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;

use super::measure::Measured;

const FILE: &str = "size-budget.toml";
/// Growth that needs no explanation.
const TOLERANCE_PERCENT: u64 = 2;
/// 230 KiB: less than the one-page builds of comparable consoles. Every run says how far away it is.
const AIM: u64 = 230 * 1024;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Budget {
    /// Brotli bytes of a first load; none before the first `--bless`.
    first_load_brotli: Option<u64>,
    /// For the reviewer of a change: which part grew.
    #[serde(default)]
    parts: BTreeMap<String, u64>,
    /// Brotli bytes to see a page first when signed in; their average is held like the first load.
    #[serde(default)]
    pages: BTreeMap<String, u64>,
}

impl Budget {
    pub(crate) fn from(measured: &Measured) -> Self {
        let parts = measured.parts.iter().map(|(name, bytes)| (name.to_lowercase(), bytes.brotli)).collect();
        Self { first_load_brotli: Some(measured.total().brotli), parts, pages: measured.pages.clone() }
    }

    pub(crate) fn read(root: &Path) -> Result<Self> {
        match fs::read_to_string(root.join(FILE)) {
            Ok(text) => toml::from_str(&text).with_context(|| format!("{FILE} is not valid")),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Self::default()),
            Err(error) => Err(error).with_context(|| format!("cannot read {FILE}")),
        }
    }

    pub(crate) fn write(&self, root: &Path) -> Result<()> {
        fs::write(root.join(FILE), self.to_toml()).with_context(|| format!("cannot write {FILE}"))
    }

    fn to_toml(&self) -> String {
        let total = self.first_load_brotli.unwrap_or_default();
        let lines = |figures: &BTreeMap<String, u64>| -> String {
            figures.iter().map(|(name, bytes)| format!("{name} = {bytes}\n")).collect()
        };
        let (parts, pages) = (lines(&self.parts), lines(&self.pages));
        format!(
            "# What a first visit downloads, brotli bytes. Written by `cargo xtask size --bless`;\n# CI fails {TOLERANCE_PERCENT} % above it. Say in the commit why it grew.\nfirst_load_brotli = {total}\n\n[parts]\n{parts}\n[pages]\n{pages}"
        )
    }

    pub(crate) fn judge(&self, now: u64) -> Verdict {
        Verdict { now, committed: self.first_load_brotli, limit: self.first_load_brotli.map_or(AIM, with_tolerance) }
    }

    /// The pages on average, when they grew too much: the figure and its limit. Single pages move whenever the files are
    /// put together anew, by more than the tolerance and in both directions; new pages have no figure yet.
    pub(crate) fn grown(&self, now: &BTreeMap<String, u64>) -> Option<(u64, u64)> {
        let known: Vec<_> = now.iter().filter_map(|(name, bytes)| Some((*bytes, *self.pages.get(name)?))).collect();
        let count = u64::try_from(known.len()).ok().filter(|count| *count > 0)?;
        let mean = known.iter().map(|(now, _)| now).sum::<u64>() / count;
        let limit = with_tolerance(known.iter().map(|(_, committed)| committed).sum::<u64>() / count);
        (mean > limit).then_some((mean, limit))
    }
}

const fn with_tolerance(figure: u64) -> u64 {
    figure + figure * TOLERANCE_PERCENT / 100
}

#[derive(Debug)]
pub(crate) struct Verdict {
    now: u64,
    committed: Option<u64>,
    limit: u64,
}

impl Verdict {
    pub(crate) fn within(&self) -> bool {
        self.now <= self.limit
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = if self.within() { "within" } else { "ABOVE" };
        write!(f, "{} bytes brotli, {word} the limit of {} ", self.now, self.limit)?;
        match self.committed {
            Some(figure) => write!(
                f,
                "(committed {figure} + {TOLERANCE_PERCENT} %; `cargo xtask size --bless` commits the present figure)"
            ),
            None => write!(f, "(no committed figure yet: run `cargo xtask size --bless`)"),
        }?;
        match self.now.checked_sub(AIM) {
            None | Some(0) => write!(f, "; the aim of {AIM} is met"),
            Some(over) => write!(f, "; {over} above the aim of {AIM}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn budget(figure: Option<u64>) -> Budget {
        Budget { first_load_brotli: figure, ..Budget::default() }
    }

    #[test]
    fn two_percent_more_is_allowed_and_one_byte_further_is_not() {
        assert!(budget(Some(100_000)).judge(102_000).within());
        assert!(!budget(Some(100_000)).judge(102_001).within());
    }

    #[test]
    fn without_a_committed_figure_the_aim_is_the_limit_and_it_is_always_named() {
        assert!(budget(None).judge(AIM).within());
        assert!(!budget(None).judge(AIM + 1).within());
        assert!(budget(Some(AIM * 2)).judge(AIM + 7).to_string().contains("7 above the aim"));
        assert!(budget(Some(AIM)).judge(AIM).to_string().contains("aim of 235520 is met"));
    }

    #[test]
    fn the_pages_are_held_to_their_average() {
        let pages =
            |home, list| -> BTreeMap<String, u64> { [("home".to_owned(), home), ("list".to_owned(), list)].into() };
        let budget = Budget { pages: pages(1_000, 1_000), ..Budget::default() };
        assert_eq!(budget.grown(&pages(1_100, 940)), None);
        assert_eq!(budget.grown(&pages(1_100, 942)), Some((1_021, 1_020)));
        assert_eq!(Budget::default().grown(&pages(9_999, 9_999)), None);
    }

    #[test]
    fn what_is_written_can_be_read() {
        let written = Budget {
            first_load_brotli: Some(7),
            parts: [("wasm".to_owned(), 5)].into(),
            pages: [("home".to_owned(), 9)].into(),
        }
        .to_toml();
        let read: Budget = toml::from_str(&written).unwrap();
        assert_eq!((read.first_load_brotli, read.parts.get("wasm")), (Some(7), Some(&5)));
    }
}
