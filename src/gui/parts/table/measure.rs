//! Says how wide the columns of a table are, and how high its rows: no number is ever cut; words give way first, onto further
//! lines, and then the table scrolls. Where there is more room than titles and names need on one line, the table ends before it.

use std::sync::Arc;

use eframe::egui::{Color32, Galley, Ui};

use crate::gui::context::is_right_to_left;
use crate::gui::fit;
use crate::gui::theme::{font, size, strong_font};
use crate::gui::widgets::{galley, galley_lines};
use crate::report::{Cell, Column, ColumnKind, Form, Row, RowRole, Table};

/// Room at both sides of a cell, in points: where there is enough, and where a table would have to scroll otherwise.
const MARGINS: (f32, f32) = (8.0, 4.0);
/// The same where there is room to spare: figures are read across a row, so columns never stand further apart.
const MOST_MARGIN: f32 = 12.0;
/// Room for a swatch of colour before a name, in points.
pub(super) const SWATCH: f32 = 14.0;
/// How many of the longest texts of a column are measured: digits have one width, letters nearly.
const MEASURED: usize = 12;
/// The widest that a column of words asks to be, in points.
const WIDEST_WORDS: f32 = 340.0;
/// The narrowest that a column of words is made, in points.
const NARROWEST_WORDS: f32 = 96.0;
/// The most lines of a cell.
const MOST_LINES: usize = 3;
/// In tables of more rows than this a text has one line: not all of them are measured in every frame.
const MOST_BROKEN: usize = 400;
/// Room for a bar beside a number, in points: at least, as asked for, and where there is room to spare.
const BAR: (f32, f32, f32) = (48.0, 150.0, 280.0);
/// How far rows below a heading are set in, in points.
pub(super) const INSET: f32 = 12.0;

/// Holds the widths of a column, without margins.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Natural {
    /// What it needs at least.
    least: f32,
    /// What it would like.
    wanted: f32,
    /// What it takes where there is room to spare: its title and its longest text are on one line.
    roomy: f32,
    /// How wide its widest text is in one line; 0 where it is never broken.
    widest: f32,
    /// How wide the widest sign is that stands at the right of a number of it; 0 where none does.
    pub(super) sign: f32,
}

/// Measures the columns of a table.
pub(super) fn natural(ui: &Ui, table: &Table) -> Vec<Natural> {
    table.columns.iter().enumerate().map(|(at, column)| of_column(ui, table, at, column)).collect()
}

fn of_column(ui: &Ui, table: &Table, at: usize, column: &Column) -> Natural {
    let is_first = at == 0;
    let has_groups = is_first && table.rows.iter().any(|row| row.role == RowRole::Group);
    let cells = table.rows.iter().filter_map(|row| Some((row.cells.get(at)?, row.role != RowRole::Body)));
    let sign = match column.kind {
        ColumnKind::Number => {
            cells.clone().map(|(cell, is_strong)| sign_behind(ui, &cell.text, is_strong)).fold(0.0, f32::max)
        }
        ColumnKind::Text => 0.0,
    };
    let mut longest: Vec<(usize, &Cell, bool)> =
        cells.map(|(cell, is_strong)| (cell.text.chars().count() + usize::from(is_strong), cell, is_strong)).collect();
    longest.sort_by_key(|(letters, ..)| std::cmp::Reverse(*letters));
    let width = |&(_, cell, is_strong): &(usize, &Cell, bool)| {
        let swatch = if cell.colour.is_some() { SWATCH } else { 0.0 };
        let inset = if has_groups && !is_strong { INSET } else { 0.0 };
        let behind = fit::beside(sign, sign_behind(ui, &cell.text, is_strong));
        text_width(ui, &cell.text, is_strong || column.is_total) + swatch + inset + behind
    };
    let widest = longest.iter().take(MEASURED).map(width).fold(0.0, f32::max);
    let title = super::title(column);
    let (title, whole_title) =
        if table.form == Form::Values { (0.0, 0.0) } else { (title_width(ui, &title), line_width(ui, &title)) };
    let of = |title: f32| widest.max(title).ceil() + 1.0;
    match column.kind {
        ColumnKind::Number => {
            let (least, wanted, roomy) = if column.ground.has_bars() { BAR } else { (0.0, 0.0, 0.0) };
            let roomy = of(whole_title) + roomy;
            Natural { least: of(title) + least, wanted: of(title) + wanted, roomy, widest: 0.0, sign }
        }
        ColumnKind::Text => {
            let wanted = of(title).min(if is_first { WIDEST_WORDS } else { 1.5 * WIDEST_WORDS });
            let least = wanted.min(NARROWEST_WORDS.max(title));
            Natural { least, wanted, roomy: of(whole_title), widest, sign }
        }
    }
}

/// Returns how wide the sign is that stands at the right of a number: in Arabic lines that of Arabic digits does. Numbers without one
/// leave its room, so that units stand under units.
pub(super) fn sign_behind(ui: &Ui, text: &str, is_strong: bool) -> f32 {
    let mut letters = text.chars();
    match (letters.next(), letters.next()) {
        (Some(sign @ ('+' | '-' | '\u{2212}')), Some('٠'..='٩')) if is_right_to_left(ui) => {
            text_width(ui, sign.encode_utf8(&mut [0; 4]), is_strong)
        }
        _ => 0.0,
    }
}

fn text_width(ui: &Ui, text: &str, is_strong: bool) -> f32 {
    let font = if is_strong { strong_font(size::BODY) } else { font(size::BODY) };
    galley(ui, text, font, Color32::PLACEHOLDER, f32::INFINITY).size().x
}

/// Returns the width at which a title is whole on one line.
fn line_width(ui: &Ui, title: &str) -> f32 {
    galley(ui, title, font(size::SMALL), Color32::PLACEHOLDER, f32::INFINITY).size().x
}

/// Returns the width at which a title is whole on at most two lines.
fn title_width(ui: &Ui, title: &str) -> f32 {
    let width = |text: &str| line_width(ui, text);
    let words: Vec<&str> = title.split_whitespace().collect();
    let split = |at: usize| width(&words[..at].join(" ")).max(width(&words[at..].join(" ")));
    (1..words.len()).map(split).fold(width(title), f32::min)
}

/// Returns the widths of columns of which some hold fields, by their places and the room that a field needs.
pub(super) fn with_fields(natural: &[Natural], fields: &[(usize, f32)]) -> Vec<Natural> {
    let of = |(at, known): (usize, &Natural)| match fields.iter().find(|(column, _)| *column == at) {
        Some((_, room)) => {
            let least = room.max(known.least);
            Natural { least, wanted: least, roomy: least, widest: 0.0, sign: 0.0 }
        }
        None => *known,
    };
    natural.iter().enumerate().map(of).collect()
}

/// Holds how high the rows of a table are: all alike, or some higher, whose words need more than one line.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Heights {
    /// The height of a row of one line.
    row: f32,
    /// The height of each row, counted in the table as the report has it; empty where all are alike.
    own: Vec<f32>,
    /// Where each row of the body begins, in the order in which they stand, and where the last one ends; empty where all are alike.
    tops: Vec<f32>,
}

impl Heights {
    /// Measures the rows of a table whose body stands in the order `body`.
    pub(super) fn of(ui: &Ui, table: &Table, (natural, spans): (&[Natural], &Spans), body: &[usize], row: f32) -> Self {
        let is_broken = |at: &usize| natural[*at].widest > fit::beside(spans.inside(*at), 0.5);
        let broken: Vec<usize> = (0..natural.len()).filter(is_broken).collect();
        if broken.is_empty() || table.rows.len() > MOST_BROKEN {
            return Self { row, ..Self::default() };
        }
        let has_groups = table.rows.iter().any(|row| row.role == RowRole::Group);
        let line = words(ui, " ", false, f32::INFINITY).size().y;
        let height = |known: &Row| {
            let is_strong = known.role != RowRole::Body;
            let of_cell = |&at: &usize| {
                let cell = known.cells.get(at)?;
                let inset = if at == 0 && has_groups && !is_strong { INSET } else { 0.0 };
                let taken = inset + if cell.colour.is_some() { SWATCH } else { 0.0 };
                let is_strong = is_strong || table.columns[at].is_total;
                Some(words(ui, &cell.text, is_strong, fit::beside(spans.inside(at), taken)).size().y)
            };
            let tallest = broken.iter().filter_map(of_cell).fold(line, f32::max);
            row + (tallest - line).max(0.0)
        };
        let own: Vec<f32> = table.rows.iter().map(height).collect();
        let mut tops = vec![0.0];
        let mut top = 0.0;
        for &at in body {
            top += own[at];
            tops.push(top);
        }
        Self { row, own, tops }
    }

    /// Returns the height of the row `at` of the table.
    pub(super) fn of_row(&self, at: usize) -> f32 {
        self.own.get(at).copied().unwrap_or(self.row)
    }

    /// Returns where the body's row at `position` begins below the titles; where the last one ends, for the number of rows.
    pub(super) fn top(&self, position: usize) -> f32 {
        self.tops.get(position).copied().unwrap_or(self.row * position as f32)
    }

    /// Returns the height of several rows of the table together.
    pub(super) fn together(&self, rows: &[usize]) -> f32 {
        rows.iter().map(|&at| self.of_row(at)).sum()
    }
}

/// Lays out the words of a cell, on as many lines as a table gives them.
pub(super) fn words(ui: &Ui, text: &str, is_strong: bool, room: f32) -> Arc<Galley> {
    let font = if is_strong { strong_font(size::BODY) } else { font(size::BODY) };
    galley_lines(ui, text, font, Color32::PLACEHOLDER, (room, MOST_LINES))
}

/// Holds how the columns of a table are laid out.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Spans {
    /// Start and width of each column, margins included.
    pub(super) columns: Vec<(f32, f32)>,
    /// Room at both sides of each cell.
    pub(super) margin: f32,
}

impl Spans {
    /// Returns the width of all columns together.
    pub(super) fn width(&self) -> f32 {
        self.columns.last().map_or(0.0, |(start, span)| start + span)
    }

    /// Returns the room that a column has for its words.
    pub(super) fn inside(&self, column: usize) -> f32 {
        self.columns.get(column).map_or(0.0, |(_, span)| (span - 2.0 * self.margin).max(0.0))
    }
}

/// Lays columns out in `room` points: they take no more than they can use, and are wider than the room together where even the
/// least widths are.
pub(super) fn spans(natural: &[Natural], room: f32) -> Spans {
    let sum = |of: fn(&Natural) -> f32| natural.iter().map(of).sum::<f32>();
    let (least, wanted, count) = (sum(|column| column.least), sum(|column| column.wanted), natural.len() as f32);
    let roomy = sum(|column| column.roomy.max(column.wanted));
    let margin_beside =
        |taken: f32, least: f32, most: f32| fit::within((room - taken) / (2.0 * count.max(1.0)), least, most);
    let margin = margin_beside(least, MARGINS.1, MARGINS.0).max(margin_beside(roomy, 0.0, MOST_MARGIN));
    let inside = (room - 2.0 * margin * count).max(0.0);
    let share = |from: f32, to: f32| ((inside - from) / (to - from).max(f32::EPSILON)).clamp(0.0, 1.0);
    let (towards_wanted, towards_roomy) =
        if inside >= wanted { (1.0, share(wanted, roomy)) } else { (share(least, wanted), 0.0) };
    let mut start = 0.0;
    let columns = natural.iter().map(|column| {
        let more = fit::beside(column.roomy, column.wanted);
        let own = column.least + towards_wanted * (column.wanted - column.least) + towards_roomy * more;
        let span = own + 2.0 * margin;
        let placed = (start, span);
        start += span;
        placed
    });
    Spans { columns: columns.collect(), margin }
}

#[cfg(test)]
mod tests {
    use super::{MARGINS, MOST_MARGIN, Natural, spans};

    const NAME: Natural = Natural { least: 96.0, wanted: 300.0, roomy: 420.0, widest: 420.0, sign: 0.0 };
    const NUMBER: Natural = Natural { least: 80.0, wanted: 80.0, roomy: 110.0, widest: 0.0, sign: 0.0 };

    #[test]
    fn numbers_keep_their_width_and_words_give_way() {
        let columns = [NAME, NUMBER, NUMBER];
        let (roomy, wide, narrow) = (6.0 * MOST_MARGIN, 6.0 * MARGINS.0, 6.0 * MARGINS.1);
        for (room, expected) in [
            // What nothing uses is left free.
            (2000.0, [420.0, 110.0, 110.0]),
            (640.0 + roomy, [420.0, 110.0, 110.0]),
            (550.0 + wide, [360.0, 95.0, 95.0]),
            (460.0 + wide, [300.0, 80.0, 80.0]),
            (300.0 + wide, [140.0, 80.0, 80.0]),
            // Margins give way before the table scrolls.
            (256.0 + narrow, [96.0, 80.0, 80.0]),
            (100.0, [96.0, 80.0, 80.0]),
            (0.0, [96.0, 80.0, 80.0]),
        ] {
            let found = spans(&columns, room);
            for (at, expected) in expected.into_iter().enumerate() {
                assert!((found.inside(at) - expected).abs() < 0.01, "{room} {at}: {found:?}");
            }
        }
        assert!(spans(&columns, 256.0 + narrow).width() <= 256.0 + narrow + 0.01);
    }

    #[test]
    fn a_table_ends_with_what_it_says_and_never_beyond_its_room() {
        for columns in [&[NUMBER, NUMBER][..], &[NAME, NUMBER], &[NAME]] {
            let said: f32 = columns.iter().map(|column| column.roomy + 2.0 * MOST_MARGIN).sum();
            assert!((spans(columns, 2000.0).width() - said).abs() < 0.01);
            for room in [said, said - 20.0, said - 60.0] {
                assert!(spans(columns, room).width() <= room + 0.01, "{room}");
            }
        }
    }
}
