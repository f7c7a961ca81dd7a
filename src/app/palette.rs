//! The search of the command palette.

use super::App;
use super::command::Command;
use crate::text::strings::Texts;

/// The commands that the palette finds for what was typed, best first: all letters in order, whole words before scattered ones.
#[must_use]
pub fn palette_matches(app: &App, query: &str) -> Vec<Command> {
    let texts = Texts::of(app.language());
    let query = query.trim().to_lowercase();
    let mut found: Vec<(usize, Command)> = Command::all()
        .into_iter()
        .filter(|command| *command != Command::Palette && command.is_enabled(app))
        .filter_map(|command| {
            let score = match_score(&command.label(texts).to_lowercase(), &query)?;
            Some((score, command))
        })
        .collect();
    found.sort_by_key(|&(score, _)| score);
    found.into_iter().map(|(_, command)| command).collect()
}

/// 0 for a label that begins with the query, 1 for one with a word that does, 2 for one that contains it,
/// 3 for one that has its letters in order.
fn match_score(label: &str, query: &str) -> Option<usize> {
    if label.starts_with(query) {
        return Some(0);
    }
    if label.split_whitespace().any(|word| word.starts_with(query)) {
        return Some(1);
    }
    if label.contains(query) {
        return Some(2);
    }
    let mut letters = label.chars();
    query
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .all(|wanted| letters.any(|letter| letter == wanted))
        .then_some(3)
}
