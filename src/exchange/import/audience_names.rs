//! Names of audiences in one cell: where several stand there, and where a sign is a part of one name.

use std::collections::BTreeSet;

use super::book::{Sheet, Value};
use super::column::{Understood, body_rows};
use super::meaning::Meaning;
use crate::plan::Plan;
use crate::search::Folded;

/// Names that are known to be those of audiences: `Health & beauty fans` is one, `Mothers & fathers` two where each is known.
#[derive(Clone, Debug, Default)]
pub(super) struct KnownAudiences {
    /// The names of the plan's audiences.
    of_plan: BTreeSet<String>,
    /// What stands alone in cells of the table's column of audiences.
    of_table: BTreeSet<String>,
}

/// Returns a name as it is compared; the same for names without letters and digits.
fn key(name: &str) -> String {
    Folded::of(name).bare().trim().to_owned()
}

impl KnownAudiences {
    /// Gathers the names of a plan and of a table.
    pub(super) fn of(plan: &Plan, sheet: &Sheet, table: &Understood) -> Self {
        let names = plan.audiences.iter().flat_map(|audience| [&audience.name.en, &audience.name.ar]);
        let of_plan = names.filter(|name| !name.is_empty()).map(|name| key(name)).collect();
        let cell = |row: usize| Some(sheet.cell(row, table.column(Meaning::Audience)?.at));
        let cells = body_rows(&table.place, &table.roles).filter_map(cell).filter_map(Value::words);
        let of_table = cells.flat_map(|cell| cell.split(SEPARATORS)).filter(|name| joined(name).len() == 1).map(key);
        Self { of_plan, of_table: of_table.collect() }
    }

    /// Returns true for the name of an audience.
    fn has(&self, name: &str) -> bool {
        let key = key(name);
        self.of_plan.contains(&key) || self.of_table.contains(&key)
    }
}

/// Signs that no name has inside.
const SEPARATORS: [char; 5] = [';', '؛', '|', '\n', '\u{2022}'];

/// Returns the names of audiences in a cell. `+` between spaces separates them; `&`, `and`, `و` and commas do so only between names
/// that are known.
#[must_use]
pub(super) fn audiences(text: &str, known: &KnownAudiences) -> Vec<String> {
    let is_name = |part: &&str| part.chars().any(char::is_alphanumeric);
    let parts = text.split(SEPARATORS).map(str::trim).filter(is_name);
    parts.flat_map(|part| added(part, known)).map(str::to_owned).collect()
}

/// Returns the names between signs of addition that stand between spaces.
fn added<'t>(part: &'t str, known: &KnownAudiences) -> Vec<&'t str> {
    if known.of_plan.contains(&key(part)) {
        return vec![part];
    }
    let pieces: Vec<&str> = part.split(" + ").map(str::trim).collect();
    let is_name = |piece: &&str| piece.chars().any(char::is_alphabetic);
    let pieces = if pieces.iter().all(is_name) { pieces } else { vec![part] };
    let of_piece = |piece: &'t str| {
        let names = joined(piece);
        if names.len() > 1 && names.iter().all(|name| known.has(name)) { names } else { vec![piece] }
    };
    pieces.into_iter().flat_map(of_piece).collect()
}

/// Returns what stands between signs and words that can join names or be a part of one; a `+` behind a digit joins nothing.
fn joined(text: &str) -> Vec<&str> {
    let mut names = Vec::new();
    let mut from = 0;
    let mut last = ' ';
    for (at, letter) in text.char_indices() {
        let rest = &text[at..];
        let length = match letter {
            '&' | ',' | '،' | '/' => letter.len_utf8(),
            '+' if !last.is_numeric() => letter.len_utf8(),
            ' ' if rest.starts_with(" and ") => " and ".len(),
            ' ' if rest.starts_with(" و") => " و".len(),
            _ => 0,
        };
        if length > 0 && at >= from {
            names.push(text[from..at].trim());
            from = at + length;
        }
        last = letter;
    }
    names.push(text[from..].trim());
    names.retain(|name| !name.is_empty());
    names
}

#[cfg(test)]
mod tests {
    use super::{KnownAudiences, audiences, key};

    #[test]
    fn a_sign_separates_names_only_where_it_is_no_part_of_one() {
        let names = ["Men", "Women", "Mothers", "Fathers", "الأمهات", "الآباء", "Health & beauty fans"];
        let known = KnownAudiences { of_plan: names.into_iter().map(key).collect(), ..KnownAudiences::default() };
        let none = KnownAudiences::default();
        for (text, known, expected) in [
            ("Adults 18+", &none, vec!["Adults 18+"]),
            ("Adults 18 +", &none, vec!["Adults 18 +"]),
            ("الرجال 35+", &none, vec!["الرجال 35+"]),
            ("الرجال +35", &none, vec!["الرجال +35"]),
            ("النساء ٢٥+ + الرجال ٣٥+", &none, vec!["النساء ٢٥+", "الرجال ٣٥+"]),
            ("Women 25-44 + Men 25-44", &none, vec!["Women 25-44", "Men 25-44"]),
            ("Health & beauty fans", &none, vec!["Health & beauty fans"]),
            ("Health & beauty fans", &known, vec!["Health & beauty fans"]),
            ("LGBTQ+ community", &none, vec!["LGBTQ+ community"]),
            ("AB+", &none, vec!["AB+"]),
            ("R&D staff", &none, vec!["R&D staff"]),
            ("Mothers & fathers", &none, vec!["Mothers & fathers"]),
            ("Mothers & fathers", &known, vec!["Mothers", "fathers"]),
            ("Mothers and fathers", &known, vec!["Mothers", "fathers"]),
            ("Men+Women", &known, vec!["Men", "Women"]),
            ("Men, women", &known, vec!["Men", "women"]),
            ("الأمهات والآباء", &known, vec!["الأمهات", "الآباء"]),
            ("الأمهات والآباء", &none, vec!["الأمهات والآباء"]),
            ("Mothers & children", &known, vec!["Mothers & children"]),
            ("Men; Women | Runners", &none, vec!["Men", "Women", "Runners"]),
            (" ; -", &none, vec![]),
        ] {
            assert_eq!(audiences(text, known), expected, "{text}");
        }
    }
}
