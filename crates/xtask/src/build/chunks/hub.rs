//! A module without code that stands between joined files and the main part: each file imports the memory, the function
//! table and the globals for itself, and a browser refuses two memories.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasm_encoder::{EntityType, ExportKind, ExportSection, ImportSection, Module};
use wasmparser::{Parser, Payload, TypeRef};

/// The module name under which the splitter's files import.
pub(super) const NAME: &str = "__wasm_split";
/// The module name under which the joined file imports.
pub(super) const MAIN: &str = "main";

/// The names that these files import.
pub(super) fn names(files: &[PathBuf]) -> Result<Vec<String>> {
    Ok(imports(files)?.into_keys().collect())
}

/// A module that imports from [`MAIN`] what these files import, and hands it on.
pub(super) fn module(files: &[PathBuf]) -> Result<Vec<u8>> {
    let mut import = ImportSection::new();
    let mut export = ExportSection::new();
    let (mut memories, mut tables, mut globals) = (0, 0, 0);
    for (name, kind) in imports(files)? {
        let (kind_of_export, index) = match kind {
            EntityType::Memory(_) => (ExportKind::Memory, &mut memories),
            EntityType::Table(_) => (ExportKind::Table, &mut tables),
            EntityType::Global(_) => (ExportKind::Global, &mut globals),
            other => bail!("a chunk imports {name}, a {other:?}, which is not expected"),
        };
        import.import(MAIN, &name, kind);
        export.export(&name, kind_of_export, *index);
        *index += 1;
    }
    let mut module = Module::new();
    module.section(&import).section(&export);
    Ok(module.finish())
}

fn imports(files: &[PathBuf]) -> Result<BTreeMap<String, EntityType>> {
    let mut found = BTreeMap::new();
    for file in files {
        let wasm = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
        for payload in Parser::new(0).parse_all(&wasm) {
            let Payload::ImportSection(section) = payload? else { continue };
            for import in section.into_imports() {
                let import = import?;
                if import.module != NAME {
                    bail!("{} imports from {}, which is not expected", file.display(), import.module);
                }
                if let TypeRef::Func(_) = import.ty {
                    bail!("{} imports the function {}, which is not expected", file.display(), import.name);
                }
                found.insert(import.name.to_owned(), RoundtripReencoder.entity_type(import.ty)?);
            }
        }
    }
    Ok(found)
}
