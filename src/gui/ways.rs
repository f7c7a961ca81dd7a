//! Ways from a problem to the place where it is mended.

use crate::app::{Action, Page};
use crate::check::{Code, Problem, ProblemPlace};
use crate::edit::ItemId;

/// Returns how to get to the place of a problem, and the page that it is on.
#[must_use]
pub(super) fn way(problem: &Problem) -> (Action, Page) {
    let go = |page| (Action::GoTo(page), page);
    let show = |item, page| (Action::Show(item), page);
    match &problem.place {
        ProblemPlace::Plan => go(match problem.code {
            Code::NoAudiences => Page::Audiences,
            Code::NoMessages => Page::Messages,
            Code::NoChannels => Page::Channels,
            Code::NothingPlaced => Page::Plan,
            _ => Page::Brief,
        }),
        ProblemPlace::Money if problem.code == Code::OverBudget => go(Page::Budget),
        ProblemPlace::Calendar | ProblemPlace::Money | ProblemPlace::Settings | ProblemPlace::Platform => {
            go(Page::Brief)
        }
        ProblemPlace::Audience(_, id) => show(ItemId::Audience(id.clone()), Page::Audiences),
        ProblemPlace::Theme(_, id) => show(ItemId::Theme(id.clone()), Page::Brief),
        ProblemPlace::Claim(_, id) => show(ItemId::Claim(id.clone()), Page::Brief),
        ProblemPlace::Visual(_, id) => show(ItemId::Visual(id.clone()), Page::Brief),
        ProblemPlace::Slogan(_, id) => show(ItemId::Slogan(id.clone()), Page::Brief),
        ProblemPlace::Message(_, id) => show(ItemId::Message(id.clone()), Page::Messages),
        ProblemPlace::Channel(_, id) | ProblemPlace::Contact { channel: id, .. } => {
            show(ItemId::Channel(id.clone()), Page::Channels)
        }
        ProblemPlace::Placement(_, id) => show(ItemId::Placement(id.clone()), Page::Plan),
        ProblemPlace::Actual(..) => (Action::GoTo(Page::Budget), Page::Budget),
        ProblemPlace::OtherCost(_, id) => show(ItemId::OtherCost(id.clone()), Page::Budget),
        ProblemPlace::Listening => go(Page::Listening),
        ProblemPlace::Mention(_, id) => show(ItemId::Mention(id.clone()), Page::Listening),
        ProblemPlace::Relation(_, id) => show(ItemId::Relation(id.clone()), Page::Listening),
        ProblemPlace::Objective(_, id) => show(ItemId::Objective(id.clone()), Page::Brief),
    }
}
