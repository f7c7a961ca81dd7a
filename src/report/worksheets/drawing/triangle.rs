//! Triangles of say, do and confirm.

use super::super::super::Report;
use super::room::{Needed, Room};
use super::shapes::{GAP, outer, part_cell};
use super::{CellTarget, DrawnCell, DrawnLine, Edge, Outline, Place, Voice};
use crate::edit::ItemId;
use crate::worksheet::Framework;

/// The least height of a triangle, and the most that long answers beside it make it.
const TRIANGLE: (f32, f32) = (424.0, 620.0);
/// The size of its corners and of what stands on its edges.
const CORNER: (f32, f32) = (0.20, 48.0);
const EDGE: (f32, f32) = (0.16, 48.0);
/// The size of what stands inside a triangle.
const WEAKEST: (f32, f32) = (0.24, 124.0);

/// Shows the claim that falls furthest short, inside the triangle: no mean of an edge stands without it.
fn weakest_promise(report: &Report<'_>, tall: f32) -> Option<DrawnCell> {
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
    let place = Place { x: 0.30 - WEAKEST.0 / 2.0, y: tall / 2.0 + 32.0, width: WEAKEST.0, height: WEAKEST.1 };
    Some(DrawnCell { lines, ..DrawnCell::at(place, name, CellTarget::Thing(ItemId::Claim(claim.id.clone()))) })
}

/// Returns a triangle of say, do and confirm; the parts stand beside it, each for what joins two of its corners.
pub(super) fn triangle(report: &Report<'_>, framework: &Framework, width: f32) -> (Vec<DrawnCell>, Vec<Edge>) {
    let parts = beside(report, framework);
    let room = Room::of(report);
    let needed =
        parts.iter().map(|cell| room.needed(cell, cell.place.width * width)).fold(Needed::default(), Needed::or);
    let count = parts.len().max(1) as f32;
    let gaps = GAP.1 * (count - 1.0);
    let tall = count * needed.within((TRIANGLE.0 - gaps) / count, (TRIANGLE.1 - gaps) / count) + gaps;
    let mut cells = corners(report, tall);
    let edges = vec![Edge { from: 0, to: 1 }, Edge { from: 0, to: 2 }, Edge { from: 1, to: 2 }];
    cells.extend(weakest_promise(report, tall));
    let height = (tall - gaps) / count;
    cells.extend(parts.into_iter().enumerate().map(|(index, mut cell)| {
        (cell.place.y, cell.place.height) = (index as f32 * (height + GAP.1), height);
        cell
    }));
    (cells, edges)
}

/// Returns the parts, which stand beside the triangle.
fn beside(report: &Report<'_>, framework: &Framework) -> Vec<DrawnCell> {
    let place = Place { x: 0.64, y: 0.0, width: 0.36, height: 0.0 };
    let parts = outer(framework).into_iter().enumerate();
    let cells =
        parts.map(|(index, (at, _))| DrawnCell { number: Some(index + 1), ..part_cell(report, framework, at, place) });
    cells.collect()
}

/// Returns the corners of the triangle, and what stands on its edges.
fn corners(report: &Report<'_>, tall: f32) -> Vec<DrawnCell> {
    let words = &report.texts.worksheets;
    let corner = |x: f32, y: f32, (name, what): (&str, &str)| {
        let place = Place { x: x - CORNER.0 / 2.0, y, width: CORNER.0, height: CORNER.1 };
        let line = DrawnLine::new("", what, Voice::Explained);
        DrawnCell { outline: Outline::Corner, lines: vec![line], ..DrawnCell::at(place, name, CellTarget::Nothing) }
    };
    let low = tall - CORNER.1;
    let mut cells = vec![
        corner(0.30, 0.0, (words.say, words.say_what)),
        corner(0.10, low, (words.do_, words.do_what)),
        corner(0.50, low, (words.confirm, words.confirm_what)),
    ];
    let values =
        [("say-do", 0.20, tall / 2.0), ("say-confirm", 0.40, tall / 2.0), ("do-confirm", 0.30, tall - EDGE.1 / 2.0)];
    for (edge, x, y) in values {
        let line = report.triangle_edge(edge);
        let place = Place { x: x - EDGE.0 / 2.0, y: y - EDGE.1 / 2.0, width: EDGE.0, height: EDGE.1 };
        let cell = DrawnCell::at(place, line.text, CellTarget::Nothing);
        let name = match edge {
            "say-do" => words.edge_say_do,
            "say-confirm" => words.edge_say_confirm,
            _ => words.edge_do_confirm,
        };
        cells.push(DrawnCell { lines: vec![DrawnLine::new("", name, Voice::Explained)], ..cell });
    }
    cells
}
