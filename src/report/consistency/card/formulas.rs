//! The formulas of the cards of consistency, with the plan's own values put in.

use super::super::pairs::{agreement_in_words, weighted_sum};
use super::sums::{self, joined};
use crate::analysis::MessagePairs;
use crate::consistency::{Comparison, Token, compare, compare_with_platform};
use crate::plan::{Attribute, Coded, Figure, Message, Stage, Total};
use crate::report::{ConsistencyFigure, Report};
use crate::text::strings::{fill, slots};
use crate::text::{self, terms};

/// Holds what is said before the formulas, and the formulas.
type Lines = (Vec<String>, Vec<String>);

/// Returns the working of a number.
pub(super) fn lines(report: &Report<'_>, explained: ConsistencyFigure, pairs: Option<&MessagePairs>) -> Lines {
    let results = &report.analysis.consistency;
    match explained {
        ConsistencyFigure::ExposureWeighted => {
            one(report, results.exposure_weighted.map(|value| sums::of_plan(report, value)))
        }
        ConsistencyFigure::MessageWeighted => {
            one(report, results.message_weighted.map(|value| sums::of_pairs(report, value, pairs)))
        }
        ConsistencyFigure::Coherence => one(report, sums::of_coherence(report)),
        ConsistencyFigure::Continuity => one(report, sums::of_continuity(report)),
        ConsistencyFigure::Complementarity => one(report, sums::of_stages(report)),
        ConsistencyFigure::Commonality => one(report, commonality(report)),
        ConsistencyFigure::WorstPair => worst_pair(report),
        ConsistencyFigure::Completeness => completeness(report),
        ConsistencyFigure::OnPlatform(at) => on_platform(report, at),
        ConsistencyFigure::Audience(at) => audience(report, at),
        ConsistencyFigure::Without(at) => one(report, without(report, at)),
        ConsistencyFigure::Token(at) => token(report, at),
        ConsistencyFigure::Stages(_)
        | ConsistencyFigure::StagesMet
        | ConsistencyFigure::StagesSpent
        | ConsistencyFigure::StagesTarget => stages(report, explained),
        ConsistencyFigure::Link(at) => link(report, at),
    }
}

/// Returns one formula, or why there is none.
fn one(report: &Report<'_>, line: Figure<String>) -> Lines {
    match line {
        Ok(line) => (Vec::new(), vec![line]),
        Err(why) => (vec![text::reason(why, report.locale.language).to_owned()], Vec::new()),
    }
}

fn number(report: &Report<'_>, value: f64, decimals: u8) -> String {
    report.term(report.locale.decimal(value, decimals))
}

fn percent(report: &Report<'_>, share: f64) -> String {
    report.term(report.locale.percent(share, 1))
}

fn commonality(report: &Report<'_>) -> Figure<String> {
    let results = &report.analysis.consistency.commonality;
    let mean = results.mean?;
    let shares: Vec<f64> = results.tokens.iter().filter_map(|token| token.share.ok()).collect();
    let count = report.term(report.locale.whole(i128::try_from(shares.len()).unwrap_or(0)));
    let terms = shares.iter().map(|share| number(report, *share, 3)).collect();
    Ok(format!("({}) ÷ {count} = {}", joined(terms), report.term(report.three(mean))))
}

/// Lists the attributes with their weights and agreements, and the sum that they make.
fn compared(report: &Report<'_>, comparison: &Comparison) -> Lines {
    let value = match comparison.overall {
        Ok(value) => value,
        Err(why) => return one(report, Err(why)),
    };
    let parts = Attribute::ALL.into_iter().zip(&comparison.attributes).map(|(attribute, part)| {
        let agreement = agreement_in_words(report, part);
        format!(
            "{}: {} × {agreement}",
            terms::attribute(attribute, report.locale.language),
            report.locale.decimal(part.weight, 2)
        )
    });
    (vec![parts.collect::<Vec<_>>().join(report.texts.shared.comma)], vec![weighted_sum(report, comparison, value)])
}

fn worst_pair(report: &Report<'_>) -> Lines {
    let worst = match report.analysis.consistency.worst_pair {
        Ok(worst) => worst,
        Err(why) => return one(report, Err(why)),
    };
    let plan = report.plan;
    let (Some(a), Some(b)) = (plan.messages.get(worst.a), plan.messages.get(worst.b)) else { return Lines::default() };
    let names = slots![("a", report.message_in_sentence(worst.a)), ("b", report.message_in_sentence(worst.b))];
    let (mut texts, lines) = compared(report, &compare(a, b, &plan.settings.similarity_weights));
    texts.insert(0, fill!(report.texts.figures.two_messages, names));
    (texts, lines)
}

fn on_platform(report: &Report<'_>, at: usize) -> Lines {
    let plan = report.plan;
    let Some(message) = plan.messages.get(at) else { return Lines::default() };
    compared(report, &compare_with_platform(message, &plan.platform, &plan.settings.similarity_weights))
}

/// Counts the coded attributes of placed messages among those that apply.
fn completeness(report: &Report<'_>) -> Lines {
    let results = &report.analysis.consistency;
    let share = match results.completeness {
        Ok(share) => share,
        Err(why) => return one(report, Err(why)),
    };
    let placed = report.plan.messages.iter().zip(&results.placed).filter(|(_, placed)| **placed);
    let codings = || placed.clone().flat_map(|(message, _)| Attribute::ALL.map(|attribute| message.coding(attribute)));
    let applicable = codings().filter(|coding| *coding != Coded::NotApplicable).count();
    let blank = codings().filter(|coding| *coding == Coded::Blank).count();
    let whole = |count: usize| report.term(report.locale.whole(i128::try_from(count).unwrap_or(0)));
    let line = format!("{} ÷ {} = {}", whole(applicable - blank), whole(applicable), percent(report, share));
    (Vec::new(), vec![line])
}

/// Writes `C = Σ p(i)² + 2 × (p(i) × p(j) × S(i, j) + …)`, over the pairs that can be compared.
fn audience(report: &Report<'_>, at: usize) -> Lines {
    let results = &report.analysis.consistency;
    let Some(found) = results.audiences.get(at) else { return Lines::default() };
    let shares = &found.message_share;
    let named = shares.iter().map(|(message, share)| {
        format!("{} {}", report.message_in_sentence(*message), report.locale.percent(*share, 1))
    });
    let mut texts = vec![named.collect::<Vec<_>>().join(report.texts.shared.comma)];
    let mut lines = Vec::new();
    if let Ok(same) = found.same_message {
        let squares = shares.iter().map(|(_, share)| format!("{}²", number(report, *share, 3))).collect();
        lines.push(format!("Σ p(i)² = {} = {}", joined(squares), percent(report, same)));
    }
    let value = match found.exposure_weighted {
        Ok(value) => value,
        Err(why) => {
            texts.push(text::reason(why, report.locale.language).to_owned());
            return (texts, lines);
        }
    };
    let (mut alone, mut compared) = (0.0, 0.0);
    let mut pairs: Vec<(f64, String)> = Vec::new();
    for (place, &(a, share_a)) in shares.iter().enumerate() {
        for &(b, share_b) in &shares[place..] {
            let Ok(similarity) = results.similarities.get(a, b) else { continue };
            let weight = share_a * share_b;
            if a == b {
                alone += weight * similarity;
                compared += weight;
            } else {
                compared += 2.0 * weight;
                let factors = [share_a, share_b, similarity].map(|factor| number(report, factor, 3));
                pairs.push((weight * similarity, factors.join(" × ")));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0));
    let sum = joined(pairs.into_iter().filter(|pair| pair.0 > 0.0).map(|pair| pair.1).collect());
    let sum = if sum.is_empty() { number(report, 0.0, 0) } else { sum };
    let two = report.term(report.locale.ungrouped(2));
    let whole = format!("{} + {two} × ({sum})", number(report, alone, 3));
    let whole = if compared < 1.0 - 1e-9 { format!("({whole}) ÷ {}", number(report, compared, 3)) } else { whole };
    let value = report.term(report.three(value));
    lines.push(format!("C = Σ p(i)² + {two} × Σ p(i) × p(j) × S(i, j) = {whole} = {value}"));
    (texts, lines)
}

/// Writes `0.880 − 0.734 = +0.146`.
fn without(report: &Report<'_>, message: usize) -> Figure<String> {
    let results = &report.analysis.consistency;
    let whole = results.exposure_weighted?;
    let effect = results.leave_one_out.iter().find(|(known, _)| *known == message);
    let effect = effect.map_or(Err(crate::plan::NotComputable::NothingPlaced), |(_, effect)| *effect)?;
    let signed = report.term(report.locale.signed(effect, 3));
    Ok(format!("{} − {} = {signed}", number(report, whole + effect, 3), number(report, whole, 3)))
}

/// Writes the exposures of the messages that carry a token among those to which it applies.
fn token(report: &Report<'_>, at: usize) -> Lines {
    let Some(found) = report.analysis.consistency.commonality.tokens.get(at) else { return Lines::default() };
    let share = match found.share {
        Ok(share) => share,
        Err(why) => return one(report, Err(why)),
    };
    let (mut carrying, mut applicable, mut names) = (0.0, 0.0, Vec::new());
    for (position, message) in report.plan.messages.iter().enumerate() {
        let message: &Message = message;
        let impressions = sums::impressions(report, position);
        let Some(carries) = found.token.carried_by(message).filter(|_| impressions > 0.0) else { continue };
        applicable += impressions;
        if carries {
            carrying += impressions;
            names.push(format!("{} {}", report.message_in_sentence(position), report.locale.decimal(impressions, 0)));
        }
    }
    let line =
        format!("{} ÷ {} = {}", number(report, carrying, 0), number(report, applicable, 0), percent(report, share));
    let mut words = vec![names.join(report.texts.shared.comma)];
    words.extend(triangle(report, &found.token));
    (words, vec![line])
}

/// Says what is said, met and confirmed of a claim, where something is known of it.
fn triangle(report: &Report<'_>, token: &Token) -> Option<String> {
    let Token::Claim(id) = token else { return None };
    let (results, at) = (&report.analysis.listening, report.plan.vocabulary.claims.position(id)?);
    let (promise, tally) = (results.promises.claims.get(at)?, results.log.claims.get(at)?);
    if promise.is_unknown() {
        return None;
    }
    let written = |value: Figure| match value {
        Ok(value) => report.locale.decimal(value, 3),
        Err(_) => crate::text::DASH.to_owned(),
    };
    let [say, deliver, confirm] = [promise.say, promise.deliver, promise.confirm].map(written);
    let net = crate::report::listening::net_in_words(report, tally);
    let values = slots![("say", &*say), ("deliver", &*deliver), ("confirm", &*confirm), ("net", &*net)];
    Some(fill!(report.texts.listening.said_met_confirmed, values))
}

/// Says what stands at each stage, and of how much.
fn stages(report: &Report<'_>, explained: ConsistencyFigure) -> Lines {
    let analysis = report.analysis;
    let complementarity = &analysis.consistency.complementarity;
    let amounts: [f64; 5] = match explained {
        ConsistencyFigure::Stages(at) => complementarity.audiences.get(at).copied().unwrap_or_default(),
        ConsistencyFigure::StagesMet => {
            let mut sum = [0.0; 5];
            for met in &complementarity.audiences {
                sum.iter_mut().zip(met).for_each(|(sum, met)| *sum += met);
            }
            sum
        }
        ConsistencyFigure::StagesSpent => Stage::ALL.map(|stage| {
            let costs = report.plan.messages.iter().zip(&analysis.budget.by_message);
            // Where a cost is missing there are no shares, and this card does not open.
            let spent: Total = costs.filter(|(message, _)| message.stage == stage).map(|(_, cost)| *cost).sum();
            spent.at_least().to_major(analysis.budget.currency)
        }),
        _ => Stage::ALL.map(|stage| report.plan.settings.stage_targets.of(stage)),
    };
    let all: f64 = amounts.iter().sum();
    if all <= 0.0 {
        return Lines::default();
    }
    let decimals = match explained {
        ConsistencyFigure::StagesSpent => analysis.budget.currency.exponent(),
        ConsistencyFigure::StagesTarget => 2,
        _ => 0,
    };
    let line = |(stage, amount): (Stage, f64)| {
        let name = report.term(terms::stage(stage, report.locale.language).to_owned());
        let (part, whole) = (number(report, amount, decimals), number(report, all, decimals));
        format!("{name} = {part} ÷ {whole} = {}", percent(report, amount / all))
    };
    (Vec::new(), Stage::ALL.into_iter().zip(amounts).map(line).collect())
}

/// Writes the decay of a link, and what it gives to continuity.
fn link(report: &Report<'_>, at: usize) -> Lines {
    let Some(link) = report.analysis.consistency.continuity.links.get(at) else { return Lines::default() };
    let whole = |value: u32| report.term(report.locale.ungrouped(value));
    let half_life = number(report, report.plan.settings.continuity_half_life_weeks, 1);
    let decay = report.term(report.three(link.decay));
    let gap = format!("({} − {} − {})", whole(link.to), whole(link.from), whole(1));
    let words = &report.texts.figures;
    let mut lines =
        vec![format!("{} = {}^(−{gap} ÷ {half_life}) = {decay}", report.term(words.decay.to_owned()), whole(2))];
    match link.similarity {
        Ok(value) => {
            let product = number(report, value * link.decay, 3);
            lines.push(format!(
                "L × {} = {} × {decay} = {product}",
                report.term(words.decay.to_owned()),
                number(report, value, 3)
            ));
            (Vec::new(), lines)
        }
        Err(why) => (vec![text::reason(why, report.locale.language).to_owned()], lines),
    }
}
