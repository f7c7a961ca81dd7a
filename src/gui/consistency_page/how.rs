//! How the numbers of the Consistency page are computed: each formula with this plan's values put in.

use eframe::egui::Ui;

use super::three;
use crate::gui::context::Cx;
use crate::gui::plots::{formula, term};
use crate::gui::theme::space;
use crate::gui::widgets::{label, strong};
use crate::text;

/// The most terms of a sum that are written out.
const MAX_TERMS: usize = 8;

/// Shows formulas and values.
pub(super) fn show(cx: &Cx<'_>, ui: &mut Ui) {
    let words = &cx.texts.consistency_page;
    let results = &cx.analysis().consistency;
    label(ui, words.how_audience);
    strong(ui, &formula(cx, "C = Σ Σ p(i) × p(j) × S(i, j)"));
    ui.add_space(space::TIGHT);
    label(ui, words.how_plan);
    match results.exposure_weighted {
        Ok(value) => strong(ui, &formula(cx, &of_plan(cx, value))),
        Err(why) => label(ui, text::reason(why, cx.language())),
    };
    ui.add_space(space::TIGHT);
    label(ui, words.how_pairs);
    match results.message_weighted {
        Ok(value) => strong(ui, &formula(cx, &of_pairs(cx, value))),
        Err(why) => label(ui, text::reason(why, cx.language())),
    };
}

/// `(804,000 × 0.713 + …) ÷ 878,900 = 0.734`; an audience that receives one message counts as 1.
fn of_plan(cx: &Cx<'_>, value: f64) -> String {
    let met = || cx.analysis().consistency.audiences.iter().filter(|audience| audience.impressions > 0.0);
    let number = |value: f64, decimals| term(cx, cx.locale.decimal(value, decimals));
    let mut terms: Vec<String> = met()
        .take(MAX_TERMS)
        .map(|audience| {
            let figure = audience.exposure_weighted.unwrap_or(1.0);
            format!("{} × {}", number(audience.impressions, 0), number(figure, 4))
        })
        .collect();
    if met().count() > MAX_TERMS {
        terms.push("…".to_owned());
    }
    let whole: f64 = met().map(|audience| audience.impressions).sum();
    format!("C = ({}) ÷ {} = {}", terms.join(" + "), number(whole, 0), term(cx, three(cx, value)))
}

fn of_pairs(cx: &Cx<'_>, value: f64) -> String {
    let similarities = cx.analysis().consistency.pairs.iter().filter_map(|pair| pair.similarity.ok());
    let (mut sum, mut count) = (0.0, 0_u32);
    for similarity in similarities {
        sum += similarity;
        count += 1;
    }
    let sum = term(cx, three(cx, sum));
    format!("{sum} ÷ {} = {}", term(cx, cx.locale.ungrouped(count)), term(cx, three(cx, value)))
}
