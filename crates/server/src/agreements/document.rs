//! The document of a signed agreement: as many pages as its text needs, A4, upright.

use super::Document;
use super::words::Words;
use crate::http::error::ApiError;
use crate::paper::{ACCENT, Ink, Paper, SOFT, Sheet, TEXT, broken};

const WIDTH: f32 = 595.28;
const HEIGHT: f32 = 841.89;
/// Where text begins, and how wide a line may be.
const LEFT: f32 = 72.0;
const MEASURE: f32 = WIDTH - 2.0 * LEFT;
/// The first and the last line of a page.
const TOP: f32 = 84.0;
const BOTTOM: f32 = HEIGHT - 84.0;
/// Where the values of the facts and the words of a paragraph begin, right of its left edge.
const VALUES: f32 = 112.0;
const INDENT: f32 = 24.0;

/// What stands on one line.
struct Line {
    /// Each with its distance from the left edge and its ink.
    parts: Vec<(f32, String, Ink)>,
    size: f32,
    /// How far the next line is below it.
    height: f32,
    /// It is not the last of its page.
    keep: bool,
}

impl Line {
    fn of(text: String, x: f32, size: f32, ink: Ink) -> Self {
        Self { parts: vec![(x, text, ink)], size, height: size * 1.6, keep: false }
    }
}

/// The document as the bytes of a PDF file.
///
/// # Errors
/// [`ApiError::Internal`] when it cannot be written.
pub(crate) fn pdf(one: &Document<'_>) -> Result<Vec<u8>, ApiError> {
    let words = Words::of(one);
    let mut paper = Paper::new(words.title.clone(), one.language, one.at, (WIDTH, HEIGHT))?;
    let pages = pages(lines(&words));
    for (number, lines) in (1..).zip(&pages) {
        paper.page(|sheet| {
            draw(sheet, lines);
            sheet.line("Partner Center", LEFT, 52.0, 9.0, ACCENT);
            sheet.frame((LEFT, HEIGHT - 62.0), (MEASURE, 0.0), 0.5, SOFT);
            sheet.line(&words.foot, LEFT, HEIGHT - 46.0, 8.5, SOFT);
            sheet.line(&words.page(number, pages.len()), LEFT + MEASURE - 72.0, HEIGHT - 46.0, 8.5, SOFT);
        });
    }
    paper.finish()
}

fn draw(sheet: &mut Sheet<'_>, lines: &[Line]) {
    let mut y = TOP;
    for line in lines {
        for (x, text, ink) in &line.parts {
            sheet.line(text.trim_end(), LEFT + x, y, line.size, *ink);
        }
        y += line.height;
    }
}

/// Every line of the document, from the title on.
fn lines(words: &Words) -> Vec<Line> {
    let mut all = Vec::new();
    for line in broken(&words.title, 20.0, MEASURE) {
        all.push(Line { keep: true, ..Line::of(line, 0.0, 20.0, TEXT) });
    }
    gap(&mut all, 10.0);
    for (label, value) in &words.facts {
        let mut label = Some((0.0, (*label).to_owned(), SOFT));
        for line in broken(value, 10.0, MEASURE - VALUES) {
            let parts = label.take().into_iter().chain([(VALUES, line, TEXT)]).collect();
            all.push(Line { parts, size: 10.0, height: 17.0, keep: false });
        }
    }
    gap(&mut all, 14.0);
    for (number, paragraph) in (1..).zip(&words.paragraphs) {
        let mut number = Some((0.0, format!("{number}."), SOFT));
        let set = broken(paragraph, 10.5, MEASURE - INDENT);
        let count = set.len();
        for (index, line) in set.into_iter().enumerate() {
            let parts = number.take().into_iter().chain([(INDENT, line, TEXT)]).collect();
            // Neither the first nor the last line of a paragraph is alone on a page.
            let keep = index + 1 < count && (index == 0 || index + 2 == count);
            all.push(Line { parts, size: 10.5, height: 17.0, keep });
        }
        gap(&mut all, 7.0);
    }
    all
}

/// Leaves room below the last line.
fn gap(lines: &mut [Line], height: f32) {
    if let Some(last) = lines.last_mut() {
        last.height += height;
    }
}

/// The same lines, a page each that they fill.
fn pages(lines: Vec<Line>) -> Vec<Vec<Line>> {
    let (mut pages, mut page, mut together, mut y) = (Vec::new(), Vec::<Line>::new(), Vec::<Line>::new(), TOP);
    for line in lines {
        let keeps = line.keep;
        together.push(line);
        if keeps {
            continue;
        }
        // The last line of the page may stand on the bottom; what is below it counts no more.
        let above: f32 = together.iter().rev().skip(1).map(|line| line.height).sum();
        if y + above > BOTTOM && !page.is_empty() {
            pages.push(std::mem::take(&mut page));
            y = TOP;
        }
        y += together.iter().map(|line| line.height).sum::<f32>();
        page.append(&mut together);
    }
    page.append(&mut together);
    pages.push(page);
    pages
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::texts::published;
    use super::*;
    use crate::request::Language;
    use domain::agreement::AgreementKind;
    use domain::api::agreements::{AgreementText, SignedAgreement};
    use domain::api::time::from_text;
    use domain::program::Program;

    pub(in super::super) fn signed() -> SignedAgreement {
        SignedAgreement {
            agreement_id: "a1".parse().unwrap(),
            kind: AgreementKind::Terms,
            program: Program::Pce,
            text_version: 1,
            signed_at: from_text("2026-01-31T16:30:00Z").unwrap(),
            signed_by: Some("Lin Yue".to_owned()),
        }
    }

    pub(in super::super) fn text() -> AgreementText {
        published(Program::Pce, AgreementKind::Terms, 1).unwrap()
    }

    fn set(company: &str, language: Language) -> Vec<Vec<Line>> {
        let (signed, text) = (signed(), text());
        let at = signed.signed_at;
        pages(lines(&Words::of(&Document {
            signed: &signed,
            text: &text,
            company_zh: company,
            company_en: "",
            at,
            language,
        })))
    }

    fn height(page: &[Line]) -> f32 {
        page.iter().rev().skip(1).map(|line| line.height).sum()
    }

    #[test]
    fn pages_are_filled_and_paragraphs_break_well() {
        for language in [Language::Chinese, Language::English] {
            let mut most = 0;
            // Longer names push the text down line by line, so that every break is tried.
            for length in (10..1400).step_by(35) {
                let pages = set(&"\u{4e91}".repeat(length), language);
                most = most.max(pages.len());
                for page in &pages {
                    assert!(TOP + height(page) <= BOTTOM, "{language:?} {length}");
                    assert!(page.last().is_some_and(|line| !line.keep), "{language:?} {length}");
                }
            }
            assert!(most >= 2, "{language:?}");
        }
    }

    #[test]
    fn every_word_of_the_text_is_set_once_and_in_order() {
        for (language, paragraphs) in
            [(Language::Chinese, text().paragraphs_zh), (Language::English, text().paragraphs_en)]
        {
            let pages = set("x", language);
            let words: String = pages
                .iter()
                .flatten()
                .flat_map(|line| &line.parts)
                .filter(|part| part.0 == INDENT)
                .map(|part| part.1.as_str())
                .collect();
            assert_eq!(words, paragraphs.concat());
        }
    }

    #[test]
    fn it_is_a_file_whatever_the_company_is_called() {
        let (signed, text) = (signed(), text());
        let at = signed.signed_at;
        for company in ["", "x", &"x".repeat(200)] {
            let one = Document {
                signed: &signed,
                text: &text,
                company_zh: company,
                company_en: company,
                at,
                language: Language::English,
            };
            let file = pdf(&one).unwrap();
            assert!(file.starts_with(b"%PDF-"), "{company}");
        }
    }
}
