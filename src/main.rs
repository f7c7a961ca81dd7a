//! The `imc-planner` binary: the command line, and the window when no command is given.

use std::path::PathBuf;
use std::process::ExitCode;

use imc_planner::cli::{self, Next};
use imc_planner::plan::Language;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    match cli::run(std::env::args_os()) {
        Next::Exit(status) => status,
        Next::OpenWindow { plan, language } => open_window(plan, language),
    }
}

#[cfg(feature = "gui")]
fn open_window(plan: Option<PathBuf>, language: Language) -> ExitCode {
    match imc_planner::gui::run(plan, language) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => cli::window_failed(&why, language),
    }
}

#[cfg(not(feature = "gui"))]
fn open_window(_: Option<PathBuf>, language: Language) -> ExitCode {
    cli::no_window(language)
}
