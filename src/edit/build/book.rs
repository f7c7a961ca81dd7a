//! Edits on the plan book: its outline, its title page, its sections.

use std::sync::Arc;

use crate::edit::Edit;
use crate::plan::{Book, BookSection, Plan};

/// Builds the edit that changes the book. `None` when nothing would change.
#[must_use]
pub fn change_book(plan: &Plan, change: impl FnOnce(&mut Book)) -> Option<Edit> {
    let mut book = (*plan.book).clone();
    change(&mut book);
    (book != *plan.book).then(|| Edit::Book(Arc::new(book)))
}

/// Builds the edit that changes what is stated of the section `id`; `order` are all sections of the book in their order, so that
/// a section of which nothing was stated finds its place. `None` when nothing would change.
#[must_use]
pub fn change_section(plan: &Plan, order: &[String], id: &str, change: impl FnOnce(&mut BookSection)) -> Option<Edit> {
    let known = plan.book.sections.iter().position(|section| section.id == id);
    let stated = known.and_then(|known| plan.book.sections.get(known)).cloned();
    let before = stated.unwrap_or_else(|| BookSection { id: id.to_owned(), ..BookSection::default() });
    let mut section = before.clone();
    change(&mut section);
    if section == before {
        return None;
    }
    change_book(plan, |book| {
        if let Some(known) = known {
            book.sections[known] = section;
            return;
        }
        let place = |id: &str| order.iter().position(|known| known == id).unwrap_or(usize::MAX);
        let own = place(id);
        let at = book.sections.iter().position(|other| place(&other.id) != usize::MAX && place(&other.id) > own);
        book.sections.insert(at.unwrap_or(book.sections.len()), section);
    })
}

/// Builds the edit that gives the sections of the book the order of `order`. What is stated of sections that are not in it stays
/// behind them. `None` when nothing would change.
#[must_use]
pub fn order_sections(plan: &Plan, order: &[String]) -> Option<Edit> {
    change_book(plan, |book| {
        let mut stated = std::mem::take(&mut book.sections);
        for id in order {
            let known = stated.iter().position(|section| section.id == *id);
            let section = known.map(|known| stated.remove(known));
            book.sections.push(section.unwrap_or_else(|| BookSection { id: id.clone(), ..BookSection::default() }));
        }
        book.sections.append(&mut stated);
    })
}

/// Builds the edit that adds a section of the user's own behind the section `after`, and returns its id.
#[must_use]
pub fn add_section(plan: &Plan, order: &[String], after: Option<&str>) -> (String, Option<Edit>) {
    let is_taken = |id: &str| order.iter().any(|known| known == id) || plan.book.sections.iter().any(|it| it.id == id);
    let id = (1..=plan.book.sections.len() + order.len() + 1)
        .map(|number| format!("own-{number}"))
        .find(|id| !is_taken(id))
        .unwrap_or_default();
    let at = after.and_then(|after| order.iter().position(|known| known == after)).map_or(order.len(), |at| at + 1);
    let mut order = order.to_vec();
    order.insert(at.min(order.len()), id.clone());
    let edit = order_sections(plan, &order);
    (id, edit)
}

/// Builds the edit that removes what is stated of a section, and with it a section of the user's own.
#[must_use]
pub fn remove_section(plan: &Plan, id: &str) -> Option<Edit> {
    change_book(plan, |book| book.sections.retain(|section| section.id != id))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{add_section, change_book, change_section, order_sections, remove_section};
    use crate::edit::{Edit, History};
    use crate::plan::{Calendar, Plan};

    fn ids(plan: &Plan) -> Vec<&str> {
        plan.book.sections.iter().map(|section| section.id.as_str()).collect()
    }

    fn empty() -> Plan {
        let calendar = Calendar { start: jiff::civil::date(2026, 3, 1), weeks: 4 };
        Plan::empty(calendar, "EUR".parse().unwrap())
    }

    #[test]
    fn sections_find_their_place_and_every_step_is_taken_back() {
        let order: Vec<String> = ["a", "b", "c", "d"].map(str::to_owned).to_vec();
        let mut history = History::new(Arc::new(empty()));
        let mut done = |edit: Option<Edit>| {
            history.perform(&edit.unwrap(), None).unwrap();
            Arc::clone(history.plan())
        };
        let plan = done(change_section(&empty(), &order, "c", |section| section.text.en.push('x')));
        let plan = done(change_section(&plan, &order, "a", |section| section.left_out = true));
        assert_eq!(ids(&plan), ["a", "c"]);
        let plan = done(change_section(&plan, &order, "b", |section| section.word_limit = Some(3)));
        assert_eq!(ids(&plan), ["a", "b", "c"]);
        let (own, edit) = add_section(&plan, &order, Some("c"));
        let plan = done(edit);
        assert_eq!(ids(&plan), ["a", "b", "c", &own, "d"]);
        let turned: Vec<String> = ["d", "c"].map(str::to_owned).to_vec();
        let plan = done(order_sections(&plan, &turned));
        assert_eq!(ids(&plan), ["d", "c", "a", "b", &own]);
        let plan = done(remove_section(&plan, &own));
        assert_eq!(plan.book.sections[1].text.en, "x");
        let plan = done(change_book(&plan, |book| book.outline = "media-plan".to_owned()));
        assert_eq!(plan.book.outline, "media-plan");
        assert_eq!(change_section(&plan, &order, "c", |_| {}), None);
        for _ in 0..7 {
            assert!(history.undo().is_some());
        }
        assert_eq!(**history.plan(), empty());
    }
}
