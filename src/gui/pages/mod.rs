//! The pages of the window, one folder a page, and the table of them that window and rail read.
//!
//! A new page is a variant of [`Page`] with a row in the table of commands (its name and key), a row here, and a folder.

use eframe::egui::Ui;

use super::context::Cx;
use super::state::DocumentView;
use crate::app::Page;
use crate::check::Severity;
use crate::text::strings::Texts;

pub(in crate::gui) mod audiences;
pub(in crate::gui) mod book;
pub(in crate::gui) mod brief;
pub(in crate::gui) mod budget;
pub(in crate::gui) mod channels;
pub(in crate::gui) mod checks;
pub(in crate::gui) mod compare;
pub(in crate::gui) mod consistency;
pub(in crate::gui) mod listening;
pub(in crate::gui) mod messages;
pub(in crate::gui) mod optimise;
pub(in crate::gui) mod plan;
pub(in crate::gui) mod reach;
pub(in crate::gui) mod worksheets;

/// A group of pages on the rail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PageGroup {
    /// The page that everything begins from: it has no caption.
    Home,
    /// What the plan is for.
    Strategy,
    /// What the plan is made of.
    Contents,
    /// What comes of the plan.
    Results,
    /// What the plan could be instead.
    Decide,
    /// What leaves the program.
    HandOver,
}

impl PageGroup {
    /// Returns the caption of the group, where it has one.
    pub(super) fn caption(self, texts: &'static Texts) -> Option<&'static str> {
        let words = &texts.commands;
        match self {
            Self::Home => None,
            Self::Strategy => Some(words.pages_strategy),
            Self::Contents => Some(words.pages_contents),
            Self::Results => Some(words.pages_results),
            Self::Decide => Some(words.pages_decide),
            Self::HandOver => Some(words.pages_hand_over),
        }
    }
}

/// Says how many things of a page wait for the user, and how grave they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Badge {
    /// How many.
    pub(super) count: usize,
    /// Whether one of them is an error.
    pub(super) is_error: bool,
}

/// A page of the window: where it stands on the rail, and what shows it.
pub(super) struct PageSpec {
    /// Which page.
    pub(super) page: Page,
    /// Its group on the rail.
    pub(super) group: PageGroup,
    /// What waits for the user there.
    pub(super) badge: fn(&Cx<'_>) -> Option<Badge>,
    /// Shows it.
    pub(super) show: fn(&mut Cx<'_>, &mut Ui, &mut DocumentView),
}

/// Makes the row of a page on which nothing waits.
const fn row(page: Page, group: PageGroup, show: fn(&mut Cx<'_>, &mut Ui, &mut DocumentView)) -> PageSpec {
    PageSpec { page, group, badge: |_| None, show }
}

/// All pages, in the order of the rail; names and keys stand in the table of commands.
pub(super) static PAGES: &[PageSpec] = &[
    row(Page::Plan, PageGroup::Home, |cx, ui, view| plan::show(cx, ui, &mut view.plan, &mut view.ghost)),
    row(Page::Brief, PageGroup::Strategy, |cx, ui, view| brief::show(cx, ui, &mut view.brief)),
    row(Page::Worksheets, PageGroup::Strategy, |cx, ui, view| worksheets::show(cx, ui, &mut view.worksheets)),
    row(Page::Listening, PageGroup::Strategy, |cx, ui, view| listening::show(cx, ui, &mut view.listening)),
    row(Page::Audiences, PageGroup::Contents, |cx, ui, _| audiences::show(cx, ui)),
    row(Page::Messages, PageGroup::Contents, |cx, ui, view| messages::show(cx, ui, &mut view.messages)),
    row(Page::Channels, PageGroup::Contents, |cx, ui, view| channels::show(cx, ui, &mut view.channels)),
    row(Page::Reach, PageGroup::Results, |cx, ui, view| reach::show(cx, ui, &mut view.reach)),
    row(Page::Consistency, PageGroup::Results, |cx, ui, view| consistency::show(cx, ui, &mut view.consistency)),
    row(Page::Budget, PageGroup::Results, |cx, ui, view| budget::show(cx, ui, &mut view.budget)),
    row(Page::Optimise, PageGroup::Decide, |cx, ui, view| optimise::show(cx, ui, &mut view.optimise, &mut view.ghost)),
    row(Page::Compare, PageGroup::Decide, |cx, ui, view| compare::show(cx, ui, &mut view.compare)),
    row(Page::Book, PageGroup::HandOver, |cx, ui, view| book::show(cx, ui, &mut view.book)),
    PageSpec { badge: problems, ..row(Page::Checks, PageGroup::HandOver, |cx, ui, _| checks::show(cx, ui)) },
];

/// Counts the errors and warnings of the plan.
fn problems(cx: &Cx<'_>) -> Option<Badge> {
    let problems = &cx.analysis().problems;
    let count = problems.iter().filter(|problem| problem.severity != Severity::Notice).count();
    let is_error = problems.iter().any(|problem| problem.severity == Severity::Error);
    (count > 0).then_some(Badge { count, is_error })
}

#[cfg(test)]
mod tests {
    use super::PAGES;
    use crate::app::Page;

    #[test]
    fn the_rail_has_every_page_in_the_order_of_the_menu() {
        let shown: Vec<Page> = PAGES.iter().map(|spec| spec.page).collect();
        assert_eq!(shown, Page::all().collect::<Vec<_>>());
    }

    #[test]
    fn pages_of_a_group_stand_together() {
        let groups: Vec<_> = PAGES.chunk_by(|a, b| a.group == b.group).map(|part| part[0].group).collect();
        for (position, group) in groups.iter().enumerate() {
            assert!(!groups[..position].contains(group), "{group:?} stands in two places");
        }
    }
}
