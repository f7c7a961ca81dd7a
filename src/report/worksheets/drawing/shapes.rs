//! Boards, tracks, ladders, matrices and triangles: where their cells stand.

use super::super::super::Report;
use super::lines::{of_item, of_part};
use super::{CellTarget, DrawnCell, DrawnLine, Edge, Outline, Place, Stack, Voice};
use crate::edit::ItemId;
use crate::plan::{Answer, Colour, Stage};
use crate::worksheet::{Completeness, Framework, Item, Kind, Part, answer_to, completeness};

/// Between two cells, as a share of the width and in points.
pub(super) const GAP: (f32, f32) = (0.012, 12.0);

/// The height of a cell of a board.
const BOARD_ROW: f32 = 176.0;
/// The heights of the band of a track, and of what stands under it.
const BAND: f32 = 44.0;
const UNDER_BAND: f32 = 350.0;
/// How much higher it is where it has columns of shares.
const WITH_COLUMNS: f32 = 80.0;
/// The height of the lowest step of a ladder, and how much each further one is higher.
const STEP: f32 = 190.0;
const RISE: f32 = 26.0;
/// The height of a quarter of a matrix.
const QUARTER: f32 = 190.0;
/// The height of a triangle, and the size of its corners.
const TRIANGLE: f32 = 424.0;
const CORNER: (f32, f32) = (0.18, 48.0);
/// The size of what stands inside a triangle.
const WEAKEST: (f32, f32) = (0.24, 124.0);

/// Returns the parts that stand for themselves, with their places in the framework.
pub(super) fn outer(framework: &Framework) -> Vec<(usize, &Part)> {
    framework.parts.iter().enumerate().filter(|(_, part)| part.within.is_none()).collect()
}

/// Returns the parts within `part`.
fn steps_of<'f>(framework: &'f Framework, part: &Part) -> Vec<(usize, &'f Part)> {
    let parts = framework.parts.iter().enumerate();
    parts.filter(|(_, step)| step.within.as_ref() == Some(&part.id)).collect()
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

/// Returns a board: one numbered cell a part.
pub(super) fn board(report: &Report<'_>, framework: &Framework, columns: usize) -> Vec<DrawnCell> {
    let cells = outer(framework).into_iter().enumerate().map(|(at, (part, _))| {
        let cell = part_cell(report, framework, part, in_grid(at, columns, BOARD_ROW));
        DrawnCell { number: Some(at + 1), ..cell }
    });
    cells.collect()
}

/// Returns a matrix: two by two quarters.
pub(super) fn matrix(report: &Report<'_>, framework: &Framework) -> Vec<DrawnCell> {
    let language = report.locale.language;
    let cells = outer(framework).into_iter().enumerate().map(|(at, (part, spec))| {
        let mut cell = part_cell(report, framework, part, in_grid(at, 2, QUARTER));
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
    cells.collect()
}

/// Returns a track: stages as a band of arrows, with what is filled in under each. A stage with steps is so many times wider.
pub(super) fn track(report: &Report<'_>, framework: &Framework) -> Vec<DrawnCell> {
    let stages = outer(framework);
    let widths: Vec<usize> = stages.iter().map(|(_, part)| steps_of(framework, part).len().max(1)).collect();
    let count = widths.iter().sum::<usize>().max(1) as f32;
    let gaps = GAP.0 * (stages.len() as f32 - 1.0).max(0.0);
    let unit = (1.0 - gaps) / count;
    let has_columns = framework.parts.iter().any(|part| part.stage.is_some());
    let under = if has_columns { UNDER_BAND + WITH_COLUMNS } else { UNDER_BAND };
    let (mut cells, mut x) = (Vec::new(), 0.0);
    for (number, ((at, part), units)) in stages.iter().zip(&widths).enumerate() {
        let width = unit * *units as f32;
        let band = Place { x, y: 0.0, width, height: BAND };
        let steps = steps_of(framework, part);
        let whole = steps
            .iter()
            .fold(part_done(report, framework, *at), |sum, (step, _)| sum.and(part_done(report, framework, *step)));
        cells.push(DrawnCell {
            outline: Outline::Arrow,
            number: Some(number + 1),
            done: (whole.items > 0).then_some(whole),
            ..DrawnCell::at(band, part.name.get(report.locale.language), CellTarget::Part(*at))
        });
        let below = |x: f32, width: f32| Place { x, y: BAND + GAP.1 / 2.0, width, height: under };
        if steps.is_empty() {
            let cell = part_cell(report, framework, *at, below(x, width));
            cells.push(with_stage(report, part, DrawnCell { name: String::new(), ..cell }));
        }
        for (index, (step_at, step)) in steps.iter().enumerate() {
            let inner = (width - GAP.0 / 2.0 * (steps.len() as f32 - 1.0)) / steps.len() as f32;
            let cell = part_cell(report, framework, *step_at, below(x + index as f32 * (inner + GAP.0 / 2.0), inner));
            cells.push(with_stage(report, step, cell));
        }
        x += width + GAP.0;
    }
    on_one_scale(&mut cells);
    cells
}

/// Gives all columns of a figure the same scale: the next tenth above the largest share and the largest target.
fn on_one_scale(cells: &mut [DrawnCell]) {
    let largest = cells.iter().flat_map(|cell| [cell.bar, cell.target]).flatten().fold(0.0, f64::max);
    let full = ((largest * 10.0).floor() + 1.0) / 10.0;
    for stack in cells.iter_mut().filter_map(|cell| cell.stack.as_mut()) {
        stack.full = full;
    }
}

fn part_done(report: &Report<'_>, framework: &Framework, at: usize) -> Completeness {
    completeness(report.plan, framework).0[at]
}

/// Gives the cell of a stage the column of the stage's share of exposure with the messages that it is made of, and its target.
fn with_stage(report: &Report<'_>, part: &Part, mut cell: DrawnCell) -> DrawnCell {
    let Some(stage) = part.stage else { return cell };
    let at = Stage::ALL.iter().position(|known| *known == stage).unwrap_or(0);
    let shares = report.analysis.consistency.complementarity.by_exposure.shares;
    let share = shares.ok().map(|shares| shares[at]);
    if let Some(share) = share {
        // What the column says is not said again in a line.
        let is_said = |item: &&Item| matches!(&item.kind, Kind::Figure(name) if name == "stage-exposure");
        let names = part.items.iter().filter(is_said).map(|item| item.name.get(report.locale.language));
        let names: Vec<&str> = names.collect();
        cell.lines.retain(|line| !names.contains(&line.caption.as_str()));
        cell.stack = Some(Stack { parts: parts_of(report, stage, share), full: 1.0 });
    }
    DrawnCell { bar: share, target: Some(report.plan.settings.stage_targets.of(stage)), ..cell }
}

/// Returns what each message of a stage adds to the stage's share of exposure.
fn parts_of(report: &Report<'_>, stage: Stage, share: f64) -> Vec<(Colour, f64)> {
    let met = report.plan.messages.iter().zip(&report.analysis.reach.messages);
    let met = met.filter(|(message, reach)| message.stage == stage && reach.impressions > 0.0);
    let met: Vec<(Colour, f64)> = met.map(|(message, reach)| (message.colour, reach.impressions)).collect();
    let all: f64 = met.iter().map(|(_, impressions)| impressions).sum();
    if all > 0.0 {
        met.into_iter().map(|(colour, impressions)| (colour, share * impressions / all)).collect()
    } else {
        Vec::new()
    }
}

/// Returns a ladder: the options of the first choice as steps that rise in reading direction. A figure named after an option is
/// the step's evidence.
pub(super) fn ladder(report: &Report<'_>, framework: &Framework) -> Vec<DrawnCell> {
    let language = report.locale.language;
    let parts = framework.parts.iter().enumerate();
    let mut choices = parts.flat_map(|(at, part)| part.items.iter().map(move |item| (at, part, item)));
    let Some((at, part, item)) = choices.find(|(_, _, item)| matches!(item.kind, Kind::Choice(_))) else {
        return Vec::new();
    };
    let options = item.kind.options();
    let chosen = chosen_option(report, framework, item);
    let highest = STEP + RISE * (options.len() as f32 - 1.0);
    let steps = options.iter().enumerate().map(|(index, option)| {
        let height = STEP + RISE * index as f32;
        let grid = in_grid(index, options.len(), height);
        let place = Place { y: highest - height, ..grid };
        let target = CellTarget::Option { part: at, item: item.id.clone(), option: option.id.clone() };
        let mut cell = DrawnCell::at(place, option.name.get(language), target);
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
    steps.collect()
}

fn chosen_option(report: &Report<'_>, framework: &Framework, item: &Item) -> Option<String> {
    match answer_to(report.plan, framework, item).map(|given| &given.answer) {
        Some(Answer::Choice(option)) => Some(option.clone()),
        _ => None,
    }
}

/// Shows the claim that falls furthest short, inside the triangle: no mean of an edge stands without it.
fn weakest_promise(report: &Report<'_>) -> Option<DrawnCell> {
    let promises = &report.analysis.listening.promises;
    let worst = [promises.worst_delivered, promises.worst_confirmed];
    let worst = worst.into_iter().flatten().max_by(|a, b| a.by.total_cmp(&b.by)).filter(|worst| worst.by > 0.0)?;
    let (claim, promise) = (report.plan.vocabulary.claims.get(worst.claim)?, promises.claims.get(worst.claim)?);
    let words = &report.texts.listening;
    let gaps = [(words.short_delivered, promise.short_delivered()), (words.short_confirmed, promise.short_confirmed())];
    let lines = gaps
        .into_iter()
        .filter_map(|(name, gap)| Some(DrawnLine::new(name, report.locale.decimal(gap.ok()?, 3), Voice::Warning)));
    let lines = lines.collect();
    let name = report.named(report.texts.worksheets.weakest_promise, report.name(claim));
    let place = Place { x: 0.30 - WEAKEST.0 / 2.0, y: TRIANGLE / 2.0 + 32.0, width: WEAKEST.0, height: WEAKEST.1 };
    Some(DrawnCell { lines, ..DrawnCell::at(place, name, CellTarget::Thing(ItemId::Claim(claim.id.clone()))) })
}

/// Returns a triangle of say, do and confirm; the parts stand beside it, each for what joins two of its corners.
pub(super) fn triangle(report: &Report<'_>, framework: &Framework) -> (Vec<DrawnCell>, Vec<Edge>) {
    let words = &report.texts.worksheets;
    let corner = |x: f32, y: f32, (name, what): (&str, &str)| {
        let place = Place { x: x - CORNER.0 / 2.0, y, width: CORNER.0, height: CORNER.1 };
        let line = DrawnLine::new("", what, Voice::Explained);
        DrawnCell { outline: Outline::Corner, lines: vec![line], ..DrawnCell::at(place, name, CellTarget::Nothing) }
    };
    let low = TRIANGLE - CORNER.1;
    let mut cells = vec![
        corner(0.30, 0.0, (words.say, words.say_what)),
        corner(0.10, low, (words.do_, words.do_what)),
        corner(0.50, low, (words.confirm, words.confirm_what)),
    ];
    let edges = vec![Edge { from: 0, to: 1 }, Edge { from: 0, to: 2 }, Edge { from: 1, to: 2 }];
    let values = [
        ("say-do", 0.20, TRIANGLE / 2.0),
        ("say-confirm", 0.40, TRIANGLE / 2.0),
        ("do-confirm", 0.30, TRIANGLE - 24.0),
    ];
    for (edge, x, y) in values {
        let line = report.triangle_edge(edge);
        let place = Place { x: x - 0.06, y: y - 24.0, width: 0.12, height: 48.0 };
        let cell = DrawnCell::at(place, line.text, CellTarget::Nothing);
        let name = match edge {
            "say-do" => words.edge_say_do,
            "say-confirm" => words.edge_say_confirm,
            _ => words.edge_do_confirm,
        };
        cells.push(DrawnCell { lines: vec![DrawnLine::new("", name, Voice::Explained)], ..cell });
    }
    cells.extend(weakest_promise(report));
    let parts = outer(framework);
    let height = (TRIANGLE - GAP.1 * (parts.len() as f32 - 1.0)) / parts.len().max(1) as f32;
    for (index, (at, _)) in parts.iter().enumerate() {
        let place = Place { x: 0.64, y: index as f32 * (height + GAP.1), width: 0.36, height };
        cells.push(DrawnCell { number: Some(index + 1), ..part_cell(report, framework, *at, place) });
    }
    (cells, edges)
}
