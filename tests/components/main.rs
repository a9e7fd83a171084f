//! The parts of the design system in a real browser: their keyboard, their names, what they announce.
#![cfg(target_arch = "wasm32")]

mod data_table;
mod decisions;
mod fields;
mod filter_bar;
mod harness;
mod menu;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
