//! Boards, ladders and matrices: where their cells stand. Each is as high as its words need, so that nothing of the framework is
//! cut.

use super::super::super::Report;
use super::lines::{of_item, of_part};
use super::room::{Needed, Room};
use super::{CellTarget, DrawnCell, DrawnLine, Place, Voice};
use crate::plan::Answer;
use crate::worksheet::{Framework, Item, Kind, Part, answer_to, completeness};

/// Between two cells, as a share of the width and in points.
pub(super) const GAP: (f32, f32) = (0.012, 12.0);

/// The least height of a cell of a board, and the most that long answers make it.
const BOARD_ROW: (f32, f32) = (176.0, 340.0);
/// The least height of the lowest step of a ladder, and how much each further one is higher.
const STEP: f32 = 190.0;
const RISE: f32 = 26.0;
/// The least height of a quarter of a matrix, and the most that its lines make it.
const QUARTER: (f32, f32) = (190.0, 460.0);

/// Returns the parts that stand for themselves, with their places in the framework.
pub(super) fn outer(framework: &Framework) -> Vec<(usize, &Part)> {
    framework.parts.iter().enumerate().filter(|(_, part)| part.within.is_none()).collect()
}

/// Fills a cell with a part: its name, how complete it is, and its lines.
pub(super) fn part_cell(report: &Report<'_>, framework: &Framework, at: usize, place: Place) -> DrawnCell {
    let part = &framework.parts[at];
    let done = completeness(report.plan, framework).0[at];
    DrawnCell {
        done: (done.items > 0).then_some(done),
        lines: of_part(report, framework, part),
        ..DrawnCell::at(place, part.name.get(report.locale.language), CellTarget::Part(at))
    }
}

/// Returns the place of a cell in a grid of `columns`, whose rows are `height` points high.
fn in_grid(at: usize, columns: usize, height: f32) -> Place {
    let columns = columns.max(1);
    let width = (1.0 - GAP.0 * (columns as f32 - 1.0)) / columns as f32;
    let (row, column) = ((at / columns) as f32, (at % columns) as f32);
    Place { x: column * (width + GAP.0), y: row * (height + GAP.1), width, height }
}

/// Gives the cells of a grid their places, each row as high as the fullest of its cells needs: at least the first of `heights`, and
/// at most the second where the first answer of each has room.
fn in_rows(
    report: &Report<'_>,
    mut cells: Vec<DrawnCell>,
    columns: usize,
    width: f32,
    (usual, most): (f32, f32),
) -> Vec<DrawnCell> {
    let (room, mut y) = (Room::of(report), 0.0);
    for (row, cells) in cells.chunks_mut(columns.max(1)).enumerate() {
        let needed = |cell: &DrawnCell| room.needed(cell, in_grid(0, columns, 0.0).width * width);
        let needed = cells.iter().map(needed).fold(Needed::default(), Needed::or);
        let height = needed.within(usual, most);
        for (column, cell) in cells.iter_mut().enumerate() {
            cell.place = Place { y, height, ..in_grid(row * columns.max(1) + column, columns, height) };
        }
        y += height + GAP.1;
    }
    cells
}

/// Returns a board: one numbered cell a part.
pub(super) fn board(report: &Report<'_>, framework: &Framework, columns: usize, width: f32) -> Vec<DrawnCell> {
    let cells = outer(framework).into_iter().enumerate().map(|(at, (part, _))| {
        let cell = part_cell(report, framework, part, Place::default());
        DrawnCell { number: Some(at + 1), ..cell }
    });
    in_rows(report, cells.collect(), columns, width, BOARD_ROW)
}

/// Returns a matrix: two by two quarters.
pub(super) fn matrix(report: &Report<'_>, framework: &Framework, width: f32) -> Vec<DrawnCell> {
    let language = report.locale.language;
    let cells = outer(framework).into_iter().map(|(part, spec)| {
        let mut cell = part_cell(report, framework, part, Place::default());
        // What is asked in a quarter is its own name; which side it stands for is said once.
        for line in &mut cell.lines {
            if line.caption == cell.name {
                line.caption.clear();
            }
        }
        let hint = spec.hint.get(language);
        if !hint.is_empty() {
            cell.lines.insert(0, DrawnLine::new("", hint, Voice::Explained));
        }
        cell
    });
    in_rows(report, cells.collect(), 2, width, QUARTER)
}

/// Returns a ladder: the options of the first choice as steps that rise in reading direction. A figure named after an option is
/// the step's evidence.
pub(super) fn ladder(report: &Report<'_>, framework: &Framework, width: f32) -> Vec<DrawnCell> {
    let language = report.locale.language;
    let parts = framework.parts.iter().enumerate();
    let mut choices = parts.flat_map(|(at, part)| part.items.iter().map(move |item| (at, part, item)));
    let Some((at, part, item)) = choices.find(|(_, _, item)| matches!(item.kind, Kind::Choice(_))) else {
        return Vec::new();
    };
    let options = item.kind.options();
    let chosen = chosen_option(report, framework, item);
    let steps = options.iter().enumerate().map(|(index, option)| {
        let target = CellTarget::Option { part: at, item: item.id.clone(), option: option.id.clone() };
        let mut cell = DrawnCell::at(in_grid(index, options.len(), 0.0), option.name.get(language), target);
        cell.number = Some(index + 1);
        cell.is_chosen = chosen.as_deref() == Some(&*option.id);
        let hint = option.hint.get(language);
        if !hint.is_empty() {
            cell.lines.push(DrawnLine::new("", hint, Voice::Explained));
        }
        let evidence = part.items.iter().filter(|item| item.id == option.id);
        cell.lines.extend(evidence.flat_map(|item| of_item(report, framework, part, item)));
        cell
    });
    let mut steps: Vec<DrawnCell> = steps.collect();
    // The lowest step is so high that each has room for its name, its focus and its evidence on its own height.
    let room = Room::of(report);
    let above = |index: usize| RISE * index as f32;
    let needed = steps.iter().enumerate();
    let needed = needed.map(|(index, cell)| room.needed(cell, cell.place.width * width).whole - above(index));
    let lowest = needed.fold(STEP, f32::max);
    let highest = lowest + above(options.len().saturating_sub(1));
    for (index, cell) in steps.iter_mut().enumerate() {
        cell.place.height = lowest + above(index);
        cell.place.y = highest - cell.place.height;
    }
    steps
}

fn chosen_option(report: &Report<'_>, framework: &Framework, item: &Item) -> Option<String> {
    match answer_to(report.plan, framework, item).map(|given| &given.answer) {
        Some(Answer::Choice(option)) => Some(option.clone()),
        _ => None,
    }
}
