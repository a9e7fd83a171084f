//! The sheet: one page, A4, across.

use super::Certificate;
use super::words::Words;
use crate::http::error::ApiError;
use crate::request::Language;
use chrono::{Datelike, Timelike};
use krilla::Document;
use krilla::color::rgb;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::{DateTime, Metadata};
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::text::{Font, TextDirection};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};

const FONT: &[u8] = include_bytes!("../../assets/NotoSerifSC-subset.otf");

const WIDTH: f32 = 841.89;
const HEIGHT: f32 = 595.28;
/// Where text begins, and how wide a line may be.
const LEFT: f32 = 96.0;
const MEASURE: f32 = WIDTH - 2.0 * LEFT;

/// Red, green, blue, as the app's light theme has them.
type Ink = (u8, u8, u8);
const TEXT: Ink = (19, 26, 38);
const SOFT: Ink = (70, 80, 100);
const ACCENT: Ink = (31, 87, 195);

/// The certificate as the bytes of a PDF file. The font is embedded as far as it is used.
///
/// # Errors
/// [`ApiError::Internal`] when the font cannot be read or the file cannot be written.
pub(crate) fn pdf(one: &Certificate<'_>) -> Result<Vec<u8>, ApiError> {
    let words = Words::of(one);
    let font = Font::new(FONT.into(), 0).ok_or(ApiError::Internal("font of certificates"))?;
    let size = PageSettings::from_wh(WIDTH, HEIGHT).ok_or(ApiError::Internal("page of certificates"))?;
    let mut document = Document::new();
    let language = if one.language == Language::Chinese { "zh-CN" } else { "en" };
    let title = format!("{} {}", words.title, words.company);
    let made = Metadata::new().title(title).language(language.to_owned()).creator("Partner Center".to_owned());
    document.set_metadata(made.creation_date(moment(one.at)));
    let mut page = document.start_page_with(size);
    let mut sheet = Sheet { surface: page.surface(), font };
    sheet.frame();
    sheet.fill(&words);
    // A page writes itself into the document when it ends.
    drop(sheet);
    page.finish();
    document.finish().map_err(|_| ApiError::Internal("certificate"))
}

struct Sheet<'a> {
    surface: Surface<'a>,
    font: Font,
}

impl Sheet<'_> {
    fn frame(&mut self) {
        self.surface.set_fill(None);
        for (inset, width) in [(30.0, 1.6), (36.0, 0.5)] {
            let stroke =
                Stroke { paint: rgb::Color::new(ACCENT.0, ACCENT.1, ACCENT.2).into(), width, ..Stroke::default() };
            self.surface.set_stroke(Some(stroke));
            let mut path = PathBuilder::new();
            if let Some(rect) = Rect::from_xywh(inset, inset, WIDTH - 2.0 * inset, HEIGHT - 2.0 * inset) {
                path.push_rect(rect);
            }
            if let Some(path) = path.finish() {
                self.surface.draw_path(&path);
            }
        }
        self.surface.set_stroke(None);
    }

    fn fill(&mut self, words: &Words) {
        self.line("Partner Center", LEFT, 92.0, 12.0, ACCENT);
        self.line(words.title, LEFT, 152.0, 34.0, TEXT);
        self.line(words.lead, LEFT, 192.0, 13.0, SOFT);
        let mut y = 246.0;
        let (size, lines) = fitted(&words.company, 30.0);
        for line in lines {
            self.line(&line, LEFT, y, size, TEXT);
            y += size * 1.3;
        }
        if let Some(name) = &words.company_too {
            let (size, lines) = fitted(name, 14.0);
            for line in lines {
                self.line(&line, LEFT, y - 10.0, size, SOFT);
                y += size * 1.4;
            }
        }
        self.line(&words.subject, LEFT, y + 30.0, 20.0, ACCENT);
        let column = MEASURE / 4.0;
        let mut x = LEFT;
        for (label, value) in &words.facts {
            self.line(label, x, 452.0, 10.0, SOFT);
            self.line(value, x, 472.0, 13.0, TEXT);
            x += column;
        }
        self.line(&words.checked, LEFT, 526.0, 9.0, SOFT);
    }

    fn line(&mut self, text: &str, x: f32, y: f32, size: f32, (red, green, blue): Ink) {
        let fill =
            Fill { paint: rgb::Color::new(red, green, blue).into(), opacity: NormalizedF32::ONE, ..Fill::default() };
        self.surface.set_fill(Some(fill));
        self.surface.draw_text(Point::from_xy(x, y), self.font.clone(), size, text, false, TextDirection::Auto);
    }
}

/// The largest size, from this one down, at which a name fits into two lines, and the lines. Names break between words,
/// and between characters where there are none.
fn fitted(name: &str, from: f32) -> (f32, Vec<String>) {
    let mut size = from;
    loop {
        let lines = broken(name, size);
        if lines.len() <= 2 || size <= 8.0 {
            return (size, lines);
        }
        size -= 2.0;
    }
}

fn broken(name: &str, size: f32) -> Vec<String> {
    let (mut lines, mut line) = (Vec::new(), String::new());
    for piece in name.split_inclusive(|c: char| c == ' ' || !c.is_ascii()) {
        if !line.is_empty() && width(&format!("{line}{}", piece.trim_end()), size) > MEASURE {
            lines.push(std::mem::take(&mut line));
        }
        for letter in piece.chars() {
            // A word of its own that is wider than the sheet.
            if width(&line, size) + width(letter.encode_utf8(&mut [0; 4]), size) > MEASURE && letter != ' ' {
                lines.push(std::mem::take(&mut line));
            }
            line.push(letter);
        }
    }
    lines.push(line);
    lines
}

/// How wide a text is set.
fn width(text: &str, size: f32) -> f32 {
    let Ok(font) = FontRef::new(FONT) else { return 0.0 };
    let (glyphs, metrics) = (font.charmap(), font.glyph_metrics(Size::new(size), LocationRef::default()));
    text.chars().filter_map(|c| metrics.advance_width(glyphs.map(c)?)).sum()
}

fn moment(at: chrono::DateTime<chrono::Utc>) -> DateTime {
    let small = |number: u32| u8::try_from(number).unwrap_or(0);
    DateTime::new(u16::try_from(at.year()).unwrap_or(0))
        .month(small(at.month()))
        .day(small(at.day()))
        .hour(small(at.hour()))
        .minute(small(at.minute()))
        .second(small(at.second()))
        .utc_offset_hour(0)
        .utc_offset_minute(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_names_get_two_lines_that_fit() {
        for name in ["Blue Harbour", &"Harbour Logistics ".repeat(6), &"\u{4e91}".repeat(60), &"x".repeat(40)] {
            let (size, lines) = fitted(name, 30.0);
            assert!((1..=2).contains(&lines.len()), "{lines:?}");
            assert!(lines.iter().all(|line| width(line.trim_end(), size) <= MEASURE), "{lines:?}");
            assert_eq!(lines.concat(), *name);
        }
        assert_eq!(fitted("Blue Harbour", 30.0).0, 30.0);
    }

    #[test]
    fn the_font_has_every_character_of_the_demos_partners() {
        let font = FontRef::new(FONT).unwrap();
        let names = include_str!("../demo/people.json");
        let missing: String = names.chars().filter(|c| c.is_alphabetic() && font.charmap().map(*c).is_none()).collect();
        assert_eq!(missing, "");
    }
}
