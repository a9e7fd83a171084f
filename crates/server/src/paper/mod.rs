//! What certificates and signed agreements have in common as PDF: pages, lines that fit, and words.

mod lines;
#[allow(clippy::float_arithmetic, reason = "points on paper, as the PDF library has them")]
mod page;
mod words;

pub(crate) use lines::{broken, fitted};
pub(crate) use page::{ACCENT, Ink, Paper, SOFT, Sheet, TEXT};
pub(crate) use words::{Table, day, minute, term};

/// Open Font Licence, reduced to GBK; the same on every machine.
const FONT: &[u8] = include_bytes!("../../assets/NotoSerifSC-subset.otf");

#[cfg(test)]
pub(crate) use lines::missing;
