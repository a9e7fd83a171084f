//! Query strings: name and value pairs, percent-encoded.

/// The pairs in order; a name without `=` has an empty value. Malformed escapes stand for themselves.
pub fn parse(query: &str) -> Vec<(String, String)> {
    let query = query.strip_prefix('?').unwrap_or(query);
    let pair = |piece: &str| {
        let (name, value) = piece.split_once('=').unwrap_or((piece, ""));
        (decode(name), decode(value))
    };
    query.split('&').filter(|piece| !piece.is_empty()).map(pair).collect()
}

/// The query string of these pairs, without `?`. Pairs with an empty value are left out.
pub fn build<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let mut query = String::new();
    for (name, value) in pairs {
        if value.is_empty() {
            continue;
        }
        if !query.is_empty() {
            query.push('&');
        }
        encode(name, &mut query);
        query.push('=');
        encode(value, &mut query);
    }
    query
}

fn encode(text: &str, into: &mut String) {
    const HEX: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'];
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~:,/".contains(&byte) {
            into.push(byte.into());
        } else {
            let digit = |value: u8| HEX.get(usize::from(value)).copied().unwrap_or('0');
            into.push('%');
            into.push(digit(byte >> 4));
            into.push(digit(byte & 15));
        }
    }
}

fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let escaped = (byte == b'%').then(|| text.get(at + 1..at + 3)).flatten();
        match (byte, escaped.and_then(|digits| u8::from_str_radix(digits, 16).ok())) {
            (_, Some(value)) => {
                out.push(value);
                at += 2;
            }
            (b'+', None) => out.push(b' '),
            (other, None) => out.push(other),
        }
        at += 1;
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::{build, parse};
    use proptest::prelude::*;

    #[test]
    fn broken_escapes_are_kept_and_plus_is_a_blank() {
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        assert_eq!(parse("?a=%zz&b=1+2&&c"), [pair("a", "%zz"), pair("b", "1 2"), pair("c", "")]);
        assert_eq!(parse("q=%E4%B8%AD%"), [pair("q", "中%")]);
    }

    proptest! {
        #[test]
        fn what_is_built_is_read_back(pairs in prop::collection::vec((".{1,8}", ".{1,12}"), 0..6)) {
            let query = build(pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())));
            prop_assert_eq!(parse(&query), pairs);
        }
    }
}
