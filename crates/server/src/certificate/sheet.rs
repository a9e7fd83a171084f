//! The sheet: one page, A4, across.

use super::Certificate;
use super::words::Words;
use crate::http::error::ApiError;
use crate::paper::{ACCENT, Paper, SOFT, Sheet, TEXT, fitted};

const WIDTH: f32 = 841.89;
const HEIGHT: f32 = 595.28;
/// Where text begins, and how wide a line may be.
const LEFT: f32 = 96.0;
const MEASURE: f32 = WIDTH - 2.0 * LEFT;

/// The certificate as the bytes of a PDF file.
///
/// # Errors
/// [`ApiError::Internal`] when it cannot be written.
pub(crate) fn pdf(one: &Certificate<'_>) -> Result<Vec<u8>, ApiError> {
    let words = Words::of(one);
    let title = format!("{} {}", words.title, words.company);
    let mut paper = Paper::new(title, one.language, one.at, (WIDTH, HEIGHT))?;
    paper.page(|sheet| {
        for (inset, line) in [(30.0, 1.6), (36.0, 0.5)] {
            sheet.frame((inset, inset), (WIDTH - 2.0 * inset, HEIGHT - 2.0 * inset), line, ACCENT);
        }
        fill(sheet, &words);
    });
    paper.finish()
}

fn fill(sheet: &mut Sheet<'_>, words: &Words) {
    sheet.line("Partner Center", LEFT, 92.0, 12.0, ACCENT);
    sheet.line(words.title, LEFT, 152.0, 34.0, TEXT);
    sheet.line(words.lead, LEFT, 192.0, 13.0, SOFT);
    let mut y = 246.0;
    let (size, lines) = fitted(&words.company, 30.0, MEASURE);
    for line in lines {
        sheet.line(&line, LEFT, y, size, TEXT);
        y += size * 1.3;
    }
    if let Some(name) = &words.company_too {
        let (size, lines) = fitted(name, 14.0, MEASURE);
        for line in lines {
            sheet.line(&line, LEFT, y - 10.0, size, SOFT);
            y += size * 1.4;
        }
    }
    sheet.line(&words.subject, LEFT, y + 30.0, 20.0, ACCENT);
    let column = MEASURE / 4.0;
    let mut x = LEFT;
    for (label, value) in &words.facts {
        sheet.line(label, x, 452.0, 10.0, SOFT);
        sheet.line(value, x, 472.0, 13.0, TEXT);
        x += column;
    }
    sheet.line(&words.checked, LEFT, 526.0, 9.0, SOFT);
}
