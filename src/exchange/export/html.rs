//! A plan as one web page: its flowchart, its plots and its tables, without scripts and without anything from elsewhere.

use std::fmt::Write as _;

use super::figure::svg::{escaped, svg};
use super::{ExportError, Options, charts, flowchart, plot, provenance, tables};
use crate::plan::Language;
use crate::report::{Cell, ColumnKind, Plot, Report, RowRole, Table};
use crate::text::strings::fill;
use crate::text::{reason, without_direction_marks};

/// How the page looks: plain, light, and for paper as well.
const STYLE: &str = "\
:root{color-scheme:light}\
body{margin:0;background:#f1f3f5;color:#1c222b;font:14px/1.45 \"IBM Plex Sans\",\"IBM Plex Sans Arabic\",\"Noto Sans\",\"Noto Sans Arabic\",sans-serif}\
main{max-width:1200px;margin:0 auto;padding:24px;background:#fff}\
h1{font-size:22px;margin:0 0 4px}h2{font-size:17px;margin:28px 0 8px}p{margin:4px 0}\
.weak,footer{color:#596370;font-size:12.5px}\
nav a{color:#2b5fb8;margin-inline-end:12px}\
figure{margin:12px 0;overflow-x:auto}svg{max-width:100%;height:auto}\
.table{overflow-x:auto}table{border-collapse:collapse;font-size:12.5px;font-variant-numeric:tabular-nums}\
th,td{padding:3px 8px;border-bottom:1px solid #eaedf0;text-align:start;vertical-align:top;unicode-bidi:isolate}\
th{color:#596370;font-weight:400;border-bottom-color:#cfd5dc}\
.n{text-align:end;white-space:nowrap}\
tr.total td{border-top:1px solid #cfd5dc;font-weight:600}tr.group td{background:#f1f3f5;font-weight:600}\
.key{display:inline-block;width:10px;height:10px;border-radius:2px;margin-inline-end:6px}\
section+section{border-top:3px solid #cfd5dc;margin-top:40px;padding-top:24px}\
@media print{body{background:#fff}main{max-width:none;padding:0}}";

/// The most rows of a table on the page.
const MOST_ROWS: usize = 1_000;

/// The table with a row for each week of each placement, which says what another one says in less room.
const LONGEST: &str = "long";

/// Returns the page, a section for each language.
///
/// # Errors
/// When the flowchart that is wanted cannot be drawn.
pub(super) fn page(reports: &[Report], options: &Options) -> Result<Vec<u8>, ExportError> {
    let Some(first) = reports.first() else { return Ok(Vec::new()) };
    let mut out = head(first);
    for report in reports {
        section(&mut out, report, options)?;
    }
    out.push_str(END);
    Ok(out.into_bytes())
}

/// Returns a page with these tables, below the plots.
pub(super) fn of_tables(report: &Report, tables: &[Table], plots: &[Plot]) -> Vec<u8> {
    let mut out = head(report);
    begin(&mut out, report);
    for plot in plots {
        let _ = writeln!(out, "<figure>{}</figure>", svg(&plot::figure(report, plot)));
    }
    for table in tables {
        out.push_str(&table_of(table, report.locale.language));
    }
    end(&mut out, report);
    out.push_str(END);
    out.into_bytes()
}

/// The end of a page.
const END: &str = "</main>\n</body>\n</html>\n";

/// Returns the beginning of a page, up to its first section.
fn head(first: &Report) -> String {
    let (language, direction) = attributes(first.locale.language);
    let title = escaped(&title(first));
    format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\" dir=\"{direction}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n"
    )
}

fn attributes(language: Language) -> (&'static str, &'static str) {
    match language {
        Language::En => ("en", "ltr"),
        Language::Ar => ("ar", "rtl"),
    }
}

fn title(report: &Report) -> String {
    match report.plan.title.get(report.locale.language) {
        "" => report.texts.shared.untitled.to_owned(),
        title => without_direction_marks(title).into_owned(),
    }
}

/// Begins a section: the title of the plan, whose it is and when it runs, and where its figures come from.
fn begin(out: &mut String, report: &Report) {
    let (language, direction) = attributes(report.locale.language);
    let locale = report.locale;
    // Writing to a string cannot fail.
    let _ = writeln!(out, "<section lang=\"{language}\" dir=\"{direction}\">\n<h1>{}</h1>", escaped(&title(report)));
    let calendar = report.plan.calendar;
    let mut parts = vec![report.plan.organisation.get(locale.language).to_owned()];
    if let Some(last) = calendar.last_day(calendar.weeks) {
        parts.push(format!("{} – {}", locale.day(calendar.start), locale.day(last)));
    }
    if provenance::is_illustrative(report.plan) {
        parts.push(report.texts.export.illustrative.to_owned());
    }
    parts.retain(|part| !part.is_empty());
    let _ = writeln!(out, "<p class=\"weak\">{}</p>", escaped(&parts.join(report.locale.dot())));
    for note in provenance::notes(report) {
        let _ = writeln!(out, "<p class=\"weak\">{}</p>", escaped(&note));
    }
}

/// Ends a section.
fn end(out: &mut String, report: &Report) {
    let _ = writeln!(out, "<footer>{}</footer>\n</section>", escaped(&provenance::footer(report)));
}

fn section(out: &mut String, report: &Report, options: &Options) -> Result<(), ExportError> {
    begin(out, report);
    let locale = report.locale;
    for figure in flowchart::figures(report, &options.chart)? {
        let _ = writeln!(out, "<figure>{}</figure>", svg(&figure));
    }
    for figure in charts::all(report) {
        let _ = writeln!(out, "<figure>{}</figure>", svg(&figure));
    }
    for mut table in tables::all(report) {
        let rows = table.rows.len();
        if rows > MOST_ROWS {
            // The page stays something to mail; all rows are in the workbook and in the table by itself.
            let shown = if table.id == LONGEST { 0 } else { MOST_ROWS };
            table.rows.truncate(shown);
            let [left, all] = [rows - shown, rows].map(|count| locale.whole(count as u64));
            table.notes.push(fill!(report.texts.export.rows_left_out, &[("left", &left), ("all", &all)]));
        }
        out.push_str(&table_of(&table, locale.language));
    }
    end(out, report);
    Ok(())
}

/// Returns a table with its title and its notes.
fn table_of(table: &Table, language: Language) -> String {
    let mut out = format!("<h2 id=\"{}-{}\">{}</h2>\n", table.id, attributes(language).0, escaped(&table.title));
    out.push_str("<div class=\"table\">");
    out.push_str(&grid(table, language));
    out.push_str("</div>\n");
    for note in &table.notes {
        let _ = writeln!(out, "<p class=\"weak\">{}</p>", escaped(note));
    }
    out
}

/// Returns a table as HTML: what is pasted into writers and mail, and what stands on the page.
pub(super) fn grid(table: &Table, language: Language) -> String {
    let (_, direction) = attributes(language);
    let mut out = format!("<table dir=\"{direction}\"><thead><tr>");
    for column in &table.columns {
        let class = if column.kind == ColumnKind::Number { " class=\"n\"" } else { "" };
        let unit = column.unit.as_ref().map(|unit| format!(", {}", escaped(unit))).unwrap_or_default();
        let _ = write!(out, "<th scope=\"col\"{class}>{}{unit}</th>", escaped(&column.title));
    }
    out.push_str("</tr></thead><tbody>\n");
    for row in &table.rows {
        let (class, is_heading) = match row.role {
            RowRole::Body => ("", false),
            RowRole::Group => (" class=\"group\"", true),
            RowRole::Total => (" class=\"total\"", false),
        };
        let _ = write!(out, "<tr{class}>");
        for (position, cell) in row.cells.iter().enumerate() {
            let is_number = table.columns.get(position).is_some_and(|column| column.kind == ColumnKind::Number);
            let span = if is_heading && row.cells.len() == 1 { table.columns.len() } else { 1 };
            out.push_str(&cell_of(cell, is_number, span, language));
        }
        out.push_str("</tr>\n");
    }
    out + "</tbody></table>\n"
}

fn cell_of(cell: &Cell, is_number: bool, span: usize, language: Language) -> String {
    let class = if is_number { " class=\"n\"" } else { "" };
    let span = if span > 1 { format!(" colspan=\"{span}\"") } else { String::new() };
    let why = cell.missing.map(|why| format!(" title=\"{}\"", escaped(reason(why, language)))).unwrap_or_default();
    let key = cell.colour.map(|colour| format!("<span class=\"key\" style=\"background:{colour}\"></span>"));
    // What is missing says why where it stands, for a title is not seen on paper.
    let text = match (cell.missing, cell.value) {
        (Some(why), None) => format!("{} ({})", cell.text, reason(why, language)),
        _ => cell.text.clone(),
    };
    format!("<td{class}{span}{why}>{}{}</td>", key.unwrap_or_default(), escaped(&text))
}
