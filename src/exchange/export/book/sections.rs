//! The sections of a book: those of its outline and the user's own, in their order, with what is stated of each.

use crate::plan::{Bilingual, Book, BookSection, Language, Plan};
use crate::worksheet::{self, Outline, OutlinePart, outlines, words_of};

/// The outline of a book that names none.
pub const USUAL_OUTLINE: &str = "imc-plan";

/// Holds a section as the book has it.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// Its id.
    pub id: String,
    /// Its heading in each language.
    pub title: Bilingual,
    /// What to write in it; empty for an own one.
    pub hint: Bilingual,
    /// How deep it stands, 1 or 2.
    pub level: u8,
    /// Whether its heading has a number.
    pub numbered: bool,
    /// The text that is written for it.
    pub text: Bilingual,
    /// The most words that the text may have.
    pub limit: Option<u32>,
    /// Whether the book goes without it.
    pub is_left_out: bool,
    /// Whether no outline has it.
    pub is_own: bool,
    /// What it is filled with.
    pub parts: &'static [OutlinePart],
}

impl Section {
    /// Returns how many words its text has.
    #[must_use]
    pub fn words(&self, language: Language) -> usize {
        words_of(&self.text, language)
    }

    /// Returns true where its text has more words than it may.
    #[must_use]
    pub fn is_too_long(&self, language: Language) -> bool {
        let words = u32::try_from(self.words(language)).unwrap_or(u32::MAX);
        self.limit.is_some_and(|limit| words > limit)
    }
}

/// Returns the outline that the book of `plan` follows; another one where `wanted` names it.
#[must_use]
pub fn outline_of(plan: &Plan, wanted: Option<&str>) -> &'static Outline {
    static EMPTY: std::sync::LazyLock<Outline> = std::sync::LazyLock::new(|| Outline {
        id: String::new(),
        name: Bilingual::default(),
        subtitle: Bilingual::default(),
        form: worksheet::OutlineForm::Pages,
        sections: Vec::new(),
    });
    let named = wanted.unwrap_or(&plan.book.outline);
    worksheet::outline(named).or_else(|| worksheet::outline(USUAL_OUTLINE)).unwrap_or(&EMPTY)
}

/// Returns the sections of a book by `outline`, in their order.
#[must_use]
pub fn sections(book: &Book, outline: &'static Outline) -> Vec<Section> {
    let mut found: Vec<Section> = order(book, outline).iter().map(|id| section(book, outline, id)).collect();
    // A second level needs a first one above it.
    if let Some(first) = found.first_mut() {
        first.level = 1;
    }
    found
}

/// Returns the ids of the sections: stated ones in their order, each other one behind the one before it in the outline.
fn order(book: &Book, outline: &Outline) -> Vec<String> {
    let belongs = |section: &&BookSection| outline.section(&section.id).is_some() || is_own(&section.id);
    let mut order: Vec<String> = book.sections.iter().filter(belongs).map(|section| section.id.clone()).collect();
    let mut before: Option<&str> = None;
    for section in &outline.sections {
        if !order.contains(&section.id) {
            let at = before.and_then(|before| order.iter().position(|id| id == before)).map_or(0, |at| at + 1);
            order.insert(at, section.id.clone());
        }
        before = Some(&section.id);
    }
    let mut seen = std::collections::BTreeSet::new();
    order.retain(|id| seen.insert(id.clone()));
    order
}

/// Returns true for an id that no outline has.
fn is_own(id: &str) -> bool {
    !id.is_empty() && outlines().iter().all(|outline| outline.section(id).is_none())
}

fn section(book: &Book, outline: &'static Outline, id: &str) -> Section {
    let stated = book.sections.iter().find(|section| section.id == id);
    let known = outline.section(id);
    let mut title = known.map(|section| section.title.clone()).unwrap_or_default();
    let mut section = Section {
        id: id.to_owned(),
        title: Bilingual::default(),
        hint: known.map(|section| section.hint.clone()).unwrap_or_default(),
        level: known.map_or(1, |section| section.level),
        numbered: known.is_none_or(|section| section.numbered),
        text: Bilingual::default(),
        limit: known.and_then(|section| section.word_limit),
        is_left_out: false,
        is_own: known.is_none(),
        parts: known.map_or(&[OutlinePart::Text], |section| section.parts.as_slice()),
    };
    if let Some(stated) = stated {
        for language in Language::ALL {
            if !stated.title.slot(language).trim().is_empty() {
                stated.title.slot(language).clone_into(title.slot_mut(language));
            }
        }
        section.text.clone_from(&stated.text);
        section.limit = stated.word_limit.or(section.limit);
        section.is_left_out = stated.left_out;
    }
    section.title = title;
    section
}

#[cfg(test)]
mod tests {
    use super::{order, outline_of, sections};
    use crate::plan::{Bilingual, Book, BookSection, Calendar, Plan};

    fn stated(id: &str) -> BookSection {
        BookSection { id: id.to_owned(), ..BookSection::default() }
    }

    fn empty() -> Plan {
        let calendar = Calendar { start: jiff::civil::date(2026, 3, 1), weeks: 4 };
        Plan::empty(calendar, "EUR".parse().unwrap())
    }

    #[test]
    fn sections_stand_as_stated_and_the_others_as_in_the_outline() {
        let outline = outline_of(&empty(), Some("media-plan"));
        let usual: Vec<&str> = outline.sections.iter().map(|section| section.id.as_str()).collect();
        assert_eq!(order(&Book::default(), outline), usual);
        // What is stated of some sections does not move them; what belongs to another outline is not shown.
        let book = Book { sections: vec![stated("reach"), stated("swot")], ..Book::default() };
        assert_eq!(order(&book, outline), usual);
        let book = Book { sections: vec![stated("budget"), stated("summary")], ..Book::default() };
        let order = order(&book, outline);
        assert_eq!(order.len(), usual.len());
        assert!(order.iter().position(|id| id == "budget") < order.iter().position(|id| id == "summary"));
    }

    #[test]
    fn an_own_section_has_its_own_heading_and_text() {
        let outline = outline_of(&empty(), None);
        let own = BookSection {
            title: Bilingual::new("Thanks", "شكر"),
            text: Bilingual::new("To all", ""),
            left_out: true,
            ..stated("own-1")
        };
        let book = Book { sections: vec![own], ..Book::default() };
        let found = sections(&book, outline);
        let own = found.iter().find(|section| section.id == "own-1").unwrap();
        assert!(own.is_own && own.is_left_out && own.numbered);
        assert_eq!(own.title.ar, "شكر");
        assert_eq!(found[0].level, 1);
    }
}
