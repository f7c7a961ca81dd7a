//! The formulas of the cards, with the plan's own values put in.

use super::ConsistencyFigure;
use crate::consistency::{Comparison, compare, compare_with_platform};
use crate::gui::context::Cx;
use crate::gui::pages::consistency::{how, message_in_sentence, pair, three};
use crate::gui::plots::term;
use crate::plan::{Attribute, Coded, Figure, Message, Stage, Total};
use crate::text::strings::fill;
use crate::text::{self, terms};

/// The most terms of a sum that are written out.
const MAX_TERMS: usize = 8;

/// What is said before the formulas, and the formulas.
type Lines = (Vec<String>, Vec<String>);

/// The working of a number.
pub(super) fn lines(cx: &Cx<'_>, explained: ConsistencyFigure) -> Lines {
    let results = &cx.analysis().consistency;
    match explained {
        ConsistencyFigure::ExposureWeighted => one(cx, results.exposure_weighted.map(|value| how::of_plan(cx, value))),
        ConsistencyFigure::MessageWeighted => one(cx, results.message_weighted.map(|value| how::of_pairs(cx, value))),
        ConsistencyFigure::Coherence => one(cx, how::of_coherence(cx)),
        ConsistencyFigure::Continuity => one(cx, how::of_continuity(cx)),
        ConsistencyFigure::Complementarity => one(cx, how::of_stages(cx)),
        ConsistencyFigure::Commonality => one(cx, commonality(cx)),
        ConsistencyFigure::WorstPair => worst_pair(cx),
        ConsistencyFigure::Completeness => completeness(cx),
        ConsistencyFigure::OnPlatform(at) => on_platform(cx, at),
        ConsistencyFigure::Audience(at) => audience(cx, at),
        ConsistencyFigure::Without(at) => one(cx, without(cx, at)),
        ConsistencyFigure::Token(at) => token(cx, at),
        ConsistencyFigure::Stages(_)
        | ConsistencyFigure::StagesMet
        | ConsistencyFigure::StagesSpent
        | ConsistencyFigure::StagesTarget => stages(cx, explained),
        ConsistencyFigure::Link(at) => link(cx, at),
    }
}

/// One formula, or why there is none.
fn one(cx: &Cx<'_>, line: Figure<String>) -> Lines {
    match line {
        Ok(line) => (Vec::new(), vec![line]),
        Err(why) => (vec![text::reason(why, cx.language()).to_owned()], Vec::new()),
    }
}

fn number(cx: &Cx<'_>, value: f64, decimals: u8) -> String {
    term(cx, cx.locale.decimal(value, decimals))
}

fn percent(cx: &Cx<'_>, share: f64) -> String {
    term(cx, cx.locale.percent(share, 1))
}

/// At most [`MAX_TERMS`] terms, joined.
fn joined(mut terms: Vec<String>) -> String {
    if terms.len() > MAX_TERMS {
        terms.truncate(MAX_TERMS);
        terms.push("…".to_owned());
    }
    terms.join(" + ")
}

fn commonality(cx: &Cx<'_>) -> Figure<String> {
    let results = &cx.analysis().consistency.commonality;
    let mean = results.mean?;
    let shares: Vec<f64> = results.tokens.iter().filter_map(|token| token.share.ok()).collect();
    let count = term(cx, cx.locale.whole(i128::try_from(shares.len()).unwrap_or(0)));
    let terms = shares.iter().map(|share| number(cx, *share, 3)).collect();
    Ok(format!("({}) ÷ {count} = {}", joined(terms), term(cx, three(cx, mean))))
}

/// The attributes with their weights and agreements, and the sum that they make.
fn compared(cx: &Cx<'_>, comparison: &Comparison) -> Lines {
    let value = match comparison.overall {
        Ok(value) => value,
        Err(why) => return one(cx, Err(why)),
    };
    let parts = Attribute::ALL.into_iter().zip(&comparison.attributes).map(|(attribute, part)| {
        let agreement = pair::agreement(cx, part);
        format!("{}: {} × {agreement}", terms::attribute(attribute, cx.language()), cx.locale.decimal(part.weight, 2))
    });
    (vec![parts.collect::<Vec<_>>().join(cx.comma())], vec![pair::sum(cx, comparison, value)])
}

fn worst_pair(cx: &Cx<'_>) -> Lines {
    let worst = match cx.analysis().consistency.worst_pair {
        Ok(worst) => worst,
        Err(why) => return one(cx, Err(why)),
    };
    let plan = cx.plan();
    let (Some(a), Some(b)) = (plan.messages.get(worst.a), plan.messages.get(worst.b)) else { return Lines::default() };
    let names = [("a", message_in_sentence(cx, worst.a)), ("b", message_in_sentence(cx, worst.b))];
    let names = names.each_ref().map(|(slot, name)| (*slot, name.as_str()));
    let (mut texts, lines) = compared(cx, &compare(a, b, &plan.settings.similarity_weights));
    texts.insert(0, fill(cx.texts.consistency_page.compare, &names));
    (texts, lines)
}

fn on_platform(cx: &Cx<'_>, at: usize) -> Lines {
    let plan = cx.plan();
    let Some(message) = plan.messages.get(at) else { return Lines::default() };
    compared(cx, &compare_with_platform(message, &plan.platform, &plan.settings.similarity_weights))
}

/// Coded attributes of placed messages among those that apply.
fn completeness(cx: &Cx<'_>) -> Lines {
    let results = &cx.analysis().consistency;
    let share = match results.completeness {
        Ok(share) => share,
        Err(why) => return one(cx, Err(why)),
    };
    let placed = cx.plan().messages.iter().zip(&results.placed).filter(|(_, placed)| **placed);
    let codings = || placed.clone().flat_map(|(message, _)| Attribute::ALL.map(|attribute| message.coding(attribute)));
    let applicable = codings().filter(|coding| *coding != Coded::NotApplicable).count();
    let blank = codings().filter(|coding| *coding == Coded::Blank).count();
    let whole = |count: usize| term(cx, cx.locale.whole(i128::try_from(count).unwrap_or(0)));
    let line = format!("{} ÷ {} = {}", whole(applicable - blank), whole(applicable), percent(cx, share));
    (Vec::new(), vec![line])
}

/// `C = Σ p(i)² + 2 × (p(i) × p(j) × S(i, j) + …)`, over the pairs that can be compared.
fn audience(cx: &Cx<'_>, at: usize) -> Lines {
    let results = &cx.analysis().consistency;
    let Some(found) = results.audiences.get(at) else { return Lines::default() };
    let shares = &found.message_share;
    let named = shares
        .iter()
        .map(|(message, share)| format!("{} {}", message_in_sentence(cx, *message), cx.locale.percent(*share, 1)));
    let mut texts = vec![named.collect::<Vec<_>>().join(cx.comma())];
    let mut lines = Vec::new();
    if let Ok(same) = found.same_message {
        let squares = shares.iter().map(|(_, share)| format!("{}²", number(cx, *share, 3))).collect();
        lines.push(format!("Σ p(i)² = {} = {}", joined(squares), percent(cx, same)));
    }
    let value = match found.exposure_weighted {
        Ok(value) => value,
        Err(why) => {
            texts.push(text::reason(why, cx.language()).to_owned());
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
                let factors = [share_a, share_b, similarity].map(|factor| number(cx, factor, 3));
                pairs.push((weight * similarity, factors.join(" × ")));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0));
    let sum = joined(pairs.into_iter().filter(|pair| pair.0 > 0.0).map(|pair| pair.1).collect());
    let sum = if sum.is_empty() { number(cx, 0.0, 0) } else { sum };
    let two = term(cx, cx.locale.ungrouped(2));
    let whole = format!("{} + {two} × ({sum})", number(cx, alone, 3));
    let whole = if compared < 1.0 - 1e-9 { format!("({whole}) ÷ {}", number(cx, compared, 3)) } else { whole };
    let value = term(cx, three(cx, value));
    lines.push(format!("C = Σ p(i)² + {two} × Σ p(i) × p(j) × S(i, j) = {whole} = {value}"));
    (texts, lines)
}

/// `0.880 − 0.734 = +0.146`.
fn without(cx: &Cx<'_>, message: usize) -> Figure<String> {
    let results = &cx.analysis().consistency;
    let whole = results.exposure_weighted?;
    let effect = results.leave_one_out.iter().find(|(known, _)| *known == message);
    let effect = effect.map_or(Err(crate::plan::NotComputable::NothingPlaced), |(_, effect)| *effect)?;
    let signed = term(cx, cx.locale.signed(effect, 3));
    Ok(format!("{} − {} = {signed}", number(cx, whole + effect, 3), number(cx, whole, 3)))
}

/// Exposures of the messages that carry a token among those to which it applies.
fn token(cx: &Cx<'_>, at: usize) -> Lines {
    let Some(found) = cx.analysis().consistency.commonality.tokens.get(at) else { return Lines::default() };
    let share = match found.share {
        Ok(share) => share,
        Err(why) => return one(cx, Err(why)),
    };
    let (mut carrying, mut applicable, mut names) = (0.0, 0.0, Vec::new());
    for (position, message) in cx.plan().messages.iter().enumerate() {
        let message: &Message = message;
        let impressions = how::impressions(cx, position);
        let Some(carries) = found.token.carried_by(message).filter(|_| impressions > 0.0) else { continue };
        applicable += impressions;
        if carries {
            carrying += impressions;
            names.push(format!("{} {}", message_in_sentence(cx, position), cx.locale.decimal(impressions, 0)));
        }
    }
    let line = format!("{} ÷ {} = {}", number(cx, carrying, 0), number(cx, applicable, 0), percent(cx, share));
    (vec![names.join(cx.comma())], vec![line])
}

/// What stands at each stage, and of how much.
fn stages(cx: &Cx<'_>, explained: ConsistencyFigure) -> Lines {
    let analysis = cx.analysis();
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
            let costs = cx.plan().messages.iter().zip(&analysis.budget.by_message);
            // Where a cost is missing there are no shares, and this card does not open.
            let spent: Total = costs.filter(|(message, _)| message.stage == stage).map(|(_, cost)| *cost).sum();
            spent.at_least().to_major(analysis.budget.currency)
        }),
        _ => Stage::ALL.map(|stage| cx.plan().settings.stage_targets.of(stage)),
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
        let name = term(cx, terms::stage(stage, cx.language()).to_owned());
        let (part, whole) = (number(cx, amount, decimals), number(cx, all, decimals));
        format!("{name} = {part} ÷ {whole} = {}", percent(cx, amount / all))
    };
    (Vec::new(), Stage::ALL.into_iter().zip(amounts).map(line).collect())
}

/// The decay of a link, and what it gives to continuity.
fn link(cx: &Cx<'_>, at: usize) -> Lines {
    let Some(link) = cx.analysis().consistency.continuity.links.get(at) else { return Lines::default() };
    let whole = |value: u32| term(cx, cx.locale.ungrouped(value));
    let half_life = number(cx, cx.plan().settings.continuity_half_life_weeks, 1);
    let decay = term(cx, three(cx, link.decay));
    let gap = format!("({} − {} − {})", whole(link.to), whole(link.from), whole(1));
    let words = &cx.texts.consistency_page;
    let mut lines =
        vec![format!("{} = {}^(−{gap} ÷ {half_life}) = {decay}", term(cx, words.decay.to_owned()), whole(2))];
    match link.similarity {
        Ok(value) => {
            let product = number(cx, value * link.decay, 3);
            lines.push(format!(
                "L × {} = {} × {decay} = {product}",
                term(cx, words.decay.to_owned()),
                number(cx, value, 3)
            ));
            (Vec::new(), lines)
        }
        Err(why) => (vec![text::reason(why, cx.language()).to_owned()], lines),
    }
}
