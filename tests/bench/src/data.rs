//! Databases with demo data, loaded once and kept while the data would be the same.

use crate::clock::Stopwatch;
use crate::options::{Options, Size};
use crate::server::{Server, data_folder};
use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::Path;

/// Loads the demo data of a size unless a database with the same is kept.
pub(crate) async fn ensure(options: &Options, size: Size) -> Result<()> {
    let folder = data_folder(options, size);
    if is_current(&folder, &options.data_stamp) {
        println!("==> The {} demo data is kept in {}", size.word(), folder.display());
        return Ok(());
    }
    println!("==> Loading the {} demo data …", size.word());
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("cannot clear {}", folder.display()))?;
    }
    let watch = Stopwatch::start();
    let mut server = Server::start(options, size).await?;
    ensure!(server.stop()?, "the server did not stop by itself after loading");
    // Written last: a load that was cut short is done again.
    fs::write(folder.join(STAMP), &options.data_stamp).context("cannot note what was loaded")?;
    println!("    loaded in {} s", watch.elapsed().as_secs());
    Ok(())
}

const STAMP: &str = "stamp";

fn is_current(folder: &Path, stamp: &str) -> bool {
    fs::read_to_string(folder.join(STAMP)).is_ok_and(|found| found == stamp)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_finished_load_of_the_same_data_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        assert!(!is_current(folder.path(), "1"));
        fs::write(folder.path().join(STAMP), "1").unwrap();
        assert!(is_current(folder.path(), "1"));
        assert!(!is_current(folder.path(), "2"));
    }
}
