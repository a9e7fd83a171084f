//! Files that prove something: which kinds are taken, how large they may be, and what they are called.
//!
//! What a file is, its first bytes say: neither its name nor what the sender calls it counts.

use crate::api::error::{FieldError, FieldProblem};
use crate::codes;
use crate::text::line_fault;

/// Bytes of a file at most: a scan of some pages is smaller.
pub const FILE_MAX: usize = 5 * 1024 * 1024;
/// Characters of a file's name at most.
pub const FILE_NAME_MAX: usize = 120;
/// Files of one account that belong to nothing yet.
pub const WAITING_MAX: i64 = 50;
/// Days after which a file that belongs to nothing is removed.
pub const WAITING_DAYS: i64 = 1;

codes! {
    /// A kind of file that is taken.
    pub enum FileKind {
        /// Portable document.
        Pdf = "application/pdf",
        /// Picture without loss.
        Png = "image/png",
        /// Photograph.
        Jpeg = "image/jpeg",
    }
}

impl FileKind {
    /// What these bytes are, if it is taken at all.
    ///
    /// ```
    /// use domain::attachment::FileKind;
    ///
    /// assert_eq!(FileKind::of(b"%PDF-1.7\n"), Some(FileKind::Pdf));
    /// assert_eq!(FileKind::of(b"MZ"), None);
    /// ```
    pub fn of(bytes: &[u8]) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| bytes.starts_with(kind.beginning()))
    }

    const fn beginning(self) -> &'static [u8] {
        match self {
            Self::Pdf => b"%PDF-",
            Self::Png => b"\x89PNG\r\n\x1a\n",
            Self::Jpeg => b"\xff\xd8\xff",
        }
    }

    /// How its names end; the first is the usual one.
    pub const fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::Pdf => &["pdf"],
            Self::Png => &["png"],
            Self::Jpeg => &["jpg", "jpeg"],
        }
    }

    /// The name under which the file is kept. It ends as its kind does, so that no desk opens it as something else.
    pub fn named(self, name: &str) -> String {
        let name = name.trim();
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
        if ending.is_some_and(|ending| self.extensions().contains(&ending.as_str())) {
            return name.to_owned();
        }
        format!("{name}.{}", self.extensions().first().copied().unwrap_or_default())
    }
}

/// What is wrong with a file's name, under the field `file_name`: a line without folders in it.
pub fn name_fault(name: &str) -> Option<FieldError> {
    let strange = || name.contains(['/', '\\', '"']) || name.trim_matches(['.', ' ']).is_empty();
    line_fault("file_name", name, 1, FILE_NAME_MAX).or_else(|| {
        strange().then(|| FieldError { field: "file_name".to_owned(), problem: FieldProblem::Malformed, limit: None })
    })
}

/// What is wrong with a file of so many bytes, under the field `file`.
pub fn size_fault(bytes: usize) -> Option<FieldError> {
    let fault = |problem, limit| Some(FieldError { field: "file".to_owned(), problem, limit });
    match bytes {
        0 => fault(FieldProblem::Required, None),
        1..=FILE_MAX => None,
        _ => fault(FieldProblem::TooLarge, i64::try_from(FILE_MAX).ok()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_what_its_first_bytes_say() {
        for (bytes, kind) in [
            (&b"%PDF-1.4"[..], Some(FileKind::Pdf)),
            (b"\x89PNG\r\n\x1a\n\0", Some(FileKind::Png)),
            (b"\xff\xd8\xff\xe0", Some(FileKind::Jpeg)),
            (b"\xff\xd8", None),
            (b" %PDF-1.4", None),
            (b"<html>", None),
            (b"", None),
        ] {
            assert_eq!(FileKind::of(bytes), kind, "{bytes:?}");
        }
    }

    #[test]
    fn a_name_ends_as_the_kind_does() {
        for (kind, name, kept) in [
            (FileKind::Pdf, " contract.PDF ", "contract.PDF"),
            (FileKind::Jpeg, "scan.jpeg", "scan.jpeg"),
            (FileKind::Png, "page.bat", "page.bat.png"),
            (FileKind::Pdf, "contract", "contract.pdf"),
        ] {
            assert_eq!(kind.named(name), kept);
        }
    }

    #[test]
    fn faults_of_names_and_sizes() {
        let name = |name: &str| name_fault(name).map(|fault| fault.problem);
        assert_eq!(name("contract.pdf"), None);
        for strange in ["../x.pdf", "a\\b.pdf", "a\"b.pdf", "..", "a\nb.pdf"] {
            assert_eq!(name(strange), Some(FieldProblem::Malformed), "{strange:?}");
        }
        assert_eq!(name(" "), Some(FieldProblem::Required));
        assert_eq!(name(&"x".repeat(FILE_NAME_MAX + 1)), Some(FieldProblem::TooLong));
        let size = |bytes: usize| size_fault(bytes).map(|fault| (fault.problem, fault.limit));
        assert_eq!((size(0), size(1)), (Some((FieldProblem::Required, None)), None));
        assert_eq!(size(FILE_MAX), None);
        assert_eq!(size(FILE_MAX + 1), Some((FieldProblem::TooLarge, Some(5_242_880))));
    }
}
