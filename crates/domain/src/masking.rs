//! Names, phone numbers and addresses with their middle hidden: what a passer-by sees on the screen.

/// A name: the first four characters stay, for the last ones are "Co., Ltd." in any language; of short names less.
pub fn name(text: &str) -> String {
    match text.chars().count() {
        0 => String::new(),
        1..=2 => keep(text, 1, 0),
        3..=5 => keep(text, 1, 1),
        _ => keep(text, 4, 0),
    }
}

/// A phone number: the first three and the last four digits stay.
pub fn telephone(text: &str) -> String {
    if text.chars().count() < 9 { name(text) } else { keep(text, 3, 4) }
}

/// A mail address: the first character and the domain stay.
pub fn email(text: &str) -> String {
    match text.rsplit_once('@') {
        Some((user, domain)) => format!("{}@{domain}", keep(user, 1, 0)),
        None => name(text),
    }
}

/// Always four stars: their number must not tell the length.
fn keep(text: &str, first: usize, last: usize) -> String {
    let count = text.chars().count();
    let start: String = text.chars().take(first).collect();
    let end: String = text.chars().skip(count.saturating_sub(last).max(first)).collect();
    format!("{start}****{end}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn enough_stays_to_recognise_and_not_enough_to_write_down() {
        for (plain, masked) in [
            ("上海云启科技有限公司", "上海云启****"),
            ("云启科技", "云****技"),
            ("云启", "云****"),
            ("", ""),
            ("\u{1f680}火箭", "\u{1f680}****箭"),
        ] {
            assert_eq!(name(plain), masked);
        }
        assert_eq!(telephone("13812345678"), "138****5678");
        assert_eq!(telephone("12345"), "1****5");
        assert_eq!(email("li.lei@example.com"), "l****@example.com");
        assert_eq!(email("@example.com"), "****@example.com");
    }
}
