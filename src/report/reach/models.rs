//! The same plan by other models.

use crate::analysis::OtherModel;
use crate::plan::NotComputable;
use crate::reach::{Combination, Compared, Model, compare};
use crate::report::{Cell, Column, Report, Row, Table};
use crate::text::strings::fill;

/// Names models, in the order in which they are given.
#[must_use]
pub fn model_names(report: &Report<'_>, models: &[Model]) -> String {
    let terms = &report.texts.terms;
    let names = models.iter().map(|model| match model {
        Model::Binomial => terms.model_binomial,
        Model::BetaBinomial => terms.model_beta_binomial,
        Model::Polarised => terms.model_polarised,
        Model::Poisson => terms.model_poisson,
        Model::NegativeBinomial => terms.model_negative_binomial,
        Model::EvenBinomial => terms.model_even_binomial,
    });
    names.collect::<Vec<_>>().join(report.texts.figures.model_separator)
}

/// Names a way to combine channels.
pub(in crate::report) fn combination_name(report: &Report<'_>, combination: Combination) -> &'static str {
    let terms = &report.texts.terms;
    match combination {
        Combination::Plan => terms.combination_plan,
        Combination::Independent => terms.combination_independent,
        Combination::Sainsbury => terms.combination_sainsbury,
        Combination::Metheringham => terms.combination_metheringham,
        Combination::Agostini => terms.combination_agostini,
        Combination::Hofmans => terms.combination_hofmans,
        Combination::Sequential => terms.combination_sequential,
    }
}

/// Lists the net reach of each audience by the plan's model and by those of the textbooks.
#[must_use]
pub fn comparison(report: &Report<'_>) -> Table {
    let mut columns = vec![Column::text(report.texts.shared.audience)];
    columns.extend(Combination::ALL.map(|combination| Column::number(combination_name(report, combination))));
    let mut table = Table::new("reach-by-model", report.texts.figures.other_models, columns);
    for position in 0..report.plan.audiences.len() {
        let Ok(found) = compare(report.analysis.reach_state(), position) else { continue };
        let mut cells = vec![report.audience(position)];
        cells.extend(found.iter().map(|compared: &Compared| report.share(compared.reach)));
        // Every way of combining has a column.
        cells.resize(Combination::ALL.len() + 1, Cell::default());
        table.rows.push(Row::of(cells));
    }
    table.notes.push(report.texts.figures.other_models_note.to_owned());
    table
}

/// The levels that are compared among the models: 1+, 2+ and 3+.
const LEVELS: usize = 3;

/// Lists what each way of combining channels gives for those whom the report is of.
#[must_use]
pub fn other_models(report: &Report<'_>, found: &[OtherModel]) -> Table {
    let words = &report.texts.figures;
    let mut columns = vec![Column::text(words.model)];
    columns.extend((1..=LEVELS).map(|level| Column::number(report.level(level))));
    let mut table = Table::new("other-models", words.same_plan_by_models, columns);
    for model in found {
        let mut cells = vec![Cell::text(combination_name(report, model.combination)), report.share(model.reach)];
        cells.extend((1..LEVELS).map(|level| match &model.k_plus {
            Some(levels) => report.share(levels[level]),
            None => Cell::dash(NotComputable::ReachOnly),
        }));
        table.rows.push(Row::of(cells));
    }
    let reaches = found.iter().map(|model| model.reach);
    let (least, most) = reaches.fold((1.0_f64, 0.0_f64), |(least, most), reach| (least.min(reach), most.max(reach)));
    let (least, most) = (report.percent(least), report.percent(most));
    table.notes.push(fill!(words.models_range, &[("least", &least), ("most", &most)]));
    let held = found.iter().filter(|model| model.is_held).map(|model| combination_name(report, model.combination));
    table.notes.extend(held.map(|name| fill!(words.model_held, &[("model", name)])));
    table.notes.push(words.models_dash.to_owned());
    table
}
