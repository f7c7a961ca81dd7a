//! The pattern of a placement's weeks, in one row: what it is, and its numbers.

use eframe::egui::{Color32, Ui};

use super::{AskedBar, changed, quantities};
use crate::gui::context::Cx;
use crate::gui::fit;
use crate::gui::theme::{font, size};
use crate::gui::visits::of_item;
use crate::gui::widgets::{choice, column, galley, number_field_id, row, small, whole_field};
use crate::plan::{MAX_QUANTITY, MAX_WEEKS, Pattern, Placement};
use crate::text::terms;

/// How wide the choice of a pattern is, and a number of it at least, in points.
const CHOICE_WIDTH: f32 = 94.0;
const NUMBER_WIDTH: f32 = 68.0;
/// What a field takes beside its number, in points.
const FIELD_MARGINS: f32 = 20.0;
/// Between two fields, in points.
const GAP: f32 = 4.0;
/// How wide a number of weeks is, in points.
const WEEKS_WIDTH: f32 = 40.0;

/// Shows the three patterns with the quantities at hand, or none, and the numbers of the one that is chosen.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, placement: &Placement, asked: &mut Option<AskedBar>) {
    let words = &cx.texts.plan_page;
    let most = placement.quantities.iter().copied().max().unwrap_or(0);
    let kinds = [
        None,
        Some(Pattern::Continuous { per_week: most }),
        Some(Pattern::Flighting { per_week: most, weeks_on: 1, weeks_off: 1 }),
        Some(Pattern::Pulsing { base: most / 2, pulse: most, every_weeks: 2 }),
    ];
    let kind_of = |pattern: &Option<Pattern>| match pattern {
        None => 0_usize,
        Some(Pattern::Continuous { .. }) => 1,
        Some(Pattern::Flighting { .. }) => 2,
        Some(Pattern::Pulsing { .. }) => 3,
    };
    let options: Vec<(usize, &str)> = kinds
        .iter()
        .map(|kind| {
            (
                kind_of(kind),
                kind.as_ref().map_or(cx.texts.figures.pattern_none, |kind| terms::pattern(kind, cx.language())),
            )
        })
        .collect();
    let widths = placement.pattern.map(|pattern| widths(cx, ui, pattern)).unwrap_or_default();
    let is_beside = CHOICE_WIDTH + widths.iter().map(|width| width + GAP).sum::<f32>() <= ui.available_width();
    row(ui, |ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        let kind = captioned(ui, words.pattern, CHOICE_WIDTH, |ui| {
            choice(ui, words.pattern, &kind_of(&placement.pattern), &options, CHOICE_WIDTH)
        });
        if let Some(kind) = kind {
            cx.edit(changed(placement, |new| set_pattern(new, kinds[kind])));
        }
        match placement.pattern {
            None => every_week(cx, ui, placement, asked),
            Some(current) if is_beside => numbers(cx, ui, placement, current, &widths),
            Some(_) => {}
        }
    });
    if let (Some(current), false) = (placement.pattern, is_beside) {
        row(ui, |ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            numbers(cx, ui, placement, current, &widths);
        });
    }
}

/// Returns how wide the field of each number of a pattern is, so that the whole number is seen.
fn widths(cx: &Cx<'_>, ui: &Ui, pattern: Pattern) -> Vec<f32> {
    let width = |number: Number| {
        let least = if number.is_weeks { WEEKS_WIDTH } else { NUMBER_WIDTH };
        let text = cx.locale.whole(number.value);
        let words = galley(ui, &text, font(size::BODY), Color32::PLACEHOLDER, f32::INFINITY);
        least.max(words.size().x + FIELD_MARGINS)
    };
    pattern_fields(cx, pattern).into_iter().map(width).collect()
}

/// Shows a control under its caption.
fn captioned<R>(ui: &mut Ui, caption: &str, width: f32, content: impl FnOnce(&mut Ui) -> R) -> R {
    ui.scope(|ui| {
        fit::at_most(ui, width);
        column(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            small(ui, caption);
            content(ui)
        })
    })
    .inner
}

/// Shows the one number of weeks that are all alike.
fn every_week(cx: &mut Cx<'_>, ui: &mut Ui, placement: &Placement, asked: &mut Option<AskedBar>) {
    let words = &cx.texts.plan_page;
    let same = placement.quantities.windows(2).all(|pair| pair[0] == pair[1]);
    let (true, Some(&first)) = (same, placement.quantities.first()) else { return };
    let key = ("every week", &placement.id);
    if first == 0 {
        quantities::ask(cx, ui, placement, number_field_id(cx, key), asked);
    }
    captioned(ui, words.all_weeks, 1.5 * NUMBER_WIDTH, |ui| {
        let edit = of_item(&placement.id, |new: &mut Placement, quantity| {
            new.quantities.fill(quantity);
            new.pattern = None;
        });
        whole_field(cx, ui, key, words.all_weeks, first, (0, MAX_QUANTITY), 1.5 * NUMBER_WIDTH, edit);
    });
}

fn numbers(cx: &mut Cx<'_>, ui: &mut Ui, placement: &Placement, current: Pattern, widths: &[f32]) {
    for (Number { name, caption, value, with, .. }, width) in pattern_fields(cx, current).into_iter().zip(widths) {
        let width = width.min(ui.available_width());
        captioned(ui, caption, width, |ui| {
            let key = (name, &placement.id);
            let edit = of_item(&placement.id, move |new: &mut Placement, value| {
                if let Some(before) = new.pattern {
                    set_pattern(new, Some(with(before, value)));
                }
            });
            whole_field(cx, ui, key, name, value, (0, MAX_QUANTITY), width, edit);
        });
    }
}

/// Gives a placement a pattern, and the quantities that it makes.
fn set_pattern(placement: &mut Placement, pattern: Option<Pattern>) {
    placement.pattern = pattern;
    if let Some(pattern) = pattern {
        placement.quantities = pattern.quantities(placement.weeks().max(1));
    }
}

type WithValue = fn(Pattern, u64) -> Pattern;

/// A number of a pattern.
struct Number {
    /// What screen readers hear.
    name: &'static str,
    /// What stands above it.
    caption: &'static str,
    value: u64,
    /// Whether it counts weeks.
    is_weeks: bool,
    /// The pattern with another value.
    with: WithValue,
}

/// Lists the numbers of a pattern.
fn pattern_fields(cx: &Cx<'_>, pattern: Pattern) -> Vec<Number> {
    fn weeks(value: u64) -> u32 {
        u32::try_from(value).unwrap_or(MAX_WEEKS).min(MAX_WEEKS)
    }
    let words = &cx.texts.plan_page;
    let units = |name, caption, value, with| Number { name, caption, value, is_weeks: false, with };
    let count = |name, caption, value: u32, with| Number { name, caption, value: value.into(), is_weeks: true, with };
    match pattern {
        Pattern::Continuous { per_week } => {
            vec![units(words.pattern_per_week, words.short_per_week, per_week, |_, per_week| Pattern::Continuous {
                per_week,
            })]
        }
        Pattern::Flighting { per_week, weeks_on, weeks_off } => vec![
            units(words.pattern_per_week, words.short_per_week, per_week, |pattern, per_week| match pattern {
                Pattern::Flighting { weeks_on, weeks_off, .. } => Pattern::Flighting { per_week, weeks_on, weeks_off },
                other => other,
            }),
            count(words.pattern_on, words.short_on, weeks_on, |pattern, value| match pattern {
                Pattern::Flighting { per_week, weeks_off, .. } => {
                    Pattern::Flighting { per_week, weeks_on: weeks(value).max(1), weeks_off }
                }
                other => other,
            }),
            count(words.pattern_off, words.short_off, weeks_off, |pattern, value| match pattern {
                Pattern::Flighting { per_week, weeks_on, .. } => {
                    Pattern::Flighting { per_week, weeks_on, weeks_off: weeks(value) }
                }
                other => other,
            }),
        ],
        Pattern::Pulsing { base, pulse, every_weeks } => vec![
            units(words.pattern_base, words.short_base, base, |pattern, base| match pattern {
                Pattern::Pulsing { pulse, every_weeks, .. } => Pattern::Pulsing { base, pulse, every_weeks },
                other => other,
            }),
            units(words.pattern_pulse, words.short_pulse, pulse, |pattern, pulse| match pattern {
                Pattern::Pulsing { base, every_weeks, .. } => Pattern::Pulsing { base, pulse, every_weeks },
                other => other,
            }),
            count(words.pattern_every, words.short_every, every_weeks, |pattern, value| match pattern {
                Pattern::Pulsing { base, pulse, .. } => {
                    Pattern::Pulsing { base, pulse, every_weeks: weeks(value).max(1) }
                }
                other => other,
            }),
        ],
    }
}
