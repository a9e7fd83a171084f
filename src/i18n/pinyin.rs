//! The first letters of Chinese words, as those who type Latin letters look for them.

use js_sys::{Array, Function, Intl, Object};
use wasm_bindgen::JsValue;

/// The first character under each letter in the order of pinyin, which the browser knows. No syllable starts with I, U, V.
const FIRST: [(char, char); 23] = [
    ('\u{963f}', 'a'),
    ('\u{516b}', 'b'),
    ('\u{5693}', 'c'),
    ('\u{54d2}', 'd'),
    ('\u{59b8}', 'e'),
    ('\u{53d1}', 'f'),
    ('\u{65ee}', 'g'),
    ('\u{54c8}', 'h'),
    ('\u{8ba5}', 'j'),
    ('\u{5494}', 'k'),
    ('\u{5783}', 'l'),
    ('\u{5988}', 'm'),
    ('\u{62cf}', 'n'),
    ('\u{5662}', 'o'),
    ('\u{5991}', 'p'),
    ('\u{4e03}', 'q'),
    ('\u{5465}', 'r'),
    ('\u{6268}', 's'),
    ('\u{5b83}', 't'),
    ('\u{7a75}', 'w'),
    ('\u{5915}', 'x'),
    ('\u{4e2b}', 'y'),
    ('\u{5e00}', 'z'),
];

thread_local! {
    static ORDER: Function =
        Intl::Collator::new(&Array::of1(&JsValue::from("zh-CN-u-co-pinyin")), &Object::new()).compare();
}

/// Each Chinese character's first letter; everything else as it is, in small letters.
pub fn initials(text: &str) -> String {
    text.chars().map(|character| letter(character).unwrap_or_else(|| character.to_ascii_lowercase())).collect()
}

fn letter(character: char) -> Option<char> {
    if !('\u{4e00}'..='\u{9fff}').contains(&character) {
        return None;
    }
    let wanted = JsValue::from(character.to_string());
    let is_not_behind = |first: char| {
        let order = ORDER.with(|order| order.call2(&JsValue::NULL, &JsValue::from(first.to_string()), &wanted));
        order.ok().and_then(|order| order.as_f64()).is_some_and(|order| order <= 0.0)
    };
    let behind = FIRST.partition_point(|(first, _)| is_not_behind(*first));
    FIRST.get(behind.checked_sub(1)?).map(|(_, letter)| *letter)
}
