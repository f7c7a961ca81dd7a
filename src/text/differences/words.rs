//! Words for the fields and lists of the document.

use crate::text::strings::DifferencesTexts;

/// Returns what a field is called; nothing for one that this program does not know by name.
pub(super) fn field_word(name: &str, texts: &'static DifferencesTexts) -> Option<&'static str> {
    Some(match name {
        "id" => texts.id,
        "promise" => texts.promise,
        "date" => texts.date,
        "until_week" => texts.until_week,
        "tax_free" => texts.tax_free,
        "pairs" => texts.pairs,
        "also_met" => texts.also_met,
        "share" => texts.share,
        "part_of" => texts.part_of,
        "incompatible_with" => texts.incompatible_with,
        "bilingual" => texts.bilingual,
        "second_coding" => texts.second_coding,
        "hours_per_week" => texts.hours_per_week,
        "hourly_rate" => texts.hourly_rate,
        "from_units" => texts.from_units,
        "locked" => texts.locked,
        "title" => texts.title,
        "organisation" => texts.organisation,
        "product" => texts.product,
        "notes" => texts.notes,
        "calendar" => texts.calendar,
        "start" => texts.start,
        "weeks" => texts.weeks,
        "money" => texts.money,
        "currency" => texts.currency,
        "budget" => texts.budget,
        "settings" => texts.settings,
        "effective_frequency" => texts.effective_frequency,
        "stage_targets" => texts.stage_targets,
        "similarity_weights" => texts.similarity_weights,
        "continuity_half_life_weeks" => texts.half_life,
        "name" => texts.name,
        "text" => texts.text,
        "measure" => texts.measure,
        "size" => texts.size,
        "languages" => texts.languages,
        "source" => texts.source,
        "vocabulary" => texts.vocabulary,
        "words" => texts.words,
        "value" => texts.value,
        "platform" => texts.platform,
        "kind" => texts.kind,
        "stage" => texts.stage,
        "colour" => texts.colour,
        "call_to_action" => texts.call_to_action,
        "copy" => texts.copy,
        "week" => texts.week,
        "amount" => texts.amount,
        _ => {
            let channel = || channel_word(name, texts);
            let coded = || coded_word(name, texts);
            let purpose = || purpose_word(name, texts).or_else(|| listening_word(name, texts));
            let money = || money_word(name, texts);
            return list_word(name, texts).or_else(channel).or_else(coded).or_else(money).or_else(purpose);
        }
    })
}

fn money_word(name: &str, texts: &'static DifferencesTexts) -> Option<&'static str> {
    Some(match name {
        "terms" => texts.terms,
        "commission" => texts.commission,
        "tax" => texts.tax,
        "counts_against_budget" => texts.counts_against_budget,
        "percent" => texts.percent,
        "discount_percent" => texts.discount_percent,
        "volume_discounts" => texts.volume_discounts,
        "fees" => texts.fees,
        "exchange" => texts.exchange,
        "labour" => texts.labour,
        "free_units" => texts.free_units,
        "divisions" => texts.divisions,
        "parts" => texts.parts,
        "delivered" => texts.delivered,
        "spent" => texts.spent,
        _ => return None,
    })
}

fn coded_word(name: &str, texts: &'static DifferencesTexts) -> Option<&'static str> {
    Some(match name {
        "theme" => texts.theme,
        "tone" => texts.tone,
        "slogan" => texts.slogan,
        "message" => texts.message,
        "channel" => texts.channel,
        "audience" => texts.audience,
        "start_week" => texts.start_week,
        "quantities" => texts.quantities_field,
        "pattern" => texts.pattern,
        "per_week" => texts.per_week,
        "weeks_on" => texts.weeks_on,
        "weeks_off" => texts.weeks_off,
        "base" => texts.base,
        "pulse" => texts.pulse,
        "every_weeks" => texts.every_weeks,
        "rationale" => texts.rationale,
        "status" => texts.status,
        _ => return None,
    })
}

fn channel_word(name: &str, texts: &'static DifferencesTexts) -> Option<&'static str> {
    Some(match name {
        "element" => texts.element,
        "tool" => texts.tool,
        "media" => texts.media,
        "environment" => texts.environment,
        "consent" => texts.consent,
        "unit" => texts.unit,
        "cost" => texts.cost,
        "rate" => texts.rate,
        "click_rate" => texts.click_rate,
        "model" => texts.model,
        "r1" => texts.r1,
        "r2" => texts.r2,
        "reachable" => texts.reachable,
        "observed" => texts.observed,
        "impressions" => texts.impressions,
        "reach" => texts.reach,
        "overlap" => texts.overlap,
        "overlaps" => texts.overlaps,
        _ => return None,
    })
}

fn list_word(name: &str, texts: &'static DifferencesTexts) -> Option<&'static str> {
    Some(match name {
        "objectives" => texts.objectives,
        "audiences" => texts.audiences,
        "themes" => texts.themes,
        "claims" => texts.claims,
        "visuals" => texts.visuals,
        "slogans" => texts.slogans,
        "messages" => texts.messages,
        "channels" => texts.channels,
        "contacts" => texts.contacts,
        "placements" => texts.placements,
        "other_costs" => texts.other_costs,
        "actuals" => texts.actuals,
        "insights" => texts.insights,
        "alternatives" => texts.alternatives,
        "mentions" => texts.mentions,
        "experiences" => texts.experiences,
        "relations" => texts.relations,
        "worksheets" => texts.worksheets,
        "answers" => texts.answers,
        _ => return None,
    })
}

/// Returns what an item of a list is called.
pub(super) fn item_word(list: &str, texts: &'static DifferencesTexts) -> Option<&'static str> {
    Some(match list {
        "objectives" => texts.objective,
        "audiences" => texts.audience,
        "themes" => texts.theme,
        "claims" => texts.claim,
        "visuals" => texts.visual,
        "slogans" => texts.slogan,
        "messages" => texts.message,
        "channels" => texts.channel,
        "contacts" => texts.contact,
        "placements" => texts.placement,
        "other_costs" => texts.other_cost,
        "actuals" => texts.actual,
        "insights" => texts.insight,
        "alternatives" => texts.alternative,
        "mentions" => texts.mention,
        "experiences" => texts.experience,
        "relations" => texts.relation,
        "worksheets" => texts.worksheet,
        "answers" => texts.answer_to,
        "notes" => texts.option_note,
        "rates" => texts.rate_factor,
        "sections" => texts.section,
        "weeks" => texts.week,
        "pairs" => texts.pair,
        "divisions" => texts.division,
        "parts" => texts.part,
        "volume_discounts" => texts.volume_discount,
        _ => return None,
    })
}

fn purpose_word(name: &str, texts: &'static DifferencesTexts) -> Option<&'static str> {
    Some(match name {
        "metric" => texts.metric,
        "baseline" => texts.baseline,
        "target" => texts.target,
        "due" => texts.due,
        "method" => texts.method,
        "owner" => texts.owner,
        "trigger" => texts.trigger,
        "brief" => texts.brief,
        "background" => texts.background,
        "now" => texts.now,
        "after" => texts.after,
        "proposition" => texts.proposition,
        "reasons" => texts.reasons,
        "mandatories" => texts.mandatories,
        "proofs" => texts.proofs,
        "until" => texts.until,
        "form" => texts.form,
        "note" => texts.note,
        "rates" => texts.rates,
        "factor" => texts.factor,
        "divides" => texts.divides,
        _ => return None,
    })
}

fn listening_word(name: &str, texts: &'static DifferencesTexts) -> Option<&'static str> {
    Some(match name {
        "sentiment" => texts.sentiment,
        "count" => texts.count,
        "people" => texts.people,
        "influencer" => texts.influencer,
        "own" => texts.own,
        "phase" => texts.phase,
        "answered_hours" => texts.answered_hours,
        "category_mentions" => texts.category_mentions,
        "listening" => texts.listening,
        "places" => texts.places,
        "own_rule" => texts.own_rule,
        "since" => texts.since,
        "target_hours" => texts.target_hours,
        "ask_insights" => texts.ask_insights,
        "promised" => texts.promised,
        "experienced" => texts.experienced,
        "respondents" => texts.respondents,
        "dimension" => texts.dimension,
        "framework" => texts.framework,
        "item" => texts.sheet_item,
        "answer" => texts.answer,
        "option" => texts.option,
        "book" => texts.book,
        "outline" => texts.outline,
        "course" => texts.course,
        "authors" => texts.authors,
        "sections" => texts.sections,
        "references" => texts.references,
        "word_limit" => texts.word_limit,
        "left_out" => texts.left_out,
        "link" => texts.link,
        _ => return None,
    })
}
