//! `imc-planner compare`: plans and their alternatives side by side.

use std::path::Path;
use std::sync::Arc;

use serde_json::Value;

use super::arguments::CompareArguments;
use super::input::Input;
use super::json::{Object, bilingual, key_figures};
use super::output::{Output, path_text, shown};
use super::table::{Cell, Table};
use crate::analysis::{Analysis, KeyFigures, Version, versions};
use crate::diff::differences;
use crate::plan::{Figure, Language, Left, List, Money, NotComputable, Plan, Total};
use crate::report::compare::distinct;
use crate::text::strings::fill;
use crate::text::{self, DASH, Locale, isolate};

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

    fn name(&self, is_only_file: bool, locale: Locale) -> String {
        let texts = &locale.texts().compare;
        let language = locale.language;
        let name = match &self.version.id {
            None if is_only_file => texts.as_it_is.to_owned(),
            None => Path::new(&self.path)
                .file_stem()
                .map_or_else(|| self.path.clone(), |stem| isolate(&stem.to_string_lossy(), language).into_owned()),
            Some(id) => {
                let name = self.version.name.get(language).trim();
                isolate(if name.is_empty() { id.as_str() } else { name }, language).into_owned()
            }
        };
        let is_named_twice = !is_only_file && self.version.id.is_some();
        if is_named_twice { format!("{} · {name}", isolate(&self.path, language)) } else { name }
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

/// Writes the table of key figures, and below it what differs in words.
fn report(all: &[Compared], base: usize, is_only_file: bool, locale: Locale) -> String {
    let texts = &locale.texts().compare;
    let names = distinct(all.iter().map(|one| one.name(is_only_file, locale)).collect(), locale);
    let mut headings = vec![texts.figure];
    for (at, name) in names.iter().enumerate() {
        headings.push(name);
        if at != base {
            headings.push(texts.change);
        }
    }
    let mut table = Table::with_headings(&headings);
    let figures: Vec<KeyFigures> = all.iter().map(|one| KeyFigures::of(&one.version.analysis)).collect();
    let mut row = |name: &str, cells: Vec<(Cell, Cell)>| {
        let mut line = vec![Cell::Text(name.to_owned())];
        for (at, (value, change)) in cells.into_iter().enumerate() {
            line.push(value);
            if at != base {
                line.push(change);
            }
        }
        table.row(line);
    };
    let shares = |of: fn(&KeyFigures) -> Figure| {
        number_cells(&figures, base, of, 3, |share| locale.percent(share, 1), |change| locale.points(change, 1))
    };
    let level = locale.ungrouped(all[base].plan().settings.effective_frequency);
    row(texts.reach, shares(|figures| figures.reach));
    row(&fill!(texts.effective_reach, &[("k", &level)]), shares(|figures| figures.effective_reach));
    let decimals = |of: fn(&KeyFigures) -> Figure, decimals: u8| {
        number_cells(
            &figures,
            base,
            of,
            decimals,
            |number| locale.decimal(number, decimals),
            |change| locale.signed(change, decimals),
        )
    };
    row(texts.frequency, decimals(|figures| figures.frequency, 1));
    row(texts.grp, decimals(|figures| figures.grp, 1));
    row(texts.impressions, decimals(|figures| figures.impressions, 0));
    row(texts.consistency, decimals(|figures| figures.consistency, 3));
    for (name, of) in money_rows(locale) {
        row(name, money_cells(all, base, of, locale));
    }
    let mut out = table.text(locale);
    for (at, one) in all.iter().enumerate().filter(|(at, _)| *at != base) {
        out.push('\n');
        out.push_str(&sentences(&all[base], one, &names[at], locale));
    }
    out
}

/// Returns the value of a figure in each column, and by how much it differs from that of the base: a difference is that of
/// the figures as they are shown, with `decimals` decimals.
fn number_cells(
    figures: &[KeyFigures],
    base: usize,
    of: impl Fn(&KeyFigures) -> Figure,
    decimals: u8,
    value: impl Fn(f64) -> String,
    change: impl Fn(f64) -> String,
) -> Vec<(Cell, Cell)> {
    let unit = 10_f64.powi(i32::from(decimals));
    let shown = |number: f64| (number * unit).round() / unit;
    let known = of(&figures[base]);
    let cells = figures.iter().map(|figures| {
        let found = of(figures);
        let difference = found.and_then(|found| Ok(shown(found) - shown(known?)));
        (Cell::figure(found, &value), Cell::figure(difference, &change))
    });
    cells.collect()
}

/// A sum or what is left, as it is written, what is missing from it, and its exact amount.
struct Amount {
    written: String,
    missing: Option<NotComputable>,
    exact: Figure<Money>,
}

type AmountOf = fn(&Analysis, Locale) -> Figure<Amount>;

fn of_total(total: Total, analysis: &Analysis, locale: Locale) -> Amount {
    let written = locale.total(total, analysis.budget.currency);
    Amount { written, missing: total.why_missing(), exact: total.exact() }
}

fn of_left(left: Left, analysis: &Analysis, locale: Locale) -> Amount {
    let written = locale.left(left, analysis.budget.currency);
    Amount { written, missing: left.why_missing(), exact: left.exact() }
}

fn money_rows(locale: Locale) -> [(&'static str, AmountOf); 4] {
    let (texts, window) = (&locale.texts().cli, &locale.texts().window);
    [
        (texts.media, |analysis, locale| Ok(of_total(analysis.budget.media, analysis, locale))),
        (texts.other, |analysis, locale| Ok(of_total(analysis.budget.other, analysis, locale))),
        (window.key_spent, |analysis, locale| Ok(of_total(analysis.budget.total, analysis, locale))),
        (window.key_left, |analysis, locale| analysis.budget.remaining.map(|left| of_left(left, analysis, locale))),
    ]
}

/// Returns an amount in each column, and by how much it differs from that of the base; nothing where the currencies differ.
fn money_cells(all: &[Compared], base: usize, of: AmountOf, locale: Locale) -> Vec<(Cell, Cell)> {
    let known = &all[base].version.analysis;
    let base = of(known, locale);
    let cells = all.iter().map(|one| {
        let analysis = &one.version.analysis;
        let found = of(analysis, locale);
        let change = match (&base, &found) {
            (Ok(base), Ok(found)) if known.budget.currency == analysis.budget.currency => {
                let difference = found.exact.and_then(|amount| Ok(amount - base.exact?));
                Cell::figure(difference, |difference| locale.money_change(difference, analysis.budget.currency))
            }
            _ => Cell::Number(DASH.to_owned()),
        };
        let value = match found {
            Err(why) => Cell::Missing(why),
            Ok(Amount { written, missing: Some(why), .. }) => Cell::AtLeast(written, why),
            Ok(Amount { written, missing: None, .. }) => Cell::Number(written),
        };
        (value, change)
    });
    cells.collect()
}

/// The most sentences about one column.
const MOST_SENTENCES: usize = 12;

/// Says in sentences what the plan of a column has that the base has not.
fn sentences(base: &Compared, one: &Compared, name: &str, locale: Locale) -> String {
    let texts = &locale.texts().compare;
    // What is kept beside the plan does not make it another.
    let alone = |plan: &Plan| Plan { alternatives: List::default(), ..plan.clone() };
    let (before, after) = (alone(base.plan()), alone(one.plan()));
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
