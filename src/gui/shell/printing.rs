//! The system's print command: which printers there are, and what becomes of pages that are handed to one. Where there is no
//! such command, pages are opened in the system's program for PDF files.

use std::ffi::OsStr;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::app::{PrintJob, PrintOutcome, Printers};
use crate::store::{self, ExpectedOnDisk, SaveRefusal};

/// How long the system may take to name its printers.
const NAMES_WAIT: Duration = Duration::from_secs(10);

/// How long it may take to accept pages.
const PAGES_WAIT: Duration = Duration::from_mins(2);

/// How long a program that opens files may take before it is taken for running.
const VIEWER_WAIT: Duration = Duration::from_secs(3);

/// How often it is looked whether a command has ended.
const LOOK: Duration = Duration::from_millis(20);

/// The most that is read of what a command says.
const MOST_SAID: u64 = 64 * 1024;

/// The commands of the system that print and open files.
#[derive(Clone, Debug, Default)]
pub(super) struct Commands {
    lp: Option<PathBuf>,
    lpr: Option<PathBuf>,
    lpstat: Option<PathBuf>,
    /// What opens a file, with what stands before its name.
    viewer: Option<(PathBuf, Vec<&'static str>)>,
}

/// Holds what a command said before it ended.
struct Said {
    status: ExitStatus,
    out: String,
    error: String,
}

impl Commands {
    /// Finds the commands in the folders of `path`, which has the form of the environment's `PATH`.
    pub(super) fn find(path: &OsStr) -> Self {
        let find = |name: &str| std::env::split_paths(path).map(|folder| folder.join(name)).find(|file| file.is_file());
        let viewer = if cfg!(target_os = "macos") {
            find("open").map(|open| (open, Vec::new()))
        } else if cfg!(windows) {
            // Untested: the system's own "print" of whatever opens PDF files.
            let print = "Start-Process -FilePath $env:IMC_PLANNER_FILE -Verb Print";
            find("powershell.exe").map(|shell| (shell, vec!["-NoProfile", "-NonInteractive", "-Command", print]))
        } else {
            find("xdg-open").map(|open| (open, Vec::new())).or_else(|| find("gio").map(|gio| (gio, vec!["open"])))
        };
        let [lp, lpr, lpstat] = ["lp", "lpr", "lpstat"].map(find);
        Self { lp, lpr, lpstat, viewer }
    }

    /// Returns the printers; none where nothing prints.
    pub(super) fn printers(&self) -> Option<Printers> {
        if self.lp.is_none() && self.lpr.is_none() {
            return None;
        }
        let Some(lpstat) = &self.lpstat else { return Some(Printers::default()) };
        let said = |argument: &str| {
            let mut command = Command::new(lpstat);
            command.arg(argument).env("LC_ALL", "C");
            run(command, None, NAMES_WAIT).ok().filter(|said| said.status.success()).map(|said| said.out)
        };
        let mut names: Vec<String> = said("-e").map_or_else(Vec::new, |out| out.lines().map(str::to_owned).collect());
        if names.is_empty() {
            // Older systems list what takes jobs: "Office accepting requests since …".
            let first = |line: &str| line.split_whitespace().next().map(str::to_owned);
            names = said("-a").map_or_else(Vec::new, |out| out.lines().filter_map(first).collect());
        }
        names.retain(|name| !name.trim().is_empty());
        let usual = said("-d").and_then(|out| {
            let name = out.lines().find_map(|line| line.strip_prefix("system default destination:"))?.trim().to_owned();
            (!name.is_empty()).then_some(name)
        });
        Some(Printers { names, usual })
    }

    /// Prints pages, or opens them from a file in `folder`.
    pub(super) fn print(&self, job: &PrintJob, bytes: &Arc<[u8]>, folder: &Path) -> PrintOutcome {
        let mut command = match (&self.lp, &self.lpr) {
            _ if job.opens => return self.open(job, bytes, folder),
            (Some(lp), _) => {
                let mut command = Command::new(lp);
                command.args(job.arguments());
                command
            }
            (None, Some(lpr)) => {
                let mut command = Command::new(lpr);
                command.args(job.arguments().iter().map(|argument| as_lpr(argument)));
                command
            }
            (None, None) => return self.open(job, bytes, folder),
        };
        command.env("LC_ALL", "C");
        match run(command, Some(Arc::clone(bytes)), PAGES_WAIT) {
            // "request id is Office-7 (1 file(s))"
            Ok(said) if said.status.success() => {
                let id = said.out.split_whitespace().find(|word| word.contains('-')).map(str::to_owned);
                PrintOutcome::Sent(id.or_else(|| job.printer.clone()).unwrap_or_else(|| job.title.clone()))
            }
            Ok(said) => PrintOutcome::Refused(first_line(&said.error)),
            Err(RunError::Silent) => PrintOutcome::NoAnswer,
            Err(RunError::Failed(why)) => PrintOutcome::NotStarted(store::SystemError::of(&why)),
        }
    }

    /// Writes pages into a file and opens it.
    fn open(&self, job: &PrintJob, bytes: &Arc<[u8]>, folder: &Path) -> PrintOutcome {
        let file = match written(job, bytes, folder) {
            Ok(file) => file,
            Err(outcome) => return outcome,
        };
        let Some((viewer, before)) = &self.viewer else { return PrintOutcome::NoViewer(file) };
        let mut command = Command::new(viewer);
        command.args(before).env("IMC_PLANNER_FILE", &file);
        if !cfg!(windows) {
            command.arg(&file);
        }
        match run(command, None, VIEWER_WAIT) {
            Ok(said) if !said.status.success() => PrintOutcome::NoViewer(file),
            // A program that is still there shows the file.
            Ok(_) | Err(RunError::Silent) => PrintOutcome::Opened(file),
            Err(RunError::Failed(_)) => PrintOutcome::NoViewer(file),
        }
    }
}

/// Returns an argument of `lp` as `lpr` calls it.
fn as_lpr(argument: &str) -> &str {
    match argument {
        "-d" => "-P",
        "-t" => "-T",
        "-n" => "-#",
        other => other,
    }
}

/// Writes pages into a file of a name that is not taken.
fn written(job: &PrintJob, bytes: &Arc<[u8]>, folder: &Path) -> Result<PathBuf, PrintOutcome> {
    let name = crate::plan::slug(&job.title, "plan");
    for number in 1..1000 {
        let name = if number == 1 { format!("{name}.pdf") } else { format!("{name}-{number}.pdf") };
        let file = folder.join(name);
        match store::save(&file, bytes, &ExpectedOnDisk::Nothing) {
            Ok(()) => return Ok(file),
            Err(SaveRefusal::Failed(why)) => return Err(PrintOutcome::Unwritten(why)),
            // Another one is there.
            Err(_) => {}
        }
    }
    Err(PrintOutcome::NoViewer(folder.to_path_buf()))
}

fn first_line(said: &str) -> String {
    said.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default().to_owned()
}

/// Says why a command has no result.
#[derive(Debug)]
enum RunError {
    /// It did not end in time.
    Silent,
    /// It could not begin.
    Failed(std::io::Error),
}

/// Runs a command that reads `input`, and stops it when it takes too long.
fn run(mut command: Command, input: Option<Arc<[u8]>>, wait: Duration) -> Result<Said, RunError> {
    let stdin = if input.is_some() { Stdio::piped() } else { Stdio::null() };
    command.stdin(stdin).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(RunError::Failed)?;
    if let (Some(input), Some(mut pipe)) = (input, child.stdin.take()) {
        let thread = std::thread::Builder::new().name("pages to print".to_owned());
        // A command that reads only a part of its pages says itself what is wrong.
        let started = thread.spawn(move || drop(pipe.write_all(&input)));
        started.map_err(RunError::Failed)?;
    }
    let begun = Instant::now();
    let status = loop {
        match child.try_wait().map_err(RunError::Failed)? {
            Some(status) => break status,
            None if begun.elapsed() > wait => {
                // A program that shows a file goes on by itself.
                if wait != VIEWER_WAIT {
                    // It may have ended since.
                    let _ = child.kill();
                    let _ = child.wait();
                }
                return Err(RunError::Silent);
            }
            None => std::thread::sleep(LOOK),
        }
    };
    let (out, error) = said(&mut child);
    Ok(Said { status, out, error })
}

/// Reads what a command that has ended has said.
fn said(child: &mut Child) -> (String, String) {
    let mut out = Vec::new();
    let mut error = Vec::new();
    if let Some(pipe) = &mut child.stdout {
        // What cannot be read was not said.
        let _ = pipe.take(MOST_SAID).read_to_end(&mut out);
    }
    if let Some(pipe) = &mut child.stderr {
        let _ = pipe.take(MOST_SAID).read_to_end(&mut error);
    }
    (String::from_utf8_lossy(&out).into_owned(), String::from_utf8_lossy(&error).into_owned())
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt as _;
    use std::path::Path;
    use std::sync::Arc;

    use super::Commands;
    use crate::app::{PrintJob, PrintOutcome, Printers};
    use crate::exchange::export::BookPaper;

    fn script(folder: &Path, name: &str, text: &str) {
        let file = folder.join(name);
        fs::write(&file, format!("#!/bin/sh\ncd '{}'\n{text}\n", folder.display())).unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o755)).unwrap();
    }

    fn job() -> PrintJob {
        PrintJob {
            title: "Soap $(touch run) launch".to_owned(),
            printer: Some("Office".to_owned()),
            copies: 2,
            paper: BookPaper::A4,
            is_two_sided: false,
            on_sheet: 1,
            is_fitted: true,
            opens: false,
        }
    }

    fn pages() -> Arc<[u8]> {
        // More than a pipe holds.
        let mut pages = b"%PDF-1.7 ".to_vec();
        pages.resize(300_000, b'x');
        pages.into()
    }

    #[test]
    fn printers_are_listed_and_get_the_pages_as_they_are() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path();
        let list = "case $1 in -e) printf 'Office\\nLab 2\\n';; -d) echo 'system default destination: Office';; esac";
        script(path, "lpstat", list);
        script(path, "lp", "printf '%s\\n' \"$@\" >arguments; cat >pages; echo 'request id is Office-7 (1 file(s))'");
        let commands = Commands::find(path.as_os_str());
        let found = commands.printers();
        let names = vec!["Office".to_owned(), "Lab 2".to_owned()];
        assert_eq!(found, Some(Printers { names, usual: Some("Office".to_owned()) }));
        let outcome = commands.print(&job(), &pages(), path);
        assert!(matches!(&outcome, PrintOutcome::Sent(id) if id == "Office-7"), "{outcome:?}");
        assert_eq!(fs::read(path.join("pages")).unwrap(), &pages()[..]);
        let arguments = fs::read_to_string(path.join("arguments")).unwrap();
        assert!(
            arguments.starts_with("-d\nOffice\n-t\nSoap $(touch run) launch\n-n\n2\n-o\nmedia=A4\n"),
            "{arguments}"
        );
        assert!(!path.join("run").exists());
    }

    #[test]
    fn what_the_system_refuses_is_said_in_its_words() {
        let folder = tempfile::tempdir().unwrap();
        script(folder.path(), "lp", "echo 'lp: The printer or class does not exist.' >&2; exit 1");
        let commands = Commands::find(folder.path().as_os_str());
        assert_eq!(commands.printers(), Some(Printers::default()));
        let outcome = commands.print(&job(), &pages(), folder.path());
        assert!(matches!(&outcome, PrintOutcome::Refused(why) if why.contains("does not exist")), "{outcome:?}");
    }

    #[test]
    fn without_a_print_command_pages_are_opened_and_no_file_is_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path();
        script(path, "xdg-open", "printf '%s' \"$1\" >opened");
        let commands = Commands::find(path.as_os_str());
        if cfg!(target_os = "macos") {
            return;
        }
        assert_eq!(commands.printers(), None);
        for name in ["soap-touch-run-launch.pdf", "soap-touch-run-launch-2.pdf"] {
            let outcome = commands.print(&job(), &pages(), path);
            let PrintOutcome::Opened(file) = outcome else { panic!("{outcome:?}") };
            assert_eq!(file, path.join(name));
            assert_eq!(fs::read(&file).unwrap(), &pages()[..]);
            assert_eq!(fs::read_to_string(path.join("opened")).unwrap(), file.to_str().unwrap());
        }
        script(path, "xdg-open", "exit 3");
        assert!(matches!(commands.print(&job(), &pages(), path), PrintOutcome::NoViewer(_)));
        assert!(matches!(Commands::default().print(&job(), &pages(), path), PrintOutcome::NoViewer(_)));
        let nowhere = path.join("nowhere");
        assert!(!matches!(commands.print(&job(), &pages(), &nowhere), PrintOutcome::Opened(_)));
    }
}
