//! Says what `imc-planner new` can be asked for.

use std::path::PathBuf;

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use jiff::civil::Date;

use super::value_parsers::{number_of_weeks, start_date};
use crate::catalogue::{SAMPLES, Sample, sample};
use crate::edit::Keeps;
use crate::plan::Currency;

/// Holds what `new` writes.
#[derive(Args, Debug)]
pub(super) struct NewArguments {
    /// The file to write; `-` is standard output
    pub(super) path: PathBuf,

    /// Begin with a copy of a sample
    #[arg(long, value_name = "SAMPLE", value_parser = sample_names())]
    pub(super) from: Option<&'static Sample>,

    /// Begin with the audiences, messages, channels and worksheets of another plan; `-` is standard input
    #[arg(long, value_name = "PLAN", conflicts_with = "from")]
    pub(super) pattern: Option<PathBuf>,

    /// What is kept of the pattern, with commas between [default: all but placements]
    #[arg(long, value_name = "PARTS", requires = "pattern", value_delimiter = ',', value_parser = parts())]
    pub(super) keep: Option<Vec<KeptPart>>,

    /// Write over a file that exists
    #[arg(long)]
    pub(super) force: bool,

    /// Currency of an empty plan, by its ISO 4217 code [default: that of the country, else USD]
    #[arg(long, value_name = "CODE", conflicts_with_all = ["from", "pattern"])]
    pub(super) currency: Option<Currency>,

    /// Budget of the plan in its currency, as 3000, 480k or 1.2m
    #[arg(long, value_name = "AMOUNT", conflicts_with = "from", allow_hyphen_values = true)]
    pub(super) budget: Option<String>,

    /// Weeks of the plan [default: 12, or those of the pattern]
    #[arg(long, value_name = "NUMBER", conflicts_with = "from", allow_hyphen_values = true, value_parser = number_of_weeks)]
    pub(super) weeks: Option<u32>,

    /// First day of the plan, as 2026-03-01 or "1 March 2026" [default: the first day of a week from today]
    #[arg(long, value_name = "DATE", conflicts_with = "from", value_parser = start_date)]
    pub(super) start: Option<Date>,
}

/// A part of the pattern that a new plan keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum KeptPart {
    /// The audiences, with what is known of them.
    Audiences,
    /// The messages, with the positioning and the vocabulary.
    Messages,
    /// The channels, with their rates and contacts.
    Channels,
    /// The answers to worksheets.
    Worksheets,
    /// The placements, with all that they name.
    Placements,
}

impl KeptPart {
    /// All of them, each by its name on the command line.
    const ALL: [(&'static str, Self); 5] = [
        ("audiences", Self::Audiences),
        ("messages", Self::Messages),
        ("channels", Self::Channels),
        ("worksheets", Self::Worksheets),
        ("placements", Self::Placements),
    ];
}

impl NewArguments {
    /// Says what is kept of the pattern. Placements take along what they name.
    pub(super) fn keeps(&self) -> Keeps {
        let Some(parts) = &self.keep else { return Keeps::USUAL };
        let keeps = |part: KeptPart| parts.contains(&part);
        let placements = keeps(KeptPart::Placements);
        Keeps {
            audiences: placements || keeps(KeptPart::Audiences),
            messages: placements || keeps(KeptPart::Messages),
            channels: placements || keeps(KeptPart::Channels),
            worksheets: keeps(KeptPart::Worksheets),
            placements,
        }
    }
}

/// Takes the name of a part.
fn parts() -> impl TypedValueParser<Value = KeptPart> {
    let find = |name: String| {
        KeptPart::ALL.into_iter().find(|(known, _)| *known == name).map(|(_, part)| part).ok_or("there is no such part")
    };
    PossibleValuesParser::new(KeptPart::ALL.map(|(name, _)| name)).try_map(find)
}

/// Takes the name of a built-in sample; help lists them all.
fn sample_names() -> impl TypedValueParser<Value = &'static Sample> {
    let names = SAMPLES.map(|sample| PossibleValue::new(sample.id).help(sample.english));
    PossibleValuesParser::new(names).try_map(|name| sample(&name).ok_or("there is no such sample"))
}
