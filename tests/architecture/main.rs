//! The rules of `ARCHITECTURE.md` that a compiler does not check, read off the sources.
//!
//! Comments, literals and test code are blanked before any rule looks, so a rule sees only what the program does. A
//! broken rule names file and line. When a rule and the design disagree, change both in one commit.

mod documentation;
mod pages;
mod source;

use source::{SOURCES, Source, declared_modules, method_calls, segments_after, used_modules, words};

/// Which modules a module may use, besides itself. Every folder or file in `src/` that `lib.rs` declares stands here,
/// lower modules first: a module uses only modules above it in this list.
const MAY_USE: &[(&str, &str)] = &[
    ("util", ""),
    ("plan", ""),
    ("edit", "plan"),
    ("check", "util plan"),
    ("reach", "util plan"),
    ("consistency", "util plan"),
    ("budget", "plan"),
    ("what_if", "util plan budget"),
    ("optimise", "util plan edit reach consistency budget"),
    ("worksheet", "plan"),
    ("listening", "plan"),
    ("analysis", "util plan check reach consistency budget what_if optimise listening"),
    ("store", "util plan"),
    ("diff", "plan"),
    ("search", "util plan edit diff worksheet"),
    ("text", "util plan check consistency optimise worksheet store diff"),
    ("catalogue", "plan"),
    (
        "report",
        "plan edit check reach consistency budget what_if optimise worksheet listening analysis store diff text",
    ),
    (
        "exchange",
        "util plan edit check reach consistency budget what_if optimise worksheet listening analysis store diff search text catalogue report",
    ),
    (
        "cli",
        "util plan edit check reach consistency budget what_if optimise worksheet listening analysis store diff search text catalogue report exchange",
    ),
    (
        "app",
        "util plan edit check reach consistency budget what_if optimise worksheet listening analysis store diff search text catalogue report exchange",
    ),
    (
        "gui",
        "util plan edit check reach consistency budget what_if optimise worksheet listening analysis store diff search text catalogue report exchange app",
    ),
];

/// The files that may reach outside the program, by the beginning of their path.
const DOES_IO: &[&str] = &["store/", "cli/", "gui/shell", "main.rs"];

/// The parts of `std` that reach outside the program.
const IO_MODULES: &[&str] = &["env", "fs", "net", "process"];

/// The files that may print, by the beginning of their path.
const PRINTS: &[&str] = &["cli/", "main.rs"];

/// The crates of the window and of its dialogs.
const WINDOW_CRATES: &[&str] = &["eframe", "egui", "egui_extras", "pollster", "rfd"];

/// The files that may use a map of random order, each with the reason why the order never shows.
const HASHES: &[(&str, &str)] = &[
    ("app/commands.rs", "asked whether an id is in it; what came back is listed in the plan's order"),
    ("check/cases.rs", "audiences of contacts that were seen: looked up, never walked"),
    ("check/problem.rs", "ids that were seen: looked up, never walked"),
    ("check/placements.rs", "placements by message and channel: looked up, never walked"),
    ("plan/index.rs", "positions by id: looked up, never walked"),
    ("consistency/exposure.rs", "audience shares by channel: looked up, never walked"),
    ("consistency/similarity.rs", "numbers for texts: handed out in the order of the plan"),
    ("budget/totals.rs", "terms by channel and audiences: looked up, never walked"),
    ("gui/bidi/cache.rs", "laid-out texts by their hash: looked up, and dropped by age"),
    ("plan/limits.rs", "only asked whether an item is known"),
];

/// The files that do I/O and show an error of another kind as it stands, each with what it is.
const SAYS_OTHER_ERRORS: &[(&str, &str)] = &[
    ("cli/value_parsers.rs", "an unknown currency, in the complaint of the parser"),
    ("cli/mod.rs", "an error of the shell completions or the manual that is not of the system"),
    ("gui/shell/start.rs", "why no window opens, in the words of its library"),
];

/// The files that lay text out; all others show it through these, so that Arabic is never shown in the wrong order.
const LAYS_TEXT_OUT: &[&str] = &["gui/widgets/", "gui/bidi/"];

/// What egui offers to show or edit text without bidirectional layout: the usual name of the object, and its methods.
const STOCK_TEXT: &[(&str, &str)] = &[
    ("ui", "label colored_label heading strong weak small monospace code link hyperlink hyperlink_to"),
    ("ui", "button small_button menu_button checkbox radio radio_value toggle_value collapsing"),
    ("ui", "selectable_label selectable_value text_edit_singleline text_edit_multiline code_editor"),
    ("painter", "text debug_text error layout layout_no_wrap"),
];

/// The most lines that a source file has.
const MAX_LINES: usize = 600;

#[test]
fn modules_use_only_what_the_table_allows() {
    let broken = in_all_sources(|source| {
        let module = source.module();
        if ["lib", "main"].contains(&module) {
            return Vec::new();
        }
        let Some((_, allowed)) = MAY_USE.iter().find(|(name, _)| *name == module) else {
            return vec![source.at(0, &format!("`{module}` is not in the table of tests/architecture/main.rs"))];
        };
        used_modules(source, &modules())
            .into_iter()
            // Macros that are handed on stand at the root, whatever module they are of.
            .filter(|(_, used)| *used != module && !used.starts_with("__"))
            .filter(|(_, used)| !allowed.split(' ').any(|name| name == *used))
            .map(|(offset, used)| source.at(offset, &format!("`{module}` may not use `{used}`")))
            .collect()
    });
    assert_none("a module reaches one that the table does not allow", &broken);
}

#[test]
fn the_table_is_that_of_the_crate() {
    let library = SOURCES.iter().find(|source| source.path == "lib.rs").unwrap();
    let mut declared = declared_modules(&library.code);
    let mut listed = modules();
    for (position, (module, allowed)) in MAY_USE.iter().enumerate() {
        for used in allowed.split_whitespace() {
            assert!(listed[..position].contains(&used), "`{used}` does not stand above `{module}` in the table");
        }
    }
    declared.sort_unstable();
    listed.sort_unstable();
    assert_eq!(listed, declared);
}

/// The modules that a row of the table in `ARCHITECTURE.md` names as used; `above` are those of the rows before.
fn used_by_row<'d>(cell: &'d str, above: &[&'d str]) -> Vec<&'d str> {
    let named: Vec<&str> = cell.split('`').skip(1).step_by(2).collect();
    let mut used: Vec<&str> = match cell.strip_prefix("all above") {
        Some(_) => above.iter().copied().filter(|module| !named.contains(module)).collect(),
        None => named,
    };
    used.sort_unstable();
    used
}

#[test]
fn the_document_has_the_same_table() {
    let rows = include_str!("../../ARCHITECTURE.md").lines().filter(|line| line.starts_with("| `"));
    let mut above: Vec<&str> = Vec::new();
    for row in rows {
        let cells: Vec<&str> = row.trim_matches('|').split(" | ").map(str::trim).collect();
        let module = cells[0].trim_matches('`');
        let (_, allowed) = MAY_USE.iter().find(|(name, _)| *name == module).unwrap_or_else(|| panic!("{module}"));
        let mut allowed: Vec<&str> = allowed.split_whitespace().collect();
        allowed.sort_unstable();
        assert_eq!(used_by_row(cells.last().unwrap(), &above), allowed, "{module}");
        above.push(module);
    }
    assert_eq!(above.len(), MAY_USE.len(), "rows");
}

#[test]
fn only_edits_change_a_plan() {
    let broken = in_all_sources(|source| {
        if source.is_under(&["edit/"]) {
            return Vec::new();
        }
        words(&source.code, "make_mut")
            .filter(|&offset| {
                let before = source.code[..offset].trim_end();
                before.ends_with('.') || before.ends_with("List::")
            })
            .map(|offset| source.at(offset, "lists of a plan are changed in `edit` only"))
            .collect()
    });
    assert_none("a plan is changed outside `edit`", &broken);
}

#[test]
fn only_the_store_makes_plans_item_by_item() {
    let broken = in_all_sources(|source| {
        if source.is_under(&["store/", "plan/list.rs"]) {
            return Vec::new();
        }
        words(&source.code, "each_mut")
            .map(|offset| source.at(offset, "items of a list are changed in `store` only, while it makes a plan"))
            .collect()
    });
    assert_none("a plan is changed outside `edit`", &broken);
}

#[test]
fn only_the_history_applies_edits() {
    let broken = in_all_sources(|source| {
        if source.is_under(&["edit/apply.rs", "edit/history.rs"]) {
            return Vec::new();
        }
        let inside = source.is_under(&["edit/"]);
        words(&source.code, "apply")
            .filter(|&offset| {
                let before = source.code[..offset].trim_end();
                let is_called = source.code[offset + "apply".len()..].trim_start().starts_with('(');
                let is_method = before.ends_with('.') || before.ends_with("fn");
                (inside && is_called && !is_method) || before.ends_with("edit::") || before.ends_with("apply::")
            })
            .map(|offset| source.at(offset, "edits are applied by `History` only"))
            .collect()
    });
    assert_none("an edit is applied without a history", &broken);
}

#[test]
fn only_the_window_knows_egui() {
    let broken = in_all_sources(|source| {
        if source.is_under(&["gui/"]) {
            return Vec::new();
        }
        let uses = WINDOW_CRATES.iter().flat_map(|name| words(&source.code, name).map(move |offset| (offset, name)));
        uses.map(|(offset, name)| source.at(offset, &format!("`{name}` belongs in `gui`"))).collect()
    });
    assert_none("the core uses a crate of the window", &broken);
}

#[test]
fn only_the_outer_files_do_io() {
    let broken = in_all_sources(|source| {
        let mut broken = Vec::new();
        if !source.is_under(DOES_IO) {
            let uses = segments_after(&source.code, "std").into_iter().filter(|(_, name)| IO_MODULES.contains(name));
            broken.extend(uses.map(|(offset, name)| source.at(offset, &format!("`std::{name}` reaches outside"))));
        }
        if !source.is_under(PRINTS) {
            for name in ["print", "println", "eprint", "eprintln"] {
                let uses =
                    words(&source.code, name).filter(|&offset| source.code[offset + name.len()..].starts_with('!'));
                broken.extend(uses.map(|offset| source.at(offset, "only the command line prints")));
            }
        }
        broken
    });
    assert_none("I/O where none belongs", &broken);
}

#[test]
fn files_are_written_atomically() {
    let broken = in_all_sources(|source| {
        ["fs::write", "File::create"]
            .iter()
            .flat_map(|call| source.code.match_indices(call))
            .map(|(offset, call)| source.at(offset, &format!("`{call}` can leave half a file; see `store`")))
            .collect()
    });
    assert_none("a file could be left half written", &broken);
}

#[test]
fn maps_of_random_order_are_accounted_for() {
    let offsets = |source: &Source| -> Vec<usize> {
        ["HashMap", "HashSet"].iter().flat_map(|name| words(&source.code, name)).collect()
    };
    let broken = in_all_sources(|source| {
        if HASHES.iter().any(|(path, _)| *path == source.path) {
            return Vec::new();
        }
        let why = "use a BTreeMap or a list, or say in tests/architecture/main.rs why the order never shows";
        offsets(source).into_iter().map(|offset| source.at(offset, why)).collect()
    });
    assert_none("a map whose order changes from run to run", &broken);
    for (path, _) in HASHES {
        let is_needed = SOURCES.iter().any(|source| source.path == *path && !offsets(source).is_empty());
        assert!(is_needed, "{path} no longer uses a map of random order: take it off the list");
    }
}

/// What the system says is in English whatever the reader's language is, so it is put into words in one place,
/// `text::system_error`.
#[test]
fn errors_of_the_system_are_put_into_words() {
    let broken = in_all_sources(|source| {
        if !source.is_under(DOES_IO) || SAYS_OTHER_ERRORS.iter().any(|(path, _)| *path == source.path) {
            return Vec::new();
        }
        let names = ["why", "error", "err", "source", "e"];
        names
            .iter()
            .flat_map(|name| method_calls(&source.code, name, "to_string"))
            .map(|offset| {
                source.at(offset, "use `text::system_error`, or say in tests/architecture/main.rs what it is")
            })
            .collect()
    });
    assert_none("an error in the words of the system", &broken);
    for (path, _) in SAYS_OTHER_ERRORS {
        assert!(SOURCES.iter().any(|source| source.path == *path), "{path} is no longer there: take it off the list");
    }
}

#[test]
fn text_is_shown_through_the_widgets() {
    let broken = in_all_sources(|source| {
        if !source.is_under(&["gui/"]) || source.is_under(LAYS_TEXT_OUT) {
            return Vec::new();
        }
        let mut offsets: Vec<usize> = words(&source.code, "RichText").collect();
        for (receiver, methods) in STOCK_TEXT {
            offsets.extend(methods.split(' ').flat_map(|method| method_calls(&source.code, receiver, method)));
        }
        let why = "shows text without bidirectional layout; use `gui::widgets`";
        offsets.into_iter().map(|offset| source.at(offset, why)).collect()
    });
    assert_none("text that Arabic readers would see in the wrong order", &broken);
}

#[test]
fn files_stay_readable() {
    let broken = in_all_sources(|source| {
        let is_long = source.line_count > MAX_LINES;
        is_long
            .then(|| source.at(0, &format!("{} lines; {MAX_LINES} are the most", source.line_count)))
            .into_iter()
            .collect()
    });
    assert_none("a file is too long", &broken);
}

/// The modules of the table.
fn modules() -> Vec<&'static str> {
    MAY_USE.iter().map(|(module, _)| *module).collect()
}

/// What `rule` finds in all sources of the program.
fn in_all_sources(rule: impl Fn(&Source) -> Vec<String>) -> Vec<String> {
    SOURCES.iter().flat_map(rule).collect()
}

fn assert_none(what: &str, broken: &[String]) {
    assert!(broken.is_empty(), "{what}:\n{}", broken.join("\n"));
}
