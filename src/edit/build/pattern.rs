//! A plan as the pattern of another: what is kept of it, so that nothing names what is left behind.

use std::sync::Arc;

use crate::edit::{Change, Edit, EditName, History, Subject, Verb};
use crate::plan::schema::ListName;
use crate::plan::{Calendar, List, MoneySettings, Placement, Plan};

/// Says what a new plan keeps of its pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "five things that are kept or not, each by itself")]
pub struct Keeps {
    /// Audiences, and what is known of them.
    pub audiences: bool,
    /// Messages, with the positioning and the vocabulary that they are coded with.
    pub messages: bool,
    /// Channels, with their rates and contacts.
    pub channels: bool,
    /// Answers to worksheets.
    pub worksheets: bool,
    /// Placements, as far as they lie within the weeks; they need the audiences, the messages and the channels.
    pub placements: bool,
}

impl Keeps {
    /// What is usually kept: everything but the placements.
    pub const USUAL: Self =
        Self { audiences: true, messages: true, channels: true, worksheets: true, placements: false };

    /// Returns true where placements are kept with everything that they name.
    #[must_use]
    pub fn keeps_placements(self) -> bool {
        self.placements && self.audiences && self.messages && self.channels
    }
}

/// Returns a plan over `calendar` with what is kept of `pattern`. Its conventions and its currency stay; its title, its budget, its
/// objectives, its records and its book are left behind.
#[must_use]
pub fn from_pattern(pattern: &Plan, keeps: Keeps, calendar: Calendar) -> Plan {
    let empty = Plan::empty(calendar, pattern.money.currency);
    let plan = Plan {
        organisation: pattern.organisation.clone(),
        product: pattern.product.clone(),
        bilingual: pattern.bilingual,
        money: MoneySettings { budget: empty.money.budget, ..pattern.money.clone() },
        settings: pattern.settings,
        objectives: pattern.objectives.clone(),
        insights: pattern.insights.clone(),
        audiences: pattern.audiences.clone(),
        vocabulary: pattern.vocabulary.clone(),
        platform: pattern.platform.clone(),
        messages: pattern.messages.clone(),
        channels: pattern.channels.clone(),
        placements: if keeps.keeps_placements() { within(pattern, calendar) } else { List::default() },
        worksheets: if keeps.worksheets { pattern.worksheets.clone() } else { List::default() },
        ..empty
    };
    let edits = left_behind(&plan, keeps);
    let name = EditName::of(Verb::Remove, Subject::Item(ListName::Objectives), edits.len());
    let mut history = History::new(Arc::new(plan));
    // Removing what there is fits any plan; were one refused, the pattern would be kept as it is.
    let _ = history.perform(&Edit::Several { edits, name }, None);
    let mut plan = Plan::clone(history.plan());
    if !keeps.messages {
        plan.platform = crate::plan::Platform::default();
        plan.vocabulary = crate::plan::Vocabulary::default();
    }
    plan
}

/// Lists the removals of what is not kept: each takes the references to it along.
fn left_behind(plan: &Plan, keeps: Keeps) -> Vec<Edit> {
    let mut edits: Vec<Edit> =
        plan.objectives.iter().map(|objective| Edit::Objective(Change::Remove(objective.id.clone()))).collect();
    if !keeps.audiences {
        edits.extend(plan.insights.iter().map(|insight| Edit::Insight(Change::Remove(insight.id.clone()))));
        edits.extend(plan.audiences.iter().map(|audience| Edit::Audience(Change::Remove(audience.id.clone()))));
    }
    if !keeps.messages {
        edits.extend(plan.messages.iter().map(|message| Edit::Message(Change::Remove(message.id.clone()))));
    }
    if !keeps.channels {
        edits.extend(plan.channels.iter().map(|channel| Edit::Channel(Change::Remove(channel.id.clone()))));
    }
    edits
}

/// Returns the placements of `pattern`, cut to the weeks of `calendar`.
fn within(pattern: &Plan, calendar: Calendar) -> List<Placement> {
    let cut = |placement: &Arc<Placement>| {
        let room = (calendar.weeks + 1).checked_sub(placement.start_week).filter(|room| *room > 0)?;
        let mut placement = Placement::clone(placement);
        placement.quantities.truncate(usize::try_from(room).unwrap_or(usize::MAX));
        placement.quantities.iter().any(|quantity| *quantity > 0).then_some(placement)
    };
    pattern.placements.iter().filter_map(cut).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{Severity, check};
    use crate::plan::sample_b::rayhan_soap;

    fn calendar(weeks: u32) -> Calendar {
        Calendar { start: jiff::civil::date(2027, 9, 6), weeks }
    }

    #[test]
    fn whatever_is_kept_nothing_names_what_is_left_behind() {
        let pattern = rayhan_soap();
        for mask in 0..32_u8 {
            let is = |bit: u8| mask & (1 << bit) != 0;
            let keeps =
                Keeps { audiences: is(0), messages: is(1), channels: is(2), worksheets: is(3), placements: is(4) };
            let plan = from_pattern(&pattern, keeps, calendar(6));
            let errors: Vec<_> = check(&plan).into_iter().filter(|found| found.severity == Severity::Error).collect();
            assert!(errors.is_empty(), "{keeps:?}: {errors:?}");
            let kept = |is_kept: bool, count: usize| if is_kept { count } else { 0 };
            assert_eq!(plan.audiences.len(), kept(keeps.audiences, pattern.audiences.len()));
            assert_eq!(plan.messages.len(), kept(keeps.messages, pattern.messages.len()));
            assert_eq!(plan.channels.len(), kept(keeps.channels, pattern.channels.len()));
            assert_eq!(plan.worksheets.len(), kept(keeps.worksheets, pattern.worksheets.len()));
            assert_eq!(plan.placements.is_empty(), !keeps.keeps_placements());
            assert!(plan.placements.iter().all(|placement| placement.end_week() <= 6));
            assert!(plan.objectives.is_empty() && plan.title.is_empty() && plan.money.budget.is_zero());
            assert_eq!((plan.calendar, plan.money.currency), (calendar(6), pattern.money.currency));
        }
    }

    #[test]
    fn placements_keep_their_weeks_in_a_plan_as_long_as_the_pattern() {
        let pattern = rayhan_soap();
        let keeps = Keeps { placements: true, ..Keeps::USUAL };
        let plan = from_pattern(&pattern, keeps, calendar(pattern.calendar.weeks));
        assert_eq!(plan.placements, pattern.placements);
    }
}
