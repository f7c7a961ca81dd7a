//! `imc-planner completions` and `imc-planner man`: what packages hold beside the program. Help does not list them.

use super::call;
use crate::plan::Language;

/// The day of the release, which the manual bears.
const RELEASED: &str = "2026-11-26";

/// Returns the completions of the command line for a shell.
pub(super) fn completions(shell: clap_complete::Shell) -> Vec<u8> {
    let mut out = Vec::new();
    clap_complete::generate(shell, &mut call::command(Language::En), "imc-planner", &mut out);
    out
}

/// Returns the manual page.
///
/// # Errors
/// When memory is used up.
pub(super) fn manual() -> std::io::Result<Vec<u8>> {
    let mut out = Vec::new();
    clap_mangen::Man::new(call::command(Language::En)).date(RELEASED).render(&mut out)?;
    Ok(out)
}
