//! Problems and reasons in words.

use super::strings::{ProblemTexts, Texts, fill};
use super::{Language, isolate};
use crate::check::{Argument, Code, Place, Problem, TextPart};
use crate::plan::{Attribute, AudienceId, Bilingual, NotComputable, Plan, Unit};

/// One sentence that says what `problem` is; names come from `plan`, in `language` where they have one.
#[must_use]
pub fn sentence(problem: &Problem, plan: &Plan, language: Language) -> String {
    let texts = &Texts::of(language).problems;
    let mut values = vec![("item", item(&problem.place, plan, language))];
    if let Place::Contact { audience, .. } = &problem.place {
        values.push(("audience", audience_name(audience, plan, language)));
    }
    values.extend(problem.arguments.iter().map(|(name, value)| (*name, argument(value, plan, language))));
    let borrowed: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    fill(template(problem.code, texts), &borrowed)
}

/// One short sentence that says why a number cannot be computed.
#[must_use]
pub fn reason(why: NotComputable, language: Language) -> &'static str {
    let texts = &Texts::of(language).reasons;
    match why {
        NotComputable::NoAudiences => texts.no_audiences,
        NotComputable::NothingPlaced => texts.nothing_placed,
        NotComputable::NoContacts => texts.no_contacts,
        NotComputable::AudienceWithoutSize => texts.audience_without_size,
        NotComputable::OneMessageOnly => texts.one_message_only,
        NotComputable::NothingComparable => texts.nothing_comparable,
        NotComputable::NoWeights => texts.no_weights,
        NotComputable::ImpossibleContactModel => texts.impossible_contact_model,
        NotComputable::TooLarge => texts.too_large,
        NotComputable::CostsNothing => texts.costs_nothing,
        NotComputable::NothingDelivered => texts.nothing_delivered,
        NotComputable::NoRatingForCost => texts.no_rating_for_cost,
        NotComputable::NoExchangeRate => texts.no_exchange_rate,
        NotComputable::CircularBase => texts.circular_base,
        NotComputable::NotPaidByUnit => texts.not_paid_by_unit,
        NotComputable::AmountTooSmall => texts.amount_too_small,
        NotComputable::NothingRecorded => texts.nothing_recorded,
        NotComputable::NoBudget => texts.no_budget,
        NotComputable::NoPlatform => texts.no_platform,
        NotComputable::OneWeekOnly => texts.one_week_only,
        NotComputable::OverlappingAudience => texts.overlapping_audience,
        NotComputable::NoCategory => texts.no_category,
        NotComputable::ReachOnly => texts.reach_only,
        NotComputable::OneStageOnly => texts.one_stage_only,
        NotComputable::NoStageTargets => texts.no_stage_targets,
        NotComputable::NoHalfLife => texts.no_half_life,
        NotComputable::NothingSpent => texts.nothing_spent,
        NotComputable::NoSecondCoding => texts.no_second_coding,
        NotComputable::NoVariation => texts.no_variation,
        NotComputable::NobodyMeetsTwo => texts.nobody_meets_two,
        NotComputable::SwitchedOff => texts.switched_off,
    }
}

#[expect(clippy::too_many_lines, reason = "one line for each code")]
fn template(code: Code, texts: &ProblemTexts) -> &'static str {
    match code {
        Code::DuplicateId => texts.duplicate_id,
        Code::UnknownAudience => texts.unknown_audience,
        Code::UnknownMessage => texts.unknown_message,
        Code::UnknownChannel => texts.unknown_channel,
        Code::UnknownTheme => texts.unknown_theme,
        Code::UnknownClaim => texts.unknown_claim,
        Code::UnknownVisual => texts.unknown_visual,
        Code::UnknownSlogan => texts.unknown_slogan,
        Code::UnknownCostAudience => texts.unknown_cost_audience,
        Code::RatingRange => texts.rating_range,
        Code::SecondRatingRange => texts.second_rating_range,
        Code::ReachableRange => texts.reachable_range,
        Code::ObservedReachRange => texts.observed_reach_range,
        Code::ObservedImpressions => texts.observed_impressions,
        Code::EvenContacts => texts.even_contacts,
        Code::UnitMismatch => texts.unit_mismatch,
        Code::DuplicateContact => texts.duplicate_contact,
        Code::OverlapRange => texts.overlap_range,
        Code::UnknownPair => texts.unknown_pair,
        Code::PairRange => texts.pair_range,
        Code::ClickRateRange => texts.click_rate_range,
        Code::ActionRateRange => texts.action_rate_range,
        Code::PercentRange => texts.percent_range,
        Code::DiscountSteps => texts.discount_steps,
        Code::NoExchangeRate => texts.no_exchange_rate,
        Code::UnknownCost => texts.unknown_cost,
        Code::CircularBase => texts.circular_base,
        Code::AmountTooLarge => texts.amount_too_large,
        Code::SpreadRange => texts.spread_range,
        Code::StartWeekZero => texts.start_week_zero,
        Code::OutsideCalendar => texts.outside_calendar,
        Code::QuantityTooLarge => texts.quantity_too_large,
        Code::AudienceTooLarge => texts.audience_too_large,
        Code::NegativeMoney => texts.negative_money,
        Code::TooManyDecimals => texts.too_many_decimals,
        Code::CalendarLength => texts.calendar_length,
        Code::WeightRange => texts.weight_range,
        Code::CompositeWeightRange => texts.composite_weight_range,
        Code::ThresholdRange => texts.threshold_range,
        Code::UnknownIncompatibleClaim => texts.unknown_incompatible_claim,
        Code::NoWeights => texts.no_weights,
        Code::StageTargetRange => texts.stage_target_range,
        Code::StageTargetSum => texts.stage_target_sum,
        Code::EffectiveFrequencyRange => texts.effective_frequency_range,
        Code::HalfLifeRange => texts.half_life_range,
        Code::InputErrorRange => texts.input_error_range,
        Code::CategoryRange => texts.category_range,
        Code::OverBudget => texts.over_budget,
        Code::ExpiredOffer => texts.expired_offer,
        Code::ContradictsItself => texts.contradicts_itself,
        Code::ClaimKindsDiffer => texts.claim_kinds_differ,
        Code::AudienceWithoutSize => texts.audience_without_size,
        Code::NobodyMet => texts.nobody_met,
        Code::NothingBought => texts.nothing_bought,
        Code::PointsWithoutRating => texts.points_without_rating,
        Code::MoreFreeThanPlaced => texts.more_free_than_placed,
        Code::RecordWithoutPlacement => texts.record_without_placement,
        Code::DivisionAboveAll => texts.division_above_all,
        Code::PlacedTwice => texts.placed_twice,
        Code::NoAudiences => texts.no_audiences,
        Code::NoMessages => texts.no_messages,
        Code::NoChannels => texts.no_channels,
        Code::NothingPlaced => texts.nothing_placed,
        Code::AudienceNeverMet => texts.audience_never_met,
        Code::MessageNeverPlaced => texts.message_never_placed,
        Code::BlankCoding => texts.blank_coding,
        Code::WorkNotCounted => texts.work_not_counted,
        Code::ExchangeWithoutDate => texts.exchange_without_date,
        Code::ChannelNeverUsed => texts.channel_never_used,
        Code::MissingTranslation => texts.missing_translation,
    }
}

/// The name of what has the problem; its id where it has no name.
fn item(place: &Place, plan: &Plan, language: Language) -> String {
    let texts = &Texts::of(language).problems;
    let named = |name: Option<&Bilingual>, id: &str| {
        let name = name.map(|name| name.get(language)).filter(|name| !name.is_empty());
        isolate(name.unwrap_or(id), language).into_owned()
    };
    let vocabulary = &plan.vocabulary;
    match place {
        Place::Plan => texts.the_plan.to_owned(),
        Place::Calendar => texts.the_calendar.to_owned(),
        Place::Money => texts.the_budget.to_owned(),
        Place::Settings => texts.the_settings.to_owned(),
        Place::Platform => texts.the_platform.to_owned(),
        Place::Audience(at, id) => named(plan.audiences.get(*at).map(|audience| &audience.name), id.as_str()),
        Place::Theme(at, id) => named(vocabulary.themes.get(*at).map(|theme| &theme.name), id.as_str()),
        Place::Claim(at, id) => named(vocabulary.claims.get(*at).map(|claim| &claim.name), id.as_str()),
        Place::Visual(at, id) => named(vocabulary.visuals.get(*at).map(|visual| &visual.name), id.as_str()),
        Place::Slogan(at, id) => named(vocabulary.slogans.get(*at).map(|slogan| &slogan.text), id.as_str()),
        Place::Message(at, id) => named(plan.messages.get(*at).map(|message| &message.name), id.as_str()),
        Place::Channel(at, id) | Place::Contact { position: at, channel: id, .. } => {
            named(plan.channels.get(*at).map(|channel| &channel.name), id.as_str())
        }
        Place::Placement(_, id) => named(None, id.as_str()),
        Place::OtherCost(at, id) => named(plan.other_costs.get(*at).map(|cost| &cost.name), id.as_str()),
        Place::Actual(_, id) => {
            let message = plan.placement(id).and_then(|placement| plan.message(&placement.message));
            named(message.map(|message| &message.name), id.as_str())
        }
        Place::Objective(at, id) => named(plan.objectives.get(*at).map(|objective| &objective.text), id.as_str()),
    }
}

fn audience_name(id: &AudienceId, plan: &Plan, language: Language) -> String {
    let name = plan.audience(id).map(|audience| audience.name.get(language)).filter(|name| !name.is_empty());
    isolate(name.unwrap_or(id.as_str()), language).into_owned()
}

fn argument(argument: &Argument, plan: &Plan, language: Language) -> String {
    let texts = &Texts::of(language).problems;
    match argument {
        Argument::Text(text) => isolate(text, language).into_owned(),
        Argument::Number(number) => plain_number(*number, texts),
        Argument::Whole(number) => number.to_string(),
        Argument::Week(week) => week.to_string(),
        Argument::Money(money) => {
            format!("{} {}", plan.money.currency.plain(*money), plan.money.currency.code())
        }
        Argument::Unit(Unit::Impressions) => texts.impressions.to_owned(),
        Argument::Unit(Unit::Insertions) => texts.insertions.to_owned(),
        Argument::Attributes(attributes) => {
            let names: Vec<&str> = attributes.iter().map(|&attribute| attribute_name(attribute, texts)).collect();
            names.join(texts.list_separator)
        }
        Argument::Language(Language::En) => texts.english_text.to_owned(),
        Argument::Language(Language::Ar) => texts.arabic_text.to_owned(),
        Argument::TextParts(parts) => {
            let names: Vec<&str> = parts.iter().map(|&part| part_name(part, texts)).collect();
            names.join(texts.list_separator)
        }
    }
}

fn part_name(part: TextPart, texts: &ProblemTexts) -> &'static str {
    match part {
        TextPart::Title => texts.part_title,
        TextPart::Organisation => texts.part_organisation,
        TextPart::Product => texts.part_product,
        TextPart::Name => texts.part_name,
        TextPart::Text => texts.part_text,
        TextPart::Measure => texts.part_measure,
        TextPart::Copy => texts.part_copy,
        TextPart::Notes => texts.part_notes,
        TextPart::Rationale => texts.part_rationale,
    }
}

fn attribute_name(attribute: Attribute, texts: &ProblemTexts) -> &'static str {
    match attribute {
        Attribute::Theme => texts.theme,
        Attribute::Claims => texts.claims,
        Attribute::Visuals => texts.visuals,
        Attribute::Tone => texts.tone,
        Attribute::Slogan => texts.slogan,
    }
}

/// A number as people write it, with at most six decimals.
fn plain_number(number: f64, texts: &ProblemTexts) -> String {
    if !number.is_finite() {
        return texts.no_number.to_owned();
    }
    let rounded = (number * 1e6).round() / 1e6;
    if rounded == 0.0 && number != 0.0 || !rounded.is_finite() { format!("{number:e}") } else { format!("{rounded}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::check;
    use crate::plan::sample_b::rayhan_soap;

    const REASONS: [NotComputable; 31] = [
        NotComputable::NoAudiences,
        NotComputable::NothingPlaced,
        NotComputable::NoContacts,
        NotComputable::AudienceWithoutSize,
        NotComputable::OneMessageOnly,
        NotComputable::NothingComparable,
        NotComputable::NoWeights,
        NotComputable::ImpossibleContactModel,
        NotComputable::TooLarge,
        NotComputable::CostsNothing,
        NotComputable::NothingDelivered,
        NotComputable::NoRatingForCost,
        NotComputable::NoExchangeRate,
        NotComputable::CircularBase,
        NotComputable::NotPaidByUnit,
        NotComputable::AmountTooSmall,
        NotComputable::NothingRecorded,
        NotComputable::NoBudget,
        NotComputable::NoPlatform,
        NotComputable::OneWeekOnly,
        NotComputable::OverlappingAudience,
        NotComputable::NoCategory,
        NotComputable::ReachOnly,
        NotComputable::OneStageOnly,
        NotComputable::NoStageTargets,
        NotComputable::NoHalfLife,
        NotComputable::NothingSpent,
        NotComputable::NoSecondCoding,
        NotComputable::NoVariation,
        NotComputable::NobodyMeetsTwo,
        NotComputable::SwitchedOff,
    ];

    #[test]
    fn every_code_has_a_sentence_of_its_own() {
        for language in Language::ALL {
            let texts = &Texts::of(language).problems;
            let sentences: std::collections::BTreeSet<&str> =
                Code::ALL.iter().map(|&code| template(code, texts)).collect();
            assert_eq!(sentences.len(), Code::ALL.len());
            let reasons: std::collections::BTreeSet<&str> = REASONS.iter().map(|&why| reason(why, language)).collect();
            assert_eq!(reasons.len(), REASONS.len());
        }
    }

    #[test]
    fn sentences_name_what_they_are_about() {
        let mut plan = rayhan_soap();
        plan.settings.stage_targets.desire = 0.21;
        plan.placements = plan.placements.iter().skip(1).map(|placement| placement.as_ref().clone()).collect();
        plan.messages.make_mut().truncate(6);
        let english: Vec<String> = check(&plan).iter().map(|problem| sentence(problem, &plan, Language::En)).collect();
        assert_eq!(
            english,
            [
                "The targets of the stages add up to 1.01. They must add up to 1.",
                "Placement “p10” shows the message “m7”, which this plan does not have.",
                "Placement “p11” shows the message “m8”, which this plan does not have.",
            ]
        );
        let arabic = sentence(&check(&plan)[1], &plan, Language::Ar);
        assert_eq!(
            arabic,
            "موضع الرسالة «\u{2068}p10\u{2069}» يعرض الرسالة «\u{2068}m7\u{2069}» وهي غير موجودة في هذه الخطة."
        );
    }

    #[test]
    fn reports_fill_every_slot_of_their_sentence() {
        let spending =
            crate::check::Spending { total: crate::plan::Money(4_000_000), ..crate::check::Spending::default() };
        for (fault, plan) in crate::check::faulty_plans() {
            for problem in crate::check::check_spending(&plan, &spending) {
                for language in Language::ALL {
                    let sentence = sentence(&problem, &plan, language);
                    assert!(!sentence.contains(['{', '}']), "{fault}: {sentence}");
                }
            }
        }
    }
}
