//! Messages by the pillars of the message house: which message makes which claim of the positioning, how much of the exposure
//! carries each claim, and how its proofs stand.

use super::super::Report;
use crate::edit::ItemId;
use crate::plan::{Claim, Coded, Colour, Message};
use crate::text;
use crate::text::strings::fill;

/// Holds a pillar: a claim of the positioning.
#[derive(Clone, Debug, PartialEq)]
pub struct Pillar {
    /// The claim.
    pub item: ItemId,
    /// Its name.
    pub name: String,
    /// The share of exposures that carry it, in words, or why there is none.
    pub share: String,
    /// What somebody should look at: that it has no proof, or that messages make the claim after its last proof has ended.
    pub warnings: Vec<String>,
}

/// Holds a message with the pillars that it stands on.
#[derive(Clone, Debug, PartialEq)]
pub struct OnPillars {
    /// The message.
    pub item: ItemId,
    /// Its name.
    pub name: String,
    /// Its colour.
    pub colour: Colour,
    /// For each pillar in turn whether the message makes its claim; none where its claims are not coded.
    pub stands: Option<Vec<bool>>,
}

/// Lists the pillars in the order of the positioning, and the messages in that of the plan.
#[must_use]
pub fn pillars(report: &Report<'_>) -> (Vec<Pillar>, Vec<OnPillars>) {
    let claims: Vec<&Claim> =
        report.plan.platform.claims.iter().filter_map(|id| report.plan.vocabulary.claims.find(id)).collect();
    let pillars = claims.iter().map(|claim| pillar(report, claim)).collect();
    let messages = report.plan.messages.iter().map(|message| on_pillars(report, message, &claims)).collect();
    (pillars, messages)
}

fn pillar(report: &Report<'_>, claim: &Claim) -> Pillar {
    let words = &report.texts.worksheets;
    let share = match report.claim_share(claim) {
        Ok(share) => report.percent(share),
        Err(why) => text::reason(why, report.locale.language).to_owned(),
    };
    let unproved = claim.proofs.is_empty().then(|| words.no_proof.to_owned());
    let late = report.placed_past_proof(claim).map(|late| {
        let count = report.locale.decimal(late, 0);
        fill!(words.proof_ended, &[("count", &count)])
    });
    let name = report.name(claim).to_owned();
    Pillar { item: ItemId::Claim(claim.id.clone()), name, share, warnings: unproved.into_iter().chain(late).collect() }
}

fn on_pillars(report: &Report<'_>, message: &Message, claims: &[&Claim]) -> OnPillars {
    let stands = match &message.claims {
        Coded::Blank => None,
        Coded::Is(made) => Some(claims.iter().map(|claim| made.contains(&claim.id)).collect()),
        Coded::Absent | Coded::NotApplicable => Some(vec![false; claims.len()]),
    };
    OnPillars {
        item: ItemId::Message(message.id.clone()),
        name: report.name(message).to_owned(),
        colour: message.colour,
        stands,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::analysis::Analysis;
    use crate::plan::sample_b::rayhan_soap;
    use crate::plan::{Bilingual, Day, Language, Plan, Proof};
    use crate::text::Locale;

    fn with<R>(plan: Plan, look: impl FnOnce(Vec<Pillar>, Vec<OnPillars>) -> R) -> R {
        let plan = Arc::new(plan);
        let analysis = Analysis::of(&plan);
        let (found, messages) = pillars(&Report::new(&plan, &analysis, Locale::of(Language::En)));
        look(found, messages)
    }

    #[test]
    fn each_message_stands_on_the_pillars_whose_claims_it_makes() {
        with(rayhan_soap(), |pillars, messages| {
            let names: Vec<&str> = pillars.iter().map(|pillar| pillar.item.as_str()).collect();
            assert_eq!(names, ["natural", "handmade", "gentle"]);
            let stands: Vec<Vec<bool>> = messages.into_iter().map(|message| message.stands.unwrap()).collect();
            let expected = [
                [true, true, true],
                [true, false, true],
                [true, false, true],
                [true, false, true],
                [false, false, false],
                [true, true, false],
                [false, false, true],
                [true, true, false],
            ];
            assert_eq!(stands, expected);
            let shares: Vec<&str> = pillars.iter().map(|pillar| pillar.share.as_str()).collect();
            assert_eq!(shares, ["87.8%", "53.0%", "75.2%"]);
        });
    }

    #[test]
    fn pillars_say_what_their_proofs_lack_and_uncoded_messages_nothing() {
        let mut plan = rayhan_soap();
        let proof = |until: &str| Proof {
            text: Bilingual::new("Test", "اختبار"),
            source: "Illustrative".to_owned(),
            until: Some(Day(until.parse().unwrap())),
        };
        let proved = |claim: &Arc<Claim>| match claim.id.as_str() {
            "natural" => Claim { proofs: vec![proof("2027-01-31")], ..Claim::clone(claim) },
            "gentle" => Claim { proofs: vec![proof("2026-04-04")], ..Claim::clone(claim) },
            _ => Claim::clone(claim),
        };
        plan.vocabulary.claims = plan.vocabulary.claims.iter().map(proved).collect();
        plan.messages = plan
            .messages
            .iter()
            .enumerate()
            .map(|(at, message)| match at {
                0 => Message { claims: Coded::Blank, ..Message::clone(message) },
                1 => Message { claims: Coded::Absent, ..Message::clone(message) },
                _ => Message::clone(message),
            })
            .collect();
        with(plan, |pillars, messages| {
            let warnings: Vec<usize> = pillars.iter().map(|pillar| pillar.warnings.len()).collect();
            assert_eq!(warnings, [0, 1, 1]);
            assert_eq!(pillars[1].warnings, ["A pillar without a proof"]);
            assert!(pillars[2].warnings[0].contains("93,400"), "{:?}", pillars[2].warnings);
            assert_eq!(messages[0].stands, None);
            assert_eq!(messages[1].stands, Some(vec![false; 3]));
        });
    }
}
