//! The cases of audiences: how they stand to each other, and what is stated of them in channels and placements.

use super::problem::{Problems, duplicates};
use super::{Argument, Code, Problem, ProblemPlace};
use crate::plan::limits::MAX_PEOPLE;
use crate::plan::{Audience, Channel, Index, Placement, Plan, Standing, Unit, Universe};

/// Finds what is wrong with the audiences themselves.
pub(super) fn audiences(plan: &Plan, problems: &mut Problems) {
    if plan.audiences.is_empty() {
        problems.push(Problem::new(Code::NoAudiences, ProblemPlace::Plan));
    }
    duplicates(&plan.audiences, problems, |position, audience| ProblemPlace::Audience(position, audience.id.clone()));
    let universe = Universe::of(plan);
    for (position, audience) in plan.audiences.iter().enumerate() {
        let place = ProblemPlace::Audience(position, audience.id.clone());
        part(plan, &universe, position, audience, &place, problems);
        let code = match audience.size {
            0 => Code::AudienceWithoutSize,
            size if size > MAX_PEOPLE => Code::AudienceTooLarge,
            _ => continue,
        };
        problems.push(Problem::new(code, place));
    }
}

/// Checks whether the audience can be a part of what it is said to be a part of.
fn part(
    plan: &Plan,
    universe: &Universe,
    position: usize,
    audience: &Audience,
    place: &ProblemPlace,
    problems: &mut Problems,
) {
    let Some(stated) = &audience.part_of else { return };
    let Some(whole) = plan.audience(stated) else {
        problems.push(Problem::new(Code::UnknownWhole, place.clone()).naming(stated));
        return;
    };
    if !matches!(universe.standing(position), Standing::PartOf(_)) {
        problems.push(Problem::new(Code::PartOfItself, place.clone()).naming(stated));
    } else if whole.size > 0 && audience.size > whole.size {
        let problem = Problem::new(Code::PartLargerThanWhole, place.clone()).naming(stated);
        problems.push(problem.with("value", Argument::Whole(audience.size)).with("most", Argument::Whole(whole.size)));
    }
}

/// Finds what is wrong with the stated shares of impressions.
pub(super) fn shares(plan: &Plan, problems: &mut Problems) {
    let index = Index::of(plan);
    let universe = Universe::of(plan);
    for (position, channel) in plan.channels.iter().enumerate() {
        if channel.contacts.iter().any(|contact| contact.share.is_some()) {
            shares_of(plan, (&index, &universe), position, channel, problems);
        }
    }
}

fn shares_of(
    plan: &Plan,
    (index, universe): (&Index, &Universe),
    position: usize,
    channel: &Channel,
    problems: &mut Problems,
) {
    let mut sum = 0.0;
    for contact in &channel.contacts {
        let Some(share) = contact.share else { continue };
        let place = ProblemPlace::Contact { position, channel: channel.id.clone(), audience: contact.audience.clone() };
        if !(0.0..=1.0).contains(&share) {
            let problem = Problem::new(Code::ContactShareRange, place);
            problems.push(problem.with("value", Argument::Share(share)));
            continue;
        }
        if channel.unit == Unit::Insertions {
            problems.push(Problem::new(Code::ContactShareOfInsertions, place));
            continue;
        }
        let Some(audience) = index.audience(&contact.audience) else { continue };
        if universe.counts(audience) {
            sum += share;
        }
        let mut wholes = universe.wholes_of(audience).filter_map(|whole| plan.audiences.get(whole));
        let of_whole = wholes.find_map(|whole| Some((&whole.id, channel.contact(&whole.id)?.share?)));
        if let Some((whole, most)) = of_whole.filter(|&(_, most)| share > most) {
            let problem = Problem::new(Code::ContactShareOfPart, place).naming(whole);
            problems.push(problem.with("value", Argument::Share(share)).with("most", Argument::Share(most)));
        }
    }
    if sum > 1.0 + 1e-9 {
        let problem = Problem::new(Code::ContactShareSum, ProblemPlace::Channel(position, channel.id.clone()));
        problems.push(problem.with("value", Argument::Share(sum)));
    }
}

/// Returns what does not fit between a placement's audiences, of which it meets `met`, and the channel it is on and the universe
/// of the plan.
pub(super) fn aim(
    (index, universe): (&Index, &Universe),
    placement: &Placement,
    item: &Channel,
    mut met: impl Iterator<Item = usize>,
    place: &impl Fn() -> ProblemPlace,
    problems: &mut Problems,
) {
    if item.unit != Unit::Impressions || placement.audiences.is_empty() {
        return;
    }
    let is_alone = met.next().is_some_and(|first| !universe.counts(first) && !met.any(|other| universe.counts(other)));
    if is_alone {
        problems.push(Problem::new(Code::PlacedOutsideTotal, place()));
    }
    // A share is stated of everything that the channel delivers: what goes elsewhere alone contradicts it.
    let elsewhere = item.contacts.iter().find(|contact| {
        contact.share.is_some_and(|share| share > 0.0 && share <= 1.0)
            && index.audience(&contact.audience).is_some_and(|audience| universe.counts(audience))
            && !placement.audiences.contains(&contact.audience)
    });
    let has_stated =
        placement.audiences.iter().any(|id| item.contact(id).is_some_and(|contact| contact.share.is_some()));
    if let Some(contact) = elsewhere.filter(|_| !has_stated && !is_alone) {
        problems.push(Problem::new(Code::ContactShareElsewhere, place()).naming(&contact.audience));
    }
}
