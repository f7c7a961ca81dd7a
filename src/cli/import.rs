//! `imc-planner import`: a table of another program into a plan.

use std::fs;
use std::io::{ErrorKind, Read as _};
use std::path::Path;
use std::sync::Arc;

use jiff::Zoned;
use serde_json::{Value as Json, json};

use super::arguments::ImportArguments;
use super::input::{Input, is_standard};
use super::output::{Output, complain, path_text};
use crate::budget;
use crate::edit::History;
use crate::exchange::import::words::{Wording, failure, kind_name, meaning_name, reason_name};
use crate::exchange::import::{
    Book, Choices, Column, Corrections, Decision, Issue, IssueKind, Kind, MAX_FILE, Mapping, Meaning, NewThing,
    PlanWarning, Preview, PreviewRow, ReadFailure, Role, SumLine, TablePlace, TextForm, calendar_for, column_letters,
    currency_of, likeliest, named, preview, preview_of, read, tables, understand,
};
use crate::plan::Plan;
use crate::store::{self, Opened};
use crate::text::strings::{fill, slots};
use crate::text::{self, Country, Locale, Noun, isolate};

/// How many weeks a new plan has where the table names no days.
const WEEKS: u32 = 12;

/// Where the table goes.
struct Target {
    plan: Arc<Plan>,
    opened: Option<Opened>,
}

/// Reads a table, says what was understood and what is wrong in it, and writes the plan unless that was not wanted.
pub(super) fn import(wanted: &ImportArguments, input: Input, output: &mut Output) {
    if carried_out(wanted, input, output).is_none() {
        output.fails();
    }
}

fn carried_out(wanted: &ImportArguments, input: Input, output: &mut Output) -> Option<()> {
    let locale = output.locale;
    let mapping = mapping(wanted, output)?;
    let bytes = bytes(&wanted.file, output)?;
    let form = TextForm {
        encoding: wanted.encoding.clone().or_else(|| mapping.encoding.clone()),
        delimiter: wanted.delimiter.as_deref().and_then(delimiter).or(mapping.delimiter),
    };
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
    let kind = wanted.kind.as_deref().and_then(|key| Kind::ALL.into_iter().find(|kind| kind.key() == key));
    let said = Corrections { kind: kind.or(mapping.kind), ..Corrections::default() };
    let table = understand(sheet, &place, &target.plan, &said);
    let ids = super::target::new_ids();
    let mut choices = Choices { corrections: said, ..Choices::default() };
    let mut seen = if mapping.columns.is_empty() {
        preview_of(sheet, table, &target.plan, &choices, ids, locale.language)
    } else {
        choices.corrections = Corrections { kind: choices.corrections.kind, ..mapping.corrections(&table, false) };
        preview(sheet, &place, &target.plan, &choices, ids, locale.language)
    };
    if wanted.repeated {
        let repeated = seen.issues().filter(|issue| matches!(issue.kind, IssueKind::AlreadyLogged { .. }));
        choices.decisions = repeated.map(|issue| (issue.row, Decision::TakeAgain)).collect();
        seen = preview(sheet, &place, &target.plan, &choices, ids, locale.language);
    }
    finish(wanted, &book, &place, &target, &seen, &found, output)
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
    let target = Target { plan: Arc::clone(&opened.plan), opened: Some(opened) };
    let plan = Arc::clone(&target.plan);
    write(wanted, &target, &plan, output)
}

/// Applies the edit, reports, and writes.
fn finish(
    wanted: &ImportArguments,
    book: &Book,
    place: &TablePlace,
    target: &Target,
    seen: &Preview,
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
    let report = Report { wanted, book, place, target, seen, found, over };
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

/// How much more than the budget is spent by what was imported.
fn over_budget(before: &Arc<Plan>, after: &Arc<Plan>) -> Option<crate::plan::Decimal> {
    let left = |plan: &Plan| budget::budget(plan).remaining.ok().map(|left| left.at_most());
    let after_left = left(after)?;
    let is_over = after_left.0 < 0 && left(before).is_none_or(|before| before != after_left);
    if is_over { after.exact_currency().decimal(-after_left) } else { None }
}

fn said(what: &str, path: &Path, output: &mut Output) -> Option<()> {
    let path = path_text(path);
    output.error(&fill!(
        output.locale.texts().files.in_document,
        &[("path", &isolate(&path, output.locale.language)), ("error", what)],
    ));
    None
}

fn delimiter(text: &str) -> Option<char> {
    match text {
        "tab" | "\\t" => Some('\t'),
        "comma" => Some(','),
        "semicolon" => Some(';'),
        "bar" => Some('|'),
        other => other.chars().next(),
    }
}

fn mapping(wanted: &ImportArguments, output: &mut Output) -> Option<Mapping> {
    let Some(path) = &wanted.mapping else { return Some(Mapping::default()) };
    let read = fs::read(path).map_err(|why| why.to_string());
    match read.and_then(|bytes| serde_json::from_slice::<Mapping>(&bytes).map_err(|why| why.to_string())) {
        Ok(mapping) => Some(mapping),
        Err(why) => {
            let language = output.locale.language;
            let (reason, path) = (isolate(&why, language), path_text(path));
            let path = isolate(&path, language);
            output.error(&fill!(output.locale.texts().import.bad_mapping, &[("reason", &reason), ("path", &path)]));
            None
        }
    }
}

/// The bytes of the file, or of standard input; no more than are read.
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

/// The table that is meant: that of the named sheet or range, else the likeliest.
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
        if let Some(place) = same {
            return Some(place.clone());
        }
    }
    let best = likeliest(book, &of_sheet).map(|index| of_sheet[index].clone());
    if best.is_none() {
        said(texts.no_table, &wanted.file, output);
    }
    best
}

/// The plan that the table goes into: that of `--into`, or a new one with the weeks and the currency of the table.
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
        return Some(Target { plan: Arc::clone(&opened.plan), opened: Some(opened) });
    }
    let currency = wanted.currency.or(origin.currency).or_else(|| currency_of(sheet, place)).unwrap_or_default();
    let start = wanted.start.or(origin.start).unwrap_or_else(|| {
        let country = super::country_of_environment();
        let first = country.map_or_else(|| output.locale.region.week_start(), Country::week_start);
        first.from(Zoned::now().date())
    });
    let is_fixed = wanted.start.or(origin.start).is_some();
    let calendar = calendar_for(sheet, place, start, is_fixed, origin.end, WEEKS);
    let mut plan = Plan::empty(calendar, currency);
    plan.money.budget = origin.budget.unwrap_or_default();
    plan.title = named(&origin.title);
    plan.organisation = named(&origin.organisation);
    plan.product = named(&origin.product);
    Some(Target { plan: Arc::new(plan), opened: None })
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

/// What is said of an import.
struct Report<'a> {
    wanted: &'a ImportArguments,
    book: &'a Book,
    place: &'a TablePlace,
    target: &'a Target,
    seen: &'a Preview,
    found: &'a [TablePlace],
    over: Option<crate::plan::Decimal>,
}

impl Report<'_> {
    fn wording(&self, locale: Locale) -> Wording<'_> {
        let calendar = &self.target.plan.calendar;
        Wording { table: &self.seen.table, calendar, currency: self.target.plan.exact_currency(), locale }
    }

    fn lines(&self, output: &mut Output) {
        let locale = output.locale;
        let texts = &locale.texts().import;
        let language = locale.language;
        let (known, all) = self.seen.table.counts();
        let sheet = &self.book.sheets[self.place.sheet].name;
        let range = self.place.range_text();
        let range = if sheet.is_empty() { range } else { format!("{sheet}!{range}") };
        let values = slots![
            ("file", &*isolate(&path_text(&self.wanted.file), language).into_owned()),
            ("kind", kind_name(self.seen.table.kind, locale)),
            ("range", &*isolate(&range, language).into_owned()),
            ("known", &*locale.whole(known as u64)),
            ("all", &*locale.whole(all as u64)),
            ("taken", &*locale.whole(self.seen.taken as u64)),
            ("left", &*locale.whole(self.seen.left_out() as u64)),
        ];
        output.line(&fill!(texts.summary, values));
        for column in &self.seen.table.columns {
            output.line(&column_line(column, locale));
        }
        let wording = self.wording(locale);
        for issue in self.seen.issues() {
            let line = wording.line(issue);
            if issue.is_error() { complain(&line) } else { output.line(&line) }
        }
        for row in self.seen.rows.iter().filter(|row| !matches!(row.role, Role::Body | Role::Group(_))) {
            if let Some(role) = crate::exchange::import::words::role_name(&row.role, locale) {
                let place = fill!(texts.place_row, &[("row", &locale.ungrouped(row.row as u64 + 1))]);
                output.line(&fill!(texts.issue, &[("place", &place), ("what", role)]));
            }
        }
        for line in &self.seen.sums {
            output.line(&wording.sum_line(line));
            if !line.rows.is_empty() {
                let rows: Vec<String> = line.rows.iter().map(|(row, _)| locale.ungrouped(*row as u64 + 1)).collect();
                output.line(&fill!(texts.sum_rows, &[("rows", &rows.join(texts.list_separator))]));
            }
        }
        self.things(output);
        self.warnings(output);
    }

    fn things(&self, output: &mut Output) {
        let locale = output.locale;
        let texts = &locale.texts().import;
        let join = |names: Vec<&str>| {
            let names: Vec<String> = names.iter().map(|name| isolate(name, locale.language).into_owned()).collect();
            names.join(texts.list_separator)
        };
        let made = [texts.made_channels, texts.made_messages, texts.made_audiences];
        let met = [texts.met_channels, texts.met_messages, texts.met_audiences];
        for (template, things) in made.into_iter().zip(&self.seen.made) {
            if !things.is_empty() {
                let names = join(things.iter().map(|thing| thing.name.as_str()).collect());
                output.line(&fill!(template, &[("names", &names)]));
            }
        }
        for (template, things) in met.into_iter().zip(&self.seen.met) {
            if !things.is_empty() {
                output.line(&fill!(template, &[("names", &join(things.iter().map(String::as_str).collect()))]));
            }
        }
    }

    fn warnings(&self, output: &mut Output) {
        let locale = output.locale;
        let texts = &locale.texts().import;
        if let Some(calendar) = self.seen.calendar {
            output.line(&fill!(texts.lengthened, &[("weeks", &locale.count(u64::from(calendar.weeks), Noun::Week))]));
        }
        for warning in &self.seen.warnings {
            output.line(&match warning {
                PlanWarning::IsCut => texts.is_cut.to_owned(),
                PlanWarning::IsOfResults => texts.of_results.to_owned(),
                PlanWarning::CommissionOf(percent) => {
                    fill!(texts.commission_of, &[("percent", &locale.exact_percent(*percent))])
                }
                PlanWarning::TaxOf(percent) => fill!(texts.tax_of, &[("percent", &locale.exact_percent(*percent))]),
            });
        }
        if let Some(over) = self.over {
            let amount = self.wording(locale).amount(over);
            output.line(&fill!(texts.over_budget, &[("amount", &amount)]));
        }
        if let Some(origin) = self.book.origin.as_deref().filter(|origin| !origin.not_taken_over.is_empty()) {
            let names = origin.not_taken_over.join(texts.list_separator);
            output.line(&fill!(texts.not_taken_over, &[("names", &isolate(&names, locale.language))]));
        }
        if self.book.has_lost_letters {
            let encoding = self.book.encoding.unwrap_or_default();
            output.line(&fill!(texts.lost_letters, &[("encoding", encoding)]));
        }
        if self.wanted.dry_run {
            output.line(texts.dry_run);
        }
    }

    /// The same for programs.
    fn json(&self, locale: Locale) -> Json {
        let columns: Vec<Json> = self.seen.table.columns.iter().map(column_json).collect();
        let (known, all) = self.seen.table.counts();
        let names = |things: &[NewThing]| things.iter().map(|thing| thing.name.clone()).collect::<Vec<_>>();
        let [channels, messages, audiences] = &self.seen.made;
        let [met_channels, met_messages, met_audiences] = &self.seen.met;
        json!({
            "file": path_text(&self.wanted.file),
            "format": self.book.format.name(),
            "encoding": self.book.encoding,
            "delimiter": self.book.delimiter.map(String::from),
            "tables": self.found.iter().map(|place| self.place_json(place)).collect::<Vec<_>>(),
            "table": self.place_json(self.place),
            "kind": self.seen.table.kind.key(),
            "columns_understood": known,
            "columns_all": all,
            "columns": columns,
            "rows_taken": self.seen.taken,
            "rows_left_out": self.seen.left_out(),
            "rows": self.rows_json(locale),
            "sums": self.seen.sums.iter().map(sum_json).collect::<Vec<_>>(),
            "new": { "channels": names(channels), "messages": names(messages), "audiences": names(audiences) },
            "known": { "channels": met_channels, "messages": met_messages, "audiences": met_audiences },
            "calendar": {
                "start": self.target.plan.calendar.start.to_string(),
                "weeks": self.seen.calendar.map_or(self.target.plan.calendar.weeks, |calendar| calendar.weeks),
            },
            "currency": self.target.plan.money.currency.code(),
            "over_budget": self.over.map(|over| over.to_string()),
            "is_cut": self.seen.warnings.contains(&PlanWarning::IsCut),
            "not_taken_over": self.book.origin.as_ref().map(|origin| &origin.not_taken_over),
            "dry_run": self.wanted.dry_run,
        })
    }

    fn rows_json(&self, locale: Locale) -> Vec<Json> {
        let wording = self.wording(locale);
        let issue = |issue: &Issue| {
            json!({
                "severity": if issue.is_error() { "error" } else { "warning" },
                "row": issue.row + 1,
                "column": issue.column.map(column_letters),
                "text": issue.text,
                "sentence": wording.sentence(issue),
            })
        };
        let row = |row: &PreviewRow| {
            let issues: Vec<Json> = row.issues.iter().map(issue).collect();
            json!({ "row": row.row + 1, "role": row.role.key(), "taken": row.is_taken, "issues": issues })
        };
        self.seen.rows.iter().map(row).collect()
    }

    fn place_json(&self, place: &TablePlace) -> Json {
        let sheet = &self.book.sheets[place.sheet];
        let header = (!place.header.is_empty()).then(|| [place.header.start + 1, place.header.end]);
        json!({ "sheet": sheet.name, "hidden": sheet.is_hidden, "range": place.range_text(), "header": header })
    }
}

fn sum_json(line: &SumLine) -> Json {
    let row = |(row, difference): &(usize, crate::plan::Decimal)| json!({ "row": row + 1, "difference": difference.to_string() });
    json!({
        "of": line.of.key(),
        "stated": line.stated.map(|number| number.to_string()),
        "computed": line.computed.to_string(),
        "difference": line.difference().map(|number| number.to_string()),
        "rows": line.rows.iter().map(row).collect::<Vec<_>>(),
    })
}

fn column_json(column: &Column) -> Json {
    let days = match column.moment {
        Some(crate::exchange::import::Moment::Days(days)) => Some([days.first.to_string(), days.last.to_string()]),
        _ => None,
    };
    json!({
        "column": column_letters(column.at),
        "title": column.title,
        "meaning": column.meaning.key(),
        "days": days,
        "scale": column.scale,
        "reason": column.reason.key(),
        "confidence": column.confidence,
        "read_as": column.read_as,
    })
}

fn column_line(column: &Column, locale: Locale) -> String {
    let texts = &locale.texts().import;
    let confidence = locale.decimal(f64::from(column.confidence), 0);
    let values = slots![
        ("column", &*column_letters(column.at)),
        ("title", &*isolate(&column.title, locale.language).into_owned()),
        ("meaning", meaning_name(column.meaning, locale)),
        ("reason", reason_name(column.reason, locale)),
        ("confidence", &*confidence),
    ];
    let line = fill!(texts.column_line, values);
    match &column.read_as {
        Some(read_as) if column.meaning != Meaning::Unknown => {
            let note = fill!(texts.homoglyphs, &[("title", &column.title), ("read_as", read_as)]);
            format!("{line} ({note})")
        }
        _ => line,
    }
}
