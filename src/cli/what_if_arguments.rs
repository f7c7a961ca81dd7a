//! Says what `what-if` can be asked for.

use std::path::PathBuf;

use clap::Args;

/// Holds what `what-if` tries.
#[derive(Args, Debug)]
pub(super) struct WhatIfArguments {
    /// The plan file; `-` is standard input
    #[arg(value_name = "PLAN")]
    pub(super) plan: PathBuf,

    #[command(flatten)]
    pub(super) trial: TrialArguments,

    /// Keep the trial as an alternative of this name, instead of in the place of the plan
    #[arg(long, value_name = "NAME", requires = "out")]
    pub(super) as_alternative: Option<String>,

    /// Where to write the plan with the trial; `-` is standard output
    #[arg(long, short, value_name = "FILE")]
    pub(super) out: Option<PathBuf>,

    /// Write over a file that exists
    #[arg(long)]
    pub(super) force: bool,

    /// Print JSON for programs instead of tables
    #[arg(long)]
    pub(super) json: bool,
}

/// The trial itself: one of these.
#[derive(Args, Debug)]
#[group(required = true, multiple = false)]
pub(super) struct TrialArguments {
    /// Move an amount, or a percentage of what FROM costs, from one channel to another
    #[arg(long, num_args = 3, value_names = ["FROM", "TO", "AMOUNT"])]
    pub(super) move_money: Vec<String>,

    /// Change the rates of these channels, or of all, by so many percent
    #[arg(long, num_args = 1.., value_names = ["PERCENT", "CHANNEL"], allow_negative_numbers = true)]
    pub(super) rates: Vec<String>,

    /// Change the ratings of these channels, or of all, by so many percent
    #[arg(long, num_args = 1.., value_names = ["PERCENT", "CHANNEL"], allow_negative_numbers = true)]
    pub(super) ratings: Vec<String>,

    /// Change the sizes of these audiences, or of all, by so many percent
    #[arg(long, num_args = 1.., value_names = ["PERCENT", "AUDIENCE"], allow_negative_numbers = true)]
    pub(super) sizes: Vec<String>,

    /// Move everything by so many weeks, earlier below 0
    #[arg(long, value_name = "WEEKS", allow_negative_numbers = true, value_parser = clap::value_parser!(i64).range(-520..=520))]
    pub(super) shift: Option<i64>,

    /// Scale what is placed so that media cost so much
    #[arg(long, value_name = "TOTAL")]
    pub(super) scale: Option<String>,
}
