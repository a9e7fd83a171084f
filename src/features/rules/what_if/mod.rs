//! What a rule would answer to other facts. Nothing here can write: the facts live in the address and the answer is
//! made in the browser.

mod certificates;
mod facts;
mod forms;
mod own;
mod own_facts;
mod page;
mod scenario;
mod state;

pub use page::WhatIfPage;

#[cfg(test)]
mod tests {
    #[test]
    fn nothing_here_can_write() {
        let sources = [
            include_str!("certificates.rs"),
            include_str!("facts.rs"),
            include_str!("forms.rs"),
            include_str!("own.rs"),
            include_str!("own_facts.rs"),
            include_str!("page.rs"),
            include_str!("scenario.rs"),
            include_str!("state.rs"),
        ];
        let modules = include_str!("mod.rs").lines().filter(|line| line.starts_with("mod ") && line.ends_with(';'));
        assert_eq!(modules.count(), sources.len(), "a file is missing here");
        for source in sources {
            for writing in ["use_sender", "Request::", ".send(", "storage::", "drafts::"] {
                assert!(!source.contains(writing), "{writing}");
            }
        }
    }
}
