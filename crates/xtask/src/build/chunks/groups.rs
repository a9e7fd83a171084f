//! Which of the splitter's files become one file.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use super::Piece;

/// So many files are enough for any number of pages.
const FILES: usize = 40;
/// Bytes, before optimisation, that may be loaded in vain to save a request.
const REQUEST: u64 = 10_000;
/// What a stranger loads: a byte in vain there counts so much more.
const FIRST: (&str, u64) = ("entry", 20);
/// What every page of somebody who is signed in loads beside its own.
const FRAME: &str = "frame";

/// Files that are joined, and the chunks that load the result.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Group {
    pub(super) name: String,
    pub(super) files: Vec<PathBuf>,
    pub(super) needed_by: BTreeSet<String>,
}

/// Groups the files: again and again the two that make the pages load the least in vain become one, until few are left.
///
/// A chunk may load more than it needs, never less: what a file defines does no harm where nobody calls it.
pub(super) fn of(pieces: &[Piece]) -> Result<Vec<Group>> {
    let mut sized = Vec::new();
    for piece in pieces {
        let size = fs::metadata(&piece.file).with_context(|| format!("cannot read {}", piece.file.display()))?.len();
        sized.push(Sized {
            files: vec![piece.file.clone()],
            size,
            needed_by: piece.needed_by.iter().cloned().collect(),
        });
    }
    Ok(put_together(sized, FILES))
}

#[derive(Clone, Debug)]
struct Sized {
    files: Vec<PathBuf>,
    size: u64,
    needed_by: BTreeSet<String>,
}

impl Sized {
    fn with(mut self, other: Self) -> Self {
        self.files.extend(other.files);
        self.size += other.size;
        self.needed_by.extend(other.needed_by);
        self
    }

    /// Bytes that pages would load without needing them, if the two were one file.
    fn waste(&self, other: &Self) -> u64 {
        let one_way = |size: u64, there: &BTreeSet<String>, here: &BTreeSet<String>| -> u64 {
            there.difference(here).map(|chunk| if chunk == FIRST.0 { size * FIRST.1 } else { size }).sum()
        };
        one_way(self.size, &other.needed_by, &self.needed_by) + one_way(other.size, &self.needed_by, &other.needed_by)
    }
}

fn put_together(mut groups: Vec<Sized>, enough: usize) -> Vec<Group> {
    let signed_in: BTreeSet<String> =
        groups.iter().flat_map(|group| &group.needed_by).filter(|chunk| *chunk != FIRST.0).cloned().collect();
    for group in groups.iter_mut().filter(|group| group.needed_by.contains(FRAME)) {
        group.needed_by.extend(signed_in.iter().cloned());
    }
    groups.sort_by(|one, other| one.files.cmp(&other.files));
    // One file compresses better than several, and a stranger waits for all of them.
    let (first, others): (Vec<_>, Vec<_>) = groups.into_iter().partition(|group| group.needed_by.contains(FIRST.0));
    let first = first.into_iter().reduce(Sized::with);
    let mut groups: Vec<_> = first.into_iter().chain(others).collect();
    while let Some((waste, one, other)) = closest(&groups) {
        if waste > REQUEST && groups.len() <= enough {
            break;
        }
        let (joined, group) = (groups.swap_remove(other), groups.swap_remove(one));
        groups.push(group.with(joined));
    }
    let named = |(at, group): (usize, Sized)| Group {
        name: format!("group_{at}"),
        files: group.files,
        needed_by: group.needed_by,
    };
    groups.into_iter().enumerate().map(named).collect()
}

/// The two groups that cost the least together; the second index is the larger.
fn closest(groups: &[Sized]) -> Option<(u64, usize, usize)> {
    let pairs = groups.iter().enumerate().flat_map(|(at, one)| {
        groups.iter().enumerate().skip(at + 1).map(move |(next, other)| (one.waste(other), at, next))
    });
    pairs.min()
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

    fn piece(file: &str, size: u64, chunks: &str) -> Sized {
        Sized { files: vec![PathBuf::from(file)], size, needed_by: chunks.split(' ').map(str::to_owned).collect() }
    }

    fn group_of<'a>(groups: &'a [Group], file: &str) -> &'a Group {
        groups.iter().find(|group| group.files.contains(&PathBuf::from(file))).unwrap()
    }

    #[test]
    fn every_chunk_still_loads_every_file_that_it_needs() {
        let pieces = vec![
            piece("home", 900, "home"),
            piece("list", 50_000, "list"),
            piece("table", 60_000, "list records"),
            piece("most", 90_000, "home list records"),
            piece("tiny", 10, "list records"),
            piece("odd", 10, "home other"),
        ];
        for enough in 1..7 {
            let groups = put_together(pieces.clone(), enough);
            assert!(groups.len() <= enough);
            for piece in &pieces {
                let file = piece.files.first().unwrap().to_str().unwrap();
                assert!(group_of(&groups, file).needed_by.is_superset(&piece.needed_by), "{file} of {enough}");
            }
        }
        let groups = put_together(pieces, 4);
        assert_eq!(group_of(&groups, "tiny").name, group_of(&groups, "table").name, "the same pages need both");
    }

    #[test]
    fn the_first_load_is_spared() {
        let pieces = vec![
            piece("stranger", 9_000, "entry home list"),
            piece("both", 9_000, "home list"),
            piece("list", 30_000, "list"),
        ];
        let groups = put_together(pieces, 2);
        assert_eq!(group_of(&groups, "both").name, group_of(&groups, "list").name);
        assert_eq!(group_of(&groups, "stranger").files.len(), 1);
    }

    #[test]
    fn what_the_frame_needs_is_there_on_every_page() {
        let pieces =
            vec![piece("menu", 9_000, "frame home"), piece("bar", 9_000, "frame list"), piece("page", 90_000, "home")];
        let groups = put_together(pieces, 2);
        assert_eq!(group_of(&groups, "menu").name, group_of(&groups, "bar").name);
        assert_eq!(group_of(&groups, "menu").needed_by.iter().collect::<Vec<_>>(), ["frame", "home", "list"]);
    }

    #[test]
    fn a_chunk_lists_each_of_its_files_once() {
        let groups = put_together(vec![piece("a", 70_000, "x y"), piece("b", 50_000, "x"), piece("c", 5, "x y")], 2);
        let files = groups.iter().map(|group| (group.name.clone(), format!("{}.wasm", group.name))).collect();
        let wanted = by_chunk(&groups, &files);
        assert_eq!(wanted.get("x").map(Vec::len), Some(2));
        assert_eq!(wanted.get("y").map(Vec::len), Some(1));
    }
}
