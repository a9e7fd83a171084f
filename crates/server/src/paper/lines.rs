//! How a text breaks into lines that fit.
#![allow(clippy::float_arithmetic, reason = "points on paper, as the PDF library has them")]

use super::FONT;
use skrifa::charmap::Charmap;
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::{FontRef, MetadataProvider};

/// Brackets and quotes that open, in both scripts: no line ends with one.
const OPENS: &str = "([\u{2018}\u{201c}\u{3008}\u{300a}\u{300c}\u{300e}\u{3010}\u{ff08}";
/// Those that close, and stops: no line begins with one.
const CLOSES: &str = ")],.;:!?%\u{2019}\u{201d}\u{3001}\u{3002}\u{3009}\u{300b}\u{300d}\u{300f}\u{3011}\u{ff01}\u{ff09}\u{ff0c}\u{ff1a}\u{ff1b}\u{ff1f}";

/// The largest size, from this one down, at which a name fits into two lines, and the lines.
pub(crate) fn fitted(name: &str, from: f32, measure: f32) -> (f32, Vec<String>) {
    let mut size = from;
    loop {
        let lines = broken(name, size, measure);
        if lines.len() <= 2 || size <= 8.0 {
            return (size, lines);
        }
        size -= 2.0;
    }
}

/// The lines of a text of this size that are no wider than the measure. Lines break between words, and between characters
/// of a script without blanks; inside a word only when it is wider than a whole line.
pub(crate) fn broken(text: &str, size: f32, measure: f32) -> Vec<String> {
    let Some(metrics) = Metrics::at(size) else { return vec![text.to_owned()] };
    let (mut lines, mut line, mut used) = (Vec::new(), String::new(), 0.0);
    for piece in pieces(text) {
        if !line.is_empty() && used + metrics.width(piece.trim_end()) > measure {
            lines.push(std::mem::take(&mut line));
            used = 0.0;
        }
        for letter in piece.chars() {
            let wide = metrics.advance(letter);
            if used + wide > measure && letter != ' ' && !line.is_empty() {
                lines.push(std::mem::take(&mut line));
                used = 0.0;
            }
            line.push(letter);
            used += wide;
        }
    }
    lines.push(line);
    lines
}

/// The parts of a text that stay on one line.
fn pieces(text: &str) -> Vec<&str> {
    let (mut pieces, mut start, mut last) = (Vec::new(), 0, None);
    for (at, letter) in text.char_indices() {
        if last.is_some_and(|last| may_break(last, letter)) {
            pieces.extend(text.get(start..at));
            start = at;
        }
        last = Some(letter);
    }
    pieces.extend(text.get(start..).filter(|rest| !rest.is_empty()));
    pieces
}

fn may_break(before: char, after: char) -> bool {
    let has_no_blanks = |letter: char| letter >= '\u{2e80}';
    match (before, after) {
        (_, ' ') => false,
        (' ', _) => true,
        _ if OPENS.contains(before) || CLOSES.contains(after) => false,
        _ => has_no_blanks(before) || has_no_blanks(after),
    }
}

struct Metrics {
    letters: Charmap<'static>,
    glyphs: GlyphMetrics<'static>,
}

impl Metrics {
    fn at(size: f32) -> Option<Self> {
        let font = FontRef::new(FONT).ok()?;
        Some(Self { letters: font.charmap(), glyphs: font.glyph_metrics(Size::new(size), LocationRef::default()) })
    }

    fn advance(&self, letter: char) -> f32 {
        self.letters.map(letter).and_then(|glyph| self.glyphs.advance_width(glyph)).unwrap_or_default()
    }

    fn width(&self, text: &str) -> f32 {
        text.chars().map(|letter| self.advance(letter)).sum()
    }
}

/// Characters of a text that the font does not have.
#[cfg(test)]
pub(crate) fn missing(text: &str) -> String {
    let letters = FontRef::new(FONT).unwrap().charmap();
    text.chars().filter(|c| !c.is_whitespace() && letters.map(*c).is_none()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const MEASURE: f32 = 650.0;

    fn fits(lines: &[String], size: f32, measure: f32) -> bool {
        let metrics = Metrics::at(size).unwrap();
        lines.iter().all(|line| metrics.width(line.trim_end()) <= measure)
    }

    #[test]
    fn long_names_get_two_lines_that_fit() {
        for name in ["Blue Harbour", &"Harbour Logistics ".repeat(6), &"\u{4e91}".repeat(60), &"x".repeat(40)] {
            let (size, lines) = fitted(name, 30.0, MEASURE);
            assert!((1..=2).contains(&lines.len()), "{lines:?}");
            assert!(fits(&lines, size, MEASURE), "{lines:?}");
            assert_eq!(lines.concat(), *name);
        }
        assert_eq!(fitted("Blue Harbour", 30.0, MEASURE).0, 30.0);
    }

    #[test]
    fn words_and_their_punctuation_stay_together() {
        let english = "The partner (who applied) gives reasons, in time. ".repeat(8);
        let chinese =
            "\u{4f19}\u{4f34}\u{ff08}\u{7532}\u{65b9}\u{ff09}\u{ff0c}\u{201c}\u{4e91}\u{201d}\u{3002}".repeat(12);
        for text in [english, chinese] {
            for measure in (60..200_u16).map(f32::from) {
                let lines = broken(&text, 12.0, measure);
                assert_eq!(lines.concat(), text);
                assert!(fits(&lines, 12.0, measure), "{lines:?}");
                assert!(lines.iter().all(|line| !line.starts_with(|c| CLOSES.contains(c) || c == ' ')), "{lines:?}");
                assert!(lines.iter().all(|line| !line.ends_with(|c| OPENS.contains(c))), "{lines:?}");
            }
        }
        assert_eq!(broken("one two", 12.0, 30.0), ["one ", "two"]);
        assert_eq!(broken("", 12.0, 30.0), [""]);
    }

    #[test]
    fn the_font_has_every_character_of_the_demos_partners() {
        let names: String = include_str!("../demo/people.json").chars().filter(|c| c.is_alphabetic()).collect();
        assert_eq!(missing(&names), "");
        assert_eq!(missing("a\u{0627}"), "\u{0627}");
    }
}
