//! Tables as files that spreadsheets open: CSV in UTF-8 with a mark that says so.

use crate::http::error::ApiError;

/// Digits that a spreadsheet keeps of a number.
const KEPT_DIGITS: usize = 15;

/// Rows under way to a file.
#[derive(Debug)]
pub(crate) struct TableFile(csv::Writer<Vec<u8>>);

impl TableFile {
    /// The beginning of a file.
    pub(crate) fn starting() -> Self {
        // Without the mark spreadsheets take Chinese for something else.
        Self::of("\u{feff}".as_bytes().to_vec())
    }

    /// More of a file that has begun.
    pub(crate) fn going_on() -> Self {
        Self::of(Vec::new())
    }

    fn of(bytes: Vec<u8>) -> Self {
        Self(csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(bytes))
    }

    pub(crate) fn row(&mut self, cells: impl IntoIterator<Item = String>) -> Result<(), ApiError> {
        self.0.write_record(cells.into_iter().map(String::into_bytes)).map_err(|_| ApiError::Internal("a row as CSV"))
    }

    pub(crate) fn bytes(self) -> Result<Vec<u8>, ApiError> {
        self.0.into_inner().map_err(|_| ApiError::Internal("a file as CSV"))
    }
}

/// A text that a spreadsheet leaves as it is: no formula, and no number whose last digits it would lose.
pub(crate) fn text(text: &str) -> String {
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let is_long_number = text.len() > KEPT_DIGITS && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_formula || is_long_number { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn spreadsheets_neither_run_nor_round_a_text() {
        for (plain, safe) in [
            ("=1+1", "'=1+1"),
            ("@cmd", "'@cmd"),
            ("-2", "'-2"),
            ("123456789012345678", "'123456789012345678"),
            ("123456789012345", "123456789012345"),
            ("O'Neil", "O'Neil"),
            ("", ""),
        ] {
            assert_eq!(text(plain), safe);
        }
    }
}
