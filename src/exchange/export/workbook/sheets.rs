//! The sheets of a workbook, in order.

use rust_xlsxwriter::utility::row_col_to_cell;
use rust_xlsxwriter::{Chart, ChartType, Format, Workbook, Worksheet, XlsxError};

use super::costs;
use super::formats::Formats;
use super::grid::{Grid, marked, plain};
use crate::exchange::export::provenance;
use crate::plan::{Element, Total};
use crate::report::{self, Cell, Column, Exact, Report, Row, RowRole, Table};
use crate::text::terms;

/// Adds all sheets of a report; names of ranges are given once, for the first one.
pub(super) fn all(book: &mut Workbook, report: &Report, is_first: bool) -> Result<(), XlsxError> {
    let rtl = report.locale.direction().is_right_to_left();
    let formats = Formats::of(report.analysis.budget.currency, rtl);
    let texts = &report.texts.export;
    let mut writer = Writer { book, report, formats: &formats, rtl };
    let budget_cell = writer.summary()?;
    let flowchart = writer.flowchart()?;
    writer.placements()?;
    let costs = writer.costs()?;
    writer.reach()?;
    writer.tables(
        report.texts.figures.consistency,
        &["consistency", "messages", "message-similarity", "message-pairs", "conflicts", "platform-coherence"],
        None,
    )?;
    writer.budget()?;
    writer.tables(texts.assumptions, &["assumptions"], None)?;
    writer.tables(report.texts.figures.problems, &["checks"], None)?;
    if is_first {
        let name = |sheet: &str, (row, column): (u32, u16)| {
            let cell = rust_xlsxwriter::utility::row_col_to_cell_absolute(row, column);
            format!("='{}'!{cell}", sheet.replace('\'', "''"))
        };
        if let Some(cell) = budget_cell {
            book.define_name("Plan_budget", &name(texts.summary, cell))?;
        }
        if let Some(cell) = costs {
            book.define_name("Media_total", &name(texts.costs, cell))?;
        }
        if let Some(cell) = flowchart {
            book.define_name("Flowchart_total", &name(texts.flowchart, cell))?;
        }
    }
    Ok(())
}

/// Adds a sheet for each table.
pub(super) fn of_tables(book: &mut Workbook, report: &Report, tables: &[Table]) -> Result<(), XlsxError> {
    let rtl = report.locale.direction().is_right_to_left();
    let formats = Formats::of(report.analysis.budget.currency, rtl);
    let mut writer = Writer { book, report, formats: &formats, rtl };
    let footer = writer.footer();
    for table in tables {
        let columns = u16::try_from(table.columns.len()).unwrap_or(u16::MAX);
        let mut grid = Grid::of(writer.sheet(&table.title)?, &formats, report.locale.language);
        grid.table(table)?;
        grid.sheet.set_freeze_panes(2, 1)?;
        grid.finish(columns, Some(1), &footer)?;
    }
    Ok(())
}

struct Writer<'a, 'b> {
    book: &'a mut Workbook,
    report: &'a Report<'b>,
    formats: &'a Formats,
    rtl: bool,
}

impl Writer<'_, '_> {
    fn sheet(&mut self, name: &str) -> Result<&mut Worksheet, XlsxError> {
        let sheet = self.book.add_worksheet();
        // A name has at most 31 letters, and none of these.
        let name: String =
            plain(name).replace(['[', ']', ':', '*', '?', '/', '\\', '\''], " ").chars().take(31).collect();
        sheet.set_name(name)?;
        sheet.set_right_to_left(self.rtl);
        Ok(sheet)
    }

    fn footer(&self) -> String {
        provenance::footer(self.report)
    }

    /// Writes what the plan is and its key figures; returns the cell of the budget.
    fn summary(&mut self) -> Result<Option<(u32, u16)>, XlsxError> {
        let (report, formats, footer) = (self.report, self.formats, self.footer());
        let (plan, locale) = (report.plan, report.locale);
        let texts = &report.texts.export;
        let mut grid = Grid::of(self.sheet(texts.summary)?, formats, locale.language);
        let title = match plan.title.get(locale.language) {
            "" => report.texts.shared.untitled,
            title => title,
        };
        grid.title(title)?;
        grid.note(plan.organisation.get(locale.language));
        if let Some(last) = plan.calendar.last_day(plan.calendar.weeks) {
            grid.note(&format!("{} – {}", locale.day(plan.calendar.start), locale.day(last)));
        }
        let mut budget = None;
        if let Ok(amount) = report.analysis.budget.budget {
            let row = grid.row;
            grid.words(row, 0, report.texts.figures.budget)?;
            let value = Exact::Money(amount, report.analysis.budget.currency);
            grid.value(row, 1, value, &formats.money())?;
            grid.words(row, 2, report.analysis.budget.currency.code())?;
            budget = Some((row, 1));
            grid.row += 1;
        }
        grid.row += 1;
        for id in ["key-figures", "budget"] {
            if let Some(table) = report::table(report, id) {
                grid.table(&table)?;
            }
        }
        for note in provenance::notes(report) {
            grid.note(&note);
        }
        grid.note(&footer);
        grid.finish(3, None, &footer)?;
        Ok(budget)
    }

    /// Writes quantities and costs by week; returns the cell of the sum of all costs.
    fn flowchart(&mut self) -> Result<Option<(u32, u16)>, XlsxError> {
        let (report, formats, footer) = (self.report, self.formats, self.footer());
        let weeks = u16::try_from(report.plan.calendar.weeks).unwrap_or(u16::MAX);
        let mut grid = Grid::of(self.sheet(report.texts.export.flowchart)?, formats, report.locale.language);
        let mut total = None;
        let mut head = None;
        for (id, first_week) in [("flowchart-quantities", 3_u16), ("flowchart-costs", 2)] {
            let Some(table) = report::table(report, id) else { continue };
            grid.title(&table.title)?;
            months(&mut grid, report, first_week)?;
            head.get_or_insert(grid.row);
            grid.heads_of(&table)?;
            let corner = week_rows(&mut grid, &table, first_week, weeks)?;
            if id == "flowchart-costs" {
                total = corner;
            }
            for note in &table.notes {
                grid.note(note);
            }
            grid.row += 1;
        }
        grid.sheet.set_freeze_panes(head.map_or(3, |head| head + 1), 2)?;
        grid.finish(weeks + 4, head, &footer)?;
        Ok(total)
    }

    fn costs(&mut self) -> Result<Option<(u32, u16)>, XlsxError> {
        let (report, formats, footer) = (self.report, self.formats, self.footer());
        let mut grid = Grid::of(self.sheet(report.texts.export.costs)?, formats, report.locale.language);
        let cell = costs::write(&mut grid, report)?;
        grid.sheet.set_freeze_panes(2, 3)?;
        grid.finish(17, Some(1), &footer)?;
        Ok(cell)
    }

    /// Writes the placements with the quantity of each week: the sheet from which the plan can be read back.
    fn placements(&mut self) -> Result<(), XlsxError> {
        let (report, formats, footer) = (self.report, self.formats, self.footer());
        let mut grid = Grid::of(self.sheet(report.texts.export.placements)?, formats, report.locale.language);
        let table = report::plan::placements_with_weeks(report);
        let columns = u16::try_from(table.columns.len()).unwrap_or(u16::MAX);
        grid.table(&table)?;
        grid.sheet.set_freeze_panes(2, 3)?;
        grid.finish(columns, Some(1), &footer)
    }

    /// Writes a sheet of tables, one below the other.
    fn tables(&mut self, name: &str, ids: &[&str], frozen: Option<u16>) -> Result<(), XlsxError> {
        let (report, formats, footer) = (self.report, self.formats, self.footer());
        let mut grid = Grid::of(self.sheet(name)?, formats, report.locale.language);
        let mut columns = 0;
        for id in ids {
            let Some(table) = report::table(report, id) else { continue };
            columns = columns.max(u16::try_from(table.columns.len()).unwrap_or(u16::MAX));
            grid.table(&table)?;
        }
        if let Some(columns) = frozen {
            grid.sheet.set_freeze_panes(2, columns)?;
        }
        grid.finish(columns, frozen.map(|_| 1), &footer)
    }

    fn reach(&mut self) -> Result<(), XlsxError> {
        let (report, formats, footer, rtl) = (self.report, self.formats, self.footer(), self.rtl);
        let name = report.texts.figures.reach;
        let mut grid = Grid::of(self.sheet(name)?, formats, report.locale.language);
        for id in ["reach-by-audience", "reach-levels", "channels"] {
            if let Some(table) = report::table(report, id) {
                grid.table(&table)?;
            }
        }
        if let Some(table) = report::table(report, "reach-by-week").filter(|table| !table.rows.is_empty()) {
            let (first, behind) = grid.table(&table)?;
            let mut chart = Chart::new(ChartType::Line);
            for column in 5..u16::try_from(table.columns.len()).unwrap_or(0) {
                series(&mut chart, name, (first, behind - 1), column);
            }
            finish_chart(&mut chart, &table.title, rtl, "0%");
            grid.begin_page();
            grid.sheet.insert_chart(grid.row, 0, &chart)?;
        }
        grid.finish(11, None, &footer)
    }

    fn budget(&mut self) -> Result<(), XlsxError> {
        let (report, formats, footer, rtl) = (self.report, self.formats, self.footer(), self.rtl);
        let name = report.texts.figures.budget;
        let mut grid = Grid::of(self.sheet(name)?, formats, report.locale.language);
        if let Some(table) = report::table(report, "budget-by-month-and-element") {
            grid.table(&table)?;
        }
        grid.table(&element_by_message(report))?;
        for id in ["budget-by-audience", "budget-lines", "other-costs"] {
            if let Some(table) = report::table(report, id) {
                grid.table(&table)?;
            }
        }
        if let Some(table) = report::table(report, "budget-by-week").filter(|table| !table.rows.is_empty()) {
            let (first, behind) = grid.table(&table)?;
            let mut chart = Chart::new(ChartType::ColumnStacked);
            for column in [2, 3] {
                series(&mut chart, name, (first, behind - 1), column);
            }
            let mut line = Chart::new(ChartType::Line);
            series(&mut line, name, (first, behind - 1), 5);
            chart.combine(&line);
            finish_chart(&mut chart, &table.title, rtl, "#,##0");
            grid.begin_page();
            grid.sheet.insert_chart(grid.row, 0, &chart)?;
        }
        grid.finish(10, None, &footer)
    }
}

/// Adds the numbers of a column as a series, named by its heading, over the weeks in the first column.
fn series(chart: &mut Chart, sheet: &str, (first, last): (u32, u32), column: u16) {
    chart
        .add_series()
        .set_name((sheet, first - 1, column))
        .set_categories((sheet, first, 0, last, 0))
        .set_values((sheet, first, column, last, column));
}

fn finish_chart(chart: &mut Chart, title: &str, rtl: bool, format: &str) {
    let title = plain(title);
    chart.title().set_name(title.as_str());
    chart.x_axis().set_text_axis(true);
    if rtl {
        chart.x_axis().set_reverse();
    }
    chart.y_axis().set_num_format(format);
    chart.set_width(900).set_height(360).set_alt_text(title);
}

/// Writes the months above the weeks.
fn months(grid: &mut Grid, report: &Report, first_week: u16) -> Result<(), XlsxError> {
    let calendar = report.plan.calendar;
    let month = |week: u32| calendar.first_day(week).map(|day| (day.year(), day.month()));
    let mut week = 1;
    while week <= calendar.weeks {
        let Some(day) = calendar.first_day(week) else { break };
        let last = (week..=calendar.weeks).take_while(|&other| month(other) == month(week)).last().unwrap_or(week);
        let column = |week: u32| first_week + u16::try_from(week - 1).unwrap_or(u16::MAX / 2);
        let (from, to) = (column(week), column(last));
        let name = marked(&report.locale.month_band(day), report.locale.language);
        if from == to {
            grid.sheet.write_string_with_format(grid.row, from, name, &grid.formats.head(false))?;
        } else {
            grid.sheet.merge_range(grid.row, from, grid.row, to, &name, &grid.formats.head(false))?;
        }
        week = last + 1;
    }
    grid.row += 1;
    Ok(())
}

/// Writes the rows of a table by weeks: bars in the colours of messages, sums of rows and groups as formulas. Returns the cell of
/// the sum of everything, where there is one.
fn week_rows(grid: &mut Grid, table: &Table, first_week: u16, weeks: u16) -> Result<Option<(u32, u16)>, XlsxError> {
    let top = grid.row;
    let sum_column = first_week + weeks;
    let mut corner = None;
    for (position, row) in table.rows.iter().enumerate() {
        let inside = table.rows[position + 1..].iter().take_while(|below| below.role == RowRole::Body).count();
        let colour = row.cells.iter().find_map(|cell| cell.colour).filter(|_| row.role == RowRole::Body);
        for (cell, column) in row.cells.iter().zip(0_u16..) {
            let at = grid.row;
            let (Some(value), None, true) = (cell.value, cell.missing, column >= first_week) else {
                if !cell.text.is_empty() || cell.missing.is_some() {
                    grid.cell(at, column, cell, row.role, column >= first_week)?;
                }
                continue;
            };
            let format = look(grid.formats.value(value), row.role);
            let format = match colour {
                Some(colour) if column < sum_column => Formats::on(format, colour),
                _ => format,
            };
            let below = |to: u32| format!("{}:{}", row_col_to_cell(at + 1, column), row_col_to_cell(to, column));
            let above = format!("{}:{}", row_col_to_cell(top, column), row_col_to_cell(at.saturating_sub(1), column));
            let across = format!("{}:{}", row_col_to_cell(at, first_week), row_col_to_cell(at, sum_column - 1));
            let formula = match row.role {
                RowRole::Body if column == sum_column => Some(format!("=SUM({across})")),
                RowRole::Group if inside > 0 => {
                    Some(format!("=SUBTOTAL(9,{})", below(at + u32::try_from(inside).unwrap_or(0))))
                }
                RowRole::Total if at > top => Some(format!("=SUBTOTAL(9,{above})")),
                _ => None,
            };
            match formula {
                Some(formula) => {
                    grid.formula(at, column, &formula, crate::exchange::export::words::exact(value), &format)?;
                }
                None => grid.value(at, column, value, &format)?,
            }
            if row.role == RowRole::Total && column == sum_column {
                corner = Some((at, column));
            }
        }
        grid.row += 1;
    }
    Ok(corner)
}

fn look(format: Format, role: RowRole) -> Format {
    match role {
        RowRole::Body => format,
        RowRole::Group => format.set_bold(),
        RowRole::Total => Formats::total(format),
    }
}

/// Returns what media cost by promotion element and message.
fn element_by_message(report: &Report) -> Table {
    let (plan, budget, language) = (report.plan, &report.analysis.budget, report.locale.language);
    let cell = |total: Total| {
        let text = report.locale.total_exact(total, budget.currency);
        match total.why_missing() {
            None => Cell::value(Exact::Money(total.at_least(), budget.currency), text),
            Some(why) if total.at_least().is_zero() => Cell::missing(why, text),
            Some(_) => Cell::text(text),
        }
    };
    let elements: Vec<Element> = budget.by_element.iter().map(|(element, _)| *element).collect();
    let mut sums = vec![vec![Total::ZERO; elements.len()]; plan.messages.len()];
    for cost in &budget.placements {
        let Some((message, channel)) = cost.place else { continue };
        if let Some(at) = elements.iter().position(|element| *element == plan.channels[channel].element) {
            sums[message][at] += cost.total();
        }
    }
    let currency = report.locale.currency(budget.currency);
    let mut columns = vec![Column::text(report.texts.shared.message)];
    let money = |title: &str| Column::number(title.to_owned()).in_unit(currency.clone());
    columns.extend(elements.iter().map(|&element| money(terms::element(element, language))));
    columns.push(money(report.texts.shared.total));
    let mut table = Table::new("budget-by-element-and-message", report.texts.export.by_element_and_message, columns);
    for ((message, sums), &total) in plan.messages.iter().zip(&sums).zip(&budget.by_message) {
        let name = crate::exchange::export::words::id_or_name(&message.name, message.id.as_str(), language);
        let mut cells = vec![Cell::text(name).coloured(message.colour)];
        cells.extend(sums.iter().map(|&sum| cell(sum)));
        cells.push(cell(total));
        table.rows.push(Row::of(cells));
    }
    let mut cells = vec![Cell::text(report.texts.shared.total)];
    cells.extend(budget.by_element.iter().map(|&(_, total)| cell(total)));
    cells.push(cell(budget.media));
    table.rows.push(Row::total(cells));
    table
}
