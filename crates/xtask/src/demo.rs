//! Starting over with fresh demo data.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};

use crate::build;
use crate::cli::ResetOptions;
use crate::project::Project;
use crate::start::launch::{Launch, database_file};

pub(crate) fn reset(project: &Project, options: &ResetOptions) -> Result<ExitCode> {
    let data = project.data(options.data_dir.as_deref())?;
    let database = database_file(&data);
    if is_open_somewhere(&database) {
        bail!("a server is using {}: stop it first", database.display());
    }
    build::server::ensure(project)?;
    for file in files_of(&database) {
        if file.exists() {
            fs::remove_file(&file).with_context(|| format!("cannot delete {}", file.display()))?;
        }
    }
    println!("==> Deleted the database in {}", data.display());
    let launch = Launch {
        listen: "127.0.0.1:0".to_owned(),
        data,
        database_url: None,
        demo: options.demo,
        clock: options.clock.clone(),
    };
    launch.load_and_stop(project)?;
    Ok(ExitCode::SUCCESS)
}

fn files_of(database: &Path) -> [PathBuf; 3] {
    ["", "-wal", "-shm"].map(|suffix| {
        let mut name = database.as_os_str().to_owned();
        name.push(suffix);
        PathBuf::from(name)
    })
}

/// Whether a process of this user has the file open. Where there is no `/proc`, nobody can tell.
fn is_open_somewhere(file: &Path) -> bool {
    let Ok(processes) = fs::read_dir("/proc") else { return false };
    processes
        .flatten()
        .filter_map(|process| fs::read_dir(process.path().join("fd")).ok())
        .flat_map(|descriptors| descriptors.flatten())
        .any(|descriptor| fs::read_link(descriptor.path()).is_ok_and(|target| target == file))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_open_file_is_noticed() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().canonicalize().unwrap().join("a.db");
        let open = fs::File::create(&path).unwrap();
        assert!(is_open_somewhere(&path));
        drop(open);
        assert!(!is_open_somewhere(&path));
    }

    #[test]
    fn the_write_ahead_log_goes_with_the_database() {
        let names = files_of(Path::new("/d/p.db")).map(|file| file.display().to_string());
        assert_eq!(names, ["/d/p.db", "/d/p.db-wal", "/d/p.db-shm"]);
    }
}
