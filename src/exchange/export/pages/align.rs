//! Blocks with the notes that they refer to, and how those of two languages stand beside each other.

use super::document::Block;

/// Holds a block with its section and the notes at the foot of the page that it refers to.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::exchange::export) struct Noted<'a> {
    /// The section.
    pub(in crate::exchange::export) section: usize,
    /// The block.
    pub(in crate::exchange::export) block: &'a Block,
    /// What the notes say.
    pub(in crate::exchange::export) notes: Vec<&'a str>,
}

impl Noted<'_> {
    /// Returns true for words, which stand in a column; tables and pictures are as wide as the page.
    pub(in crate::exchange::export) fn is_text(&self) -> bool {
        !matches!(self.block, Block::Table(_) | Block::Picture(_))
    }
}

/// Returns blocks with their notes.
pub(in crate::exchange::export) fn noted(blocks: &[(usize, Block)]) -> Vec<Noted<'_>> {
    let mut found: Vec<Noted<'_>> = Vec::new();
    for (section, block) in blocks {
        match (block, found.last_mut()) {
            (Block::Footnote(text), Some(last)) => last.notes.push(text),
            (Block::Footnote(_), None) => {}
            _ => found.push(Noted { section: *section, block, notes: Vec::new() }),
        }
    }
    found
}

/// Names the blocks of one row, by their places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::exchange::export) enum Row {
    /// Words beside each other, or on one side alone.
    Words(Option<usize>, Option<usize>),
    /// What is as wide as the page, in the first and in the second language.
    Across(Option<usize>, Option<usize>),
}

/// Returns the rows of two languages: words in pairs, everything else by itself, section by section.
pub(in crate::exchange::export) fn rows(first: &[Noted<'_>], second: &[Noted<'_>]) -> Vec<Row> {
    let (mut one, mut other) = (0, 0);
    let mut rows = Vec::new();
    loop {
        let next = [first.get(one), second.get(other)];
        // What belongs to an earlier section comes first.
        let Some(section) = next.iter().flatten().map(|noted| noted.section).min() else { return rows };
        let [here, there] = next.map(|noted| noted.filter(|noted| noted.section == section).map(Noted::is_text));
        let row = match (here, there) {
            (Some(true), Some(true)) => Row::Words(Some(one), Some(other)),
            (Some(true), _) => Row::Words(Some(one), None),
            (_, Some(true)) => Row::Words(None, Some(other)),
            (here, there) => Row::Across(here.map(|_| one), there.map(|_| other)),
        };
        let (Row::Words(took, also) | Row::Across(took, also)) = row;
        one += usize::from(took.is_some());
        other += usize::from(also.is_some());
        rows.push(row);
    }
}

#[cfg(test)]
mod tests {
    use super::{Row, noted, rows};
    use crate::exchange::export::pages::Block;
    use crate::report::Table;

    #[test]
    fn words_stand_in_pairs_and_tables_across() {
        let words = |text: &str| Block::Point(text.to_owned());
        let table = || Block::Table(Table::new("test", "Test", Vec::new()));
        let note = || Block::Footnote("Source".to_owned());
        let first = [(0, words("a")), (0, words("b")), (0, table()), (0, note()), (1, words("c"))];
        let second = [(0, words("ا")), (0, table()), (0, words("ب")), (2, words("ت"))];
        let (first, second) = (noted(&first), noted(&second));
        assert_eq!((first.len(), first[2].notes.as_slice()), (4, ["Source"].as_slice()));
        let expected = [
            Row::Words(Some(0), Some(0)),
            Row::Words(Some(1), None),
            Row::Across(Some(2), Some(1)),
            Row::Words(None, Some(2)),
            Row::Words(Some(3), None),
            Row::Words(None, Some(3)),
        ];
        assert_eq!(rows(&first, &second), expected);
    }
}
