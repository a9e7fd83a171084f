//! The script that fetches chunks, in the place of the splitter's own, which knows one file a set of pages.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::hub;

/// Stands for the app's script, whose name is known last.
pub(super) const MAIN: &str = "./main.js";

/// The script. `shared`: what the chunks import from the main part; `wanted`: the files of each chunk.
pub(super) fn script(shared: &[String], wanted: &BTreeMap<String, Vec<String>>) -> String {
    let shared = shared.join(", ");
    let mut script = format!(
        r#"import {{ initSync }} from "{MAIN}";

const loads = new Map();

async function instantiate(file) {{
  const {{ {shared} }} = initSync();
  const answer = fetch(new URL(file, import.meta.url));
  await WebAssembly.instantiateStreaming(answer, {{ {main}: {{ {shared} }} }});
}}

// A file defines functions in the app's table: once is enough. What failed may be tried again.
function load(file) {{
  if (!loads.has(file)) {{
    const under_way = instantiate(file);
    loads.set(file, under_way);
    under_way.catch(() => loads.delete(file));
  }}
  return loads.get(file);
}}

// The app hands over a function of its own, by its number in the table, to be told how it went.
const loader = (files) => async (callback, data) => {{
  const outcomes = await Promise.allSettled(files.map(load));
  const failed = outcomes.filter((outcome) => outcome.status === "rejected");
  failed.forEach((outcome) => console.warn(outcome.reason));
  initSync().__indirect_function_table.get(callback)(data, failed.length === 0);
}};
"#,
        main = hub::MAIN,
    );
    for (chunk, files) in wanted {
        let files: Vec<_> = files.iter().map(|file| format!("\"./{file}\"")).collect();
        let _ = write!(script, "\nexport const __wasm_split_load_{chunk} = loader([{}]);", files.join(", "));
    }
    script.push('\n');
    script
}

#[cfg(test)]
mod tests {
    use super::script;

    #[test]
    fn each_chunk_has_its_loader() {
        let wanted = [("home".to_owned(), vec!["a.wasm".to_owned(), "b.wasm".to_owned()])].into();
        let script = script(&["memory".to_owned(), "table".to_owned()], &wanted);
        assert!(script.contains(r#"export const __wasm_split_load_home = loader(["./a.wasm", "./b.wasm"]);"#));
        assert!(script.contains("const { memory, table } = initSync();"));
    }
}
