//! Pages stand alone: none names another, none uses another's words, and what the window remembers of a document is typed.

use crate::source::{SOURCES, Source, words};
use crate::{assert_none, in_all_sources};

/// The page that a file belongs to: "reach" for "gui/pages/reach/build.rs".
fn page_of(source: &Source) -> Option<&str> {
    let (page, _) = source.path.strip_prefix("gui/pages/")?.split_once('/')?;
    Some(page)
}

/// The pages of the window, by their folders.
fn pages() -> Vec<&'static str> {
    let mut pages: Vec<&str> = SOURCES.iter().filter_map(page_of).collect();
    pages.dedup();
    pages
}

#[test]
fn no_page_names_another() {
    let known = pages();
    let broken = in_all_sources(|source| {
        let Some(page) = page_of(source) else { return Vec::new() };
        let named = words(&source.code, "pages").filter_map(|offset| {
            let path = source.code[offset..].strip_prefix("pages::")?;
            let name = path.split(|letter: char| !letter.is_alphanumeric() && letter != '_').next()?;
            (name != page && known.contains(&name)).then_some((offset, name))
        });
        named
            .map(|(offset, name)| {
                source.at(offset, &format!("names the page `{name}`; what both show is in gui/parts"))
            })
            .collect()
    });
    assert_none("a page names another", &broken);
}

#[test]
fn no_page_uses_the_words_of_another() {
    let known = pages();
    let broken = in_all_sources(|source| {
        // Reports say what the command line and exports say too: figures and cards have tables of their own.
        if !source.is_under(&["gui/", "report/"]) {
            return Vec::new();
        }
        let own = page_of(source);
        let others = known.iter().filter(|page| own != Some(**page));
        let uses = others.flat_map(|page| {
            let table = format!("{page}_page");
            words(&source.code, &table).map(|offset| (offset, *page)).collect::<Vec<_>>()
        });
        let why =
            |page| format!("uses the words of the page `{page}`; what is said twice is in a table of its subject");
        uses.map(|(offset, page)| source.at(offset, &why(page))).collect()
    });
    assert_none("words of a page are used elsewhere", &broken);
}

#[test]
fn reports_do_not_speak_with_the_words_of_the_command_line() {
    let broken = in_all_sources(|source| {
        if !source.is_under(&["report/", "exchange/", "gui/"]) {
            return Vec::new();
        }
        let uses = words(&source.code, "cli").filter(|&offset| source.code[..offset].ends_with("texts."));
        uses.map(|offset| source.at(offset, "uses the words of the command line; names of figures are in `figures`"))
            .collect()
    });
    assert_none("words of the command line are used elsewhere", &broken);
}

/// The files that may keep something in egui's memory, which is emptied when another document comes: each with what it keeps
/// and why that is lost without harm. What a user would miss is in `gui::state::DocumentView`.
const EGUI_MEMORY: &[(&str, &str)] = &[
    ("gui/bidi/", "laid-out texts, and the steps of one visit to a field: they end with the visit"),
    (
        "gui/widgets/",
        "what is folded or open, the direction that a field was turned to, what stood in one before its visit, menus of one frame",
    ),
    ("gui/answers.rs", "since when a page waits, for the words that say so"),
    ("gui/context.rs", "the direction of the interface in this frame"),
    ("gui/dialogs/mod.rs", "since when a dialog has been shown, so that keys of before do not answer it"),
    ("gui/dialogs/body.rs", "how high a dialog is beside what scrolls in it"),
    ("gui/dialogs/files.rs", "which step of the history was seen first, to scroll to it once"),
    ("gui/term_notes.rs", "the term under the pointer, for a few frames: what F1 opens at"),
    ("gui/menu_bar.rs", "how the open menu was opened, and what had the focus before"),
    (
        "gui/window_parts.rs",
        "where the parts of the window were shown last, and which of them gets the focus in this frame",
    ),
    ("gui/reveal.rs", "what a search led to, until it is in view: a few frames"),
];

#[test]
fn what_egui_remembers_is_accounted_for() {
    let offsets = |source: &Source| -> Vec<usize> {
        ["insert_temp", "insert_persisted", "get_temp_mut_or", "get_temp_mut_or_default", "get_persisted_mut_or"]
            .iter()
            .flat_map(|name| words(&source.code, name).collect::<Vec<_>>())
            .collect()
    };
    let broken = in_all_sources(|source| {
        if EGUI_MEMORY.iter().any(|(path, _)| source.is_under(&[path])) {
            return Vec::new();
        }
        let why = "keep it in `gui::state::DocumentView`, or say in tests/architecture/pages.rs why it can be lost";
        offsets(source).into_iter().map(|offset| source.at(offset, why)).collect()
    });
    assert_none("something is kept in egui's memory", &broken);
}
