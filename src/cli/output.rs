//! Says where results and errors go.

use std::io::{self, BufWriter, Stdout, Write as _};
use std::path::Path;
use std::process::ExitCode;

use crate::text::Locale;

/// Says how a call ended, as its exit status says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Status {
    /// All went well.
    Success = 0,
    /// A plan has errors, or a file cannot be read or written.
    Failure = 1,
    /// The call itself makes no sense, or (for `diff` and `merge`) there is no answer.
    WrongCall = 2,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(status as u8)
    }
}

/// Standard output and error, in the reader's language.
///
/// A reader who has gone (`imc-planner check … | head`) is no error: what follows is dropped, and the status is still
/// that of the whole.
pub(super) struct Output {
    pub(super) locale: Locale,
    out: BufWriter<Stdout>,
    status: Status,
    failure: Option<io::Error>,
}

impl Output {
    pub(super) fn new(locale: Locale) -> Self {
        Self { locale, out: BufWriter::new(io::stdout()), status: Status::Success, failure: None }
    }

    /// Prints `text` as it stands.
    pub(super) fn print(&mut self, text: &str) {
        if self.failure.is_none() {
            self.failure = self.out.write_all(text.as_bytes()).err();
        }
    }

    /// Writes `bytes` as they stand, and everything before them.
    pub(super) fn bytes(&mut self, bytes: &[u8]) {
        if self.failure.is_none() {
            self.failure = self.out.write_all(bytes).err();
        }
    }

    /// Shows what was printed so far: calls that take long say what they have done.
    pub(super) fn flush(&mut self) {
        if self.failure.is_none() {
            self.failure = self.out.flush().err();
        }
    }

    /// Prints one line.
    pub(super) fn line(&mut self, text: &str) {
        self.print(&shown(text));
        self.print("\n");
    }

    /// Prints one line on standard error, and lets the call end with a failure.
    pub(super) fn error(&mut self, message: &str) {
        complain(message);
        self.fails();
    }

    /// Lets the call end with a failure.
    pub(super) fn fails(&mut self) {
        self.status = self.status.max(Status::Failure);
    }

    /// Lets the call end with a status beside those of an answer: for calls whose status 1 is an answer.
    pub(super) fn in_trouble(&mut self) {
        self.status = self.status.max(Status::WrongCall);
    }

    /// Returns the status, once everything is written.
    ///
    /// # Errors
    /// When something could not be written, for another reason than that its reader has gone.
    pub(super) fn finish(mut self) -> io::Result<ExitCode> {
        let failure = self.failure.take().or_else(|| self.out.flush().err());
        // What is left in the buffer cannot be written either, and must not be tried again.
        let _ = self.out.into_parts();
        match failure {
            Some(why) if why.kind() != io::ErrorKind::BrokenPipe => Err(why),
            _ => Ok(self.status.into()),
        }
    }
}

/// Prints one line on standard error. There is nowhere to say that it could not be written.
pub(super) fn complain(message: &str) {
    let _ = writeln!(io::stderr(), "imc-planner: {}", shown(message));
}

/// Prints a line on standard error that the next one takes the place of. There is nowhere to say that it could not be written.
pub(super) fn progress_line(message: &str) {
    let _ = write!(io::stderr(), "\r\u{1b}[K{}\r", shown(message));
}

/// Prints several lines on standard error, as they stand but for control characters.
pub(super) fn complain_whole(message: &str) {
    let lines: Vec<String> = message.lines().map(shown).collect();
    let _ = writeln!(io::stderr(), "{}", lines.join("\n"));
}

/// Returns `text` on one line and without control characters, which a plan or a file name could use to play with a terminal.
pub(super) fn shown(text: &str) -> String {
    let visible = |letter: char| match letter {
        '\t' | '\n' | '\r' => ' ',
        control if control.is_control() => '\u{fffd}',
        other => other,
    };
    text.chars().map(visible).collect()
}

/// Returns a path as it stands at the beginning of a line or in JSON.
pub(super) fn path_text(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}
