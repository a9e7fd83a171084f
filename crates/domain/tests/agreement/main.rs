//! What the browser and the server must agree on, run natively and as wasm:
//! `cargo test -p domain --test agreement` and the same with `--target wasm32-unknown-unknown`.

#![allow(clippy::unwrap_used, clippy::panic)]

mod cases;
mod digest;
mod golden;
mod program_cases;
