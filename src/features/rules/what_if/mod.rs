//! What a rule would answer to other facts. Nothing here can write: the facts live in the address and the answer is
//! made in the browser.

mod certificates;
mod example;
mod facts;
mod fields;
mod forms;
mod organization_forms;
mod own;
mod page;
mod scenario;
mod state;
mod subject;
mod vocabulary;

pub use page::WhatIfPage;

use crate::routes::Route;
use domain::rules::verdict::RuleId;

/// Where a rule can be tried, if it has a form.
pub(super) fn form_of(rule: RuleId) -> Option<String> {
    let subject = subject::Subject::of_rule(rule.as_str())?;
    let asked = ("rule", subject.rule().as_str());
    // One form asks for every right: it opens with one that this rule answers for.
    Some(match rule {
        RuleId::R60 => Route::WhatIf.with(&[asked, ("permission", "partner:opportunity:manage")]),
        RuleId::R65 => Route::WhatIf.with(&[asked, ("permission", "partner:association:change")]),
        RuleId::R66 => Route::WhatIf.with(&[asked, ("has", "first")]),
        _ => Route::WhatIf.with(&[asked]),
    })
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    fn sources(folder: &Path) -> Vec<PathBuf> {
        let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        entries.flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] }).collect()
    }

    #[test]
    fn nothing_here_can_write() {
        let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/features/rules/what_if");
        let all = sources(&here);
        assert!(all.iter().any(|path| path.ends_with("facts/account.rs")), "folders are searched as well");
        for path in all.iter().filter(|path| !path.ends_with("what_if/mod.rs")) {
            let source = std::fs::read_to_string(path).unwrap();
            for writing in ["use_sender", "Request::", ".send(", "storage::", "drafts::"] {
                assert!(!source.contains(writing), "{} has {writing}", path.display());
            }
        }
    }
}
