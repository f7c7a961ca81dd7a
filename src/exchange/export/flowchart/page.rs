//! The pages of a flowchart: which weeks and rows stand on each, and where.

use super::super::figure::{Anchor, Block, Figure, Role, Shape, Words, colour, letters};
use super::super::provenance;
use super::ChartOptions;
use super::bars::{self, Weeks};
use super::head::{self, SMALL, rule, weak, words};
use super::rows::{HEADING, LANE, Row, Sums, rows, split};
use crate::report::Report;
use crate::text::strings::{fill, slots};

/// Around a page.
const MARGIN: f32 = 40.0;

/// The least width of a week.
const LEAST_WEEK: f32 = 17.0;

/// The width of a week where the page takes what it needs.
const OWN_WEEK: f32 = 44.0;

/// The height of a row of weekly sums.
const SUM_ROW: f32 = 20.0;

/// The height of a line of notes.
const NOTE_LINE: f32 = 15.0;

/// Where the key figures begin below the top of the page's content.
const FIGURES_AT: f32 = 48.0;

/// Where months and weeks begin.
const CALENDAR_AT: f32 = 98.0;

/// Where the rows begin.
const ROWS_AT: f32 = 138.0;

/// Holds how wide the columns are.
#[derive(Clone, Copy, Debug)]
struct Columns {
    name: f32,
    ends: [f32; 4],
}

impl Columns {
    fn of(report: &Report, rows: &[Row]) -> Self {
        let widest = |cells: &mut dyn Iterator<Item = String>, bold: bool| {
            cells.map(|text| letters::width(&text, bold) * SMALL).fold(0.0, f32::max)
        };
        let name = widest(&mut rows.iter().map(|row| row.words().0.to_owned()), true);
        let texts = &report.texts.export;
        let currency = report.locale.currency(report.analysis.budget.currency).into_owned();
        let heads = [texts.units.to_owned(), report.texts.figures.grp.to_owned(), currency, "%".to_owned()];
        let total = report.locale.total_exact(report.analysis.budget.media, report.analysis.budget.currency);
        let mut ends = [0.0; 4];
        for (column, (end, head)) in ends.iter_mut().zip(heads).enumerate() {
            let cell = |row: &Row| cells(row.words().1)[column].clone();
            let mut all = rows.iter().map(cell).chain([head]).chain((column == 2).then(|| total.clone()));
            *end = widest(&mut all, true) + 10.0;
        }
        Self { name: name.clamp(100.0, 210.0) + 28.0, ends }
    }

    fn width(&self) -> f32 {
        self.ends.iter().sum()
    }
}

fn cells(sums: &Sums) -> [&String; 4] {
    [&sums.units, &sums.points, &sums.money, &sums.share]
}

/// Holds what all pages share.
struct Layout<'a, 'b> {
    report: &'b Report<'a>,
    options: &'b ChartOptions,
    columns: Columns,
    width: f32,
    notes: Vec<String>,
}

/// Returns the pages that show weeks `first` to `last`.
pub(super) fn pages(report: &Report, options: &ChartOptions, first: u32, last: u32) -> Vec<Figure> {
    let rows = rows(report, options, first, last);
    let columns = Columns::of(report, &rows);
    let count = last - first + 1;
    let sheet = sheet(options);
    let fixed = columns.name + columns.width() + 2.0 * MARGIN;
    let width = sheet.map_or(fixed + OWN_WEEK * count as f32, |(width, _)| width).max(fixed + LEAST_WEEK);
    // A part of the weeks on each page, unless everything is to fit on one.
    let fitting = ((width - fixed) / LEAST_WEEK).floor().max(1.0);
    let is_parted = !options.one_page && (count as f32) > fitting;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 1 and the weeks of a plan")]
    let per_page = if is_parted { (fitting as u32).min(count) } else { count };
    // What is made smaller is laid out on a larger sheet, so that weeks keep their least width.
    let width = if is_parted { width } else { width.max(fixed + LEAST_WEEK * count as f32) };
    let notes = notes_lines(report, width);
    let layout = Layout { report, options, columns, width, notes };
    let room = sheet.filter(|_| !options.one_page).map(|(_, height)| height);
    let mut figures = Vec::new();
    let mut from = first;
    while from <= last {
        let to = last.min(from + per_page - 1);
        let week_width = (width - fixed) / per_page as f32;
        let weeks = Weeks { first: from, last: to, left: MARGIN + columns.name, width: week_width };
        figures.extend(layout.pages_of_weeks(&rows, &weeks, room));
        from = to + 1;
    }
    finished(report, figures, sheet)
}

/// Returns the weeks and rows alone, from the left, for pages that have their own titles and notes: as many pictures as are
/// needed where each is at most `room` wide and `depth` high. Sums at the end of rows are left out where `has_sums` is false.
pub(super) fn charts(report: &Report, options: &ChartOptions, room: f32, depth: f32, has_sums: bool) -> Vec<Figure> {
    let count = report.plan.calendar.weeks;
    let rows = rows(report, options, 1, count);
    let mut columns = Columns::of(report, &rows);
    if !has_sums {
        columns.ends = [0.0; 4];
    }
    let width = room + 2.0 * MARGIN;
    let left = MARGIN + columns.name;
    let for_weeks = (room - columns.name - columns.width()).max(LEAST_WEEK);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 1 and the weeks of a plan")]
    let per_page = ((for_weeks / LEAST_WEEK).floor().max(1.0) as u32).min(count.max(1));
    let layout = Layout { report, options, columns, width, notes: Vec::new() };
    let space = depth - (ROWS_AT - CALENDAR_AT);
    let rows = split(rows, most_lanes(space));
    let mut figures = Vec::new();
    for from in (1..=count).step_by(per_page as usize) {
        let last = count.min(from + per_page - 1);
        let weeks = Weeks { first: from, last, left, width: for_weeks / per_page as f32 };
        for part in parted(&rows, space) {
            let (shapes, bottom) = layout.chart(part, &weeks, 0.0);
            let picture = Block { role: Role::Picture(layout.alternative(&weeks)), shapes };
            let (height, title) = (bottom + 1.0, String::new());
            let figure = Figure { width, height, title, blocks: vec![picture], is_right_to_left: false };
            figures.push(Figure { width: room, ..figure.placed(1.0, -MARGIN, 0.0) });
        }
    }
    figures
}

/// Returns how many lanes a row may have below a heading in so much space.
fn most_lanes(space: f32) -> usize {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a few lanes, or more than any row has"
    )]
    let lanes = ((space - HEADING) / LANE).floor().clamp(1.0, 1e9) as usize;
    lanes
}

/// Returns the rows in parts that are at most `space` high; no heading stands at the foot of one.
fn parted<'r, 'p>(rows: &'r [Row<'p>], space: f32) -> Vec<&'r [Row<'p>]> {
    let mut parts: Vec<&[Row]> = Vec::new();
    let mut rest = rows;
    loop {
        let mut height = 0.0;
        let fits = |row: &&Row| {
            height += row.height();
            height <= space
        };
        let count = rest.iter().take_while(fits).count().max(1).min(rest.len());
        let is_alone = count > 1 && count < rest.len() && matches!(rest[count - 1], Row::Heading { .. });
        let (part, others) = rest.split_at(if is_alone { count - 1 } else { count });
        parts.push(part);
        rest = others;
        if rest.is_empty() {
            return parts;
        }
    }
}

/// Returns the width and the height of the paper.
fn sheet(options: &ChartOptions) -> Option<(f32, f32)> {
    let (short, long) = options.paper.sides()?;
    Some(if options.portrait { (short, long) } else { (long, short) })
}

fn notes_lines(report: &Report, width: f32) -> Vec<String> {
    let room = (width - 2.0 * MARGIN) / 11.0;
    let sentence = |note: String| if note.ends_with('.') { note } else { note + "." };
    let notes: Vec<String> = head::notes(report).into_iter().map(sentence).collect();
    letters::wrapped(&notes.join(" "), false, room)
}

/// Puts pages onto their paper, numbers them, and turns them round where the language asks for it.
fn finished(report: &Report, figures: Vec<Figure>, sheet: Option<(f32, f32)>) -> Vec<Figure> {
    let pages = figures.len() as u64;
    let number = |(position, mut figure): (usize, Figure)| {
        let (width, height) = sheet.unwrap_or((figure.width, figure.height));
        let scale = (width / figure.width).min(height / figure.height).min(1.0);
        figure = figure.placed(scale, 0.0, 0.0);
        (figure.width, figure.height) = (width, height);
        let locale = report.locale;
        let values = slots![("page", &*locale.ungrouped(position as u64 + 1)), ("pages", &*locale.ungrouped(pages))];
        let page = fill!(report.texts.export.page_of, values);
        let y = height - MARGIN + 6.0;
        let shapes = vec![
            rule(MARGIN, width - MARGIN, y - 18.0, colour::LINE),
            Shape::Text(weak(MARGIN, y, Anchor::Left, SMALL, provenance::footer(report))),
            Shape::Text(weak(width - MARGIN, y, Anchor::Right, SMALL, page)),
        ];
        figure.blocks.push(Block { role: Role::Furniture, shapes });
        if locale.direction().is_right_to_left() { figure.mirrored() } else { figure }
    };
    figures.into_iter().enumerate().map(number).collect()
}

impl Layout<'_, '_> {
    /// Returns the pages of some weeks: as many as their rows need where a page has `room`, else one.
    fn pages_of_weeks(&self, rows: &[Row], weeks: &Weeks, room: Option<f32>) -> Vec<Figure> {
        let sums = head::weekly(self.report, self.options, weeks);
        let below = 8.0 + SUM_ROW * sums.len() as f32 + 12.0 + NOTE_LINE * self.notes.len() as f32 + 34.0;
        let space = room.map_or(f32::INFINITY, |room| room - 2.0 * MARGIN - ROWS_AT - below);
        let rows = &*split(rows.to_vec(), most_lanes(space));
        let parts = parted(rows, space);
        let last = parts.len() - 1;
        parts
            .into_iter()
            .enumerate()
            .map(|(part, rows)| self.page(rows, weeks, (part == last).then_some(&*sums)))
            .collect()
    }

    fn page(&self, rows: &[Row], weeks: &Weeks, sums: Option<&[(String, Vec<String>, String)]>) -> Figure {
        let (report, right) = (self.report, self.width - MARGIN);
        let title = head::title(report, MARGIN, right, MARGIN - 8.0, weeks.first, weeks.last);
        let figures = head::key_figures(report, MARGIN, right, MARGIN + FIGURES_AT);
        let (mut shapes, mut y) = self.chart(rows, weeks, MARGIN + CALENDAR_AT);
        y += 8.0;
        for (name, cells, sum) in sums.unwrap_or_default() {
            self.sum_row(name, cells, sum, weeks, y, &mut shapes);
            y += SUM_ROW;
        }
        y += 12.0;
        let picture = Block { role: Role::Picture(self.alternative(weeks)), shapes };
        let mut blocks = vec![title, figures, picture];
        if sums.is_some() {
            let lines = self.notes.iter().enumerate().map(|(line, text)| {
                let at = y + NOTE_LINE * (line as f32 + 1.0);
                Shape::Text(weak(MARGIN, at, Anchor::Left, 11.0, text.as_str()))
            });
            blocks.push(Block { role: Role::Paragraph(self.notes.join(" ")), shapes: lines.collect() });
            y += NOTE_LINE * self.notes.len() as f32;
        }
        let title = match report.plan.title.get(report.locale.language) {
            "" => report.texts.shared.untitled.to_owned(),
            title => crate::text::without_direction_marks(title).into_owned(),
        };
        Figure { width: self.width, height: y + 34.0 + MARGIN, title, blocks, is_right_to_left: false }
    }

    /// Draws months and weeks at `top` and the rows below them; returns where they end.
    fn chart(&self, rows: &[Row], weeks: &Weeks, top: f32) -> (Vec<Shape>, f32) {
        let (report, right) = (self.report, self.width - MARGIN);
        let mut shapes = vec![rule(MARGIN, right, top, colour::LINE)];
        head::calendar(report, weeks, MARGIN + 12.0, top, &mut shapes);
        self.heads(weeks, top + 32.0, &mut shapes);
        let mut y = top + ROWS_AT - CALENDAR_AT;
        let rows_top = y;
        shapes.push(rule(MARGIN, right, y, colour::LINE));
        for row in rows {
            self.row(row, weeks, y, &mut shapes);
            y += row.height();
        }
        self.week_lines(weeks, top, rows_top, y, &mut shapes);
        // Bars stand on the lines between weeks.
        let mut bars_at = rows_top;
        for row in rows {
            self.bars(row, weeks, bars_at, &mut shapes);
            bars_at += row.height();
        }
        (shapes, y)
    }

    /// Returns what the picture shows, for those who cannot see it.
    fn alternative(&self, weeks: &Weeks) -> String {
        let locale = self.report.locale;
        let values = slots![("first", &*locale.ungrouped(weeks.first)), ("last", &*locale.ungrouped(weeks.last))];
        let weeks = fill!(self.report.texts.export.weeks, values);
        format!("{} – {weeks}", self.report.texts.plan_page.flowchart)
    }

    /// Writes the headings of the columns at the end.
    fn heads(&self, weeks: &Weeks, y: f32, shapes: &mut Vec<Shape>) {
        let texts = &self.report.texts.export;
        let currency = self.report.locale.currency(self.report.analysis.budget.currency);
        let heads = [texts.units, self.report.texts.figures.grp, &*currency, "%"];
        let mut x = weeks.right();
        for (head, width) in heads.into_iter().zip(self.columns.ends).filter(|(_, width)| *width > 0.0) {
            x += width;
            shapes.push(Shape::Text(weak(x, y, Anchor::Right, SMALL, head)));
        }
    }

    fn row(&self, row: &Row, weeks: &Weeks, top: f32, shapes: &mut Vec<Shape>) {
        let (name, sums) = row.words();
        let (height, right) = (row.height(), self.width - MARGIN);
        let is_heading = matches!(row, Row::Heading { .. });
        if is_heading {
            let at = [MARGIN, top, right - MARGIN, height];
            shapes.push(Shape::Rect { at, round: 0.0, fill: colour::RAISED, edge: None });
        }
        let baseline = top + height / 2.0 + 4.0;
        let indent = if is_heading { 12.0 } else { 20.0 };
        let room = self.columns.name - indent - 4.0;
        let lines = letters::wrapped(name, is_heading, room / SMALL);
        let most = ((height / 13.0).floor().max(1.0) as usize).min(2);
        // A word that is wider than the column is shortened too.
        let has_room = lines.len() <= most && lines.iter().all(|line| letters::width(line, is_heading) * SMALL <= room);
        let lines = if has_room { lines } else { vec![letters::fitted(name, is_heading, room / SMALL)] };
        let first = baseline - 6.5 * (lines.len() as f32 - 1.0);
        for (line, text) in lines.into_iter().enumerate() {
            let words = words(MARGIN + indent, first + 13.0 * line as f32, Anchor::Left, SMALL, text);
            shapes.push(Shape::Text(Words { bold: is_heading, ..words }));
        }
        let mut x = weeks.right();
        for (cell, width) in cells(sums).into_iter().zip(self.columns.ends).filter(|(_, width)| *width > 0.0) {
            x += width;
            let words = words(x, baseline, Anchor::Right, SMALL, cell.as_str());
            shapes.push(Shape::Text(Words { bold: is_heading, ..words }));
        }
        shapes.push(rule(MARGIN, right, top + height, colour::GRID));
    }

    fn bars(&self, row: &Row, weeks: &Weeks, top: f32, shapes: &mut Vec<Shape>) {
        if let Row::Channel { lanes, .. } = row {
            for (number, lane) in lanes.iter().enumerate() {
                let middle = top + LANE * (number as f32 + 0.5);
                bars::lane(self.report, self.options.on_bars, weeks, lane, middle, shapes);
            }
        }
    }

    /// Draws the lines between weeks, stronger where a month begins.
    fn week_lines(&self, weeks: &Weeks, head: f32, top: f32, bottom: f32, shapes: &mut Vec<Shape>) {
        let month = |week: u32| self.report.plan.calendar.first_day(week).map(|day| (day.year(), day.month()));
        for week in weeks.first..=weeks.last + 1 {
            let x = weeks.x(week);
            let begins = week > weeks.first && week <= weeks.last && month(week) != month(week - 1);
            let is_end = week == weeks.first || week > weeks.last;
            let (from, colour) = match (begins, is_end) {
                (true, _) => (head, colour::LINE),
                (_, true) => (top - HEADING, colour::LINE),
                _ => (top - HEADING, colour::GRID),
            };
            shapes.push(Shape::Line { points: vec![(x, from), (x, bottom)], width: 1.0, colour });
        }
    }

    fn sum_row(&self, name: &str, cells: &[String], sum: &str, weeks: &Weeks, top: f32, shapes: &mut Vec<Shape>) {
        let right = self.width - MARGIN;
        let baseline = top + 14.0;
        let name = letters::fitted(name, false, (self.columns.name - 14.0) / SMALL);
        shapes.push(Shape::Text(words(MARGIN + 12.0, baseline, Anchor::Left, SMALL, name)));
        // All sums of a row have one size.
        let widest = cells.iter().map(|cell| letters::width(cell, false)).fold(0.1, f32::max);
        let size = head::SUMS.min((weeks.width - 2.0) / widest).max(5.0);
        for (week, cell) in (weeks.first..).zip(cells) {
            shapes.push(Shape::Text(words(weeks.x(week + 1) - 2.0, baseline, Anchor::Right, size, cell.as_str())));
        }
        let sum = words(right - 4.0, baseline, Anchor::Right, SMALL, sum);
        shapes.push(Shape::Text(Words { bold: true, ..sum }));
        shapes.push(rule(MARGIN, right, top + SUM_ROW, colour::GRID));
    }
}
