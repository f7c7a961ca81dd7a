//! Says how the command line explains itself, in the reader's language: help, and what is wrong with a call.
//!
//! All words come from [`crate::text::strings::CallTexts`]; what the arguments are is in [`super::arguments`].

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, CommandFactory as _};

use super::arguments::{Arguments, MOST_MIB};
use super::export_arguments::BOOK;
use crate::catalogue::SAMPLES;
use crate::exchange::export::{BookKind, Kind};
use crate::exchange::import::{EXAMPLE_OF_MAPPING, Meaning};
use crate::plan::{Language, MAX_WEEKS};
use crate::text::strings::{CallTexts, Texts, fill, slots};
use crate::text::{Locale, parse_date, without_direction_marks};

/// Where the options of every command stand in a help: behind its own, and the help itself last.
const BEFORE_LAST: usize = 900;
const LAST: usize = 901;

/// Returns the language that the call itself asks for, before anything else of it is understood.
pub(super) fn language_asked_for(arguments: &[OsString]) -> Option<Language> {
    let words: Vec<&str> = arguments.iter().skip(1).filter_map(|word| word.to_str()).collect();
    let before_files = words.iter().position(|word| *word == "--").unwrap_or(words.len());
    let words = &words[..before_files];
    words.iter().enumerate().find_map(|(position, word)| {
        let name = match word.strip_prefix("--language").or_else(|| word.strip_prefix("--lang")) {
            Some("") => words.get(position + 1)?,
            Some(value) => value.strip_prefix('=')?,
            None => return None,
        };
        match name {
            "ar" => Some(Language::Ar),
            "en" => Some(Language::En),
            _ => None,
        }
    })
}

/// Returns everything that can be asked for, with its help in `language`.
pub(super) fn command(language: Language) -> Command {
    let texts = &Texts::of(language).call;
    let help = |name: &'static str, short: char, action: ArgAction, words: &'static str| {
        Arg::new(name).long(name).short(short).action(action).help(words)
    };
    let command = Arguments::command()
        .about(texts.about)
        .after_help(texts.after_help)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .arg(help("help", 'h', ArgAction::Help, texts.help_flag).global(true).display_order(LAST))
        .arg(help("version", 'V', ArgAction::Version, texts.version_flag).display_order(LAST))
        // What every command has stands behind what it alone has.
        .mut_arg("lang", |lang| lang.display_order(BEFORE_LAST))
        .mut_arg("largest_file", |largest| largest.display_order(BEFORE_LAST));
    let command =
        explained(command, texts, &[("plan", texts.plan), ("lang", texts.lang), ("largest_file", texts.largest_file)]);
    subcommands(command, texts)
}

/// Adds the help of the commands.
fn subcommands(command: Command, texts: &'static CallTexts) -> Command {
    let samples: Vec<&str> = SAMPLES.iter().map(|sample| sample.id).collect();
    let from = fill!(texts.from, &[("samples", &samples.join(texts.or))]);
    let long = |command: Command, about: &'static str, more: &str| {
        command.about(about).long_about(format!("{about}\n\n{more}"))
    };
    command
        .mut_subcommand("check", |check| {
            explained(long(check, texts.check, texts.check_long), texts, &[("plans", texts.plans)])
        })
        .mut_subcommand("analyse", |analyse| {
            let arguments = [("plans", texts.plans), ("json", texts.json), ("weeks", texts.weeks_alone)];
            explained(long(analyse, texts.analyse, texts.analyse_long), texts, &arguments)
        })
        .mut_subcommand("find", |find| {
            let arguments = [("plan", texts.find_plan), ("text", texts.find_text), ("json", texts.find_json)];
            explained(long(find, texts.find, texts.find_long), texts, &arguments)
        })
        .mut_subcommand("diff", |diff| {
            let arguments = [("before", texts.before), ("after", texts.after)];
            explained(long(diff, texts.diff, texts.diff_long), texts, &arguments)
        })
        .mut_subcommand("compare", |compare| {
            let arguments = [("plans", texts.plans), ("base", texts.compare_base), ("json", texts.json)];
            explained(long(compare, texts.compare, texts.compare_long), texts, &arguments)
        })
        .mut_subcommand("what-if", |command| what_if(long(command, texts.what_if, texts.what_if_long), texts))
        .mut_subcommand("merge", |merge| {
            let arguments =
                [("base", texts.base), ("ours", texts.ours), ("theirs", texts.theirs), ("output", texts.output)];
            explained(long(merge, texts.merge, texts.merge_long), texts, &arguments)
        })
        .mut_subcommand("new", |new| {
            let arguments = [
                ("path", texts.path),
                ("from", &from),
                ("pattern", texts.pattern),
                ("keep", texts.keep),
                ("force", texts.force),
                ("currency", texts.currency),
                ("budget", texts.budget),
                ("weeks", texts.weeks),
                ("start", texts.start),
            ];
            explained(new.about(texts.new), texts, &arguments)
        })
        .mut_subcommand("export", |export| export_command(export, texts))
        .mut_subcommand("book", |book| book_command(book, texts))
        .mut_subcommand("optimise", |command| optimise(long(command, texts.optimise, texts.optimise_long), texts))
        .mut_subcommand("import", |import| with_import(import, texts))
        .mut_subcommand("worksheets", |command| {
            let arguments =
                [("check", texts.worksheets_check), ("add", texts.worksheets_add), ("remove", texts.worksheets_remove)];
            explained(long(command, texts.worksheets, texts.worksheets_long), texts, &arguments)
        })
        .mut_subcommand("completions", |command| {
            explained(command.about(texts.completions), texts, &[("shell", texts.completions_shell)])
        })
        .mut_subcommand("man", |command| command.about(texts.manual))
        .mut_subcommand("help", |help| explained(help.about(texts.help_command), texts, &[("command", texts.help_of)]))
}

/// Adds the help of `what-if`.
fn what_if(command: Command, texts: &'static CallTexts) -> Command {
    let arguments = [
        ("plan", texts.find_plan),
        ("move_money", texts.what_if_move_money),
        ("rates", texts.what_if_rates),
        ("ratings", texts.what_if_ratings),
        ("sizes", texts.what_if_sizes),
        ("shift", texts.what_if_shift),
        ("scale", texts.what_if_scale),
        ("as_alternative", texts.what_if_as_alternative),
        ("out", texts.what_if_out),
        ("force", texts.force),
        ("json", texts.json),
    ];
    explained(command, texts, &arguments)
}

/// Adds the help of `optimise`.
fn optimise(command: Command, texts: &'static CallTexts) -> Command {
    let arguments = [
        ("plan", texts.find_plan),
        ("goal", texts.optimise_goal),
        ("audience", texts.optimise_audience),
        ("budget", texts.optimise_budget),
        ("lock", texts.optimise_lock),
        ("between", texts.optimise_between),
        ("spend", texts.optimise_spend),
        ("target", texts.optimise_target),
        ("consistency", texts.optimise_consistency),
        ("weeks", texts.optimise_weeks),
        ("from_before", texts.optimise_from_before),
        ("curve", texts.optimise_curve),
        ("front", texts.optimise_front),
        ("json", texts.json),
        ("apply", texts.optimise_apply),
        ("force", texts.force),
    ];
    explained(command, texts, &arguments)
}

/// Returns the command that imports, with its help.
fn with_import(import: Command, texts: &'static CallTexts) -> Command {
    let arguments = [
        ("file", texts.import_file),
        ("into", texts.import_into),
        ("new", texts.import_new),
        ("sheet", texts.import_sheet),
        ("table", texts.import_table),
        ("kind", texts.import_kind),
        ("mapping", texts.import_mapping),
        ("encoding", texts.import_encoding),
        ("delimiter", texts.import_delimiter),
        ("currency", texts.import_currency),
        ("exchange_rate", texts.import_exchange_rate),
        ("start", texts.import_start),
        ("force", texts.force),
        ("repeated", texts.import_repeated),
        ("dry_run", texts.import_dry_run),
        ("json", texts.import_json),
    ];
    let about = import.about(texts.import).long_about(format!("{}\n\n{}", texts.import, texts.import_long));
    let meanings: Vec<&str> = Meaning::ALL.iter().map(|meaning| meaning.key()).collect();
    let values = slots![("example", EXAMPLE_OF_MAPPING), ("meanings", &*meanings.join(", "))];
    explained(about.after_long_help(fill!(texts.import_mapping_long, values)), texts, &arguments)
}

/// Returns the command `export` with its help.
fn export_command(export: Command, texts: &'static CallTexts) -> Command {
    let names: Vec<&str> = Kind::ALL.map(Kind::extension).into_iter().chain([BOOK]).collect();
    let kinds = fill!(texts.export_as, &[("kinds", &names.join(texts.or))]);
    let arguments = [
        ("paths", texts.export_paths),
        ("kind", &*kinds),
        ("to", texts.export_to),
        ("part", texts.export_part),
        ("force", texts.export_force),
        ("weeks", texts.export_weeks),
        ("channels", texts.export_channels),
        ("ungrouped", texts.export_ungrouped),
        ("on_bars", texts.export_on_bars),
        ("paper", texts.export_paper),
        ("portrait", texts.export_portrait),
        ("pages", texts.export_pages),
    ];
    let long = format!("{}\n\n{}", texts.export, texts.export_long);
    explained(export.about(texts.export).long_about(long), texts, &arguments)
}

/// Returns the command `book` with its help.
fn book_command(book: Command, texts: &'static CallTexts) -> Command {
    let kinds = fill!(texts.export_as, &[("kinds", &BookKind::ALL.map(BookKind::extension).join(texts.or))]);
    let known: Vec<&str> = crate::worksheet::outlines().iter().map(|outline| outline.id.as_str()).collect();
    let outline = fill!(texts.book_outline, &[("known", &known.join(texts.or))]);
    let arguments = [
        ("paths", texts.export_paths),
        ("kind", &*kinds),
        ("to", texts.export_to),
        ("outline", &*outline),
        ("paper", texts.book_paper),
        ("beside", texts.book_beside),
        ("force", texts.export_force),
    ];
    let long = format!("{}\n\n{}", texts.book, texts.book_long);
    explained(book.about(texts.book).long_about(long), texts, &arguments)
}

/// Returns `command` with the help of its arguments.
fn explained(command: Command, texts: &'static CallTexts, arguments: &[(&'static str, &str)]) -> Command {
    let command = arguments.iter().fold(command, |command, &(name, words)| {
        command.mut_arg(name, |argument| {
            let has_values = argument.get_action().takes_values();
            // What an option can be is said in its words: the parser would list it in English.
            argument.help(words.to_owned()).hide_possible_values(has_values)
        })
    });
    let template = template(&command, texts);
    command.help_template(template)
}

/// Returns the order in which a help is put together, with headings in the language of `texts` for what `command` has.
fn template(command: &Command, texts: &'static CallTexts) -> String {
    let part = |has: bool, heading: &str, tag: &str| {
        if has { format!("{heading}:\n{{{tag}}}\n\n") } else { String::new() }
    };
    let has_positionals = command.get_positionals().next().is_some();
    format!(
        "{{about-with-newline}}\n{}: {{usage}}\n\n{}{}{}:\n{{options}}{{after-help}}",
        texts.usage,
        part(command.has_subcommands(), texts.commands, "subcommands"),
        part(has_positionals, texts.arguments, "positionals"),
        texts.options,
    )
}

/// Returns what is wrong with a call, as it is printed on standard error.
pub(super) fn complaint(error: &clap::Error, locale: Locale) -> String {
    let texts = &locale.texts().call;
    let suggestion = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue]
        .into_iter()
        .find_map(|kind| context(error, kind))
        .map(|name| fill!(texts.did_you_mean, &[("name", &quoted(&name, locale))]));
    let usage = error.get(ContextKind::Usage).map(|usage| {
        let usage = usage.to_string();
        let usage = usage.trim().trim_start_matches("Usage:").trim();
        format!("{}: {}", texts.usage, quoted(usage, locale))
    });
    let sentence = fill!(texts.error, &[("what", &sentence(error, locale))]);
    let parts = [Some(sentence), suggestion, usage, Some(texts.more_help.to_owned())];
    parts.into_iter().flatten().collect::<Vec<_>>().join("\n\n")
}

/// Says what is wrong with a call in one sentence.
fn sentence(error: &clap::Error, locale: Locale) -> String {
    let texts = &locale.texts().call;
    let named = |kind: ContextKind| context(error, kind).map(|text| quoted(&text, locale)).unwrap_or_default();
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            fill!(texts.no_such_command, &[("name", &named(ContextKind::InvalidSubcommand))])
        }
        ErrorKind::UnknownArgument => fill!(texts.unknown_argument, &[("name", &named(ContextKind::InvalidArg))]),
        ErrorKind::MissingRequiredArgument => fill!(texts.missing, &[("names", &named(ContextKind::InvalidArg))]),
        ErrorKind::ArgumentConflict => {
            fill!(texts.conflict, &[("a", &named(ContextKind::InvalidArg)), ("b", &named(ContextKind::PriorArg))])
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let (name, value) = (named(ContextKind::InvalidArg), named(ContextKind::InvalidValue));
            if value.is_empty() {
                return fill!(texts.missing_value, &[("name", &name)]);
            }
            match expected(error, locale) {
                Some(expected) => {
                    fill!(texts.wrong_value_expected, &[("value", &value), ("name", &name), ("expected", &expected)])
                }
                None => fill!(texts.wrong_value, &[("value", &value), ("name", &name)]),
            }
        }
        _ => texts.wrong_call.to_owned(),
    }
}

/// Says what could have stood in the place of a wrong value: known by the name that the value has in the help.
fn expected(error: &clap::Error, locale: Locale) -> Option<String> {
    let texts = &locale.texts().call;
    if let Some(values) = context(error, ContextKind::ValidValue) {
        return Some(fill!(texts.expected_one_of, &[("values", &quoted(&values, locale))]));
    }
    let number = |least: u64, most: u64| {
        fill!(texts.expected_number, &[("least", &locale.whole(least)), ("most", &locale.whole(most))])
    };
    let argument = context(error, ContextKind::InvalidArg)?;
    let (_, name) = argument.split_once('<')?;
    match name.trim_end_matches(['>', '.']) {
        "MIB" => Some(number(1, MOST_MIB)),
        "NUMBER" => Some(number(1, u64::from(MAX_WEEKS))),
        "POINTS" => Some(number(2, 200)),
        "FIRST-LAST" => Some(texts.expected_weeks.to_owned()),
        "DATE" => {
            let typed = context(error, ContextKind::InvalidValue).unwrap_or_default();
            let why = parse_date(&typed).err().map(|why| why.sentence(locale));
            Some(why.unwrap_or_else(|| texts.expected_day.to_owned()))
        }
        "WEEKS" => Some(fill!(texts.expected_shift, &[("most", &locale.whole(520))])),
        "CODE" => Some(texts.expected_currency.to_owned()),
        _ => None,
    }
}

/// Returns what is known about an error under `kind`, as one text.
fn context(error: &clap::Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(texts) if !texts.is_empty() => Some(texts.join(", ")),
        _ => None,
    }
}

/// Writes words of a call for a sentence: they run from the left in every language.
fn quoted(words: &str, locale: Locale) -> String {
    match locale.language {
        Language::En => words.to_owned(),
        Language::Ar if words.is_empty() => String::new(),
        Language::Ar => format!("\u{2066}{}\u{2069}", without_direction_marks(words)),
    }
}

#[cfg(test)]
mod tests {
    use super::command;
    use crate::plan::Language;
    use crate::text::strings::Texts;

    /// Every argument and command has its help from the tables: a new one without a text would show a coder's comment.
    #[test]
    fn all_help_comes_from_the_tables() {
        for language in Language::ALL {
            let texts = format!("{:?}", Texts::of(language).call);
            let known = |help: Option<&clap::builder::StyledStr>, what: &str| {
                let help = help.map(ToString::to_string).unwrap_or_default();
                // As the derived text of a table writes it.
                let begin: String = help.chars().take_while(|letter| *letter != ':').collect();
                let written = format!("{begin:?}");
                assert!(!begin.is_empty() && texts.contains(written.trim_matches('"')), "{what}: {help}");
            };
            let mut all = command(language);
            all.build();
            // What only packages call is hidden from people.
            let shown = all.get_subcommands().filter(|command| !command.is_hide_set());
            for part in std::iter::once(&all).chain(shown) {
                known(part.get_about(), part.get_name());
                for argument in part.get_arguments() {
                    known(argument.get_help(), &format!("{} {}", part.get_name(), argument.get_id()));
                }
            }
        }
    }
}
