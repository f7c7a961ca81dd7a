//! `imc-planner import`: a table of another program into a plan.

use std::fs;
use std::io::{ErrorKind, Read as _};
use std::path::Path;
use std::sync::Arc;

use jiff::Zoned;
use serde_json::error::Category;
use serde_json::json;

use super::arguments::ImportArguments;
use super::import_report::Report;
use super::input::{Input, is_standard};
use super::output::{Output, path_text};
use crate::edit::History;
use crate::exchange::import::words::{column_name, failure};
use crate::exchange::import::{
    Book, Choices, Corrections, Decision, ENCODINGS, Kind, MAX_FILE, Mapping, MappingFault, MoneyChoices, Preview,
    ReadFailure, TablePlace, TextForm, Understood, delimiter, fitted, is_encoding, likeliest, named, needs,
    objective_of, over_budget, preview, preview_of, read, tables, understand,
};
use crate::plan::{Currency, Plan};
use crate::store::{self, Opened};
use crate::text::strings::{fill, slots};
use crate::text::{self, Country, Locale, isolate};

/// How many weeks a new plan has where the table names no days.
const WEEKS: u32 = 12;

/// Says where the table goes.
pub(super) struct Target {
    /// The plan as it is.
    pub(super) plan: Arc<Plan>,
    /// The same with the weeks and the currency of the table, where it has none of its own yet.
    pub(super) fitted: Arc<Plan>,
    /// The file that it comes from; none for a new plan.
    pub(super) opened: Option<Opened>,
}

/// Reads a table, says what was understood and what is wrong in it, and writes the plan unless that was not wanted.
///
/// # Errors
/// What is wrong with the call.
pub(super) fn import(wanted: &ImportArguments, input: Input, output: &mut Output) -> Result<(), String> {
    if wanted.into.is_none() && wanted.new.is_none() && !wanted.dry_run {
        return Err(output.locale.texts().call.import_target.to_owned());
    }
    if carried_out(wanted, input, output).is_none() {
        output.fails();
    }
    Ok(())
}

fn carried_out(wanted: &ImportArguments, input: Input, output: &mut Output) -> Option<()> {
    let locale = output.locale;
    let mapping = mapping(wanted, output)?;
    let encoding = wanted.encoding.clone().or_else(|| mapping.encoding.clone());
    if let Some(name) = encoding.as_deref().filter(|name| !is_encoding(name)) {
        let texts = &locale.texts().import;
        let values =
            slots![("name", &*isolate(name, locale.language)), ("names", &*ENCODINGS.join(texts.list_separator))];
        output.error(&fill!(texts.no_encoding, values));
        return None;
    }
    let bytes = bytes(&wanted.file, output)?;
    let form = TextForm { encoding, delimiter: wanted.delimiter.as_deref().and_then(delimiter).or(mapping.delimiter) };
    let book = match read(&path_text(&wanted.file), &bytes, &form) {
        Ok(book) => book,
        Err(why) => return said(&failure(&why, locale), &wanted.file, output),
    };
    if let Some(document) =
        book.origin.as_ref().and_then(|origin| origin.document.as_ref()).filter(|_| wanted.into.is_none())
    {
        return own(wanted, document, output);
    }
    let today = Zoned::now().date();
    let frame =
        crate::exchange::import::Frame::around(crate::exchange::import::Days { first: today, last: today }, None);
    let found = tables(&book, &frame);
    let sheet = wanted.sheet.as_ref().or(mapping.sheet.as_ref());
    let place = chosen(&book, &found, sheet.map(String::as_str), wanted, output)?;
    let sheet = &book.sheets[place.sheet];
    let place = mapping.titled(sheet, place);
    let target = target(wanted, input, &book, &place, output)?;
    known_currencies(wanted, &target, output)?;
    let kind = wanted.kind.as_deref().and_then(|key| Kind::ALL.into_iter().find(|kind| kind.key() == key));
    let said = Corrections { kind: kind.or(mapping.kind), ..Corrections::default() };
    let plan = Arc::clone(&target.fitted);
    let table = understand(sheet, &place, &plan, &said);
    unknown_columns(&mapping, &table, wanted, output)?;
    let ids = super::target::new_ids();
    let mut money = MoneyChoices { currency: wanted.currency, ..MoneyChoices::default() };
    for (currency, rate) in &wanted.exchange_rate {
        money.set_rate(*currency, Some(*rate));
    }
    let mut choices = Choices { corrections: said, money, ..Choices::default() };
    let mut seen = if mapping.columns.is_empty() {
        preview_of(sheet, table, &plan, &choices, ids, locale.language)
    } else {
        choices.corrections = Corrections { kind: choices.corrections.kind, ..mapping.corrections(&table, false) };
        preview(sheet, &place, &plan, &choices, ids, locale.language)
    };
    if wanted.repeated {
        let repeated = seen.issues().filter(|issue| issue.is_repeated());
        choices.decisions = repeated.map(|issue| (issue.row, Decision::TakeAgain)).collect();
        seen = preview(sheet, &place, &plan, &choices, ids, locale.language);
    }
    let seen = seen.for_plan(&target.plan, &plan);
    finish(wanted, &book, &place, &target, (&seen, &choices), &found, output)
}

/// Writes the plan that a document of this program's own holds: it comes back whole.
fn own(wanted: &ImportArguments, document: &str, output: &mut Output) -> Option<()> {
    let opened = match store::read(document.as_bytes()) {
        Ok(opened) => opened,
        Err(why) => {
            output.error(&text::read_error(&why, &output.locale));
            return None;
        }
    };
    if wanted.json {
        let object = json!({ "file": path_text(&wanted.file), "format": "mediaplanschema", "whole": true, "dry_run": wanted.dry_run });
        output.print(&serde_json::to_string_pretty(&object).unwrap_or_default());
        output.print("\n");
    } else {
        output.line(output.locale.texts().import.whole);
    }
    if wanted.dry_run {
        return Some(());
    }
    let plan = Arc::clone(&opened.plan);
    let target = Target { plan: Arc::clone(&plan), fitted: Arc::clone(&plan), opened: Some(opened) };
    write(wanted, &target, &plan, output)
}

/// Applies the edit, reports, and writes.
fn finish(
    wanted: &ImportArguments,
    book: &Book,
    place: &TablePlace,
    target: &Target,
    (seen, choices): (&Preview, &Choices),
    found: &[TablePlace],
    output: &mut Output,
) -> Option<()> {
    let mut history = History::new(Arc::clone(&target.plan));
    let mut refused = None;
    if let Some(edit) = &seen.edit
        && let Err(why) = history.perform(edit, None)
    {
        refused = Some(match why {
            crate::edit::EditError::Beyond(beyond) => text::beyond(&beyond, output.locale),
            other => other.to_string(),
        });
    }
    let over = over_budget(&target.plan, history.plan());
    let report = Report { wanted, book, place, target, seen, choices, found, over };
    if wanted.json {
        let object = report.json(output.locale);
        output.print(&serde_json::to_string_pretty(&object).unwrap_or_default());
        output.print("\n");
    } else {
        report.lines(output);
    }
    if let Some(why) = refused {
        output.error(&why);
        return None;
    }
    if seen.edit.is_none() {
        output.error(output.locale.texts().import.nothing_to_take);
        return None;
    }
    if wanted.dry_run {
        return Some(());
    }
    write(wanted, target, history.plan(), output)
}

fn said(what: &str, path: &Path, output: &mut Output) -> Option<()> {
    let path = path_text(path);
    output.error(&fill!(
        output.locale.texts().files.in_document,
        &[("path", &isolate(&path, output.locale.language)), ("error", what)],
    ));
    None
}

/// Refuses codes of currencies that are none, except that of the plan.
fn known_currencies(wanted: &ImportArguments, target: &Target, output: &mut Output) -> Option<()> {
    let own = target.opened.as_ref().map(|_| target.plan.money.currency);
    let is_known = |currency: &Currency| Currency::all().contains(currency) || own == Some(*currency);
    let rates = wanted.exchange_rate.iter().map(|(currency, _)| *currency);
    let Some(unknown) = wanted.currency.into_iter().chain(rates).find(|currency| !is_known(currency)) else {
        return Some(());
    };
    let code = isolate(unknown.code(), output.locale.language);
    output.error(&fill!(output.locale.texts().import.unknown_currency, &[("code", &*code)]));
    None
}

fn mapping(wanted: &ImportArguments, output: &mut Output) -> Option<Mapping> {
    let Some(path) = &wanted.mapping else { return Some(Mapping::default()) };
    let locale = output.locale;
    let read = fs::read(path).map_err(|why| text::system_error(&why, locale));
    let fault = |fault: MappingFault| match fault {
        MappingFault::Form(why) => no_json(&why, locale),
        fault => fault.sentence(locale),
    };
    let mapping = read.and_then(|bytes| Mapping::of_file(&bytes).map_err(fault));
    mapping.map_err(|reason| bad_mapping(path, &reason, output)).ok()
}

fn bad_mapping(path: &Path, reason: &str, output: &mut Output) {
    let path = path_text(path);
    let path = isolate(&path, output.locale.language);
    output.error(&fill!(output.locale.texts().import.bad_mapping, &[("reason", reason), ("path", &*path)]));
}

/// Refuses a mapping that names columns which the table does not have.
fn unknown_columns(mapping: &Mapping, table: &Understood, wanted: &ImportArguments, output: &mut Output) -> Option<()> {
    let unknown = mapping.unknown_columns(table);
    let Some(path) = wanted.mapping.as_ref().filter(|_| !unknown.is_empty()) else { return Some(()) };
    let locale = output.locale;
    let texts = &locale.texts().import;
    let shown = |text: &str| isolate(text, locale.language).into_owned();
    let name = unknown.into_iter().map(shown).collect::<Vec<_>>().join(texts.list_separator);
    let names: Vec<String> = table.columns.iter().map(|column| column_name(column, locale)).collect();
    let values = slots![("name", &*name), ("names", &*names.join(texts.list_separator))];
    bad_mapping(path, &fill!(texts.mapping_columns, values), output);
    None
}

/// Says where a text is no JSON, or has what belongs into no mapping.
fn no_json(why: &serde_json::Error, locale: Locale) -> String {
    let texts = locale.texts();
    let what = match why.classify() {
        Category::Data => texts.import.mapping_strange,
        Category::Eof => texts.files.reason_short,
        Category::Io | Category::Syntax => texts.import.mapping_not_json,
    };
    let [line, column] = [why.line(), why.column()].map(|place| locale.ungrouped(place as u64));
    fill!(texts.files.at, &[("line", &*line), ("column", &*column), ("rest", what)])
}

/// Reads the bytes of the file, or of standard input; no more than are read.
fn bytes(path: &Path, output: &mut Output) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let limit = MAX_FILE + 1;
    let read = if is_standard(path) {
        std::io::stdin().lock().take(limit).read_to_end(&mut bytes)
    } else {
        fs::File::open(path).and_then(|file| file.take(limit).read_to_end(&mut bytes))
    };
    match read {
        Ok(_) if bytes.len() as u64 > MAX_FILE => {
            said(&failure(&ReadFailure::TooLarge { limit: MAX_FILE }, output.locale), path, output);
            None
        }
        Ok(_) => Some(bytes),
        Err(source) => {
            let path = path.to_owned();
            let error = match source.kind() {
                ErrorKind::NotFound => store::LoadError::Missing { path },
                ErrorKind::IsADirectory => store::LoadError::Folder { path },
                _ => store::LoadError::Unreadable { source, path },
            };
            output.error(&text::load_error(&error, &output.locale));
            None
        }
    }
}

/// Returns the table that is meant: that of the named sheet or range, else the likeliest.
fn chosen(
    book: &Book,
    found: &[TablePlace],
    sheet: Option<&str>,
    wanted: &ImportArguments,
    output: &mut Output,
) -> Option<TablePlace> {
    let name = |place: &TablePlace| book.sheets[place.sheet].name.as_str();
    let of_sheet: Vec<TablePlace> =
        found.iter().filter(|place| sheet.is_none_or(|wanted| name(place) == wanted)).cloned().collect();
    let texts = &output.locale.texts().import;
    if let Some(sheet) = sheet.filter(|_| of_sheet.is_empty()) {
        let language = output.locale.language;
        let names: std::collections::BTreeSet<&str> = found.iter().map(name).collect();
        let names: Vec<&str> = names.into_iter().collect();
        let values = slots![("name", &*isolate(sheet, language)), ("names", &*names.join(texts.list_separator))];
        output.error(&fill!(texts.no_sheet, values));
        return None;
    }
    if let Some(range) = &wanted.table {
        let same = of_sheet.iter().find(|place| place.range_text().eq_ignore_ascii_case(range));
        if same.is_none() {
            let language = output.locale.language;
            let ranges: Vec<String> = of_sheet.iter().map(TablePlace::range_text).collect();
            let names = ranges.join(texts.list_separator);
            let values = slots![("name", &*isolate(range, language)), ("names", &*isolate(&names, language))];
            output.error(&fill!(texts.no_table_at, values));
        }
        return same.cloned();
    }
    let best = likeliest(book, &of_sheet).map(|index| of_sheet[index].clone());
    if best.is_none() {
        said(texts.no_table, &wanted.file, output);
    }
    best
}

/// Returns the plan that the table goes into: that of `--into`, or a new one with the weeks and the currency of the table.
fn target(
    wanted: &ImportArguments,
    input: Input,
    book: &Book,
    place: &TablePlace,
    output: &mut Output,
) -> Option<Target> {
    let sheet = &book.sheets[place.sheet];
    let origin = book.origin.as_deref().cloned().unwrap_or_default();
    if let Some(path) = &wanted.into {
        let opened = input.opened(path, output)?;
        let plan = Arc::clone(&opened.plan);
        let fitted = Arc::new(fitted(&plan, sheet, place, wanted.currency).into_owned());
        return Some(Target { plan, fitted, opened: Some(opened) });
    }
    let country = super::country_of_environment();
    let own = country.map_or_else(Currency::default, Country::currency);
    let start = wanted.start.or(origin.start).unwrap_or_else(|| {
        let first = country.map_or_else(|| output.locale.region.week_start(), Country::week_start);
        first.from(Zoned::now().date())
    });
    let is_fixed = wanted.start.or(origin.start).is_some();
    let (calendar, named_there) = needs(sheet, place, start, is_fixed, origin.end, WEEKS);
    let of_table = named_there.map(|named| named.meant(own));
    let currency = wanted.currency.or(origin.currency).or(of_table).unwrap_or(own);
    let mut plan = Plan::empty(calendar, currency);
    plan.money.budget = origin.budget.unwrap_or_default();
    plan.title = named(&origin.title);
    plan.organisation = named(&origin.organisation);
    plan.product = named(&origin.product);
    plan.objectives = objective_of(&origin).into_iter().collect();
    let plan = Arc::new(plan);
    Some(Target { plan: Arc::clone(&plan), fitted: plan, opened: None })
}

fn write(wanted: &ImportArguments, target: &Target, plan: &Arc<Plan>, output: &mut Output) -> Option<()> {
    let bytes = store::bytes_to_save(plan, target.opened.as_ref()).into_owned();
    if let Err(why) = store::read(&bytes) {
        output.error(&text::read_error(&why, &output.locale));
        return None;
    }
    let path = wanted.new.as_ref().or(wanted.into.as_ref())?;
    if is_standard(path) {
        output.print(&String::from_utf8_lossy(&bytes));
        return Some(());
    }
    let replaces = wanted.into.is_some() || wanted.force;
    if let Err(why) = super::target::write_plan(path, &bytes, plan, replaces) {
        output.error(&why.sentence(path, output.locale));
        return None;
    }
    Some(())
}
