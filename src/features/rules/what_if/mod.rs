//! What a rule would answer to other facts. Nothing here can write: the facts live in the address and the answer is
//! made in the browser.

mod certificates;
mod facts;
mod forms;
mod page;
mod scenario;
mod state;

pub use page::WhatIfPage;
