use std::collections::BTreeSet;

use super::{COMMANDS, Command, Page};
use crate::app::{Action, App, FileAction, Preferences, update};
use crate::plan::Language;

/// The variants of an enum of this folder, read off its source.
fn variants(source: &'static str, name: &str) -> Vec<&'static str> {
    let (_, body) = source.split_once(&format!("pub enum {name} {{\n")).unwrap();
    let (body, _) = body.split_once("\n}\n").unwrap();
    let names = body.lines().map(str::trim).filter(|line| line.starts_with(char::is_uppercase));
    names.map(|line| line.split(['(', ',']).next().unwrap_or(line)).collect()
}

#[test]
fn every_command_has_one_row() {
    let rows: Vec<String> = COMMANDS.iter().map(|row| format!("{:?}", row.command)).collect();
    for name in variants(include_str!("../command.rs"), "Command") {
        let is_it = |row: &&String| row.as_str() == name || row.starts_with(&format!("{name}("));
        assert!(rows.iter().any(|row| is_it(&row)), "{name} has no row");
    }
    assert_eq!(rows.iter().collect::<BTreeSet<_>>().len(), rows.len(), "a command has two rows");
}

#[test]
fn every_page_has_a_row() {
    let pages: Vec<String> = Page::all().map(|page| format!("{page:?}")).collect();
    let mut declared = variants(include_str!("../page.rs"), "Page");
    let mut listed: Vec<&str> = pages.iter().map(String::as_str).collect();
    declared.sort_unstable();
    listed.sort_unstable();
    assert_eq!(listed, declared);
}

#[test]
fn rows_of_a_menu_stand_together() {
    let places: Vec<_> = COMMANDS.iter().map(|row| (row.menu, row.submenu)).collect();
    let mut seen = BTreeSet::new();
    for part in places.chunk_by(|a, b| a.0 == b.0) {
        assert!(seen.insert(part[0].0), "{:?} stands in two places of the table", part[0].0);
    }
    assert_eq!(Command::all().count(), COMMANDS.len());
}

#[test]
fn placements_are_selected_only_where_they_are_seen() {
    let mut app = App::new(Preferences::default(), Language::En, jiff::civil::date(2026, 3, 1));
    update(&mut app, Action::File(FileAction::OpenSample(0)));
    for (page, selected) in [(Page::Reach, 0), (Page::Plan, app.plan().placements.len())] {
        update(&mut app, Action::GoTo(page));
        update(&mut app, Action::Command(Command::SelectAll));
        assert_eq!((app.page, app.selection.placements().len()), (page, selected));
    }
}
