//! Says what the plan suggests for the quarters of a SWOT: each line with its evidence, and nothing is added but by hand.

use super::super::Report;
use crate::analysis::Analysis;
use crate::check::Code;
use crate::edit::ItemId;
use crate::plan::{Answer, Bilingual, Language, Money, Plan};
use crate::report::plan::item_of_problem;
use crate::text::strings::fill;
use crate::text::{self, Locale, without_direction_marks};
use crate::worksheet::{Framework, Kind, answer_to};

/// The worksheet that the plan has suggestions for.
const SHEET: &str = "swot";
/// The column of a table of lines that says how a line is known.
const EVIDENCE: &str = "evidence";
/// The most problems of the plan that are suggested as weaknesses: a list of all of them is the page of checks.
const MOST_PROBLEMS: usize = 6;

/// A promise that is confirmed by more than this less than it is made, on a scale from 0 to 1, is suggested as a threat: one point
/// and a half of seven.
const NOTABLE_SHORTFALL: f64 = 0.25;

/// A line that the plan suggests for an item that is a table of lines.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// The item of the worksheet that it fits.
    pub item: &'static str,
    /// What it says, in both languages.
    pub what: Bilingual,
    /// How it is known, in both languages.
    pub evidence: Bilingual,
    /// The thing of the plan that it is about.
    pub about: Option<ItemId>,
}

/// Builds what the plan suggests for `framework`, without the lines that stand there already; empty for a worksheet that it has
/// no suggestions for.
#[must_use]
pub fn suggestions(plan: &Plan, analysis: &Analysis, locale: Locale, framework: &Framework) -> Vec<Suggestion> {
    if framework.id != SHEET {
        return Vec::new();
    }
    let [english, arabic] =
        Language::ALL.map(|language| said_in(&Report::new(plan, analysis, Locale { language, ..locale })));
    let joined = english.into_iter().zip(arabic).map(|(english, arabic)| {
        let both = |en: &str, ar: &str| Bilingual::new(without_direction_marks(en), without_direction_marks(ar));
        Suggestion {
            item: english.item,
            what: both(&english.what, &arabic.what),
            evidence: both(&english.evidence, &arabic.evidence),
            about: english.about,
        }
    });
    joined.filter(|suggestion| !is_there(plan, framework, suggestion)).collect()
}

/// Counts the lines of a worksheet that do not say how they are known, where its tables ask for that.
#[must_use]
pub fn lines_without_evidence(plan: &Plan, framework: &Framework) -> Option<usize> {
    let mut asked = false;
    let mut without = 0;
    for (_, item) in framework.items() {
        let Kind::Rows(columns) = &item.kind else { continue };
        let Some(at) = columns.iter().position(|column| column.id == EVIDENCE) else { continue };
        asked = true;
        if let Some(Answer::Rows(rows)) = answer_to(plan, framework, item).map(|given| &given.answer) {
            without += rows.iter().filter(|row| row.get(at).is_none_or(Bilingual::is_empty)).count();
        }
    }
    asked.then_some(without)
}

/// Returns true where one of the lines of the item says the same.
fn is_there(plan: &Plan, framework: &Framework, suggestion: &Suggestion) -> bool {
    let answer = framework.item(suggestion.item).and_then(|item| answer_to(plan, framework, item));
    let Some(Answer::Rows(rows)) = answer.map(|given| &given.answer) else { return false };
    let says = |line: &Bilingual| {
        Language::ALL.iter().any(|language| {
            let slot = line.slot(*language);
            !slot.is_empty() && slot == suggestion.what.slot(*language)
        })
    };
    rows.iter().filter_map(|row| row.first()).any(says)
}

/// A suggestion in one language.
struct Said {
    item: &'static str,
    what: String,
    evidence: String,
    about: Option<ItemId>,
}

/// Makes the same suggestions in the same order in each language.
fn said_in(report: &Report<'_>) -> Vec<Said> {
    let mut said = strengths(report);
    said.extend(weaknesses(report));
    said.extend(opportunities(report));
    said.extend(threats(report));
    said
}

/// Lists what backs the promises, and money that is still there.
fn strengths(report: &Report<'_>) -> Vec<Said> {
    let words = &report.texts.worksheets;
    let claims = report.plan.platform.claims.iter().filter_map(|id| report.plan.vocabulary.claims.find(id));
    let proofs = claims.flat_map(|claim| claim.proofs.iter().map(move |proof| (claim, proof)));
    let proofs = proofs.filter(|(_, proof)| !proof.text.is_empty()).map(|(claim, proof)| Said {
        item: "strengths",
        what: report.named(report.name(claim), proof.text.get(report.plan_language)),
        evidence: text::source_in(&proof.source, report.plan_language).to_owned(),
        about: Some(ItemId::Claim(claim.id.clone())),
    });
    let mut said: Vec<Said> = proofs.collect();
    if let Ok(left) = report.analysis.budget.remaining.and_then(|left| left.exact())
        && left > Money::ZERO
    {
        let amount = report.locale.money(left, report.plan.money.currency);
        said.push(Said {
            item: "strengths",
            what: fill!(words.suggests_left, &[("amount", &amount)]),
            evidence: report.texts.commands.page_budget.to_owned(),
            about: None,
        });
    }
    said
}

/// Lists what Checks has found, the gravest first.
fn weaknesses(report: &Report<'_>) -> Vec<Said> {
    let problems = report.analysis.problems.iter().filter(|problem| is_of_campaign(problem.code)).take(MOST_PROBLEMS);
    let problems = problems.map(|problem| Said {
        item: "weaknesses",
        what: text::sentence(problem, report.plan, report.locale),
        evidence: report.texts.commands.page_checks.to_owned(),
        about: item_of_problem(&problem.place),
    });
    problems.collect()
}

/// Returns true for a problem that says something of the campaign: what is still to be entered into this program, or was entered
/// wrongly, is no weakness of the organisation.
fn is_of_campaign(code: Code) -> bool {
    matches!(
        code,
        Code::PromiseDenied
            | Code::UnansweredMentions
            | Code::InfluencerOutweighs
            | Code::ProofEnded
            | Code::MessageWithoutInsight
            | Code::OverBudget
            | Code::ExpiredOffer
            | Code::ContradictsItself
            | Code::ClaimKindsDiffer
            | Code::ConsentNotAsked
            | Code::NobodyMet
            | Code::PlacedTwice
            | Code::AudienceNeverMet
            | Code::PlacedForOthers
            | Code::ObjectiveNotServed
            | Code::MessageServesNothing
            | Code::OutputAsOutcome
    )
}

/// Lists what is known of the audiences.
fn opportunities(report: &Report<'_>) -> Vec<Said> {
    let insights = report.plan.insights.iter().filter(|insight| !insight.text.is_empty());
    let said = insights.map(|insight| Said {
        item: "opportunities",
        what: insight.text.get(report.plan_language).to_owned(),
        evidence: text::source_in(&insight.source, report.plan_language).to_owned(),
        about: Some(ItemId::Insight(insight.id.clone())),
    });
    said.collect()
}

/// Lists the promises that those who speak of the brand do not confirm.
fn threats(report: &Report<'_>) -> Vec<Said> {
    let words = &report.texts.worksheets;
    let heard = &report.analysis.listening;
    let claims = report.plan.vocabulary.claims.iter().zip(&heard.promises.claims).zip(&heard.log.claims);
    let short = claims.filter(|((_, promise), _)| promise.short_confirmed().is_ok_and(|by| by > NOTABLE_SHORTFALL));
    let said = short.map(|((claim, _), tally)| Said {
        item: "threats",
        what: fill!(words.suggests_not_confirmed, &[("claim", &report.in_sentence(report.name(claim)))]),
        evidence: fill!(words.evidence_mentions, &[("count", &report.locale.whole(tally.all()))]),
        about: Some(ItemId::Claim(claim.id.clone())),
    });
    said.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::read;
    use crate::worksheet::framework;

    #[test]
    fn each_suggestion_says_what_and_how_it_is_known_in_both_languages() {
        for sample in crate::catalogue::SAMPLES {
            let plan = read(sample.text.as_bytes()).unwrap().plan;
            let analysis = Analysis::of(&plan);
            let sheet = framework(SHEET).unwrap();
            let found = suggestions(&plan, &analysis, Locale::default(), sheet);
            for suggestion in &found {
                assert!(sheet.item(suggestion.item).is_some(), "{suggestion:?}");
                for language in Language::ALL {
                    let said = suggestion.what.slot(language);
                    assert!(!said.is_empty() && *said == *without_direction_marks(said), "{suggestion:?}");
                }
            }
            let problems = found.iter().filter(|one| one.item == "weaknesses").count();
            assert!(problems <= MOST_PROBLEMS.min(analysis.problems.len()), "{}", sample.id);
            assert!(suggestions(&plan, &analysis, Locale::default(), framework("risk").unwrap()).is_empty());
        }
    }

    #[test]
    fn what_is_not_entered_yet_is_no_weakness() {
        let sheet = framework(SHEET).unwrap();
        let soap = crate::plan::sample_b::rayhan_soap();
        let empty = Plan::empty(crate::plan::sample_b::rayhan_soap().calendar, "JOD".parse().unwrap());
        let of = |plan: &Plan| {
            suggestions(plan, &Analysis::of(&std::sync::Arc::new(plan.clone())), Locale::default(), sheet)
        };
        let weaknesses = |plan: &Plan| of(plan).into_iter().filter(|one| one.item == "weaknesses").collect::<Vec<_>>();
        assert_eq!(weaknesses(&empty), Vec::new());
        let unplaced = Plan { placements: crate::plan::List::default(), ..soap };
        let nothing = |one: &Suggestion| one.what.en.contains("yet") || one.what.ar.contains("بعد");
        assert!(!weaknesses(&unplaced).iter().any(nothing), "{:?}", weaknesses(&unplaced));
        assert!(
            Code::ALL.iter().all(|code| code.severity() != crate::check::Severity::Error || !is_of_campaign(*code))
        );
    }

    #[test]
    fn a_promise_that_is_not_confirmed_is_a_threat() {
        let plan = read(include_str!("../../../saves/rayhan-listening.ron").as_bytes()).unwrap().plan;
        let analysis = Analysis::of(&plan);
        let found = suggestions(&plan, &analysis, Locale::default(), framework(SHEET).unwrap());
        let threats: Vec<&Suggestion> = found.iter().filter(|one| one.item == "threats").collect();
        let short = analysis.listening.promises.claims.iter();
        let short = short.filter(|promise| promise.short_confirmed().is_ok_and(|by| by > NOTABLE_SHORTFALL)).count();
        assert_eq!(threats.len(), short);
        assert!(threats.iter().all(|one| one.what.en.starts_with("Customers do not confirm")));
        assert!(threats.iter().all(|one| one.what.ar.starts_with("لا يؤكد العملاء")));
    }
}
