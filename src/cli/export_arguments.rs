//! Says what `imc-planner export` and `imc-planner book` can be asked for.

use std::path::PathBuf;

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::value_parsers::weeks;
use crate::exchange::export::{BookKind, BookPaper, Kind, OnBars, Paper};

/// Where `--force` stands in a help: behind what the file is to be, before the options of the flowchart.
const PLACE_OF_FORCE: usize = 20;

/// Holds which plans are read, and where what is made of them is written.
#[derive(Args, Clone, Debug)]
pub(super) struct FilesArguments {
    /// Plan files, and the file to write; `-` is standard input and standard output
    #[arg(required = true, value_name = "PLAN")]
    pub(super) paths: Vec<PathBuf>,

    /// The folder for the files of several plans
    #[arg(long, value_name = "FOLDER", requires = "kind")]
    pub(super) to: Option<PathBuf>,

    /// Write over files that exist
    #[arg(long, short, display_order = PLACE_OF_FORCE)]
    pub(super) force: bool,
}

/// Holds what `export` reads and writes.
#[derive(Args, Debug)]
pub(super) struct ExportArguments {
    /// The kind of file [default: that of OUT's ending]
    #[arg(long = "as", value_name = "KIND", value_parser = kinds())]
    pub(super) kind: Option<ExportKind>,

    #[command(flatten)]
    pub(super) files: FilesArguments,

    /// The table or chart that is wanted
    #[arg(long, value_name = "PART")]
    pub(super) part: Option<String>,

    #[command(flatten, next_display_order = PLACE_OF_FORCE + 1)]
    pub(super) chart: ChartArguments,
}

/// Holds what `book` reads and writes.
#[derive(Args, Debug)]
pub(super) struct BookArguments {
    /// The kind of file [default: that of OUT's ending]
    #[arg(long = "as", value_name = "KIND", value_parser = book_kinds())]
    pub(super) kind: Option<BookKind>,

    #[command(flatten)]
    pub(super) files: FilesArguments,

    /// The outline, by its id [default: that of the plan]
    #[arg(long, value_name = "ID")]
    pub(super) outline: Option<String>,

    /// The paper
    #[arg(long, value_name = "PAPER", value_parser = book_papers())]
    pub(super) paper: Option<BookPaper>,

    /// Set both languages side by side instead of one after the other
    #[arg(long)]
    pub(super) beside: bool,
}

/// Takes the name of a kind of book.
fn book_kinds() -> impl TypedValueParser<Value = BookKind> {
    let names = BookKind::ALL.map(BookKind::extension);
    PossibleValuesParser::new(names).try_map(|name| BookKind::of_extension(&name).ok_or("there is no such kind"))
}

/// Takes the name of a paper for books.
fn book_papers() -> impl TypedValueParser<Value = BookPaper> {
    let find = |name: String| BookPaper::ALL.into_iter().find(|known| known.as_str() == name).ok_or("no such paper");
    PossibleValuesParser::new(BookPaper::ALL.map(BookPaper::as_str)).try_map(find)
}

/// Holds what is chosen about a flowchart.
#[derive(Args, Debug)]
pub(super) struct ChartArguments {
    /// The weeks of the flowchart, as 3-6 or 3
    #[arg(long, value_name = "FIRST-LAST", value_parser = weeks)]
    pub(super) weeks: Option<(u32, u32)>,

    /// The channels of the flowchart, by their ids
    #[arg(long, value_name = "ID,…", value_delimiter = ',')]
    pub(super) channels: Vec<String>,

    /// Leave out the headings of promotion elements
    #[arg(long)]
    pub(super) ungrouped: bool,

    /// What stands on the bars
    #[arg(long, value_name = "WHAT", value_parser = on_bars())]
    pub(super) on_bars: Option<OnBars>,

    /// The paper of the flowchart
    #[arg(long, value_name = "PAPER", value_parser = papers())]
    pub(super) paper: Option<Paper>,

    /// Turn the paper upright
    #[arg(long)]
    pub(super) portrait: bool,

    /// Take as many pages as it needs instead of one
    #[arg(long)]
    pub(super) pages: bool,
}

/// Takes what can stand on bars.
fn on_bars() -> impl TypedValueParser<Value = OnBars> {
    let find = |name: String| OnBars::ALL.into_iter().find(|known| known.as_str() == name).ok_or("no such choice");
    PossibleValuesParser::new(OnBars::ALL.map(OnBars::as_str)).try_map(find)
}

/// Takes the name of a paper.
fn papers() -> impl TypedValueParser<Value = Paper> {
    let find = |name: String| Paper::ALL.into_iter().find(|known| known.as_str() == name).ok_or("no such paper");
    PossibleValuesParser::new(Paper::ALL.map(Paper::as_str)).try_map(find)
}

/// Says what `export` can be asked for: a kind of file, or the plan book as what the ending of the file says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ExportKind {
    /// A kind of file.
    Of(Kind),
    /// The plan book.
    Book,
}

/// The name of the plan book among the kinds of export.
pub(super) const BOOK: &str = "book";

/// Takes the name of a kind of export.
fn kinds() -> impl TypedValueParser<Value = ExportKind> {
    let names = Kind::ALL.map(Kind::extension).into_iter().chain([BOOK]);
    let find = |name: String| match Kind::of_extension(&name) {
        Some(kind) => Ok(ExportKind::Of(kind)),
        None if name == BOOK => Ok(ExportKind::Book),
        None => Err("there is no such kind"),
    };
    PossibleValuesParser::new(names).try_map(find)
}
