//! `imc-planner check`: the problems of plans, one a line.

use super::arguments::CheckArguments;
use super::finding::{Counts, findings, severity_word};
use super::input::Input;
use super::output::{Output, path_text};
use crate::analysis::Analysis;
use crate::text::Noun;
use crate::text::strings::{fill, slots};

/// Lists the problems of all plans, then a summary. Fails when there is an error, or a file cannot be read.
pub(super) fn check(wanted: &CheckArguments, input: Input, output: &mut Output) {
    let locale = output.locale;
    let texts = &locale.texts().cli;
    let (mut read, mut counts) = (0_u64, Counts::default());
    for path in &wanted.plans {
        let Some(opened) = input.opened(path, output) else { continue };
        read += 1;
        let analysis = Analysis::of(&opened.plan);
        let path = path_text(path);
        for finding in findings(&opened, &analysis.problems, locale) {
            counts.add(finding.severity);
            let values = slots![
                ("path", path.as_str()),
                ("severity", severity_word(finding.severity, locale.language)),
                ("sentence", &finding.sentence),
                ("code", finding.code),
            ];
            output.line(&fill!(texts.problem, values));
        }
    }
    if counts.errors > 0 {
        output.fails();
    }
    let mut summary = Vec::new();
    if read > 0 {
        let plans = locale.count(read, Noun::Plan);
        summary.push(fill!(texts.summary, &[("plans", &plans), ("problems", &counts.words(locale))]));
    }
    let not_read = wanted.plans.len() as u64 - read;
    if not_read > 0 {
        summary.push(fill!(texts.not_read, &[("count", &locale.whole(not_read))]));
    }
    output.line(&summary.join(locale.texts().figures.list_separator));
}
