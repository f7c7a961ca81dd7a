//! Says what can be asked for.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

use super::export_arguments::{BookArguments, ExportArguments};
use super::new_arguments::NewArguments;
use super::value_parsers::{exchange_rate, start_date, weeks};
use crate::plan::{Currency, Decimal, Language};

/// Holds all that a call can ask for. Its help, in both languages, is laid on by [`super::call::command`].
#[derive(Debug, Parser)]
#[command(name = "imc-planner", version, override_usage = "imc-planner [PLAN]\n       imc-planner [OPTIONS] <COMMAND>")]
pub(super) struct Arguments {
    /// The plan to open in the window
    pub(super) plan: Option<PathBuf>,

    /// Language of tables, problems and errors [default: that of the environment or the desktop, else English]
    #[arg(long, alias = "language", global = true, value_name = "LANGUAGE")]
    pub(super) lang: Option<Lang>,

    /// Refuse plan files of more MiB than this [default: 64]
    #[arg(long, global = true, value_name = "MIB", value_parser = clap::value_parser!(u64).range(1..=MOST_MIB))]
    pub(super) largest_file: Option<u64>,

    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

/// The languages that the command line speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Lang {
    /// English
    En,
    /// Arabic
    Ar,
    /// Both, of what is exported
    Both,
}

impl Lang {
    /// Returns the one language, where there is one.
    pub(super) fn one(self) -> Option<Language> {
        match self {
            Self::En => Some(Language::En),
            Self::Ar => Some(Language::Ar),
            Self::Both => None,
        }
    }
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// List the problems of plans
    ///
    /// Prints one problem a line, errors first, as `PATH: severity: sentence [code]`, then a summary.
    Check(CheckArguments),
    /// Compute reach, consistency and budget of plans
    ///
    /// With --json it prints one object for one plan and an array of objects for several; amounts of money are
    /// decimal strings, a value that cannot be computed is null with its reason beside it as `NAME_reason`.
    #[command(alias = "analyze")]
    Analyse(AnalyseArguments),
    /// Find a text anywhere in a plan: names, copies, notes, sources, amounts, ids
    ///
    /// All words must be found, in any order; spelling variants of Arabic and accents do not matter, and words of the same
    /// meaning count. Prints one line for each text. Exit status: 0 found, 1 not found, 2 trouble.
    Find(FindArguments),
    /// Say what differs between two plans, by meaning
    ///
    /// Prints one line for each difference. Exit status: 0 the plans are the same, 1 they differ, 2 trouble.
    Diff(DiffArguments),
    /// Set plans and their alternatives side by side
    ///
    /// Each plan stands with its alternatives; the change of every figure is that to the base, and below the table stands what
    /// differs from it in words.
    Compare(CompareArguments),
    /// Try what money moved, other rates, ratings or sizes, other weeks or another total would do
    ///
    /// Prints what becomes of units, money and key figures; nothing is written without --out.
    WhatIf(super::what_if_arguments::WhatIfArguments),
    /// Merge two plans that were made from one
    ///
    /// Where both changed the same thing in different ways, the conflicts are listed and nothing is written.
    /// Exit status: 0 merged, 1 conflicts, 2 trouble.
    Merge(MergeArguments),
    /// Write a new plan, empty or from a sample
    New(NewArguments),
    /// Write a plan as a workbook, tables, pictures, a calendar or in the open format
    ///
    /// The kind follows from the ending of OUT, or from --as. Several plans go to a folder with --to, one line a plan.
    Export(ExportArguments),
    /// Write the book of a plan: its outline filled with texts, tables and pictures, as pages to hand in
    ///
    /// The kind follows from the ending of OUT, or from --as. Several plans go to a folder with --to, one line a plan.
    Book(BookArguments),
    /// Find the best quantities for the money, proved or with a bound
    ///
    /// Prints the proposal, its certificate, the limits that bind and why money is left. Exit status: 0 a proposal, 1 none,
    /// 2 wrong call.
    #[command(alias = "optimize")]
    Optimise(OptimiseArguments),
    /// Take a table of another program over into a plan
    ///
    /// Reads workbooks (XLSX, ODS, XLS), delimited text, and tables of Markdown and HTML; says what each column was taken for, and
    /// names row and column of what is wrong. Rows without errors are taken over.
    Import(ImportArguments),
    /// List worksheets, check a file with one, add and remove worksheets of your own
    ///
    /// Without an option it lists them, an id and a name a line. A file with mistakes is named with its lines.
    Worksheets(WorksheetArguments),
    /// Print completions for a shell
    #[command(hide = true)]
    Completions(CompletionsArguments),
    /// Print the manual page
    #[command(hide = true)]
    Man,
    /// Print the help, or that of a command
    Help(HelpArguments),
}

/// Says which shell `completions` are for.
#[derive(Args, Debug)]
pub(super) struct CompletionsArguments {
    /// The shell
    #[arg(value_name = "SHELL")]
    pub(super) shell: clap_complete::Shell,
}

/// Holds what `help` explains.
#[derive(Args, Debug)]
pub(super) struct HelpArguments {
    /// The command to explain
    #[arg(value_name = "COMMAND")]
    pub(super) command: Option<String>,
}

/// The most that can be allowed: a pebibyte, which no memory holds.
pub(super) const MOST_MIB: u64 = 1 << 30;

/// Holds what `check` reads.
#[derive(Args, Debug)]
pub(super) struct CheckArguments {
    /// Plan files; `-` is standard input
    #[arg(required = true, value_name = "PLAN")]
    pub(super) plans: Vec<PathBuf>,
}

/// Holds what `analyse` reads, and how it answers.
#[derive(Args, Debug)]
pub(super) struct AnalyseArguments {
    /// Plan files; `-` is standard input
    #[arg(required = true, value_name = "PLAN")]
    pub(super) plans: Vec<PathBuf>,

    /// Print JSON for programs instead of tables
    #[arg(long)]
    pub(super) json: bool,

    /// Add the reach of these weeks alone, as 3-6 or 3
    #[arg(long, value_name = "FIRST-LAST", value_parser = weeks)]
    pub(super) weeks: Option<(u32, u32)>,
}

/// Holds what `find` looks for.
#[derive(Args, Debug)]
pub(super) struct FindArguments {
    /// The plan file; `-` is standard input
    #[arg(value_name = "PLAN")]
    pub(super) plan: PathBuf,

    /// What to look for
    #[arg(value_name = "TEXT")]
    pub(super) text: String,

    /// Print JSON for programs: the place of each text, and the text
    #[arg(long)]
    pub(super) json: bool,
}

/// Holds what `diff` compares.
#[derive(Args, Debug)]
pub(super) struct DiffArguments {
    /// The plan as it was; `-` is standard input
    #[arg(value_name = "BEFORE")]
    pub(super) before: PathBuf,

    /// The plan as it is
    #[arg(value_name = "AFTER")]
    pub(super) after: PathBuf,
}

/// Holds what `compare` sets side by side.
#[derive(Args, Debug)]
pub(super) struct CompareArguments {
    /// Plan files; `-` is standard input
    #[arg(required = true, value_name = "PLAN")]
    pub(super) plans: Vec<PathBuf>,

    /// What the others are compared with: the id of an alternative, or `plan` for the first plan as it is [default: plan]
    #[arg(long, value_name = "ID")]
    pub(super) base: Option<String>,

    /// Print JSON for programs instead of tables
    #[arg(long)]
    pub(super) json: bool,
}

/// Holds what `merge` reads and writes.
#[derive(Args, Debug)]
pub(super) struct MergeArguments {
    /// The plan that both were made from
    #[arg(value_name = "BASE")]
    pub(super) base: PathBuf,

    /// The first plan; comments and fields that this version does not know are taken from it
    #[arg(value_name = "OURS")]
    pub(super) ours: PathBuf,

    /// The second plan
    #[arg(value_name = "THEIRS")]
    pub(super) theirs: PathBuf,

    /// Where to write the merged plan [default: standard output]
    #[arg(long, short, value_name = "PATH")]
    pub(super) output: Option<PathBuf>,
}

/// Holds what `worksheets` does.
#[derive(Args, Debug)]
pub(super) struct WorksheetArguments {
    /// Check a file with a worksheet, and change nothing
    #[arg(long, value_name = "FILE")]
    pub(super) check: Vec<PathBuf>,

    /// Add a worksheet from a file to your own
    #[arg(long, value_name = "FILE")]
    pub(super) add: Vec<PathBuf>,

    /// Take a worksheet out of your own, by its id; answers to it stay in plans
    #[arg(long, value_name = "ID")]
    pub(super) remove: Vec<String>,
}

/// Holds what `optimise` reads, and what it is asked.
#[derive(Args, Debug)]
pub(super) struct OptimiseArguments {
    /// The plan file; `-` is standard input
    #[arg(value_name = "PLAN")]
    pub(super) plan: PathBuf,

    /// What is to be as good as possible: 3+ is reach, points:3+ gross rating points
    #[arg(long, value_name = "GOAL")]
    pub(super) goal: Option<String>,

    /// Among whom, with a weight where there are several
    #[arg(long, value_name = "ID[=WEIGHT]")]
    pub(super) audience: Vec<String>,

    /// The money for media, as 396000 or 396k
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    pub(super) budget: Option<String>,

    /// Keep a channel (or a placement, a message, an element) as it is
    #[arg(long, value_name = "ID")]
    pub(super) lock: Vec<String>,

    /// Hold a channel to so many units, as tv=4..16
    #[arg(long, value_name = "CHANNEL=MIN..MAX")]
    pub(super) between: Vec<String>,

    /// Hold what an element, a message or a placement costs, as Publicity=5000..
    #[arg(long, value_name = "ID=MIN..MAX")]
    pub(super) spend: Vec<String>,

    /// Find the cheapest plan that reaches this share, as 0.45 or 45%
    #[arg(long, value_name = "SHARE", allow_hyphen_values = true)]
    pub(super) target: Option<String>,

    /// Keep at least this consistency, 0 to 1
    #[arg(long, value_name = "SHARE", allow_hyphen_values = true)]
    pub(super) consistency: Option<String>,

    /// Then choose the weeks that leave most in memory: on average, or in the week with the least
    #[arg(long, value_name = "MEMORY", value_parser = ["mean", "least"])]
    pub(super) weeks: Option<String>,

    /// Exposures that each person remembers on average from before the first week
    #[arg(long, value_name = "MEAN", requires = "weeks", allow_hyphen_values = true)]
    pub(super) from_before: Option<String>,

    /// Add the best value for so many budgets
    #[arg(long, value_name = "POINTS", allow_negative_numbers = true, value_parser = clap::value_parser!(u32).range(2..=200))]
    pub(super) curve: Option<u32>,

    /// Add the plans of which none is better in two things at once: consistency, or two audiences
    #[arg(long, value_name = "AGAINST")]
    pub(super) front: Option<String>,

    /// Print JSON for programs instead of tables
    #[arg(long)]
    pub(super) json: bool,

    /// Write the plan with the proposed quantities there
    #[arg(long, value_name = "PATH")]
    pub(super) apply: Option<PathBuf>,

    /// Write over a file that exists
    #[arg(long)]
    pub(super) force: bool,
}

/// Holds what `import` reads and writes.
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
#[derive(Args, Debug)]
pub(super) struct ImportArguments {
    /// The file with the table; `-` is standard input
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,

    /// The plan to take it over into
    #[arg(long, value_name = "PLAN", conflicts_with = "new")]
    pub(super) into: Option<PathBuf>,

    /// A new plan to write, with the weeks and the currency of the table
    #[arg(long, value_name = "OUT")]
    pub(super) new: Option<PathBuf>,

    /// The sheet, by its name [default: the first one with a table]
    #[arg(long, value_name = "NAME")]
    pub(super) sheet: Option<String>,

    /// The table, by its range as B9:Q21
    #[arg(long, value_name = "RANGE")]
    pub(super) table: Option<String>,

    /// What the rows are
    #[arg(long, value_name = "KIND", value_parser = PossibleValuesParser::new(crate::exchange::import::Kind::ALL.map(crate::exchange::import::Kind::key)))]
    pub(super) kind: Option<String>,

    /// A file that says what columns mean
    #[arg(long, value_name = "MAPPING")]
    pub(super) mapping: Option<PathBuf>,

    /// The encoding of a text, as windows-1256
    #[arg(long, value_name = "ENCODING")]
    pub(super) encoding: Option<String>,

    /// What stands between the cells of a text: tab, comma, semicolon, bar
    #[arg(long, value_name = "DELIMITER", value_parser = ["tab", "comma", "semicolon", "bar", ",", ";", "|", "\t", "\\t"])]
    pub(super) delimiter: Option<String>,

    /// Currency of the amounts, by its ISO 4217 code; a plan without amounts takes it [default: the one that the table names]
    #[arg(long, value_name = "CODE")]
    pub(super) currency: Option<Currency>,

    /// What one unit of another currency is worth in that of the plan, as SAR=0.189
    #[arg(long, value_name = "CODE=NUMBER", value_parser = exchange_rate)]
    pub(super) exchange_rate: Vec<(Currency, Decimal)>,

    /// First day of a new plan [default: that of the table]
    #[arg(long, value_name = "DATE", conflicts_with = "into", value_parser = start_date)]
    pub(super) start: Option<Date>,

    /// Write over a new plan's file that exists
    #[arg(long)]
    pub(super) force: bool,

    /// Take placements and mentions over once more that the plan has already
    #[arg(long)]
    pub(super) repeated: bool,

    /// Say what would be taken over, and write nothing
    #[arg(long)]
    pub(super) dry_run: bool,

    /// Print JSON for programs instead of lines
    #[arg(long)]
    pub(super) json: bool,
}
