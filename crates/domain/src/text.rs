//! What people type: one line, or several. The same checks in the browser and on the server.

use crate::api::error::{FieldError, FieldProblem};

/// What is wrong with one line of so many characters, not counting the blanks around it.
///
/// ```
/// use domain::api::error::FieldProblem;
/// use domain::text::line_fault;
///
/// assert_eq!(line_fault("name", " Wu Jing ", 1, 64), None);
/// assert_eq!(line_fault("name", "Wu\nJing", 1, 64).map(|fault| fault.problem), Some(FieldProblem::Malformed));
/// ```
pub fn line_fault(field: &str, value: &str, least: usize, most: usize) -> Option<FieldError> {
    fault(field, value, (least, most), char::is_control)
}

/// The same for a text, in which lines may end.
pub fn text_fault(field: &str, value: &str, least: usize, most: usize) -> Option<FieldError> {
    fault(field, value, (least, most), |c| c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
}

fn fault(field: &str, value: &str, (least, most): (usize, usize), strange: fn(char) -> bool) -> Option<FieldError> {
    let value = value.trim();
    let length = value.chars().count();
    let (problem, limit) = if length == 0 && least > 0 {
        (FieldProblem::Required, None)
    } else if length < least {
        (FieldProblem::TooShort, Some(least))
    } else if length > most {
        (FieldProblem::TooLong, Some(most))
    } else if value.chars().any(strange) {
        (FieldProblem::Malformed, None)
    } else {
        return None;
    };
    Some(FieldError { field: field.to_owned(), problem, limit: limit.and_then(|limit| i64::try_from(limit).ok()) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_measured_without_blanks_around_them() {
        let problem = |value: &str| text_fault("reason", value, 2, 3).map(|fault| (fault.problem, fault.limit));
        assert_eq!(problem(" abc\t"), None);
        assert_eq!(problem("a\nb"), None);
        assert_eq!(problem("  "), Some((FieldProblem::Required, None)));
        assert_eq!(problem("a"), Some((FieldProblem::TooShort, Some(2))));
        assert_eq!(problem("abcd"), Some((FieldProblem::TooLong, Some(3))));
        assert_eq!(problem("a\u{0}"), Some((FieldProblem::Malformed, None)));
        assert_eq!(text_fault("note", " ", 0, 3), None);
    }

    #[test]
    fn a_line_does_not_end_inside() {
        let problem = |value: &str| line_fault("name", value, 1, 8).map(|fault| fault.problem);
        assert_eq!(problem("Anna\t"), None);
        for value in ["a\nb", "a\tb", "a\u{7}b"] {
            assert_eq!(problem(value), Some(FieldProblem::Malformed), "{value:?}");
        }
    }
}
