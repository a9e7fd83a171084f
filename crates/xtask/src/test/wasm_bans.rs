//! Crates that must not get into the browser's program: too large there, or without meaning.

use anyhow::Result;

use super::outcome::Outcome;
use crate::exec::Cmd;
use crate::progress::Task;
use crate::project::Project;
use crate::tools::wasm::TARGET;

const BANNED: [&str; 6] = ["regex", "reqwest", "jiff", "tokio", "rand", "getrandom"];

/// Leptos names regex for reading Cargo.toml on a server; the linker drops it, and the size budget would show it.
const TOLERATED: [(&str, &str); 1] = [("leptos_config", "regex")];

pub(crate) fn check(project: &Project, task: &Task) -> Result<Outcome> {
    let options = [
        "tree",
        "--package",
        "partner-center",
        "--target",
        TARGET,
        "--edges",
        "normal,no-proc-macro",
        "--prefix",
        "depth",
        "--format",
        " {p}",
        "--locked",
    ];
    let tree = Cmd::cargo(project).args(options).capture()?;
    task.note(&tree)?;
    let found = offences(&tree);
    if found.is_empty() {
        return Ok(Outcome::Checked(format!("none of {}", BANNED.join(", "))));
    }
    let lines: Vec<String> = found
        .iter()
        .map(|(parent, banned)| format!("{banned} comes into the browser's program through {parent}"))
        .collect();
    Ok(Outcome::Failed(lines.join("\n")))
}

/// Pairs of (who asks, banned crate). Lines are a depth, a blank, a name, a version.
fn offences(tree: &str) -> Vec<(String, String)> {
    let mut above: Vec<&str> = Vec::new();
    let mut found = Vec::new();
    for line in tree.lines() {
        let mut words = line.split_whitespace();
        let (Some(depth), Some(name)) = (words.next().and_then(|depth| depth.parse::<usize>().ok()), words.next())
        else {
            continue;
        };
        above.truncate(depth);
        let parent = above.last().copied().unwrap_or("the workspace");
        if BANNED.contains(&name) && !TOLERATED.contains(&(parent, name)) {
            found.push((parent.to_owned(), name.to_owned()));
        }
        above.push(name);
    }
    found.sort();
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use super::offences;

    #[test]
    fn every_way_in_is_named_and_the_known_one_tolerated() {
        let tree = "0 partner-center v0.1.0 (/c)\n1 leptos v0.8.23\n2 leptos_config v0.8.10\n3 regex v1.13.1\n1 uuid v1.0.0\n2 getrandom v0.4.3\n1 other v1.0.0\n2 regex v1.13.1 (*)\n";
        let pair = |parent: &str, banned: &str| (parent.to_owned(), banned.to_owned());
        assert_eq!(offences(tree), [pair("other", "regex"), pair("uuid", "getrandom")]);
    }

    #[test]
    fn a_longer_name_is_another_crate() {
        assert!(offences("0 partner-center v0.1.0\n1 tokio-like v1.0.0\n1 regex-syntax v0.8.0\n").is_empty());
    }
}
