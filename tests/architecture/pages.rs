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
        if !source.is_under(&["gui/"]) {
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
