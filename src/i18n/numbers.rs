//! Numbers and money through the browser's `Intl`; amounts never pass through a float.

use js_sys::{Array, Intl, Object, Reflect};
use std::cell::RefCell;
use std::collections::HashMap;
use wasm_bindgen::{JsCast, JsValue};

use super::{Locale, locale};

thread_local! {
    // A formatter costs far more to make than to use.
    static FORMATS: RefCell<HashMap<(Locale, String), Intl::NumberFormat>> = RefCell::default();
}

/// A whole number of any width with the language's grouping: `12,480`. Beyond what an `i64` holds, its greatest.
pub fn number(value: impl TryInto<i64>) -> String {
    format("", &value.try_into().unwrap_or(i64::MAX).to_string(), &[])
}

/// A decimal string, as the wire has it, with grouping.
pub fn decimal(value: &str, fraction_digits: u32) -> String {
    let digits = JsValue::from(fraction_digits);
    format(
        &format!("d{fraction_digits}"),
        value,
        &[("minimumFractionDigits", digits.clone()), ("maximumFractionDigits", digits)],
    )
}

/// Bytes as `412 B`, `182 KB` or `1.2 MB`.
pub fn file_size(bytes: u64) -> String {
    const STEP: u64 = 1024;
    if bytes < STEP {
        return format!("{} B", number(bytes));
    }
    if bytes < STEP * STEP {
        return format!("{} KB", number(bytes.div_ceil(STEP)));
    }
    let tenths = bytes.saturating_mul(10) / (STEP * STEP);
    format!("{} MB", decimal(&format!("{}.{}", tenths / 10, tenths % 10), 1))
}

/// Minor units of a currency as `¥1,234.50`, negatives with a true minus.
pub fn money(minor: i64, currency: &str) -> String {
    format(
        currency,
        &major_units(minor, currency),
        &[
            ("style", JsValue::from("currency")),
            ("currency", JsValue::from(currency)),
            ("currencyDisplay", JsValue::from("narrowSymbol")),
        ],
    )
}

/// Sign, and the amount without it: for parts that set them apart.
pub fn money_parts(minor: i64, currency: &str) -> (bool, String) {
    let text = money(minor, currency);
    (minor < 0, text.trim_start_matches('\u{2212}').to_owned())
}

/// Basis points as a percentage: 1250 is `12.5%`.
pub fn percent_of_basis_points(basis_points: i64) -> String {
    let ratio = scaled(basis_points, 4);
    format("%", &ratio, &[("style", JsValue::from("percent")), ("maximumFractionDigits", JsValue::from(2))])
}

fn major_units(minor: i64, currency: &str) -> String {
    scaled(minor, if matches!(currency, "JPY" | "KRW" | "CLP") { 0 } else { 2 })
}

/// `1234` with two places is `12.34`, exactly.
fn scaled(value: i64, places: usize) -> String {
    let sign = if value < 0 { "-" } else { "" };
    let digits = format!("{:0>width$}", value.unsigned_abs(), width = places + 1);
    let (whole, fraction) = digits.split_at(digits.len() - places);
    if places == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
}

fn format(kind: &str, value: &str, options: &[(&str, JsValue)]) -> String {
    let locale = locale();
    FORMATS.with_borrow_mut(|formats| {
        let intl = formats.entry((locale, kind.to_owned())).or_insert_with(|| {
            let bag = Object::new();
            for (name, option) in options {
                let _ = Reflect::set(&bag, &JsValue::from(*name), option);
            }
            Intl::NumberFormat::new(&Array::of1(&JsValue::from(locale.tag())), &bag)
        });
        // The number goes in as a decimal string, which `Intl` takes without rounding.
        let shown = intl.format().call1(&JsValue::NULL, &JsValue::from(value));
        let shown = shown.ok().and_then(|text| text.dyn_into::<js_sys::JsString>().ok());
        shown.map_or_else(|| value.to_owned(), String::from).replace('-', "\u{2212}")
    })
}

#[cfg(test)]
mod tests {
    use super::scaled;

    #[test]
    fn minor_units_become_decimals_without_a_float() {
        for (minor, expect) in
            [(0, "0.00"), (5, "0.05"), (-5, "-0.05"), (123_456, "1234.56"), (i64::MIN, "-92233720368547758.08")]
        {
            assert_eq!(scaled(minor, 2), expect);
        }
        assert_eq!(scaled(-42, 0), "-42");
    }
}
