//! Pages of one size with the font on them.

use super::FONT;
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

/// Red, green, blue, as the app's light theme has them.
pub(crate) type Ink = (u8, u8, u8);
/// What is to be read.
pub(crate) const TEXT: Ink = (19, 26, 38);
/// What names it.
pub(crate) const SOFT: Ink = (70, 80, 100);
/// What stands out.
pub(crate) const ACCENT: Ink = (31, 87, 195);

/// A PDF file in the making. The font is embedded as far as it is used.
pub(crate) struct Paper {
    document: Document,
    font: Font,
    size: PageSettings,
}

impl Paper {
    /// Pages of this width and height.
    ///
    /// # Errors
    /// [`ApiError::Internal`] when the font cannot be read or there is no such page.
    pub(crate) fn new(
        title: String,
        language: Language,
        at: chrono::DateTime<chrono::Utc>,
        (width, height): (f32, f32),
    ) -> Result<Self, ApiError> {
        let font = Font::new(FONT.into(), 0).ok_or(ApiError::Internal("font of documents"))?;
        let size = PageSettings::from_wh(width, height).ok_or(ApiError::Internal("page of documents"))?;
        let language = if language == Language::Chinese { "zh-CN" } else { "en" };
        let made = Metadata::new().title(title).language(language.to_owned()).creator("Partner Center".to_owned());
        let mut document = Document::new();
        document.set_metadata(made.creation_date(moment(at)));
        Ok(Self { document, font, size })
    }

    /// One more page.
    pub(crate) fn page(&mut self, draw: impl FnOnce(&mut Sheet<'_>)) {
        let mut page = self.document.start_page_with(self.size.clone());
        let mut sheet = Sheet { surface: page.surface(), font: self.font.clone() };
        draw(&mut sheet);
        // A page writes itself into the document when it ends.
        drop(sheet);
        page.finish();
    }

    /// The bytes of the file.
    ///
    /// # Errors
    /// [`ApiError::Internal`] when it cannot be written.
    pub(crate) fn finish(self) -> Result<Vec<u8>, ApiError> {
        self.document.finish().map_err(|_| ApiError::Internal("document"))
    }
}

/// A page to draw on.
pub(crate) struct Sheet<'a> {
    surface: Surface<'a>,
    font: Font,
}

impl Sheet<'_> {
    /// A line of text that begins at `x` and stands on `y`.
    pub(crate) fn line(&mut self, text: &str, x: f32, y: f32, size: f32, (red, green, blue): Ink) {
        let fill =
            Fill { paint: rgb::Color::new(red, green, blue).into(), opacity: NormalizedF32::ONE, ..Fill::default() };
        self.surface.set_fill(Some(fill));
        self.surface.draw_text(Point::from_xy(x, y), self.font.clone(), size, text, false, TextDirection::Auto);
    }

    /// A frame, or a rule where the height is nothing.
    pub(crate) fn frame(&mut self, (x, y): (f32, f32), (width, height): (f32, f32), line: f32, ink: Ink) {
        let stroke = Stroke { paint: rgb::Color::new(ink.0, ink.1, ink.2).into(), width: line, ..Stroke::default() };
        self.surface.set_fill(None);
        self.surface.set_stroke(Some(stroke));
        let mut path = PathBuilder::new();
        if height > 0.0 {
            if let Some(rect) = Rect::from_xywh(x, y, width, height) {
                path.push_rect(rect);
            }
        } else {
            path.move_to(x, y);
            path.line_to(x + width, y);
        }
        if let Some(path) = path.finish() {
            self.surface.draw_path(&path);
        }
        self.surface.set_stroke(None);
    }
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
