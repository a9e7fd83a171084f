//! The parts of the design system in a real browser: their keyboard, their names, what they announce.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]
#![cfg(target_arch = "wasm32")]

mod data_table;
mod decisions;
mod dialog_forms;
mod fields;
mod files;
mod filter_bar;
mod harness;
mod listing;
mod menu;
mod reseller_money;
mod server;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
