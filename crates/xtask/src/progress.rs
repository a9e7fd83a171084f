//! One long step at a time: what is being done, a sign of life, how long it took, and where its full log is.

use std::fs::File;
use std::io::{IsTerminal, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::process::ExitStatus;
use std::thread::sleep;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::clock::{Stopwatch, Took};
use crate::exec::Cmd;
use crate::project::Project;

const POLL: Duration = Duration::from_millis(100);
const QUIET_HEARTBEAT_SECONDS: u64 = 60;

#[derive(Debug)]
pub(crate) struct Task {
    title: String,
    log: PathBuf,
    watch: Stopwatch,
    live: bool,
}

impl Task {
    /// Announces a step. Its log file starts empty.
    pub(crate) fn start(project: &Project, title: &str, log_name: &str) -> Result<Self> {
        let task = Self::open(project, title, log_name)?;
        println!("==> {title} …");
        Ok(task)
    }

    /// A step that somebody else announces.
    pub(crate) fn open(project: &Project, title: &str, log_name: &str) -> Result<Self> {
        let dir = project.logs();
        std::fs::create_dir_all(&dir).with_context(|| format!("cannot create {}", dir.display()))?;
        let log = dir.join(format!("{log_name}.log"));
        File::create(&log).with_context(|| format!("cannot write {}", log.display()))?;
        Ok(Self { title: title.to_owned(), log, watch: Stopwatch::start(), live: std::io::stdout().is_terminal() })
    }

    pub(crate) fn done(self) {
        println!("    {} done in {}", self.title, self.watch.elapsed());
    }

    pub(crate) fn elapsed(&self) -> Took {
        self.watch.elapsed()
    }

    pub(crate) fn log(&self) -> &Path {
        &self.log
    }

    /// Adds lines of this tool's own to the log.
    pub(crate) fn note(&self, text: &str) -> Result<()> {
        let mut file = File::options().append(true).open(&self.log)?;
        writeln!(file, "{text}").context("cannot write the log")
    }

    /// Runs a command to its end; an error with the end of the log if it fails.
    pub(crate) fn run(&self, command: Cmd) -> Result<()> {
        let shown = command.to_string();
        let status = self.status(command)?;
        if status.success() {
            return Ok(());
        }
        bail!("{shown} failed ({status}); the end of {}:\n{}", self.log.display(), tail(&self.log, 3_000))
    }

    /// Runs a command to its end, with all output in the log and a sign of life on the terminal.
    pub(crate) fn status(&self, mut command: Cmd) -> Result<ExitStatus> {
        self.note(&format!("$ {command}"))?;
        let mut child = command.spawn_logged(&self.log)?;
        let mut last_beat = self.watch.elapsed().0.as_secs();
        loop {
            if let Some(status) = child.try_wait().context("lost the child process")? {
                self.clear_line();
                return Ok(status);
            }
            let seconds = self.watch.elapsed().0.as_secs();
            let pause = if self.live { 1 } else { QUIET_HEARTBEAT_SECONDS };
            if seconds.saturating_sub(last_beat) >= pause {
                last_beat = seconds;
                self.beat();
            }
            sleep(POLL);
        }
    }

    /// What was written to the log since the given length.
    pub(crate) fn log_since(&self, from: u64) -> Result<String> {
        let mut file = File::open(&self.log)?;
        file.seek(SeekFrom::Start(from))?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }

    pub(crate) fn log_len(&self) -> u64 {
        self.log.metadata().map(|meta| meta.len()).unwrap_or(0)
    }

    fn beat(&self) {
        let last = tail(&self.log, 400);
        let line: String = last.lines().last().unwrap_or_default().trim().chars().take(70).collect();
        if self.live {
            print!("\r\x1b[2K    {} … {line}", self.elapsed());
            // A sign of life that cannot be shown is no reason to stop the work.
            let _ = std::io::stdout().flush();
        } else {
            println!("    {}, {} so far: {line}", self.title, self.elapsed());
        }
    }

    fn clear_line(&self) {
        if self.live {
            print!("\r\x1b[2K");
            let _ = std::io::stdout().flush();
        }
    }
}

/// The last whole lines of a file, at most so many bytes.
pub(crate) fn tail(path: &Path, bytes: u64) -> String {
    let read = || -> std::io::Result<(bool, Vec<u8>)> {
        let mut file = File::open(path)?;
        let from = file.metadata()?.len().saturating_sub(bytes);
        file.seek(SeekFrom::Start(from))?;
        let mut end = Vec::new();
        file.read_to_end(&mut end)?;
        Ok((from > 0, end))
    };
    let Ok((cut, end)) = read() else { return String::new() };
    let text = String::from_utf8_lossy(&end);
    let whole = if cut { text.split_once('\n').map_or("", |(_, rest)| rest) } else { &text };
    whole.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tail_has_whole_lines_only() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("a.log");
        std::fs::write(&file, "first line\nsecond line\nthird\n").unwrap();
        assert_eq!(tail(&file, 10_000), "first line\nsecond line\nthird");
        assert_eq!(tail(&file, 12), "third");
        assert_eq!(tail(&dir.path().join("none"), 12), "");
    }
}
