//! Says what `imc-planner import` says of a table: in lines for people, as JSON for programs.

use serde_json::{Value as Json, json};

use super::arguments::ImportArguments;
use super::import::Target;
use super::output::{Output, complain, path_text};
use crate::exchange::import::words::{
    Wording, column_line, currency_foreign, currency_in_full, currency_shared, kind_name,
};
use crate::exchange::import::{
    Book, Choices, Column, Issue, NamedCurrency, NewThing, PlanWarning, Preview, PreviewRow, Role, SumLine, TablePlace,
    column_letters, warnings,
};
use crate::plan::Currency;
use crate::text::strings::{fill, slots};
use crate::text::{Locale, Noun, isolate};

/// Holds what is said of an import.
pub(super) struct Report<'a> {
    pub(super) wanted: &'a ImportArguments,
    pub(super) book: &'a Book,
    pub(super) place: &'a TablePlace,
    pub(super) target: &'a Target,
    pub(super) seen: &'a Preview,
    pub(super) choices: &'a Choices,
    pub(super) found: &'a [TablePlace],
    pub(super) over: Option<crate::plan::Decimal>,
}

impl Report<'_> {
    fn wording(&self, locale: Locale) -> Wording<'_> {
        let plan = &self.target.fitted;
        Wording { table: &self.seen.table, calendar: &plan.calendar, currency: plan.exact_currency(), locale }
    }

    pub(super) fn lines(&self, output: &mut Output) {
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
        if let Some(line) = self.other_tables(locale) {
            output.line(&line);
        }
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
            for reason in wording.sum_reasons(line) {
                output.line(&reason);
            }
        }
        self.money(output);
        self.things(output);
        self.warnings(output);
    }

    /// Names the other tables of the file, and the sheets without one.
    fn other_tables(&self, locale: Locale) -> Option<String> {
        let texts = &locale.texts().import;
        let mut names: Vec<String> = Vec::new();
        for (at, sheet) in self.book.sheets.iter().enumerate() {
            let name = |name: &str| {
                let name = isolate(name, locale.language).into_owned();
                if sheet.is_hidden { fill!(texts.sheet_hidden, &[("name", &name)]) } else { name }
            };
            let of_sheet: Vec<String> =
                self.found.iter().filter(|place| place.sheet == at).map(TablePlace::range_text).collect();
            // A mapping can find titles in the table that was chosen.
            let is_other = |range: &&String| self.place.sheet != at || **range != self.place.range_text();
            names.extend(of_sheet.iter().filter(is_other).map(|range| match sheet.name.as_str() {
                "" => name(range),
                sheet => name(&format!("{sheet}!{range}")),
            }));
            if of_sheet.is_empty() && !sheet.name.is_empty() {
                names.push(name(&sheet.name));
            }
        }
        (!names.is_empty()).then(|| fill!(texts.other_sheets, &[("names", &names.join(texts.list_separator))]))
    }

    /// Says what the currency of the amounts was taken for, and which options say another.
    fn money(&self, output: &mut Output) {
        let locale = output.locale;
        let texts = &locale.texts().import;
        let own = self.target.fitted.money.currency;
        if let Some(named) = self.shared() {
            output.line(&currency_shared(named, named.meant(own), locale));
            output.line(texts.currency_shared_option);
        }
        if self.is_unnamed() {
            output.line(&fill!(texts.currency_assumed, &[("currency", &*currency_in_full(own, locale))]));
            output.line(texts.currency_shared_option);
        }
        for (found, rows) in &self.seen.foreign {
            let rate = self.choices.money.rate(*found);
            let line = currency_foreign(*found, *rows, rate, own, locale);
            if rate.is_some() {
                output.line(&line);
            } else {
                complain(&line);
                complain(&fill!(texts.currency_foreign_option, &[("found", found.code())]));
            }
        }
        if let Some(currency) = self.seen.currency {
            output.line(&fill!(texts.currency_of_plan, &[("currency", &*locale.currency(currency))]));
        }
    }

    /// Returns the name that several currencies have, where nobody said which of them is meant.
    fn shared(&self) -> Option<&NamedCurrency> {
        let is_said = self.wanted.currency.is_some();
        let named = self.seen.table.currency.as_ref().filter(|named| named.choices.len() > 1 && !is_said)?;
        let is_new = self.target.opened.is_none();
        (is_new || named.is_open(self.target.plan.money.currency)).then_some(named)
    }

    /// Returns true for a new plan whose currency nothing names: neither the table, nor its file, nor who asked for it.
    fn is_unnamed(&self) -> bool {
        let of_file = self.book.origin.as_deref().and_then(|origin| origin.currency);
        let is_named = self.wanted.currency.is_some() || of_file.is_some() || self.seen.table.currency.is_some();
        let has_amounts = self.seen.table.columns.iter().any(|column| column.meaning.is_amount());
        self.target.opened.is_none() && has_amounts && !is_named
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
        for warning in warnings(self.book, self.seen, self.over, &self.wording(locale)) {
            output.line(&warning.text);
        }
        if self.book.has_lost_letters {
            output.line(texts.lost_letters_option);
        }
        if self.wanted.dry_run {
            output.line(texts.dry_run);
        }
    }

    /// Returns the same for programs.
    pub(super) fn json(&self, locale: Locale) -> Json {
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
            "sheets": self.book.sheets.iter().enumerate().map(|(at, sheet)| json!({
                "name": sheet.name, "hidden": sheet.is_hidden,
                "tables": self.found.iter().filter(|place| place.sheet == at).count(),
            })).collect::<Vec<_>>(),
            "columns_not_taken_over": self.columns_left(),
            "warnings": warnings(self.book, self.seen, self.over, &self.wording(locale))
                .into_iter().map(|warning| warning.text).collect::<Vec<_>>(),
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
                "start": self.seen.calendar.unwrap_or(self.target.fitted.calendar).start.to_string(),
                "weeks": self.seen.calendar.unwrap_or(self.target.fitted.calendar).weeks,
            },
            "currency": self.target.fitted.money.currency.code(),
            "currency_named": self.seen.table.currency.as_ref().map(|named| json!({
                "text": named.text, "choices": codes(&named.choices),
            })),
            "currency_is_assumed": self.shared().is_some() || self.is_unnamed(),
            "other_currencies": self.seen.foreign.iter().map(|(currency, rows)| json!({
                "currency": currency.code(), "rows": rows,
                "rate": self.choices.money.rate(*currency).map(|rate| rate.to_string()),
            })).collect::<Vec<_>>(),
            "over_budget": self.over.map(|over| over.to_string()),
            "is_cut": self.seen.warnings.contains(&PlanWarning::IsCut),
            "not_taken_over": self.book.origin.as_ref().map(|origin| &origin.not_taken_over),
            "dry_run": self.wanted.dry_run,
        })
    }

    /// Returns the letters of the columns of which nothing is taken over.
    fn columns_left(&self) -> Vec<String> {
        let of = |warning: &PlanWarning| match warning {
            PlanWarning::ColumnsLeft(columns) => columns.clone(),
            PlanWarning::SameMeaning { others, .. } => others.clone(),
            _ => Vec::new(),
        };
        self.seen.warnings.iter().flat_map(of).map(column_letters).collect()
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
        "of_rows": line.of_rows.map(|number| number.to_string()),
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

fn codes(currencies: &[Currency]) -> Vec<&str> {
    currencies.iter().map(Currency::code).collect()
}
