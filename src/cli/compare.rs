//! `imc-planner compare`: plans and their alternatives side by side.

use std::path::Path;
use std::sync::Arc;

use serde_json::Value;

use super::arguments::CompareArguments;
use super::input::Input;
use super::json::{Object, bilingual, key_figures};
use super::new::span;
use super::output::{Output, path_text, shown};
use super::report::section;
use crate::analysis::{Analysis, Version, versions};
use crate::diff::differences;
use crate::plan::{Language, List, Plan};
use crate::report::compare::Comparison;
use crate::text::strings::fill;
use crate::text::{self, Locale, isolate};

/// One column: a plan as it is, or an alternative of it.
struct Compared {
    path: String,
    version: Version,
}

impl Compared {
    /// Returns the name by which a column is asked for: the alternative's id, or "plan".
    fn id(&self) -> &str {
        self.version.id.as_ref().map_or("plan", |id| id.as_str())
    }

    fn plan(&self) -> &Arc<Plan> {
        self.version.analysis.plan()
    }

    /// Returns what heads the column: the alternative's name, behind its file where there are several, or the file's.
    fn name(&self, is_only_file: bool, locale: Locale) -> String {
        let name = match &self.version.id {
            None if is_only_file => locale.texts().compare.as_it_is.to_owned(),
            None => Path::new(&self.path)
                .file_stem()
                .map_or_else(|| self.path.clone(), |stem| stem.to_string_lossy().into_owned()),
            Some(id) => {
                let name = self.version.name.get(locale.language).trim();
                if name.is_empty() { id.to_string() } else { name.to_owned() }
            }
        };
        let is_named_twice = !is_only_file && self.version.id.is_some();
        if is_named_twice { format!("{} · {name}", self.path) } else { name }
    }
}

/// Prints the plans and their alternatives beside each other, with what differs from the base.
///
/// # Errors
/// What is wrong with the call: no version has the id of the base.
pub(super) fn compare(wanted: &CompareArguments, input: Input, output: &mut Output) -> Result<(), String> {
    let mut all = Vec::new();
    for path in &wanted.plans {
        let Some(opened) = input.opened(path, output) else { continue };
        let analysis = Analysis::of(&opened.plan);
        let path = path_text(path);
        all.extend(versions(&analysis).into_iter().map(|version| Compared { path: path.clone(), version }));
    }
    if all.is_empty() {
        return Ok(());
    }
    let base = match &wanted.base {
        None => 0,
        Some(wanted) => base_of(&all, wanted).ok_or_else(|| unknown_base(wanted, &all, output.locale))?,
    };
    if wanted.json {
        output.print(&format!("{:#}\n", json(&all, base)));
    } else {
        output.print(&report(&all, base, wanted.plans.len() == 1, output.locale));
    }
    Ok(())
}

/// Finds the version that `wanted` names: by its id, else by its name in either language, else by the file of its plan.
fn base_of(all: &[Compared], wanted: &str) -> Option<usize> {
    let wanted = wanted.trim();
    let has_name =
        |one: &Compared| Language::ALL.iter().any(|&language| one.version.name.slot(language).trim() == wanted);
    let by_id = all.iter().position(|one| one.id() == wanted);
    let by_name = || all.iter().position(|one| one.version.id.is_some() && has_name(one));
    by_id.or_else(by_name).or_else(|| all.iter().position(|one| one.version.id.is_none() && one.path == wanted))
}

fn unknown_base(id: &str, all: &[Compared], locale: Locale) -> String {
    let known: Vec<&str> = all.iter().map(Compared::id).collect();
    let known = known.join(locale.texts().differences.separator);
    let texts = &locale.texts().compare;
    fill!(texts.unknown_base, &[("id", &isolate(id, locale.language)), ("known", &known)])
}

fn json(all: &[Compared], base: usize) -> Value {
    let columns = all.iter().map(|one| {
        let plan = one.plan();
        let currency = one.version.analysis.budget.currency;
        let by_channel = plan.channels.iter().zip(&one.version.analysis.budget.by_channel);
        let object = Object::default()
            .with("path", one.path.as_str())
            .with("id", one.id())
            .with("name", bilingual(&one.version.name))
            .with("weeks", plan.calendar.weeks)
            .with("start", plan.calendar.start.to_string());
        let channels = by_channel.zip(&one.version.analysis.reach.channels).map(|((channel, &cost), reach)| {
            Object::default()
                .with("id", channel.id.as_str())
                .figure("reach", reach.reach)
                .with("impressions", reach.impressions)
                .total("cost", cost, |money| currency.plain(money))
                .into()
        });
        let audiences = plan.audiences.iter().zip(&one.version.analysis.reach.audiences).map(|(audience, reach)| {
            let k_plus = reach.as_ref().map(|reach| reach.k_plus.as_slice().into()).map_err(|why| *why);
            Object::default().with("id", audience.id.as_str()).figure::<Value>("k_plus", k_plus).into()
        });
        let channels: Vec<Value> = channels.collect();
        let audiences: Vec<Value> = audiences.collect();
        key_figures(object, &one.version.analysis).with("channels", channels).with("audiences", audiences).into()
    });
    let columns: Vec<Value> = columns.collect();
    Object::default().with("base", base).with("compared", columns).into()
}

/// Writes the table of key figures as the report has it, and below it what differs in words.
fn report(all: &[Compared], base: usize, is_only_file: bool, locale: Locale) -> String {
    let versions = all.iter().map(|one| (one.name(is_only_file, locale), &one.version.analysis));
    let comparison = Comparison::new(versions.collect(), base, locale, locale.language);
    let Some(base_version) = comparison.versions().get(base) else { return String::new() };
    // The cells of amounts leave out the currency of the base; the table's notes name another one.
    let mut out = span(base_version.report.plan, locale) + "\n\n";
    let figures = comparison.key_figures();
    out.push_str(&section(&base_version.report, &figures.title, std::slice::from_ref(&figures), &mut Vec::new()));
    for (_, (one, version)) in all.iter().zip(comparison.versions()).enumerate().filter(|(at, _)| *at != base) {
        out.push('\n');
        out.push_str(&sentences(base_version.report.plan, one.plan(), &version.name, locale));
    }
    out
}

/// The most sentences about one column.
const MOST_SENTENCES: usize = 12;

/// Says in sentences what the plan of a column has that the base has not.
fn sentences(base: &Plan, one: &Plan, name: &str, locale: Locale) -> String {
    let texts = &locale.texts().compare;
    // What is kept beside the plan does not make it another.
    let alone = |plan: &Plan| Plan { alternatives: List::default(), ..plan.clone() };
    let (before, after) = (alone(base), alone(one));
    let found = differences(&before, &after);
    let mut out = fill!(texts.differs, &[("name", name)]) + "\n";
    if found.is_empty() {
        return fill!(texts.same, &[("name", name)]) + "\n";
    }
    for difference in found.iter().take(MOST_SENTENCES) {
        out.push_str("  ");
        out.push_str(&shown(&text::difference(difference, &before, &after, locale)));
        out.push('\n');
    }
    if found.len() > MOST_SENTENCES {
        let more = locale.whole((found.len() - MOST_SENTENCES) as u64);
        out = out + "  " + &fill!(texts.more, &[("count", &more)]) + "\n";
    }
    out
}
