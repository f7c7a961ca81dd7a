//! Tables of Markdown, as chat programs write them.

use crate::exchange::import::book::{Book, Builder, Format, Value};

/// Returns true for a text with a line of dashes between bars under another line with bars.
pub(super) fn is_markdown(text: &str) -> bool {
    let lines: Vec<&str> = text.lines().take(2_000).collect();
    lines.windows(2).any(|pair| pair[0].contains('|') && is_rule(pair[1]))
}

/// Returns true for `|---|:--:|`.
fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.contains('|')
        && line.contains("--")
        && line.chars().all(|letter| matches!(letter, '|' | '-' | ':' | ' ' | '\t' | '—' | '–'))
}

/// Reads every line as a row; lines of dashes become none, and a line without bars is one cell.
pub(super) fn read(text: &str) -> Book {
    let mut builder = Builder::new();
    builder.begin("", false);
    for (row, line) in text.lines().enumerate() {
        if is_rule(line) || line.trim().is_empty() {
            continue;
        }
        if !line.contains('|') {
            builder.put(row, 0, Value::text(&unmarked(line)));
            continue;
        }
        for (column, cell) in cells(line).iter().enumerate() {
            if !builder.put(row, column, Value::text(&unmarked(cell))) {
                return builder.finish(Format::Markdown);
            }
        }
    }
    builder.finish(Format::Markdown)
}

/// Returns the cells of a line; `\|` is a bar inside one.
fn cells(line: &str) -> Vec<String> {
    let line = line.trim();
    let line = line.strip_prefix('|').unwrap_or(line);
    let line = line.strip_suffix('|').filter(|line| !line.ends_with('\\')).unwrap_or(line);
    let mut cells = vec![String::new()];
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' if letters.peek() == Some(&'|') => {
                letters.next();
                if let Some(cell) = cells.last_mut() {
                    cell.push('|');
                }
            }
            '|' => cells.push(String::new()),
            letter => {
                if let Some(cell) = cells.last_mut() {
                    cell.push(letter);
                }
            }
        }
    }
    cells
}

/// Returns a cell without marks of emphasis and of code.
fn unmarked(cell: &str) -> String {
    let text = cell.replace("<br>", " ").replace("<br/>", " ").replace("**", "").replace("__", "").replace('`', "");
    let text = text.trim();
    let inner = text.strip_prefix('*').and_then(|text| text.strip_suffix('*')).filter(|text| !text.is_empty());
    inner.unwrap_or(text).trim_start_matches("# ").to_owned()
}
