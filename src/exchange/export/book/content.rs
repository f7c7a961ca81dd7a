//! Says what stands in a book: its sections with their blocks, and what is missing from it.

use super::super::answers;
use super::super::pages::{Block, BookPaper, Document, Picture};
use super::super::{charts, flowchart, plot};
use super::facts::{ended, facts};
use super::sections::{Section, sections};
use super::{front, sources, things};
use crate::plan::Language;
use crate::report::{self, Report};
use crate::text::Locale;
use crate::worksheet::{AutoPart, Outline, OutlinePart};

/// From so many weeks on the flowchart lies on its side.
const MOST_UPRIGHT_WEEKS: u32 = 16;

/// What the caption of a flowchart and its notes take of a page.
const BELOW_FLOWCHART: f32 = 150.0;

/// Says what is missing from a book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Missing {
    /// A section, by its place, has nothing in it and is left out of the pages.
    Section(usize),
    /// A section is filled in from the plan, but nobody has written for it.
    Text(usize),
    /// A section is written in the other language only.
    Language(usize),
    /// A section has more words than it may.
    Limit(usize),
    /// The plan has no title.
    Title,
    /// Nobody is named as author.
    Authors,
    /// So many assumptions have no source.
    Sources(usize),
    /// No font has these letters.
    Letters(String),
}

/// Holds a section with what stands in it.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::exchange::export) struct Filled {
    /// The section.
    pub(in crate::exchange::export) section: Section,
    /// Its number, where it has one and stands in the book.
    pub(in crate::exchange::export) number: Option<String>,
    /// What stands in it.
    pub(in crate::exchange::export) blocks: Vec<Block>,
    /// Whether its heading stands in the book.
    pub(in crate::exchange::export) is_there: bool,
}

/// Holds a book in one language before it is laid out.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::exchange::export) struct Content {
    /// How words and numbers are written.
    pub(in crate::exchange::export) locale: Locale,
    /// The sections in order.
    pub(in crate::exchange::export) sections: Vec<Filled>,
    /// What is missing.
    pub(in crate::exchange::export) missing: Vec<Missing>,
    /// The title page.
    pub(in crate::exchange::export) front: super::super::pages::TitlePage,
    /// Who wrote it.
    pub(in crate::exchange::export) authors: String,
}

/// Fills the sections of a book.
pub(in crate::exchange::export) fn content(report: &Report, outline: &'static Outline, paper: BookPaper) -> Content {
    content_after(report, outline, paper, None)
}

/// Fills the sections of a book; what stands in those that are as in `before` is taken from there. Its plan differs in nothing
/// but the book, whose references were those of `before` where the flag says so.
pub(super) fn content_after(
    report: &Report,
    outline: &'static Outline,
    paper: BookPaper,
    before: Option<(&Content, bool)>,
) -> Content {
    let known = |section: &Section| {
        let (content, has_same_references) = before?;
        let has = |part| section.parts.contains(&OutlinePart::Auto(part));
        let filled = content.sections.iter().find(|filled| filled.section == *section)?;
        // The models are followed by the mark of the plan, which is another one after every letter.
        let is_same = !has(AutoPart::Models) && (has_same_references || !has(AutoPart::References));
        is_same.then(|| filled.blocks.clone())
    };
    let mut filled: Vec<Filled> = sections(&report.plan.book, outline)
        .into_iter()
        .map(|section| {
            let blocks = if section.is_left_out {
                Vec::new()
            } else {
                known(&section).unwrap_or_else(|| blocks(report, &section, paper))
            };
            Filled { section, number: None, blocks, is_there: false }
        })
        .collect();
    number(&mut filled, report.locale);
    let missing = missing(report, &filled);
    Content {
        locale: report.locale,
        sections: filled,
        missing,
        front: front::page(report, outline),
        authors: front::authors(report),
    }
}

/// Says which headings stand in the book, and numbers them.
fn number(sections: &mut [Filled], locale: Locale) {
    let (mut first, mut second) = (0_u64, 0_u64);
    for at in 0..sections.len() {
        let is_out = sections[at].section.is_left_out;
        let below = sections[at + 1..].iter().take_while(|other| other.section.level > sections[at].section.level);
        let has_more = sections[at].section.level == 1 && below.into_iter().any(|other| !other.blocks.is_empty());
        sections[at].is_there = !is_out && (!sections[at].blocks.is_empty() || has_more);
        if !sections[at].is_there || !sections[at].section.numbered {
            continue;
        }
        let number = if sections[at].section.level == 1 {
            first += 1;
            second = 0;
            locale.ungrouped(first)
        } else {
            second += 1;
            format!("{}.{}", locale.ungrouped(first.max(1)), locale.ungrouped(second))
        };
        sections[at].number = Some(number);
    }
}

/// Returns what stands in a section.
fn blocks(report: &Report, section: &Section, paper: BookPaper) -> Vec<Block> {
    let mut blocks = Vec::new();
    for part in section.parts {
        match part {
            OutlinePart::Text => blocks.extend(paragraphs(section.text.get(report.plan_language))),
            OutlinePart::Worksheet(id) => blocks.extend(answers::blocks(report, id)),
            OutlinePart::Table(id) => blocks.extend(table(report, id)),
            OutlinePart::Figure(id) => blocks.extend(pictures(report, id, (paper, false))),
            OutlinePart::Auto(part) => blocks.extend(auto(report, *part)),
        }
    }
    // A part that is called as its section needs no heading of its own.
    let title = super::heading(section, report.locale.language);
    blocks.retain(|block| !matches!(block, Block::Minor(name) if *name == title));
    blocks
}

/// Returns a typed text as paragraphs and points: one for each line.
pub(super) fn paragraphs(text: &str) -> Vec<Block> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let block = |line: &str| {
        let point = ["- ", "• ", "* ", "– "].iter().find_map(|mark| line.strip_prefix(mark));
        match point {
            Some(point) => Block::Point(point.trim().to_owned()),
            None => Block::Paragraph { lead: String::new(), text: line.to_owned() },
        }
    };
    lines.map(block).collect()
}

fn auto(report: &Report, part: AutoPart) -> Vec<Block> {
    match part {
        AutoPart::Summary | AutoPart::Reach | AutoPart::Consistency | AutoPart::Budget => {
            let mut blocks: Vec<Block> = facts(report, part).into_iter().map(Block::Point).collect();
            if part == AutoPart::Reach && !blocks.is_empty() {
                blocks.splice(1..1, sources::note_of_reach(report).map(Block::Footnote));
            }
            blocks
        }
        AutoPart::Objectives => things::objectives(report),
        AutoPart::Audiences => things::audiences(report),
        AutoPart::Platform => things::platform(report),
        AutoPart::Briefs => things::briefs(report),
        AutoPart::Evaluation => things::evaluation(report),
        AutoPart::References => sources::references(report),
        AutoPart::Models => sources::models(report),
    }
}

/// Returns a table of the results with the note that says where its figures come from; nothing where the plan has nothing for it.
pub(super) fn table(report: &Report, id: &str) -> Vec<Block> {
    let note = sources::note_of(report, id).map(Block::Footnote);
    found_table(report, id).map_or_else(Vec::new, |table| std::iter::once(table).chain(note).collect())
}

fn found_table(report: &Report, id: &str) -> Option<Block> {
    // Without placements there is no result, whatever rows a table would have.
    if report.plan.placements.is_empty() && id != "assumptions" {
        return None;
    }
    let mut table = report::table(report, id).filter(|table| !table.is_empty())?;
    table.notes.iter_mut().for_each(|note| *note = ended(note));
    Some(Block::Table(table))
}

/// Returns pictures with the notes that say where their figures come from: the flowchart on as many pages as it needs, or a
/// plot. On paper that `is_turned` everything lies on its side.
pub(super) fn pictures(report: &Report, id: &str, (paper, is_turned): (BookPaper, bool)) -> Vec<Block> {
    let texts = &report.texts.book;
    if report.plan.placements.is_empty() {
        return Vec::new();
    }
    if id == charts::FLOWCHART {
        let is_wide = is_turned || report.plan.calendar.weeks > MOST_UPRIGHT_WEEKS;
        // Drawn larger and made smaller, so that its words are a bit smaller than the text.
        let (room, depth) = super::super::pages::room(report.locale, paper, is_wide);
        let scale = 0.9;
        let figures = flowchart::charts(report, room / scale, (depth - BELOW_FLOWCHART) / scale, is_wide);
        let picture = |figure: super::super::figure::Figure| {
            let alternative = alternative(&figure).unwrap_or_else(|| report.texts.export.flowchart.to_owned());
            let caption = format!("{}. {}", report.texts.export.flowchart, ended(texts.flowchart_note));
            Block::Picture(Picture { caption, alternative, figure, is_wide })
        };
        let note = sources::note_of(report, id).map(Block::Footnote);
        return figures
            .into_iter()
            .map(picture)
            .flat_map(|picture| std::iter::once(picture).chain(note.clone()))
            .collect();
    }
    let Some(found) = report::plot(report, id) else { return Vec::new() };
    let figure = plot::figure(report, &found);
    let figure = if figure.is_right_to_left { figure.mirrored() } else { figure };
    let Some(figure) = picture_alone(figure) else { return Vec::new() };
    let alternative = alternative(&figure).unwrap_or_else(|| found.title.clone());
    let caption =
        std::iter::once(&found.title).chain(&found.notes).map(|part| ended(part)).collect::<Vec<_>>().join(" ");
    let picture = Block::Picture(Picture { caption, alternative, figure, is_wide: false });
    std::iter::once(picture).chain(sources::note_of(report, id).map(Block::Footnote)).collect()
}

fn alternative(figure: &super::super::figure::Figure) -> Option<String> {
    figure.blocks.iter().find_map(|block| match &block.role {
        super::super::figure::Role::Picture(text) => Some(text.clone()),
        _ => None,
    })
}

/// Returns a picture without its title and its notes, cut to what is left.
fn picture_alone(mut figure: super::super::figure::Figure) -> Option<super::super::figure::Figure> {
    use super::super::figure::{Role, Shape};
    figure.blocks.retain(|block| matches!(block.role, Role::Picture(_)));
    let (mut top, mut bottom) = (f32::INFINITY, f32::NEG_INFINITY);
    for shape in figure.shapes() {
        let (from, to) = match shape {
            Shape::Rect { at, .. } => (at[1], at[1] + at[3]),
            Shape::Line { points, .. } => {
                points.iter().fold((f32::INFINITY, f32::NEG_INFINITY), |(top, bottom), point| {
                    (top.min(point.1), bottom.max(point.1))
                })
            }
            Shape::Text(words) => (words.y - words.size, words.y + words.size * 0.3),
        };
        (top, bottom) = (top.min(from), bottom.max(to));
    }
    if top >= bottom {
        return None;
    }
    let mut figure = figure.placed(1.0, 0.0, 4.0 - top);
    figure.height = bottom - top + 8.0;
    Some(figure)
}

/// Returns what is missing from a book.
fn missing(report: &Report, sections: &[Filled]) -> Vec<Missing> {
    let language = report.plan_language;
    let mut missing = Vec::new();
    if report.plan.title.get(language).trim().is_empty() {
        missing.push(Missing::Title);
    }
    if report.plan.book.authors.iter().all(|author| author.trim().is_empty()) {
        missing.push(Missing::Authors);
    }
    for (at, filled) in sections.iter().enumerate().filter(|(_, filled)| !filled.section.is_left_out) {
        missing.extend(missing_of(at, filled, language));
    }
    let unsourced = sources::count_unsourced(report);
    if unsourced > 0 {
        missing.push(Missing::Sources(unsourced));
    }
    let letters = unknown_letters(sections);
    if !letters.is_empty() {
        missing.push(Missing::Letters(letters));
    }
    missing
}

fn missing_of(at: usize, filled: &Filled, language: Language) -> Option<Missing> {
    let section = &filled.section;
    let is_written = |language: Language| !section.text.slot(language).trim().is_empty();
    let takes_text = section.parts.contains(&OutlinePart::Text);
    if !filled.is_there {
        return Some(Missing::Section(at));
    }
    if section.is_too_long(language) {
        return Some(Missing::Limit(at));
    }
    if takes_text && !is_written(language) && is_written(language.other()) {
        return Some(Missing::Language(at));
    }
    // What the plan fills in needs an explanation only where the outline asks for one.
    (takes_text && !is_written(language) && !section.hint.is_empty()).then_some(Missing::Text(at))
}

/// Returns the codes of letters in typed texts that no font has.
fn unknown_letters(sections: &[Filled]) -> String {
    let mut codes: std::collections::BTreeSet<u32> = std::collections::BTreeSet::new();
    let texts = sections.iter().flat_map(|filled| &filled.blocks).filter_map(|block| match block {
        Block::Paragraph { text, .. } | Block::Point(text) | Block::Minor(text) => Some(text),
        _ => None,
    });
    for letter in texts.flat_map(|text| text.chars()) {
        let is_shown = letter.is_control() || matches!(letter, '\u{fe0e}' | '\u{fe0f}' | '\u{feff}');
        if !is_shown && !super::super::figure::letters::is_known(letter) {
            codes.insert(u32::from(letter));
        }
    }
    codes.iter().take(20).map(|code| format!("U+{code:04X}")).collect::<Vec<_>>().join(" ")
}

impl Content {
    /// Returns the document to lay out.
    pub(in crate::exchange::export) fn document(&self) -> Document {
        let mut blocks = Vec::new();
        let mut is_first = true;
        for (at, filled) in self.sections.iter().enumerate().filter(|(_, filled)| filled.is_there) {
            let section = &filled.section;
            let heading = Block::Heading {
                level: section.level,
                number: filled.number.clone(),
                text: super::heading(section, self.locale.language),
                is_fresh: section.level == 1 && (is_first || !section.numbered),
            };
            is_first = false;
            blocks.push((at, heading));
            blocks.extend(filled.blocks.iter().cloned().map(|block| (at, block)));
        }
        Document {
            locale: self.locale,
            front: self.front.clone(),
            authors: self.authors.clone(),
            blocks,
            is_part: false,
            is_turned: false,
        }
    }
}
