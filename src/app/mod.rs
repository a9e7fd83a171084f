//! The app: who is signed in, the frame, and the page behind each address.

mod account_menu;
mod banners;
mod bare_frame;
mod chunk;
mod chunks;
mod guard;
mod navigation;
mod outlet;
mod pages;
mod palette;
mod root;
mod session_ended;
mod shell;

pub use root::App;
