//! Tracks: stages as a band of arrows, with what is filled in under each.

use super::super::super::Report;
use super::room::{Needed, Room};
use super::shapes::{GAP, outer, part_cell};
use super::{CellTarget, DrawnCell, Outline, Place, Stack};
use crate::plan::{Colour, Stage};
use crate::worksheet::{Completeness, Framework, Item, Kind, Part, completeness};

/// The least height of the band of a track.
const BAND: f32 = 44.0;
/// The least height of what stands under it, and the most that long answers make it.
const UNDER_BAND: (f32, f32) = (350.0, 540.0);
/// How much higher it is at least where it has columns of shares.
const WITH_COLUMNS: f32 = 80.0;
/// Under the name of a stage, to its column.
const UNDER_NAME: f32 = 12.0;
/// The margin of a cell below its words.
const MARGIN: f32 = 10.0;

/// Returns the parts within `part`.
fn steps_of<'f>(framework: &'f Framework, part: &Part) -> Vec<(usize, &'f Part)> {
    let parts = framework.parts.iter().enumerate();
    parts.filter(|(_, step)| step.within.as_ref() == Some(&part.id)).collect()
}

/// Returns a track: stages as a band of arrows, with what is filled in under each. A stage with steps is so many times wider.
pub(super) fn track(report: &Report<'_>, framework: &Framework, width: f32) -> Vec<DrawnCell> {
    let stages = outer(framework);
    let widths: Vec<usize> = stages.iter().map(|(_, part)| steps_of(framework, part).len().max(1)).collect();
    let count = widths.iter().sum::<usize>().max(1) as f32;
    let gaps = GAP.0 * (stages.len() as f32 - 1.0).max(0.0);
    let unit = (1.0 - gaps) / count;
    let (mut cells, mut x) = (Vec::new(), 0.0);
    for (number, ((at, part), units)) in stages.iter().zip(&widths).enumerate() {
        let width = unit * *units as f32;
        let band = Place { x, y: 0.0, width, height: 0.0 };
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
        let below = |x: f32, width: f32| Place { x, y: 0.0, width, height: 0.0 };
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
    stand(report, &mut cells, width);
    cells
}

/// Gives the cells of a track their heights: the band as high as the longest of its names, what stands under it as high as the
/// fullest cell, and all columns of shares one line to stand on, below the tallest name.
fn stand(report: &Report<'_>, cells: &mut [DrawnCell], width: f32) {
    let room = Room::of(report);
    let inner = |cell: &DrawnCell| cell.place.width * width - 24.0;
    let is_band = |cell: &DrawnCell| cell.outline == Outline::Arrow;
    let band = cells.iter().filter(|cell| is_band(cell)).map(|cell| room.head(cell, inner(cell)) + 4.0);
    let band = band.fold(BAND, f32::max);
    let heads = cells.iter().filter(|cell| cell.stack.is_some()).map(|cell| room.head(cell, inner(cell)));
    let from = heads.map(|head| MARGIN + head + UNDER_NAME).fold(Stack::FROM, f32::max);
    for stack in cells.iter_mut().filter_map(|cell| cell.stack.as_mut()) {
        stack.from = from;
    }
    let under = cells.iter().filter(|cell| !is_band(cell)).map(|cell| room.needed(cell, cell.place.width * width));
    let usual = UNDER_BAND.0 + if cells.iter().any(|cell| cell.target.is_some()) { WITH_COLUMNS } else { 0.0 };
    let height = under.fold(Needed::default(), Needed::or).within(usual, UNDER_BAND.1);
    for cell in cells {
        (cell.place.y, cell.place.height) = if is_band(cell) { (0.0, band) } else { (band + GAP.1 / 2.0, height) };
        if let Some(stack) = &mut cell.stack {
            stack.rest = height - from - MARGIN;
        }
    }
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
        cell.stack = Some(Stack { parts: parts_of(report, stage, share), full: 1.0, from: Stack::FROM, rest: 0.0 });
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
