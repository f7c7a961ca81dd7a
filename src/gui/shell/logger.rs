//! Messages of this program and of the crates that it uses, on standard error: without a logger they would go nowhere.

use std::io::Write as _;
use std::sync::atomic::{AtomicUsize, Ordering};

use log::{Level, LevelFilter, Log, Metadata, Record};

/// Where `rfd` reports, as an error, that neither the desktop's portal nor a program in its place can show a dialog. It tells
/// its caller nothing but "no path", as for a dialog that was closed.
const REPORTS_NO_DIALOG: &str = "rfd::backend::xdg_desktop_portal";

/// How many dialogs could not be shown since the program began.
static NOT_SHOWN: AtomicUsize = AtomicUsize::new(0);

/// Counts the desktop's dialogs that could not be shown since the program began.
pub(super) fn dialogs_not_shown() -> usize {
    NOT_SHOWN.load(Ordering::SeqCst)
}

/// Writes warnings and errors on standard error.
struct Logger;

impl Log for Logger {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.level() <= Level::Warn
    }

    fn log(&self, record: &Record<'_>) {
        if !self.enabled(record.metadata()) {
            return;
        }
        if record.level() == Level::Error && record.target() == REPORTS_NO_DIALOG {
            NOT_SHOWN.fetch_add(1, Ordering::SeqCst);
        }
        let level = if record.level() == Level::Error { "error" } else { "warning" };
        let source = if record.target().starts_with("imc_planner") { "" } else { record.target() };
        let between = if source.is_empty() { "" } else { ": " };
        // Where there is nobody to read it, there is nobody to tell.
        let _ = writeln!(std::io::stderr(), "imc-planner: {level}: {source}{between}{}", record.args());
    }

    fn flush(&self) {}
}

/// Lets messages be written from now on. A second call changes nothing.
pub(super) fn install() {
    if log::set_logger(&Logger).is_ok() {
        log::set_max_level(LevelFilter::Warn);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dialog_that_could_not_be_shown_is_counted_and_nothing_else() {
        let says = |level, target| Logger.log(&Record::builder().level(level).target(target).build());
        let before = dialogs_not_shown();
        says(Level::Warn, REPORTS_NO_DIALOG);
        says(Level::Error, "rfd::backend::xdg_desktop_portal::portal::libdbus");
        says(Level::Error, "imc_planner");
        assert_eq!(dialogs_not_shown(), before);
        says(Level::Error, REPORTS_NO_DIALOG);
        assert_eq!(dialogs_not_shown(), before + 1);
    }
}
