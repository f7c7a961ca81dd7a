//! Messages of this program and of the crates that it uses, on standard error: without a logger they would go nowhere.

use std::io::Write as _;

use log::{Level, LevelFilter, Log, Metadata, Record};

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
