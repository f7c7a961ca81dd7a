//! Two languages side by side: texts in two columns, line beside line; tables and pictures as wide as the page, one after the
//! other.

use std::collections::BTreeSet;

use super::align::{Noted, Row, noted, rows};
use super::document::Document;
use super::galley::{Galley, Unit};
use super::paginate::{assembled, mirror};
use super::{BookPaper, Laid, Piece, contents, title};

/// Between the columns.
const GAP: f32 = 30.0;

/// Lays two documents out side by side, the first one at the start of each page. They hold the same sections in two languages.
pub(in crate::exchange::export) fn lay_out_beside(first: &Document, second: &Document, paper: BookPaper) -> Laid {
    let (mut start, mut end) = (Galley::of(first, paper), Galley::of(second, paper));
    // Lines stand beside each other whichever script they are in.
    let leading = start.style.leading.max(end.style.leading);
    let small = start.style.small_leading.max(end.style.small_leading);
    for galley in [&mut start, &mut end] {
        (galley.style.leading, galley.style.small_leading) = (leading, small);
    }
    let width = (start.style.room(false) - GAP) / 2.0;
    let mut other = title::page(&mut end, &second.front);
    mirror(&mut other);
    let front = title::page(&mut start, &first.front);
    let entries = contents::elements(&mut start, first);
    let (ones, others) = (noted(&first.blocks), noted(&second.blocks));
    let mut starts = units(&mut start, first, &ones, width);
    let mut ends = units(&mut end, second, &others, width);
    let merged = Merged { elements: start.elements.len(), heads: start.heads.len(), notes: start.notes.len(), width };
    other.pieces.iter_mut().for_each(|piece| merged.renumber(piece));
    let taken = |parts: &mut Vec<Vec<Unit>>, at: Option<usize>| {
        at.and_then(|at| parts.get_mut(at)).map_or_else(Vec::new, std::mem::take)
    };
    let mut turned = BTreeSet::new();
    let mut all: Vec<Unit> = Vec::new();
    for row in rows(&ones, &others) {
        match row {
            Row::Words(one, other) => all.extend(merged.pair(taken(&mut starts, one), taken(&mut ends, other))),
            Row::Across(one, other) => {
                all.extend(taken(&mut starts, one));
                let across = taken(&mut ends, other);
                all.extend(across.into_iter().map(|unit| merged.across(unit, &mut end, &mut turned)));
            }
        }
    }
    start.units = all;
    take(&mut start, end, &merged);
    assembled(first, start, vec![front, other], &entries, 0)
}

/// Returns what each block becomes, texts as wide as a column.
fn units(galley: &mut Galley, document: &Document, blocks: &[Noted<'_>], width: f32) -> Vec<Vec<Unit>> {
    let mut all = Vec::new();
    for noted in blocks {
        galley.column = noted.is_text().then_some(width);
        galley.noted(document, noted);
        all.push(std::mem::take(&mut galley.units));
    }
    all
}

/// Knows where the things of the second document stand behind those of the first.
struct Merged {
    elements: usize,
    heads: usize,
    notes: usize,
    width: f32,
}

impl Merged {
    fn renumber(&self, piece: &mut Piece) {
        piece.element = piece.element.map(|element| element + self.elements);
    }

    /// Puts a part of the second document across the page.
    fn across(&self, mut unit: Unit, end: &mut Galley, turned: &mut BTreeSet<usize>) -> Unit {
        let room = end.style.room(unit.is_wide);
        for piece in &mut unit.pieces {
            piece.shapes.iter_mut().for_each(|shape| shape.mirror(room));
            self.renumber(piece);
        }
        if let Some(head) = unit.head.filter(|head| turned.insert(*head))
            && let Some((_, shapes)) = end.heads.get_mut(head)
        {
            for shape in shapes {
                shape.mirror(room);
            }
        }
        unit.head = unit.head.map(|head| head + self.heads);
        unit.notes.iter_mut().for_each(|note| *note += self.notes);
        unit
    }

    /// Puts lines beside each other.
    fn pair(&self, one: Vec<Unit>, other: Vec<Unit>) -> Vec<Unit> {
        let mut rows = one;
        for (at, mut unit) in other.into_iter().enumerate() {
            for piece in &mut unit.pieces {
                for shape in &mut piece.shapes {
                    shape.mirror(self.width);
                    shape.shift(self.width + GAP, 0.0);
                }
                self.renumber(piece);
            }
            unit.notes.iter_mut().for_each(|note| *note += self.notes);
            match rows.get_mut(at) {
                Some(row) => join(row, unit),
                None => rows.push(unit),
            }
        }
        rows
    }
}

/// Puts a line beside another one.
fn join(row: &mut Unit, other: Unit) {
    row.height = row.height.max(other.height);
    row.before = row.before.max(other.before);
    row.keep |= other.keep;
    row.is_fresh |= other.is_fresh;
    row.needs = row.needs.max(other.needs);
    row.pieces.extend(other.pieces);
    row.notes.extend(other.notes);
    if let (Some((_, _, text)), Some((_, _, more))) = (&mut row.heading, other.heading)
        && *text != more
    {
        *text = format!("{text} / {more}");
    }
}

/// Puts what belongs to the second document behind that of the first.
fn take(start: &mut Galley, end: Galley, merged: &Merged) {
    let room = end.style.room(false);
    for mut element in end.elements {
        element.parent = element.parent.map(|parent| parent + merged.elements);
        start.elements.push(element);
    }
    start.heads.extend(end.heads);
    for mut note in end.notes {
        note.each_piece(|piece| {
            piece.shapes.iter_mut().for_each(|shape| shape.mirror(room));
            merged.renumber(piece);
        });
        start.notes.push(note);
    }
}
