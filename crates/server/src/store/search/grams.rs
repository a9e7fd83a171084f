//! Pieces of a text by which it is found: single characters and pairs outside ASCII, triples inside.
//!
//! Chinese names have two or three characters, so triples alone would find none of them. A piece of
//! hexadecimal digits only is left out: every customer id is full of them. Whatever contains a query
//! contains all pieces of the query, so a look-up by pieces never misses; what it finds too much is
//! checked again with `LIKE`.

use std::collections::BTreeSet;

/// Text in the form in which it is compared: lower case, without control characters.
pub fn folded(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).flat_map(char::to_lowercase).collect()
}

/// Stands between the parts of a search text; no folded text contains it.
const BETWEEN: char = '\u{1f}';

/// What the search box looks through: real name, login name, id and phone number.
pub fn search_text(name: &str, account_name: &str, id: &str, telephone: &str) -> String {
    let mut text = String::new();
    for part in [name, account_name, id, telephone] {
        text.push_str(&folded(part));
        text.push(BETWEEN);
    }
    text
}

/// The pieces of a folded text, each once.
pub fn grams(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for part in text.split(BETWEEN) {
        let chars: Vec<char> = part.chars().collect();
        found.extend(chars.iter().filter(|c| !c.is_ascii()).map(char::to_string));
        let pairs = chars.windows(2).filter(|pair| pair.iter().any(|c| !c.is_ascii()));
        found.extend(pairs.map(String::from_iter));
        let triples = chars
            .windows(3)
            .filter(|triple| triple.iter().all(char::is_ascii) && !triple.iter().all(char::is_ascii_hexdigit));
        found.extend(triples.map(String::from_iter));
    }
    found
}

/// A pattern for `LIKE … ESCAPE '\'` that finds exactly this text, anywhere.
pub fn like_pattern(text: &str) -> String {
    let mut pattern = String::with_capacity(text.len() + 2);
    pattern.push('%');
    for c in text.chars() {
        if matches!(c, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern.push('%');
    pattern
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn pieces_of_a_name_a_login_and_an_id() {
        let text = search_text("李静", "Li-Jing", "0af3", "13800138000");
        assert_eq!(Vec::from_iter(grams(&text)), ["-ji", "i-j", "ing", "jin", "li-", "李", "李静", "静"]);
    }

    #[test]
    fn wildcards_are_plain_characters() {
        assert_eq!(like_pattern(r"50%_\"), r"%50\%\_\\%");
    }

    proptest! {
        #[test]
        fn whatever_contains_a_query_contains_its_pieces(before in "\\PC{0,6}", query in "\\PC{1,5}", after in "\\PC{0,6}") {
            let text = folded(&format!("{before}{query}{after}"));
            prop_assert!(grams(&folded(&query)).is_subset(&grams(&text)));
        }
    }
}
