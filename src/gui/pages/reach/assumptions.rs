//! Says what the page's further figures assume: how fast people forget, how far the inputs may be off, the category's points.

use eframe::egui::Ui;

use crate::gui::context::Cx;
use crate::gui::parts::half_life::half_life_reader;
use crate::gui::theme::space;
use crate::gui::visits::of_settings;
use crate::gui::widgets::{
    FieldLook, Unread, field_row, hinted_row, number_field, percent_field, small, strong, whole_field,
};
use crate::plan::{Decimal, InputError, Settings};
use crate::text;
use crate::text::Locale;

/// The name of an error, how large it is, and where it stands.
type ErrorField<'a> = (&'a str, f64, fn(&mut InputError) -> &mut f64);

/// Shows the fields.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui) {
    let words = &cx.texts.reach_page;
    let settings = cx.plan().settings;
    half_life(cx, ui, settings);
    category(cx, ui, settings);
    ui.add_space(space::SMALL);
    strong(ui, words.errors);
    small(ui, words.errors_hint);
    let error = settings.input_error;
    let fields: [ErrorField<'_>; 6] = [
        (words.error_rating, error.rating, |error| &mut error.rating),
        (words.error_repeat, error.repeat, |error| &mut error.repeat),
        (words.error_observed, error.observed_reach, |error| &mut error.observed_reach),
        (words.error_reachable, error.reachable, |error| &mut error.reachable),
        (words.error_size, error.size, |error| &mut error.size),
        (words.error_overlap, error.overlap, |error| &mut error.overlap),
    ];
    for (name, value, field) in fields {
        field_row(ui, name, |ui| {
            let edit = of_settings(move |settings, typed| *field(&mut settings.input_error) = typed);
            percent_field(cx, ui, ("input error", name), name, value, (0.0, 1.0), edit);
        });
    }
    field_row(ui, words.draws, |ui| {
        let edit = of_settings(|settings, typed: u64| settings.input_error.draws = u32::try_from(typed).unwrap_or(200));
        whole_field(cx, ui, "draws", words.draws, u64::from(error.draws), (10, 2000), 80.0, edit);
    });
    field_row(ui, words.seed, |ui| {
        let edit = of_settings(|settings, typed: u64| settings.input_error.seed = u32::try_from(typed).unwrap_or(1));
        whole_field(cx, ui, "seed", words.seed, u64::from(error.seed), (0, u64::from(u32::MAX)), 110.0, edit);
    });
}

fn half_life(cx: &mut Cx<'_>, ui: &mut Ui, settings: Settings) {
    let words = &cx.texts.reach_page;
    let figures = &cx.texts.figures;
    let locale = cx.locale;
    let read = half_life_reader(cx);
    hinted_row(
        ui,
        figures.half_life,
        |ui| {
            let shown = exact(locale, settings.memory_half_life_weeks);
            let edit = of_settings(|settings, weeks| settings.memory_half_life_weeks = weeks);
            number_field(cx, ui, "memory half-life", figures.half_life, &shown, FieldLook::line(80.0), read, edit);
        },
        &[words.half_life_hint],
    );
}

fn category(cx: &mut Cx<'_>, ui: &mut Ui, settings: Settings) {
    let words = &cx.texts.reach_page;
    let figures = &cx.texts.figures;
    let locale = cx.locale;
    let refusal = words.category_refusal;
    let read = |typed: &str| {
        if typed.trim().is_empty() {
            return Ok(None);
        }
        let points = text::parse_decimal(typed).map_err(|why| Unread::of(&why, locale))?.to_f64();
        if points > 0.0 { Ok(Some(points)) } else { Err(refusal.to_owned().into()) }
    };
    hinted_row(
        ui,
        figures.category_points,
        |ui| {
            let shown = settings.category_grp.map(|points| exact(locale, points)).unwrap_or_default();
            let edit = of_settings(|settings, points| settings.category_grp = points);
            number_field(
                cx,
                ui,
                "category points",
                figures.category_points,
                &shown,
                FieldLook::line(110.0),
                read,
                edit,
            );
        },
        &[words.category_hint],
    );
}

/// Writes a number with the decimals that it has.
fn exact(locale: Locale, number: f64) -> String {
    number.to_string().parse::<Decimal>().map_or_else(|_| locale.decimal(number, 2), |decimal| locale.exact(decimal))
}
