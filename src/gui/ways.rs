//! Ways from a problem to the place where it is mended.

use crate::app::{Action, Page};
use crate::check::{Code, Place, Problem};
use crate::edit::ItemId;

/// How to get to the place of a problem, and the page that it is on.
#[must_use]
pub(super) fn way(problem: &Problem) -> (Action, Page) {
    let go = |page| (Action::GoTo(page), page);
    let show = |item, page| (Action::Show(item), page);
    match &problem.place {
        Place::Plan => go(match problem.code {
            Code::NoAudiences => Page::Audiences,
            Code::NoMessages => Page::Messages,
            Code::NoChannels => Page::Channels,
            Code::NothingPlaced => Page::Plan,
            _ => Page::Brief,
        }),
        Place::Money if problem.code == Code::OverBudget => go(Page::Budget),
        Place::Calendar | Place::Money | Place::Settings | Place::Platform => go(Page::Brief),
        Place::Audience(_, id) => show(ItemId::Audience(id.clone()), Page::Audiences),
        Place::Theme(_, id) => show(ItemId::Theme(id.clone()), Page::Brief),
        Place::Claim(_, id) => show(ItemId::Claim(id.clone()), Page::Brief),
        Place::Visual(_, id) => show(ItemId::Visual(id.clone()), Page::Brief),
        Place::Slogan(_, id) => show(ItemId::Slogan(id.clone()), Page::Brief),
        Place::Message(_, id) => show(ItemId::Message(id.clone()), Page::Messages),
        Place::Channel(_, id) | Place::Contact { channel: id, .. } => show(ItemId::Channel(id.clone()), Page::Channels),
        Place::Placement(_, id) => show(ItemId::Placement(id.clone()), Page::Plan),
        Place::Actual(..) => (Action::GoTo(Page::Budget), Page::Budget),
        Place::OtherCost(_, id) => show(ItemId::OtherCost(id.clone()), Page::Budget),
        Place::Listening => go(Page::Listening),
        Place::Mention(_, id) => show(ItemId::Mention(id.clone()), Page::Listening),
        Place::Relation(_, id) => show(ItemId::Relation(id.clone()), Page::Listening),
        Place::Objective(_, id) => show(ItemId::Objective(id.clone()), Page::Brief),
    }
}
