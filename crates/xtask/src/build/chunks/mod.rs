//! `cargo xtask chunks`: cuts the app that Trunk has just built into the chunks of `src/app/pages.rs`.
//!
//! Trunk calls it after each build (Trunk.toml). The splitter gives one file for each set of pages that share code, a
//! hundred and more; here the small ones are put together, so that a page is a handful of files. What Trunk made of
//! the whole app is replaced under names that carry the hash of the new contents.

mod groups;
mod hub;
mod loader;
mod page;

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use anyhow::{Context, Result, anyhow};
use wasm_split_cli_support::{Options, transform};

use crate::exec::Cmd;
use crate::project::Project;
use crate::tools::{cargo_tools, wasm};

use groups::Group;

const APP: &str = "partner-center";
const LOADER: &str = "./__wasm_split.js";
/// What rustc's target for the browser has switched on by itself.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// What Trunk tells a hook about the build.
struct Built {
    staging: PathBuf,
    wasm: PathBuf,
    work: PathBuf,
    optimised: bool,
}

/// Splits the app in Trunk's staging folder.
pub(crate) fn run(project: &Project) -> Result<()> {
    let built = Built::from_trunk(project)?;
    let split = split(&built)?;
    let bound = bind(project, &built)?;
    let groups = groups::of(&split)?;
    let mut files = BTreeMap::new();
    for (group, joined) in groups.iter().zip(join_all(project, &built, &groups)?) {
        let name = format!("chunk-{:016x}.wasm", hash(&joined));
        write(&built.staging, &name, &joined)?;
        files.insert(group.name.clone(), name);
    }
    let wanted = groups::by_chunk(&groups, &files);
    let loader = loader::script(&shared_names(&groups)?, &wanted);
    let main = optimise(project, &built, &built.work.join("bound").join(format!("{APP}_bg.wasm")), "main")?;
    let own = format!("{APP}-{:016x}", hash(&(&bound, &loader, &main)));
    let link = format!("chunks-{:016x}.js", hash(&(&bound, &loader, &main)));
    // The import alone: the same text is also the name under which the wasm asks for it.
    let script = bound.replace(&format!("from \"{LOADER}\""), &format!("from \"./{link}\""));
    let loader = loader.replace(loader::MAIN, &format!("./{own}.js"));
    for (name, script) in [(link.clone(), loader), (format!("{own}.js"), script)] {
        write(&built.staging, &name, short(project, &built, &script)?.as_bytes())?;
    }
    write(&built.staging, &format!("{own}_bg.wasm"), &main)?;
    page::point_to(&built.staging, &page::Names { own, link }, &wanted)
}

impl Built {
    fn from_trunk(project: &Project) -> Result<Self> {
        let staging = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from);
        let staging = staging.context("TRUNK_STAGING_DIR is not set: Trunk runs this after a build")?;
        let optimised = env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
        let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| project.root.join("target"), PathBuf::from);
        let profile = if optimised { "wasm-release" } else { "wasm-dev" };
        let wasm = target.join(wasm::TARGET).join(profile).join(format!("{APP}.wasm"));
        let work = target.join("chunks");
        if work.exists() {
            fs::remove_dir_all(&work).with_context(|| format!("cannot empty {}", work.display()))?;
        }
        fs::create_dir_all(work.join("opt")).with_context(|| format!("cannot create {}", work.display()))?;
        Ok(Self { staging, wasm, work, optimised })
    }
}

/// A file of the splitter, and the chunks that need it.
struct Piece {
    file: PathBuf,
    needed_by: Vec<String>,
}

fn split(built: &Built) -> Result<Vec<Piece>> {
    let wasm = fs::read(&built.wasm).with_context(|| format!("cannot read {}", built.wasm.display()))?;
    let main_module = format!("./{APP}.js");
    let main = built.work.join("main.wasm");
    let mut options = Options::new(&wasm);
    options.output_dir = &built.work;
    options.main_out_path = &main;
    options.main_module = &main_module;
    options.link_name = LOADER;
    let split = transform(options).map_err(|error| anyhow!("the app cannot be split: {error:#}"))?;
    let mut needed: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (chunk, files) in &split.prefetch_map {
        for file in files {
            needed.entry(file).or_default().push(chunk.clone());
        }
    }
    Ok(needed
        .into_iter()
        .map(|(file, mut needed_by)| {
            needed_by.sort();
            Piece { file: built.work.join(format!("{file}.wasm")), needed_by }
        })
        .collect())
}

/// Runs wasm-bindgen on the main part and returns its script.
fn bind(project: &Project, built: &Built) -> Result<String> {
    let bound = built.work.join("bound");
    let out = format!("--out-dir={}", bound.display());
    let name = format!("--out-name={APP}");
    let options = ["--target=web", "--keep-lld-exports", "--no-demangle", "--no-typescript", &name, &out];
    tool(project, "wasm-bindgen")?.args(options).args([built.work.join("main.wasm")]).capture()?;
    let script = bound.join(format!("{APP}.js"));
    fs::read_to_string(&script).with_context(|| format!("cannot read {}", script.display()))
}

/// The modules of all groups, in order; as many at a time as there are processors.
fn join_all(project: &Project, built: &Built, groups: &[Group]) -> Result<Vec<Vec<u8>>> {
    let at_once = thread::available_parallelism().map_or(1, usize::from);
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        while let Some((at, group)) =
            Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|at| Some((at, groups.get(at)?)))
        {
            done.push((at, join(project, built, group)?));
        }
        anyhow::Ok(done)
    };
    let mut all = thread::scope(|scope| {
        let workers: Vec<_> = (0..at_once).map(|_| scope.spawn(work)).collect();
        let done =
            workers.into_iter().map(|worker| worker.join().map_err(|_| anyhow!("joining the chunks panicked"))?);
        done.collect::<Result<Vec<_>>>()
    })?
    .concat();
    all.sort_by_key(|(at, _)| *at);
    Ok(all.into_iter().map(|(_, joined)| joined).collect())
}

/// One module made of all files of a group, importing through a hub of its own.
fn join(project: &Project, built: &Built, group: &Group) -> Result<Vec<u8>> {
    let hub = built.work.join(format!("{}-hub.wasm", group.name));
    let joined = built.work.join(format!("{}-joined.wasm", group.name));
    fs::write(&hub, hub::module(&group.files)?).context("cannot write the hub")?;
    let mut merge = tool(project, "wasm-merge")?.args(FEATURES).args([hub]).args([hub::NAME]);
    for (at, file) in group.files.iter().enumerate() {
        merge = merge.args([file]).args([format!("piece_{at}")]);
    }
    merge.args(["-o"]).args([&joined]).capture()?;
    optimise(project, built, &joined, &group.name)
}

fn optimise(project: &Project, built: &Built, wasm: &Path, name: &str) -> Result<Vec<u8>> {
    let small = built.work.join("opt").join(format!("{name}.wasm"));
    let options: &[&str] = if built.optimised { &["-Oz", "--strip-debug", "--strip-producers"] } else { &[] };
    tool(project, "wasm-opt")?.args(FEATURES).args(options).args([wasm]).args(["-o"]).args([&small]).capture()?;
    fs::read(&small).with_context(|| format!("cannot read {}", small.display()))
}

/// A module's script without what only people read.
fn short(project: &Project, built: &Built, script: &str) -> Result<String> {
    if !built.optimised {
        return Ok(script.to_owned());
    }
    let long = built.work.join("long.js");
    fs::write(&long, script).with_context(|| format!("cannot write {}", long.display()))?;
    tool(project, "terser")?.args([&long]).args(["--module", "--compress", "--mangle"]).capture()
}

/// What the chunks import from the main part.
fn shared_names(groups: &[Group]) -> Result<Vec<String>> {
    let files = groups.iter().flat_map(|group| &group.files).cloned().collect::<Vec<_>>();
    hub::names(&files)
}

fn tool(project: &Project, program: &str) -> Result<Cmd> {
    Cmd::new(program).path_first(cargo_tools::path(project))
}

fn write(folder: &Path, name: &str, bytes: &[u8]) -> Result<()> {
    fs::write(folder.join(name), bytes).with_context(|| format!("cannot write {name}"))
}

fn hash(what: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    what.hash(&mut hasher);
    hasher.finish()
}
