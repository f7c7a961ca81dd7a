//! The command line: checks, analyses and makes plans without a window.
//!
//! [`run`] does everything but open the window, which is `main`'s part. Results go to standard output, errors to
//! standard error after `imc-planner: `; the exit status is 0 for success, 1 when something is wrong with a plan or
//! a file, 2 for a wrong call. Tables, problems and errors speak the language of `--lang` or of the environment;
//! JSON is the same in every language.

mod analyse;
mod arguments;
mod book;
mod call;
mod check;
mod compare;
mod diff;
mod export;
mod export_arguments;
mod exported_files;
mod find;
mod finding;
mod import;
mod import_report;
mod input;
mod json;
mod merge;
mod new;
mod new_arguments;
mod optimise;
mod optimise_request;
mod optimise_text;
mod output;
mod packaging;
mod report;
mod table;
mod target;
mod value_parsers;
mod what_if;
mod what_if_arguments;
mod worksheets;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::FromArgMatches as _;
use clap::error::ErrorKind;

use self::arguments::{Arguments, Command, Lang};
use self::input::Input;
use self::output::{Output, Status};
use crate::plan::Language;
use crate::store;
use crate::text::strings::{Texts, fill};
use crate::text::{self, Country, Locale, NoWindow, isolate};

/// Says what `main` does after [`run`].
#[derive(Debug)]
pub enum Next {
    /// End with this status.
    Exit(ExitCode),
    /// Open the window.
    OpenWindow {
        /// The plan to open in it, where one was named.
        plan: Option<PathBuf>,
        /// The language of errors.
        language: Language,
    },
}

/// Does what `arguments` (the program's name first) ask for, and says what could not be written: an answer whose reader has gone
/// is no failure.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Next {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let language = call::language_asked_for(&arguments).unwrap_or_else(language_of_environment);
    answered(arguments, language).unwrap_or_else(|why| Next::Exit(output_failed(&why, Locale::of(language))))
}

/// Does what `arguments` ask for, in `language` unless they say otherwise.
fn answered(arguments: Vec<OsString>, language: Language) -> anyhow::Result<Next> {
    let parsed = call::command(language).try_get_matches_from(arguments);
    let arguments = match parsed.and_then(|matches| Arguments::from_arg_matches(&matches)) {
        Ok(arguments) => arguments,
        Err(answer) => return explained(&answer, language),
    };
    let both = arguments.lang == Some(Lang::Both);
    let language = arguments.lang.and_then(Lang::one).unwrap_or(language);
    let Some(command) = arguments.command else {
        return Ok(Next::OpenWindow { plan: arguments.plan, language });
    };
    if arguments.plan.is_some() {
        return Ok(wrong_call(Texts::of(language).call.two_tasks, language));
    }
    if both && !matches!(command, Command::Export(_) | Command::Book(_)) {
        return Ok(wrong_call(Texts::of(language).call.both_languages, language));
    }
    let mut output = Output::new(Locale::of(language).in_country(country_of_environment()));
    let input = Input { largest_bytes: arguments.largest_file.map_or(crate::plan::limits::MAX_BYTES, |mib| mib << 20) };
    match command {
        Command::Check(wanted) => check::check(&wanted, input, &mut output),
        Command::Analyse(wanted) => analyse::analyse(&wanted, input, &mut output),
        Command::Find(wanted) => find::find(&wanted, input, &mut output),
        Command::Diff(wanted) => diff::diff(&wanted, input, &mut output),
        Command::Compare(wanted) => {
            if let Err(what) = compare::compare(&wanted, input, &mut output) {
                return Ok(wrong_call(&what, language));
            }
        }
        Command::WhatIf(wanted) => what_if::what_if_plan(&wanted, input, &mut output),
        Command::Merge(wanted) => merge::merge(&wanted, input, &mut output),
        Command::New(wanted) => new::new(&wanted, input, &mut output),
        Command::Export(wanted) => {
            if let Err(what) = export::export(&wanted, both, input, &mut output) {
                return Ok(wrong_call(&what, language));
            }
        }
        Command::Book(wanted) => {
            if let Err(what) = book::book(&wanted, both, input, &mut output) {
                return Ok(wrong_call(&what, language));
            }
        }
        Command::Optimise(wanted) => optimise::optimise_plan(&wanted, input, &mut output),
        Command::Import(wanted) => {
            if let Err(what) = import::import(&wanted, input, &mut output) {
                return Ok(wrong_call(&what, language));
            }
        }
        Command::Worksheets(wanted) => worksheets::worksheets(&wanted, &mut output),
        Command::Completions(wanted) => output.bytes(&packaging::completions(wanted.shell)),
        Command::Man => output.bytes(&packaging::manual()?),
        Command::Help(wanted) => return help(wanted.command.as_deref(), language),
    }
    Ok(Next::Exit(output.finish()?))
}

fn language_of_environment() -> Language {
    text::language_of_locale_names(&store::languages())
}

/// Returns the country where the reader lives, where the environment says it.
fn country_of_environment() -> Option<Country> {
    Country::of_locale_names(&store::date_locales())
}

/// Prints what the parser answers: help and version to standard output, what is wrong with a call to standard error.
fn explained(answer: &clap::Error, language: Language) -> anyhow::Result<Next> {
    if !matches!(answer.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        output::complain_whole(&call::complaint(answer, Locale::of(language)));
        return Ok(Next::Exit(Status::WrongCall.into()));
    }
    printed(answer.print())
}

/// Prints the help, or that of the command `name`.
fn help(name: Option<&str>, language: Language) -> anyhow::Result<Next> {
    let mut command = call::command(language);
    command.build();
    let Some(name) = name else { return printed(command.print_long_help()) };
    if let Some(found) = command.find_subcommand_mut(name) {
        return printed(found.print_long_help());
    }
    let words = Texts::of(language).call.no_such_command;
    Ok(wrong_call(&fill!(words, &[("name", &isolate(name, language))]), language))
}

/// Returns success, unless something could not be written for another reason than that its reader has gone.
fn printed(result: std::io::Result<()>) -> anyhow::Result<Next> {
    match result {
        Err(why) if why.kind() != std::io::ErrorKind::BrokenPipe => Err(why.into()),
        _ => Ok(Next::Exit(Status::Success.into())),
    }
}

/// Says what is wrong with a call.
fn wrong_call(what: &str, language: Language) -> Next {
    output::complain_whole(&fill!(Texts::of(language).call.error, &[("what", what)]));
    Next::Exit(Status::WrongCall.into())
}

/// Says that the program was built without its window.
#[must_use]
pub fn no_window(language: Language) -> ExitCode {
    output::complain(Texts::of(language).cli.no_window);
    Status::WrongCall.into()
}

/// Says why the window could not be opened.
#[must_use]
pub fn window_failed(why: &NoWindow, language: Language) -> ExitCode {
    output::complain(&text::no_window(why, language));
    Status::Failure.into()
}

/// Says why the results could not be written.
fn output_failed(why: &anyhow::Error, locale: Locale) -> ExitCode {
    let reason = match why.downcast_ref::<std::io::Error>() {
        Some(why) => text::system_error(why, locale),
        None => isolate(&why.to_string(), locale.language).into_owned(),
    };
    output::complain(&fill!(locale.texts().cli.output_failed, &[("reason", &reason)]));
    Status::Failure.into()
}
