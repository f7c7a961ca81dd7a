//! The names of what a plan is made of, in both languages.

use super::strings::{Texts, fill};
use super::{Language, Locale, Noun};
use crate::plan::{
    Attribute, ClaimValue, Coded, CommissionBase, Consent, ContactModel, CostBase, CostKind, CostLine, CostModel,
    Currency, DivisionBy, DivisionMethod, Element, Environment, FeeBase, Media, MessageKind, Pattern, Quoted, Schedule,
    Stage, Status, TaxedLine, Tool, Unit,
};

/// Writes a name as it stands inside a sentence: in English without its capital, unless it is one of several.
#[must_use]
pub fn inside_sentence(name: &str, language: Language) -> String {
    let mut letters = name.chars();
    match (language, letters.next(), letters.clone().next()) {
        (Language::En, Some(first), Some(second)) if first.is_uppercase() && second.is_lowercase() => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => name.to_owned(),
    }
}

/// Declares functions that name the variants of an enum.
macro_rules! names {
    ($($(#[$doc:meta])* $name:ident($value:ident: $kind:ty) in $table:ident { $($variant:pat => $field:ident,)* })*) => {
        $(
            $(#[$doc])*
            #[must_use]
            pub fn $name($value: $kind, language: Language) -> &'static str {
                let texts = &Texts::of(language).$table;
                match $value { $($variant => texts.$field,)* }
            }
        )*
    };
}

names! {
    /// The name of an attribute that messages are coded with.
    attribute(value: Attribute) in terms {
        Attribute::Theme => token_theme,
        Attribute::Claims => attribute_claims,
        Attribute::Visuals => attribute_visuals,
        Attribute::Tone => attribute_tone,
        Attribute::Slogan => token_slogan,
    }

    /// The name of a schedule.
    schedule(value: Schedule) in terms {
        Schedule::Continuous => schedule_continuous,
        Schedule::Flighting => schedule_flighting,
        Schedule::Pulsing => schedule_pulsing,
    }

    /// The name of a promotion element.
    element(value: Element) in terms {
        Element::Advertising => element_advertising,
        Element::SalesPromotion => element_sales_promotion,
        Element::PersonalSelling => element_personal_selling,
        Element::PublicRelations => element_public_relations,
        Element::DirectMarketing => element_direct_marketing,
        Element::Publicity => element_publicity,
        Element::Packaging => element_packaging,
        Element::Sponsorship => element_sponsorship,
        Element::InnovativePromotion => element_innovative_promotion,
        Element::SocialMedia => element_social_media,
    }

    /// The name of a tool or medium.
    tool(value: Tool) in terms {
        Tool::Website => tool_website,
        Tool::SearchEngines => tool_search_engines,
        Tool::Directories => tool_directories,
        Tool::Newsgroups => tool_newsgroups,
        Tool::InstantChat => tool_instant_chat,
        Tool::SocialNetworks => tool_social_networks,
        Tool::Email => tool_email,
        Tool::MobilePhone => tool_mobile_phone,
        Tool::Blogs => tool_blogs,
        Tool::VirtualCommunity => tool_virtual_community,
        Tool::OtherSites => tool_other_sites,
        Tool::InteractiveTelevision => tool_interactive_television,
        Tool::Television => tool_television,
        Tool::Radio => tool_radio,
        Tool::Newspaper => tool_newspaper,
        Tool::Magazine => tool_magazine,
        Tool::Outdoor => tool_outdoor,
        Tool::Cinema => tool_cinema,
        Tool::DirectMail => tool_direct_mail,
        Tool::Telephone => tool_telephone,
        Tool::Catalogue => tool_catalogue,
        Tool::PointOfSale => tool_point_of_sale,
        Tool::Event => tool_event,
        Tool::SalesForce => tool_sales_force,
        Tool::Pack => tool_pack,
        Tool::Other => tool_other,
    }

    /// The name of a kind of media.
    media(value: Media) in terms {
        Media::Paid => media_paid,
        Media::Owned => media_owned,
        Media::Earned => media_earned,
        Media::Shared => media_shared,
    }

    /// The name of an environment.
    environment(value: Environment) in terms {
        Environment::Online => environment_online,
        Environment::Offline => environment_offline,
    }

    /// The name of what is known of consent.
    consent(value: Consent) in terms {
        Consent::Recorded => consent_recorded,
        Consent::NotYet => consent_not_yet,
        Consent::NotNeeded => consent_not_needed,
    }

    /// The name of a channel's unit, in the plural.
    unit(value: Unit) in terms {
        Unit::Impressions => unit_impressions,
        Unit::Insertions => unit_insertions,
    }

    /// The name of a cost model, whatever its rate.
    cost_model(value: &CostModel) in terms {
        CostModel::PerUnit(_) => cost_per_unit,
        CostModel::PerThousand(_) => cost_per_thousand,
        CostModel::PerClick { .. } => cost_per_click,
        CostModel::PerAction { .. } => cost_per_action,
        CostModel::PerGrp { .. } => cost_per_grp,
        CostModel::PerWeek(_) => cost_per_week,
        CostModel::PerMonth(_) => cost_per_month,
        CostModel::PerFlight(_) => cost_per_flight,
        CostModel::PerPeriod { .. } => cost_per_period,
        CostModel::Flat(_) => cost_flat,
        CostModel::Free => cost_free,
    }

    /// A line on the way from the rate to what the client pays.
    cost_line(value: CostLine) in terms {
        CostLine::Gross => line_gross,
        CostLine::VolumeDiscount => line_volume_discount,
        CostLine::NegotiatedDiscount => line_negotiated_discount,
        CostLine::CommissionIncluded => line_commission_included,
        CostLine::Net => line_net,
        CostLine::Commission => line_commission,
        CostLine::Fees => line_fees,
        CostLine::Tax => line_tax,
        CostLine::Labour => line_labour,
        CostLine::Total => line_total,
        CostLine::TaxOnTop => line_tax_on_top,
    }

    /// What a rate already holds.
    quoted(value: Quoted) in terms {
        Quoted::Gross => quoted_gross,
        Quoted::Net => quoted_net,
    }

    /// What a commission is a percent of.
    commission_base(value: CommissionBase) in terms {
        CommissionBase::OfGross => commission_of_gross,
        CommissionBase::OnNet => commission_on_net,
    }

    /// What a fee is a percent of.
    fee_base(value: FeeBase) in terms {
        FeeBase::Gross => fee_base_gross,
        FeeBase::Net => fee_base_net,
        FeeBase::MediaCost => fee_base_media_cost,
        FeeBase::Total => fee_base_total,
    }

    /// What a cost beside media is a percent of.
    cost_base(value: &CostBase) in terms {
        CostBase::Budget => cost_base_budget,
        CostBase::Net => cost_base_net,
        CostBase::Media => cost_base_media,
        CostBase::Total => cost_base_total,
        CostBase::Cost(_) => cost_base_cost,
    }

    /// A line that can bear tax.
    taxed_line(value: TaxedLine) in terms {
        TaxedLine::Media => taxed_media,
        TaxedLine::Commission => taxed_commission,
        TaxedLine::Fees => taxed_fees,
        TaxedLine::OtherCosts => taxed_other_costs,
    }

    /// What a budget is divided over.
    division_by(value: DivisionBy) in terms {
        DivisionBy::Element => division_element,
        DivisionBy::Channel => division_channel,
        DivisionBy::Audience => division_audience,
        DivisionBy::Month => division_month,
    }

    /// How a budget is divided.
    division_method(value: DivisionMethod) in terms {
        DivisionMethod::Percent => method_percent,
        DivisionMethod::EqualShare => method_equal_share,
        DivisionMethod::ObjectiveAndTask => method_objective_and_task,
        DivisionMethod::LastPeriodPlus(_) => method_last_period_plus,
        DivisionMethod::PercentOfSales(_) => method_percent_of_sales,
    }

    /// What a contact model is made from.
    contact_model(value: &ContactModel) in terms {
        ContactModel::Rating { .. } => contact_rating,
        ContactModel::Impressions { .. } => contact_impressions,
    }

    /// The name of the distribution that a contact model stands for.
    exposure_model(value: &ContactModel) in terms {
        ContactModel::Rating { r2: None, .. } => model_binomial,
        ContactModel::Rating { r2: Some(_), .. } => model_beta_binomial,
        ContactModel::Impressions { observed: None, .. } => model_poisson,
        ContactModel::Impressions { observed: Some(_), .. } => model_negative_binomial,
    }

    /// The name of a message kind.
    message_kind(value: MessageKind) in terms {
        MessageKind::Planned => kind_planned,
        MessageKind::Product => kind_product,
        MessageKind::Service => kind_service,
        MessageKind::Unplanned => kind_unplanned,
    }

    /// The name of a stage.
    stage(value: Stage) in terms {
        Stage::Attention => stage_attention,
        Stage::Information => stage_information,
        Stage::Desire => stage_desire,
        Stage::Action => stage_action,
        Stage::AfterSale => stage_after_sale,
    }

    /// The name of a placement's status.
    status(value: Status) in terms {
        Status::Draft => status_draft,
        Status::Approved => status_approved,
        Status::Booked => status_booked,
    }

    /// The name of a scheduling pattern, whatever its quantities.
    pattern(value: &Pattern) in terms {
        Pattern::Continuous { .. } => pattern_continuous,
        Pattern::Flighting { .. } => pattern_flighting,
        Pattern::Pulsing { .. } => pattern_pulsing,
    }

    /// What a cost beside media is for.
    cost_kind(value: CostKind) in terms {
        CostKind::Production => cost_kind_production,
        CostKind::Fees => cost_kind_fees,
        CostKind::Measurement => cost_kind_measurement,
        CostKind::Labour => cost_kind_labour,
        CostKind::Contingency => cost_kind_contingency,
        CostKind::Other => cost_kind_other,
    }

    /// The name of a language.
    language_name(value: Language) in terms {
        Language::En => language_english,
        Language::Ar => language_arabic,
    }

    /// The kind of a claim's value.
    claim_value_kind(value: &ClaimValue) in terms {
        ClaimValue::Days(_) => claim_days,
        ClaimValue::Percent(_) => claim_percent,
        ClaimValue::Price(_) => claim_price,
        ClaimValue::Until(_) => claim_until,
    }
}

/// Returns the name of the state of a coded attribute, whatever its value.
#[must_use]
pub fn coded_state<T>(value: &Coded<T>, language: Language) -> &'static str {
    let texts = &Texts::of(language).terms;
    match value {
        Coded::Blank => texts.coded_blank,
        Coded::Absent => texts.coded_absent,
        Coded::NotApplicable => texts.coded_not_applicable,
        Coded::Is(_) => texts.coded_is,
    }
}

/// The words for one tone axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ToneAxis {
    /// What the axis measures.
    pub name: &'static str,
    /// What 1 means.
    pub low: &'static str,
    /// What 5 means.
    pub high: &'static str,
}

/// Returns the three tone axes, in the order of [`crate::plan::Tone::axes`].
#[must_use]
pub fn tone_axes(language: Language) -> [ToneAxis; 3] {
    let texts = &Texts::of(language).terms;
    [
        ToneAxis { name: texts.tone_formality, low: texts.tone_formality_low, high: texts.tone_formality_high },
        ToneAxis { name: texts.tone_playfulness, low: texts.tone_playfulness_low, high: texts.tone_playfulness_high },
        ToneAxis { name: texts.tone_emotion, low: texts.tone_emotion_low, high: texts.tone_emotion_high },
    ]
}

/// Returns a claim's value in words: `within 2 days`, `30%`, `JOD 5.000`, `until 1 March 2026`.
#[must_use]
pub fn claim_value(value: &ClaimValue, currency: Currency, locale: Locale) -> String {
    let texts = &locale.texts().terms;
    match value {
        ClaimValue::Days(days) => {
            fill!(texts.claim_days_value, &[("days", &locale.count_oblique(u64::from(*days), Noun::Day))])
        }
        ClaimValue::Percent(percent) => locale.exact_percent(*percent),
        ClaimValue::Price(price) => locale.rate(*price, currency),
        ClaimValue::Until(day) => fill!(texts.claim_until_value, &[("day", &locale.day(day.0))]),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::plan::{AudienceId, Day, Decimal, Observed};
    use crate::text::{Digits, Region};

    fn cost_models() -> [CostModel; 11] {
        let rate = Decimal::ZERO;
        [
            CostModel::PerUnit(rate),
            CostModel::PerThousand(rate),
            CostModel::PerClick { rate, click_rate: 0.0 },
            CostModel::PerGrp { rate, audience: AudienceId::from("a") },
            CostModel::PerAction { rate, action_rate: 0.0 },
            CostModel::PerWeek(rate),
            CostModel::PerMonth(rate),
            CostModel::PerFlight(rate),
            CostModel::PerPeriod { rate, weeks: 4 },
            CostModel::Flat(rate),
            CostModel::Free,
        ]
    }

    fn contact_models() -> [ContactModel; 4] {
        let observed = Some(Observed { impressions: 1, reach: 0.5 });
        [
            ContactModel::Rating { r1: 0.1, r2: None },
            ContactModel::Rating { r1: 0.1, r2: Some(0.15) },
            ContactModel::Impressions { reachable: None, observed: None },
            ContactModel::Impressions { reachable: None, observed },
        ]
    }

    fn claim_values() -> [ClaimValue; 4] {
        [
            ClaimValue::Days(2),
            ClaimValue::Percent("30".parse().unwrap()),
            ClaimValue::Price("5".parse().unwrap()),
            ClaimValue::Until(Day(jiff::civil::date(2026, 3, 1))),
        ]
    }

    #[test]
    fn names_inside_a_sentence_have_no_capital_of_their_own() {
        use super::inside_sentence;
        for (name, language, expected) in [
            ("Promotion element", Language::En, "promotion element"),
            ("GRP", Language::En, "GRP"),
            ("CPM actual", Language::En, "CPM actual"),
            ("E-mail", Language::En, "E-mail"),
            ("", Language::En, ""),
            ("القناة", Language::Ar, "القناة"),
            ("Radio", Language::Ar, "Radio"),
        ] {
            assert_eq!(inside_sentence(name, language), expected, "{name}");
        }
    }

    #[test]
    fn no_two_variants_share_a_name() {
        for language in Language::ALL {
            let patterns = [
                Pattern::Continuous { per_week: 1 },
                Pattern::Flighting { per_week: 1, weeks_on: 1, weeks_off: 1 },
                Pattern::Pulsing { base: 1, pulse: 2, every_weeks: 2 },
            ];
            let coded = [Coded::Blank, Coded::Absent, Coded::NotApplicable, Coded::Is(())];
            let tables: Vec<Vec<&str>> = vec![
                Element::ALL.map(|value| element(value, language)).to_vec(),
                Tool::ALL.map(|value| tool(value, language)).to_vec(),
                Media::ALL.map(|value| media(value, language)).to_vec(),
                Environment::ALL.map(|value| environment(value, language)).to_vec(),
                Consent::ALL.map(|value| consent(value, language)).to_vec(),
                Unit::ALL.map(|value| unit(value, language)).to_vec(),
                cost_models().iter().map(|value| cost_model(value, language)).collect(),
                contact_models().iter().map(|value| exposure_model(value, language)).collect(),
                contact_models().iter().step_by(2).map(|value| contact_model(value, language)).collect(),
                MessageKind::ALL.map(|value| message_kind(value, language)).to_vec(),
                Stage::ALL.map(|value| stage(value, language)).to_vec(),
                Status::ALL.map(|value| status(value, language)).to_vec(),
                patterns.iter().map(|value| pattern(value, language)).collect(),
                CostKind::ALL.map(|value| cost_kind(value, language)).to_vec(),
                CostLine::ALL.map(|value| cost_line(value, language)).to_vec(),
                FeeBase::ALL.map(|value| fee_base(value, language)).to_vec(),
                DivisionBy::ALL.map(|value| division_by(value, language)).to_vec(),
                Language::ALL.map(|value| language_name(value, language)).to_vec(),
                claim_values().iter().map(|value| claim_value_kind(value, language)).collect(),
                coded.iter().map(|value| coded_state(value, language)).collect(),
                tone_axes(language).iter().flat_map(|axis| [axis.low, axis.high]).collect(),
                tone_axes(language).iter().map(|axis| axis.name).collect(),
            ];
            for names in tables {
                let distinct: BTreeSet<&str> = names.iter().copied().collect();
                assert_eq!(distinct.len(), names.len(), "{names:?}");
            }
        }
    }

    #[test]
    fn terms_follow_the_glossary() {
        assert_eq!(tool(Tool::Email, Language::Ar), "البريد الإلكتروني");
        assert_eq!(element(Element::SalesPromotion, Language::Ar), "تنشيط المبيعات");
        assert_eq!(stage(Stage::Action, Language::Ar), "الفعل والتصرف");
        assert_eq!(unit(Unit::Impressions, Language::Ar), "مرات الظهور");
        assert_eq!(exposure_model(&contact_models()[1], Language::En), "Beta-binomial");
        assert_eq!(exposure_model(&contact_models()[3], Language::En), "Negative binomial");
    }

    #[test]
    fn claim_values_are_put_into_words() {
        let currency: Currency = "JOD".parse().unwrap();
        let english = Locale::of(Language::En);
        let arabic =
            Locale { language: Language::Ar, digits: Digits::ArabicIndic, region: Region::Levant, hijri: false };
        let expected = [
            ("within 2 days", "خلال يومين"),
            ("30%", "٣٠٪"),
            ("JOD\u{a0}5.000", "٥٫٠٠٠\u{a0}د.أ"),
            ("until 1 March 2026", "حتى ١ آذار ٢٠٢٦"),
        ];
        for (value, (en, ar)) in claim_values().iter().zip(expected) {
            assert_eq!(claim_value(value, currency, english), en);
            assert_eq!(claim_value(value, currency, arabic), ar);
        }
    }
}
