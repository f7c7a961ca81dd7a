//! Says what every export says about its figures: the version of the calculations, the plan, the models, and what has no
//! source.

use crate::plan::{Channel, CostModel, ENGINE, Plan};
use crate::reach::TotalReach;
use crate::report::Report;
use crate::report::reach::model_names;
use crate::store;
use crate::text::strings::{fill, slots};
use crate::text::{Noun, isolate, reason, universe_in_sentence};

/// Returns eight hexadecimal digits that tell one state of a plan from another, in two groups: `7c41 e0b2`.
#[must_use]
pub fn plan_mark(plan: &Plan) -> String {
    let text = store::write(plan);
    // FNV-1a: no secret is kept by it, it only tells two states apart.
    let hash = text
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3));
    let folded = (hash >> 32) ^ (hash & 0xffff_ffff);
    format!("{:04x} {:04x}", folded >> 16, folded & 0xffff)
}

/// Returns the line at the foot of an export: the program, the version of the calculations, and the plan.
pub(super) fn footer(report: &Report) -> String {
    let (locale, mark) = (report.locale, plan_mark(report.plan));
    let values = slots![
        ("program", &*isolate(report.texts.shared.product_name, locale.language)),
        ("engine", &*locale.ungrouped(ENGINE)),
        ("mark", &*isolate(&mark, locale.language)),
    ];
    fill!(report.texts.export.footer, values)
}

/// Returns the sentences below figures: among whom and by which model reach is counted, its bounds, what has no source.
pub(super) fn notes(report: &Report) -> Vec<String> {
    let texts = &report.texts.export;
    let mut notes = match &report.analysis.reach.total {
        Ok(total) => reach_notes(report, total),
        Err(why) => vec![fill!(texts.reach_missing, &[("reason", reason(*why, report.locale.language))])],
    };
    if report.plan.channels.iter().any(|channel| is_unsourced(report.plan, channel)) {
        notes.push(texts.unsourced_note.to_owned());
    }
    if is_illustrative(report.plan) {
        notes.push(texts.all_illustrative.to_owned());
    }
    notes
}

fn reach_notes(report: &Report, total: &TotalReach) -> Vec<String> {
    let (texts, locale) = (&report.texts.export, report.locale);
    let overlap = report.analysis.reach.audiences.iter().flatten().any(|reach| !reach.overlaps.is_empty());
    let last = locale.ungrouped(report.plan.calendar.weeks);
    let weeks = fill!(texts.weeks_range, &[("first", &locale.ungrouped(1)), ("last", &last)]);
    let people = locale.count_oblique(people(total), Noun::Person);
    let values = slots![
        ("people", &*people),
        ("audiences", &*universe_in_sentence(report.plan, locale)),
        ("weeks", &*weeks),
        ("models", &*model_names(report, &total.models)),
        ("combined", if overlap { texts.overlapping } else { texts.independent }),
    ];
    let [low, high] = total.bounds.map(|bound| locale.percent(bound, 1));
    vec![fill!(texts.reach_note, values), fill!(texts.bounds_note, &[("low", &low), ("high", &high)])]
}

/// Returns how many people the universe holds. It is a sum of whole sizes.
fn people(total: &TotalReach) -> u64 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count of people, far below 2^53")]
    let people = total.population.max(0.0).round() as u64;
    people
}

/// Returns true for a channel whose rate, or whose contact with some audience, has no stated source.
pub(super) fn is_unsourced(plan: &Plan, channel: &Channel) -> bool {
    let is_placed = plan.placements.iter().any(|placement| placement.channel == channel.id);
    let has_rate = channel.cost != CostModel::Free;
    let lacks_contact = channel.contacts.iter().any(|contact| contact.source.trim().is_empty());
    is_placed && (lacks_contact || (has_rate && channel.source.trim().is_empty()))
}

/// Returns true for a plan in which some source says that a number is there for illustration.
#[must_use]
pub fn is_illustrative(plan: &Plan) -> bool {
    let says_so = |source: &str| source.to_lowercase().contains("illustrative") || source.contains("توضيح");
    plan.audiences.iter().any(|audience| says_so(&audience.source))
        || plan
            .channels
            .iter()
            .any(|channel| says_so(&channel.source) || channel.contacts.iter().any(|contact| says_so(&contact.source)))
}
