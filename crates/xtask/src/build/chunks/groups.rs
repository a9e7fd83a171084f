//! Which of the splitter's files become one file.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use super::Piece;

/// A set of chunks that share at least so much has a file of its own, before optimisation.
const WORTH_A_FILE: u64 = 60_000;

/// Files that are joined, and the chunks that load the result.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Group {
    pub(super) name: String,
    pub(super) files: Vec<PathBuf>,
    pub(super) needed_by: BTreeSet<String>,
}

/// Groups the files: each large one by itself, each small one with the large one that the fewest other chunks load.
///
/// A chunk may load more than it needs, never less: what a file defines does no harm where nobody calls it.
pub(super) fn of(pieces: &[Piece]) -> Result<Vec<Group>> {
    let mut sized = Vec::new();
    for piece in pieces {
        let size = fs::metadata(&piece.file).with_context(|| format!("cannot read {}", piece.file.display()))?.len();
        sized.push((piece.file.clone(), size, piece.needed_by.iter().cloned().collect()));
    }
    Ok(put_together(sized))
}

fn put_together(mut pieces: Vec<(PathBuf, u64, BTreeSet<String>)>) -> Vec<Group> {
    pieces.sort_by(|one, other| (other.1, &other.2).cmp(&(one.1, &one.2)));
    let mut groups: Vec<Group> = Vec::new();
    let mut rest = BTreeMap::<PathBuf, BTreeSet<String>>::new();
    for (file, size, needed_by) in pieces {
        if needed_by.len() == 1 || size >= WORTH_A_FILE {
            groups.push(Group { name: format!("group_{}", groups.len()), files: vec![file], needed_by });
        } else {
            rest.insert(file, needed_by);
        }
    }
    let mut shared = Group { name: "shared".to_owned(), files: Vec::new(), needed_by: BTreeSet::new() };
    for (file, needed_by) in rest {
        let fitting = groups.iter_mut().filter(|group| group.needed_by.is_superset(&needed_by));
        match fitting.min_by_key(|group| group.needed_by.len()) {
            Some(group) => group.files.push(file),
            None => {
                shared.files.push(file);
                shared.needed_by.extend(needed_by);
            }
        }
    }
    if !shared.files.is_empty() {
        groups.push(shared);
    }
    groups
}

/// The files that each chunk loads.
pub(super) fn by_chunk(groups: &[Group], files: &BTreeMap<String, String>) -> BTreeMap<String, Vec<String>> {
    let mut wanted: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for group in groups {
        for chunk in &group.needed_by {
            wanted.entry(chunk.clone()).or_default().extend(files.get(&group.name).cloned());
        }
    }
    wanted
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(file: &str, size: u64, chunks: &str) -> (PathBuf, u64, BTreeSet<String>) {
        (PathBuf::from(file), size, chunks.split(' ').map(str::to_owned).collect())
    }

    #[test]
    fn every_chunk_still_loads_every_file_that_it_needs() {
        let pieces = vec![
            piece("home", 900, "home"),
            piece("list", 70_000, "list"),
            piece("table", 80_000, "list records"),
            piece("most", 90_000, "home list records"),
            piece("tiny", 10, "list records"),
            piece("odd", 10, "home other"),
        ];
        let needs = pieces.clone();
        let groups = put_together(pieces);
        for (file, _, chunks) in needs {
            let group = groups.iter().find(|group| group.files.contains(&file)).unwrap();
            assert!(group.needed_by.is_superset(&chunks), "{}", file.display());
        }
        let with_tiny = groups.iter().find(|group| group.files.contains(&PathBuf::from("tiny"))).unwrap();
        assert!(with_tiny.files.contains(&PathBuf::from("table")), "the closest superset, not the largest");
        assert_eq!(groups.last().unwrap().name, "shared");
    }

    #[test]
    fn a_chunk_lists_each_of_its_files_once() {
        let groups = put_together(vec![piece("a", 70_000, "x y"), piece("b", 5, "x"), piece("c", 5, "x y")]);
        let files = groups.iter().map(|group| (group.name.clone(), format!("{}.wasm", group.name))).collect();
        let wanted = by_chunk(&groups, &files);
        assert_eq!(wanted.get("x").map(Vec::len), Some(2));
        assert_eq!(wanted.get("y").map(Vec::len), Some(1));
    }
}
