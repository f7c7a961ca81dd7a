//! Problems and reasons in words.

use super::strings::{ProblemTexts, Texts, fill, filled_as_data, slots};
use super::{Language, Locale, isolate, name_in_sentence};
use crate::check::{Argument, Code, Problem, ProblemPlace, TextPart};
use crate::plan::schema::ListName;
use crate::plan::{Attribute, AudienceId, NotComputable, Placement, PlacementId, Plan, Unit};

/// The most decimals of a number in a sentence.
const MOST_DECIMALS: u8 = 6;

/// Says what `problem` is in one sentence, with names, numbers and amounts as `locale` writes them everywhere. Names come
/// from `plan`, in the language of the sentence where they have one.
#[must_use]
pub fn sentence(problem: &Problem, plan: &Plan, locale: Locale) -> String {
    let words = Words { plan, locale, texts: &locale.texts().problems };
    let mut values = vec![("item", words.place(&problem.place))];
    if let ProblemPlace::Contact { audience, .. } = &problem.place {
        values.push(("audience", words.named(ListName::Audiences, audience.as_str())));
    }
    values.extend(problem.arguments.iter().map(|(name, value)| (*name, words.argument(value))));
    let borrowed: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    filled_as_data(template(problem.code, words.texts), &borrowed)
}

/// Returns one short sentence that says why a number cannot be computed.
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
        NotComputable::NoPeriod => texts.no_period,
        NotComputable::NotPaidByUnit => texts.not_paid_by_unit,
        NotComputable::AmountTooSmall => texts.amount_too_small,
        NotComputable::NothingRecorded => texts.nothing_recorded,
        NotComputable::NoBudget => texts.no_budget,
        NotComputable::NoPlatform => texts.no_platform,
        NotComputable::OneWeekOnly => texts.one_week_only,
        NotComputable::OverlappingAudience => texts.overlapping_audience,
        NotComputable::PartOfAudience => texts.part_of_audience,
        NotComputable::NoCategory => texts.no_category,
        NotComputable::ReachOnly => texts.reach_only,
        NotComputable::OneStageOnly => texts.one_stage_only,
        NotComputable::NoStageTargets => texts.no_stage_targets,
        NotComputable::NoHalfLife => texts.no_half_life,
        NotComputable::NothingSpent => texts.nothing_spent,
        NotComputable::NoSecondCoding => texts.no_second_coding,
        NotComputable::NoVariation => texts.no_variation,
        NotComputable::NobodyMeetsTwo => texts.nobody_meets_two,
        NotComputable::NoCommonAudience => texts.no_common_audience,
        NotComputable::SwitchedOff => texts.switched_off,
        NotComputable::NothingServes => texts.nothing_serves,
        NotComputable::MeasuredElsewhere => texts.measured_elsewhere,
        NotComputable::NoTarget => texts.no_target,
        NotComputable::NoMentions => texts.no_mentions,
        NotComputable::FewMentions => texts.few_mentions,
        NotComputable::NothingForOrAgainst => texts.nothing_for_or_against,
        NotComputable::NothingAgainst => texts.nothing_against,
        NotComputable::NoPeopleStated => texts.no_people_stated,
        NotComputable::NoCategoryMentions => texts.no_category_mentions,
        NotComputable::CategoryTooSmall => texts.category_too_small,
        NotComputable::NothingToAnswer => texts.nothing_to_answer,
        NotComputable::NothingAnswered => texts.nothing_answered,
        NotComputable::NotAsked => texts.not_asked,
        NotComputable::OffScale => texts.off_scale,
        NotComputable::NoRelations => texts.no_relations,
        NotComputable::NoMessages => texts.no_messages,
    }
}

#[expect(clippy::too_many_lines, reason = "one line for each code")]
fn template(code: Code, texts: &ProblemTexts) -> &'static str {
    match code {
        Code::DuplicateId => texts.duplicate_id.unfilled(),
        Code::UnknownAudience => texts.unknown_audience.unfilled(),
        Code::UnknownMessage => texts.unknown_message.unfilled(),
        Code::UnknownChannel => texts.unknown_channel.unfilled(),
        Code::UnknownWhole => texts.unknown_whole.unfilled(),
        Code::PartOfItself => texts.part_of_itself.unfilled(),
        Code::UnknownTheme => texts.unknown_theme.unfilled(),
        Code::UnknownClaim => texts.unknown_claim.unfilled(),
        Code::UnknownVisual => texts.unknown_visual.unfilled(),
        Code::UnknownSlogan => texts.unknown_slogan.unfilled(),
        Code::UnknownCostAudience => texts.unknown_cost_audience.unfilled(),
        Code::RatingRange => texts.rating_range.unfilled(),
        Code::SecondRatingRange => texts.second_rating_range.unfilled(),
        Code::ReachableRange => texts.reachable_range.unfilled(),
        Code::ObservedReachRange => texts.observed_reach_range.unfilled(),
        Code::ObservedImpressions => texts.observed_impressions.unfilled(),
        Code::EvenContacts => texts.even_contacts.unfilled(),
        Code::UnitMismatch => texts.unit_mismatch.unfilled(),
        Code::DuplicateContact => texts.duplicate_contact.unfilled(),
        Code::ContactShareRange => texts.contact_share_range.unfilled(),
        Code::OverlapRange => texts.overlap_range.unfilled(),
        Code::UnknownPair => texts.unknown_pair.unfilled(),
        Code::PairRange => texts.pair_range.unfilled(),
        Code::ClickRateRange => texts.click_rate_range.unfilled(),
        Code::ActionRateRange => texts.action_rate_range.unfilled(),
        Code::PercentRange => texts.percent_range.unfilled(),
        Code::PeriodRange => texts.period_range.unfilled(),
        Code::DiscountSteps => texts.discount_steps.unfilled(),
        Code::NoExchangeRate => texts.no_exchange_rate.unfilled(),
        Code::UnknownCost => texts.unknown_cost.unfilled(),
        Code::CircularBase => texts.circular_base.unfilled(),
        Code::AmountTooLarge => texts.amount_too_large.unfilled(),
        Code::SpreadRange => texts.spread_range.unfilled(),
        Code::StartWeekZero => texts.start_week_zero.unfilled(),
        Code::OutsideCalendar => texts.outside_calendar.unfilled(),
        Code::QuantityTooLarge => texts.quantity_too_large.unfilled(),
        Code::AudienceTooLarge => texts.audience_too_large.unfilled(),
        Code::NegativeMoney => texts.negative_money.unfilled(),
        Code::TooManyDecimals => texts.too_many_decimals.unfilled(),
        Code::CalendarLength => texts.calendar_length.unfilled(),
        Code::WeightRange => texts.weight_range.unfilled(),
        Code::CompositeWeightRange => texts.composite_weight_range.unfilled(),
        Code::ThresholdRange => texts.threshold_range.unfilled(),
        Code::UnknownIncompatibleClaim => texts.unknown_incompatible_claim.unfilled(),
        Code::NoWeights => texts.no_weights,
        Code::StageTargetRange => texts.stage_target_range.unfilled(),
        Code::StageTargetSum => texts.stage_target_sum.unfilled(),
        Code::EffectiveFrequencyRange => texts.effective_frequency_range.unfilled(),
        Code::HalfLifeRange => texts.half_life_range.unfilled(),
        Code::InputErrorRange => texts.input_error_range.unfilled(),
        Code::CategoryRange => texts.category_range.unfilled(),
        Code::OverBudget => texts.over_budget.unfilled(),
        Code::ExpiredOffer => texts.expired_offer.unfilled(),
        Code::ContradictsItself => texts.contradicts_itself.unfilled(),
        Code::ClaimKindsDiffer => texts.claim_kinds_differ.unfilled(),
        Code::AudienceWithoutSize => texts.audience_without_size.unfilled(),
        Code::PartLargerThanWhole => texts.part_larger_than_whole.unfilled(),
        Code::ContactShareSum => texts.contact_share_sum.unfilled(),
        Code::ContactShareOfPart => texts.contact_share_of_part.unfilled(),
        Code::ContactShareOfInsertions => texts.contact_share_of_insertions.unfilled(),
        Code::NobodyMet => texts.nobody_met.unfilled(),
        Code::NothingBought => texts.nothing_bought.unfilled(),
        Code::ExperienceRange => texts.experience_range.unfilled(),
        Code::UnknownInListening => texts.unknown_in_listening.unfilled(),
        Code::PromiseDenied => texts.promise_denied.unfilled(),
        Code::UnansweredMentions => texts.unanswered_mentions.unfilled(),
        Code::InfluencerOutweighs => texts.influencer_outweighs.unfilled(),
        Code::ProofEnded => texts.proof_ended.unfilled(),
        Code::MessageWithoutInsight => texts.message_without_insight.unfilled(),
        Code::PointsWithoutRating => texts.points_without_rating.unfilled(),
        Code::MoreFreeThanPlaced => texts.more_free_than_placed.unfilled(),
        Code::RecordWithoutPlacement => texts.record_without_placement.unfilled(),
        Code::DivisionAboveAll => texts.division_above_all.unfilled(),
        Code::CostMissing => texts.cost_missing.unfilled(),
        Code::PlacedForOthers => texts.placed_for_others.unfilled(),
        Code::PlacedTwice => texts.placed_twice.unfilled(),
        Code::NoAudiences => texts.no_audiences,
        Code::NoMessages => texts.no_messages,
        Code::NoChannels => texts.no_channels,
        Code::NothingPlaced => texts.nothing_placed,
        Code::AudienceNeverMet => texts.audience_never_met.unfilled(),
        Code::PlacedOutsideTotal => texts.placed_outside_total.unfilled(),
        Code::ContactShareElsewhere => texts.contact_share_elsewhere.unfilled(),
        Code::ObjectiveNotServed => texts.objective_not_served.unfilled(),
        Code::MessageServesNothing => texts.message_serves_nothing.unfilled(),
        Code::OutputAsOutcome => texts.output_as_outcome.unfilled(),
        Code::MessageNeverPlaced => texts.message_never_placed.unfilled(),
        Code::BlankCoding => texts.blank_coding.unfilled(),
        Code::WorkNotCounted => texts.work_not_counted.unfilled(),
        Code::ConsentNotAsked => texts.consent_not_asked.unfilled(),
        Code::ConsentNotStated => texts.consent_not_stated.unfilled(),
        Code::ContactNotStated => texts.contact_not_stated.unfilled(),
        Code::ExchangeWithoutDate => texts.exchange_without_date.unfilled(),
        Code::ChannelNeverUsed => texts.channel_never_used.unfilled(),
        Code::MissingTranslation => texts.missing_translation.unfilled(),
    }
}

/// Holds what the sentences of a plan's problems are put together from.
struct Words<'a> {
    plan: &'a Plan,
    locale: Locale,
    texts: &'static ProblemTexts,
}

impl Words<'_> {
    /// Names the thing `id` of a list as a sentence does.
    fn named(&self, list: ListName, id: &str) -> String {
        name_in_sentence(self.plan, list, id, self.locale)
    }

    /// Names what has the problem.
    fn place(&self, place: &ProblemPlace) -> String {
        let texts = self.texts;
        match (place, place.item()) {
            (ProblemPlace::Placement(at, id), _) => {
                let found = self.plan.placements.get(*at).filter(|found| found.id == *id);
                self.placement(id, found.map(AsRef::as_ref))
            }
            (ProblemPlace::Actual(_, id), _) => self.placement(id, self.plan.placement(id)),
            (_, Some((list, _, id))) => self.named(list, id),
            (ProblemPlace::Calendar, None) => texts.the_calendar.to_owned(),
            (ProblemPlace::Money, None) => texts.the_budget.to_owned(),
            (ProblemPlace::Settings, None) => texts.the_settings.to_owned(),
            (ProblemPlace::Platform, None) => texts.the_platform.to_owned(),
            (ProblemPlace::Listening, None) => texts.the_mentions.to_owned(),
            (_, None) => texts.the_plan.to_owned(),
        }
    }

    /// Names a placement by its message, channel and weeks; by its id where the plan does not have it.
    fn placement(&self, id: &PlacementId, found: Option<&Placement>) -> String {
        let Some(placement) = found else { return self.named(ListName::Placements, id.as_str()) };
        let week = |week: u32| self.locale.ungrouped(week);
        let (first, last) = (placement.start_week, placement.end_week());
        let message = self.named(ListName::Messages, placement.message.as_str());
        let channel = self.named(ListName::Channels, placement.channel.as_str());
        let (first_week, last_week) = (week(first), week(last));
        if first >= last {
            let values = slots![("message", &message), ("channel", &channel), ("first", &first_week)];
            return fill!(self.texts.placement_in_week, values);
        }
        let values = slots![("message", &message), ("channel", &channel), ("first", &first_week), ("last", &last_week)];
        fill!(self.texts.placement_in_weeks, values)
    }

    fn argument(&self, argument: &Argument) -> String {
        let (plan, locale, texts) = (self.plan, self.locale, self.texts);
        match argument {
            Argument::Text(text) => isolate(text, locale.language).into_owned(),
            Argument::Audience(id) => self.named(ListName::Audiences, id.as_str()),
            Argument::Claim(id) => self.named(ListName::Claims, id.as_str()),
            Argument::Channel(id) => self.named(ListName::Channels, id.as_str()),
            Argument::Message(id) => self.named(ListName::Messages, id.as_str()),
            Argument::Audiences(ids) => {
                let name = |id| self.argument(&Argument::Audience(AudienceId::clone(id)));
                ids.iter().map(name).collect::<Vec<_>>().join(texts.list_separator)
            }
            Argument::Reason(why) => reason(*why, locale.language).to_owned(),
            Argument::Placement(id) => self.placement(id, plan.placement(id)),
            Argument::Number(number) => self.number(*number, |number| locale.decimal_short(number, MOST_DECIMALS)),
            Argument::Share(share) => self.number(*share, |share| locale.percent_short(share, MOST_DECIMALS)),
            Argument::Percent(percent) => locale.exact_percent(*percent),
            Argument::Exact(number) => locale.exact(*number),
            Argument::Whole(number) => locale.whole(*number),
            Argument::Week(week) => locale.ungrouped(*week),
            Argument::Money(money) => locale.money(*money, plan.money.currency),
            Argument::LeastMoney(money) => {
                let amount = locale.money(*money, plan.money.currency);
                fill!(locale.texts().shared.at_least, &[("amount", &amount)])
            }
            Argument::Amount(amount, currency) => locale.rate(*amount, *currency),
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

    /// Writes a number as `write` does, or the words for what is no number.
    fn number(&self, number: f64, write: impl Fn(f64) -> String) -> String {
        if number.is_finite() { write(number) } else { self.texts.no_number.to_owned() }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::check;
    use crate::plan::sample_b::rayhan_soap;
    use crate::text::{Digits, Region};

    const EN: Locale = Locale { language: Language::En, digits: Digits::Western, region: Region::Gulf, hijri: false };
    const AR: Locale = Locale { language: Language::Ar, ..EN };
    const MASHRIQ: Locale = Locale { digits: Digits::ArabicIndic, ..AR };

    const REASONS: [NotComputable; 37] = [
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
        NotComputable::NoPeriod,
        NotComputable::NotPaidByUnit,
        NotComputable::AmountTooSmall,
        NotComputable::NothingRecorded,
        NotComputable::NoBudget,
        NotComputable::NoPlatform,
        NotComputable::OneWeekOnly,
        NotComputable::OverlappingAudience,
        NotComputable::PartOfAudience,
        NotComputable::NoCategory,
        NotComputable::ReachOnly,
        NotComputable::OneStageOnly,
        NotComputable::NoStageTargets,
        NotComputable::NoHalfLife,
        NotComputable::NothingSpent,
        NotComputable::NoSecondCoding,
        NotComputable::NoVariation,
        NotComputable::NobodyMeetsTwo,
        NotComputable::NoCommonAudience,
        NotComputable::SwitchedOff,
        NotComputable::NothingServes,
        NotComputable::MeasuredElsewhere,
        NotComputable::NoTarget,
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
        let english: Vec<String> = check(&plan).iter().map(|problem| sentence(problem, &plan, EN)).collect();
        assert_eq!(
            english,
            [
                "The targets of the stages add up to 101%. They must add up to 100%.",
                "Placement “m7 on email, weeks 4 to 8” shows the message “m7”, which this plan does not have",
                "Placement “m8 on instagram, weeks 2 to 6” shows the message “m8”, which this plan does not have",
            ]
        );
        let arabic = sentence(&check(&plan)[1], &plan, AR);
        assert_eq!(
            arabic,
            "موضع الرسالة «\u{2068}m7\u{2069} على \u{2068}email\u{2069}، الأسابيع 4 إلى 8» يعرض الرسالة \
             «\u{2068}m7\u{2069}» وهي غير موجودة في هذه الخطة"
        );
    }

    /// What the sentences of fault 46 said: `1000.000 JOD`, digits of the other kind, shares as fractions.
    #[test]
    fn sentences_write_numbers_as_the_rest_of_the_window_does() {
        let mut plan = rayhan_soap();
        plan.settings.stage_targets.desire = 0.21;
        plan.settings.off_brief_threshold = 1.255;
        plan.settings.category_grp = Some(-1_234.5);
        let spending =
            crate::check::Spending { total: crate::plan::Money(4_500_000), ..crate::check::Spending::default() };
        let said = |code: Code, locale: Locale| {
            let problems = crate::check::check_spending(&plan, &spending);
            let problem = problems.iter().find(|problem| problem.code == code).expect("the plan has the problem");
            sentence(problem, &plan, locale)
        };
        for (code, english, arabic, mashriq) in [
            (
                Code::OverBudget,
                "The plan spends JOD\u{a0}1,500.000 more than its budget of JOD\u{a0}3,000.000",
                "يتجاوز إنفاق الخطة ميزانيتها البالغة 3,000.000\u{a0}د.أ بمقدار 1,500.000\u{a0}د.أ",
                "يتجاوز إنفاق الخطة ميزانيتها البالغة ٣٬٠٠٠٫٠٠٠\u{a0}د.أ بمقدار ١٬٥٠٠٫٠٠٠\u{a0}د.أ",
            ),
            (
                Code::StageTargetSum,
                "The targets of the stages add up to 101%. They must add up to 100%.",
                "مجموع مستهدفات المراحل هو \u{2066}101%\u{2069}؛ يجب أن يكون \u{2066}100%\u{2069}.",
                "مجموع مستهدفات المراحل هو ١٠١٪؛ يجب أن يكون ١٠٠٪.",
            ),
            (
                Code::ThresholdRange,
                "A threshold of the measures is 125.5%. It must be from 0% to 100%.",
                "أحد حدود المقاييس هو \u{2066}125.5%\u{2069}؛ يجب أن يكون من \u{2066}0%\u{2069} إلى \u{2066}100%\u{2069}.",
                "أحد حدود المقاييس هو ١٢٥٫٥٪؛ يجب أن يكون من ٠٪ إلى ١٠٠٪.",
            ),
            (
                Code::CategoryRange,
                "The rating points of the category are −1,234.5. They must be above zero.",
                "نقاط التقييم الإجمالية للفئة هي \u{2066}−1,234.5\u{2069}؛ يجب أن تكون أكبر من الصفر.",
                "نقاط التقييم الإجمالية للفئة هي −١٬٢٣٤٫٥؛ يجب أن تكون أكبر من الصفر.",
            ),
        ] {
            assert_eq!([EN, AR, MASHRIQ].map(|locale| said(code, locale)), [english, arabic, mashriq]);
        }
    }

    #[test]
    fn reports_fill_every_slot_of_their_sentence() {
        let spending =
            crate::check::Spending { total: crate::plan::Money(4_000_000), ..crate::check::Spending::default() };
        for (fault, plan) in crate::check::faulty_plans() {
            for problem in crate::check::check_spending(&plan, &spending) {
                for locale in [EN, AR, MASHRIQ] {
                    let sentence = sentence(&problem, &plan, locale);
                    assert!(!sentence.contains(['{', '}']), "{fault}: {sentence}");
                }
            }
        }
    }
}
