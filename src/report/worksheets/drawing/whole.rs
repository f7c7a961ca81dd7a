//! A board whose cells show everything: each form and means of an element with the channels that stand for it, every option
//! that can be ticked, and bars of what is placed online and offline.

use super::super::super::Report;
use super::super::forms::FormUse;
use super::super::{SheetLine, figure};
use super::lines::{answer_words, shortened};
use super::shapes::{GAP, outer, part_cell};
use super::{DrawnCell, DrawnLine, LineMark, LineOrder, Place, TwoSides, Voice};
use crate::plan::{Answer, Element, Environment, ItemAnswer};
use crate::text::terms;
use crate::worksheet::{Framework, Item, ItemState, Kind, Part, answer_to, forms_of, state};

/// A cell has at least this width, in points; with less room fewer stand beside each other.
const LEAST_CELL: f32 = 180.0;
/// In a cell of this width and wider two marked lines stand beside each other, where there are so many of them.
const TWO_BESIDE: (f32, usize) = (300.0, 9);
/// What stands around the lines of a cell: margins, name and bar.
const AROUND: f32 = 64.0;
/// The height of the bars of one thing.
const SIDES: f32 = 24.0;
/// The widths of a letter and the heights of a line of small type that room is kept for, in points: of Arabic, which is set
/// larger, and of Latin letters. Fonts are not known here, so these are on the safe side of what the fonts of this program need.
const ARABIC: (f32, f32) = (6.0, 21.0);
const LATIN: (f32, f32) = (6.3, 17.0);

/// Returns a board of whole cells: in each row as high as the fullest. A last row with fewer cells takes the whole width.
pub(super) fn board(report: &Report<'_>, framework: &Framework, columns: usize, width: f32) -> Vec<DrawnCell> {
    let parts = outer(framework);
    let fitting = (width / LEAST_CELL).max(1.0) as usize;
    let columns = columns.min(fitting).max(1);
    let (mut cells, mut y) = (Vec::new(), 0.0);
    for row in parts.chunks(columns) {
        let share = (1.0 - GAP.0 * (row.len() as f32 - 1.0)) / row.len() as f32;
        let mut filled: Vec<DrawnCell> = Vec::new();
        for (column, (at, part)) in row.iter().enumerate() {
            let place = Place { x: column as f32 * (share + GAP.0), y, width: share, height: 0.0 };
            let cell = part_cell(report, framework, *at, place);
            filled.push(whole(report, framework, part, DrawnCell { number: Some(at + 1), ..cell }));
        }
        let height = filled.iter().map(|cell| height_of(report, cell, share * width)).fold(0.0, f32::max);
        for cell in &mut filled {
            cell.place.height = height;
            let marked = cell.lines.iter().filter(|line| line.mark.is_some()).count();
            cell.order = LineOrder::AsListed { beside: beside(share * width, marked) };
        }
        cells.extend(filled);
        y += height + GAP.1;
    }
    cells
}

fn beside(width: f32, marked: usize) -> usize {
    if width >= TWO_BESIDE.0 && marked >= TWO_BESIDE.1 { 2 } else { 1 }
}

/// Returns how high a cell must be for all its lines.
fn height_of(report: &Report<'_>, cell: &DrawnCell, width: f32) -> f32 {
    let (letter, line) = if report.locale.direction().is_right_to_left() { ARABIC } else { LATIN };
    let room = (width - 24.0).max(40.0);
    let rows = |text: &str, room: f32| {
        let needed = text.chars().count() as f32 * letter / (room * 0.92);
        if text.is_empty() { 0.0 } else { needed.ceil().max(1.0) * line }
    };
    let marked = cell.lines.iter().filter(|line| line.mark.is_some()).count();
    let columns = beside(width, marked);
    let (mut height, mut marks) = (AROUND, 0.0);
    for drawn in &cell.lines {
        let below = rows(&drawn.caption, room) + rows(&drawn.text, room) + 6.0;
        match (drawn.mark, drawn.voice) {
            (Some(_), _) => {
                let room = room / columns as f32 - 18.0;
                marks += rows(&drawn.caption, room) + rows(&drawn.text, room) + 3.0;
            }
            (None, Voice::Explained) if drawn.caption.is_empty() => height += rows(&drawn.text, room) + 6.0,
            (None, Voice::Explained) => height += rows(&drawn.caption, room - 60.0).max(line) + 6.0,
            (None, Voice::Plan | Voice::Warning) => height += rows(&drawn.text, room - 16.0) + line + 10.0,
            (None, _) => height += below,
        }
    }
    let sides = cell.sides.as_ref().map_or(0.0, |(_, sides)| (sides.len() as f32 + 1.0) * SIDES);
    let name = rows(&cell.name, room * 0.7) * 1.2 - line;
    height + name.max(0.0) + marks / columns as f32 + if columns > 1 { line } else { 0.0 } + sides
}

/// Fills a cell with all that stands in its part.
fn whole(report: &Report<'_>, framework: &Framework, part: &Part, cell: DrawnCell) -> DrawnCell {
    let lines = part.items.iter().flat_map(|item| of_item(report, framework, part, item)).collect();
    let is_pairing = |item: &Item| matches!(&item.kind, Kind::Figure(name) if name == "online-offline-pairs");
    let sides = part.items.iter().any(is_pairing).then(|| sides(report));
    DrawnCell { lines, sides, ..cell }
}

/// Returns the element of promotion whose forms a figure lists.
fn element_of(name: &str) -> Option<Element> {
    let (_, element) = name.split_once(':').filter(|(figure, _)| ["forms", "element"].contains(figure))?;
    Element::ALL.into_iter().find(|known| known.as_str() == element)
}

fn of_item(report: &Report<'_>, framework: &Framework, part: &Part, item: &Item) -> Vec<DrawnLine> {
    let name = item.name.get(report.locale.language);
    let given = answer_to(report.plan, framework, item);
    let is_missing = item.required && state(report.plan, framework, item) == ItemState::Empty;
    let missing = || vec![DrawnLine::new(name, report.texts.worksheets.not_answered, Voice::Missing)];
    match &item.kind {
        Kind::Figure(figure_name) => match figure_name.strip_prefix("forms:").and(element_of(figure_name)) {
            Some(element) => forms(report, framework, element, name),
            None => said(name, figure(report, part, figure_name)),
        },
        // Their ticks and notes stand beside the channels of each form.
        Kind::Choices(options) if forms_belong(part, options) => {
            if is_missing {
                missing()
            } else {
                Vec::new()
            }
        }
        Kind::Choices(_) if item.required || given.is_some() => ticks(report, item, given),
        Kind::Text { .. } if given.is_none() && deserves_reason(report, part) => missing(),
        _ if is_missing => missing(),
        _ => {
            let words = given.map(|given| answer_words(report, item, given)).unwrap_or_default();
            let written = || vec![DrawnLine::new(name, shortened(&words), Voice::Written)];
            if words.trim().is_empty() { Vec::new() } else { written() }
        }
    }
}

/// Returns true for options that are the forms of an element whose channels the part shows.
fn forms_belong(part: &Part, options: &[crate::worksheet::SheetOption]) -> bool {
    let shows = |item: &Item| match &item.kind {
        Kind::Figure(name) => element_of(name).is_some_and(|element| forms_of(element) == options),
        _ => false,
    };
    part.items.iter().any(shows)
}

/// Returns true where the plan has no channel of the part's element: what is left out deserves a reason.
fn deserves_reason(report: &Report<'_>, part: &Part) -> bool {
    let elements: Vec<Element> = part
        .items
        .iter()
        .filter_map(|item| if let Kind::Figure(name) = &item.kind { element_of(name) } else { None })
        .collect();
    !elements.is_empty() && !report.plan.channels.iter().any(|channel| elements.contains(&channel.element))
}

/// Shows what a figure says: one value under its name, or marked lines after how many of them there are.
fn said(name: &str, lines: Vec<SheetLine>) -> Vec<DrawnLine> {
    let is_list = lines.iter().any(|line| line.is_there.is_some());
    if !is_list {
        let all: Vec<String> = lines.into_iter().map(|line| line.text).collect();
        return vec![DrawnLine::new(name, all.join("\n"), Voice::Plan)];
    }
    let is_counted = lines.first().is_some_and(|line| line.is_there.is_none());
    let count = if is_counted { lines.first().map(|line| line.text.clone()) } else { None };
    let heading = DrawnLine::new(name, count.unwrap_or_default(), Voice::Explained);
    let rest = lines.into_iter().skip(usize::from(is_counted));
    let marked = rest.map(|line| {
        let mark = line.is_there.map(LineMark::Read);
        DrawnLine { mark, ..DrawnLine::new(line.text, "", Voice::Plan) }
    });
    std::iter::once(heading).chain(marked).collect()
}

/// Shows each form of an element with the channels that stand for it; under one that no channel has, what the student noted.
fn forms(report: &Report<'_>, framework: &Framework, element: Element, name: &str) -> Vec<DrawnLine> {
    let uses = report.form_uses(element);
    let there = uses.iter().filter(|used| !used.channels.is_empty()).count();
    let count = report.of_line(there, uses.len()).text;
    let mut lines = vec![DrawnLine::new(name, count, Voice::Explained)];
    let options = forms_of(element);
    let mut items = framework.items();
    let asked = items.find(|(_, item)| item.kind.options() == options).map(|(_, item)| item);
    let given = asked.and_then(|item| answer_to(report.plan, framework, item));
    lines.extend(uses.iter().map(|used| form_line(report, used, given)));
    lines.extend(report.formless(element).map(|words| DrawnLine::new("", words, Voice::Explained)));
    lines.extend(report.traditional(element).map(|words| DrawnLine::new("", words, Voice::Plan)));
    lines
}

fn form_line(report: &Report<'_>, used: &FormUse<'_>, given: Option<&ItemAnswer>) -> DrawnLine {
    let name = used.form.name.get(report.locale.language);
    let under = if used.channels.is_empty() { noted(report, &used.form.id, given) } else { used.names(report) };
    DrawnLine { mark: Some(LineMark::Read(!used.channels.is_empty())), ..DrawnLine::new(name, under, Voice::Plan) }
}

/// Says what was noted to an option; that it is ticked where nothing was noted.
fn noted(report: &Report<'_>, option: &str, given: Option<&ItemAnswer>) -> String {
    let Some(given) = given else { return String::new() };
    let note = given.notes.iter().find(|note| note.option == option).map(|note| note.text.get(report.plan_language));
    let is_ticked = matches!(&given.answer, Answer::Choices(ids) if ids.iter().any(|id| id == option));
    match note.filter(|note| !note.trim().is_empty()) {
        Some(note) => shortened(note),
        None if is_ticked => report.texts.worksheets.ticked_without_channel.to_owned(),
        None => String::new(),
    }
}

/// Shows every option of a list, ticked or not, with its note.
fn ticks(report: &Report<'_>, item: &Item, given: Option<&ItemAnswer>) -> Vec<DrawnLine> {
    let language = report.locale.language;
    let chosen: &[String] = match given.map(|given| &given.answer) {
        Some(Answer::Choices(options)) => options,
        _ => &[],
    };
    let options = item.kind.options();
    let known = options.iter().filter(|option| chosen.contains(&option.id)).count();
    let count = report.of_line(known, options.len()).text;
    let heading = DrawnLine::new(item.name.get(language), count, Voice::Explained);
    let lines = options.iter().map(|option| {
        let is_ticked = chosen.contains(&option.id);
        let note = given.and_then(|given| given.notes.iter().find(|note| note.option == option.id));
        let note = note.map(|note| shortened(note.text.get(report.plan_language))).unwrap_or_default();
        let mark = Some(LineMark::Ticked(is_ticked));
        DrawnLine { mark, ..DrawnLine::new(option.name.get(language), note, Voice::Written) }
    });
    std::iter::once(heading).chain(lines).collect()
}

/// Shows what is placed online and offline for each stage.
fn sides(report: &Report<'_>) -> ([String; 2], Vec<TwoSides>) {
    let language = report.locale.language;
    let names = Environment::ALL.map(|environment| terms::environment(environment, language).to_owned());
    let found = report.impressions_by_environment();
    let most = found.iter().flat_map(|(_, sides)| *sides).fold(0.0, f64::max);
    let bars = found.into_iter().map(|(stage, sides)| TwoSides {
        name: terms::stage(stage, language).to_owned(),
        shares: sides.map(|side| if most > 0.0 { side / most } else { 0.0 }),
        words: sides.map(|side| report.locale.compact(side)),
    });
    (names, bars.collect())
}
