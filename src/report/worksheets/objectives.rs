//! Says what objectives have come to: in a line, or as rows of a table with how each is measured, by when and by whom.

use super::super::Report;
use super::SheetLine;
use crate::analysis::ObjectiveResult;
use crate::edit::ItemId;
use crate::plan::{Decimal, Metric, Objective};
use crate::text;

impl Report<'_> {
    /// Writes what each objective has come to.
    pub(super) fn objective_lines(&self) -> Vec<SheetLine> {
        let lines = self.objectives().iter().zip(&self.plan.objectives).map(|(result, objective)| {
            let words = self.named(&self.in_sentence(self.name(objective)), &self.come_to(result, objective));
            objective_line(result, objective, words)
        });
        self.or_none(lines.collect())
    }

    /// Writes a row for each objective: measure, method, baseline, what it has come to, target, date, who answers for it, and what is
    /// done when it falls short. What is not stated is left out of the words, and an empty cell of the table.
    pub(super) fn objective_rows(&self) -> Vec<SheetLine> {
        let rows = self.objectives().iter().zip(&self.plan.objectives).map(|(result, objective)| {
            let cells = self.objective_cells(result, objective);
            let said = cells.iter().skip(1).filter(|(_, value)| !value.is_empty());
            let said: Vec<String> = said.map(|(name, value)| self.named(name, value)).collect();
            let said = said.join(self.texts.worksheets.value_separator);
            let words = self.named(&self.in_sentence(self.name(objective)), &said);
            SheetLine { cells, ..objective_line(result, objective, words) }
        });
        self.or_none(rows.collect())
    }

    fn objective_cells(&self, result: &ObjectiveResult, objective: &Objective) -> Vec<(&'static str, String)> {
        let words = &self.texts.book;
        let text = |text: &crate::plan::Bilingual| text.get(self.plan_language).trim().to_owned();
        let stated = |value: Option<Decimal>| {
            value.map_or_else(String::new, |value| self.in_unit(self.locale.exact(value), objective))
        };
        let measure = match objective.metric {
            Metric::Other => text(&objective.measure),
            metric => self.metric(metric),
        };
        vec![
            (words.objective, self.name(objective).to_owned()),
            (words.measure, measure),
            (words.method, text(&objective.method)),
            (words.baseline, stated(objective.baseline)),
            (words.in_plan, self.come_to(result, objective)),
            (words.target, stated(objective.target)),
            (words.due, objective.due.map_or_else(String::new, |day| self.locale.day(day.0))),
            (words.owner, objective.owner.trim().to_owned()),
            (words.trigger, text(&objective.trigger)),
        ]
    }

    /// Writes what an objective has come to, or why that is not known.
    fn come_to(&self, result: &ObjectiveResult, objective: &Objective) -> String {
        let decimals = if objective.metric == Metric::Consistency { 3 } else { 1 };
        match result.value {
            Ok(value) => self.in_unit(self.locale.decimal(value, decimals), objective),
            Err(why) => text::reason(why, self.locale.language).to_owned(),
        }
    }

    /// Writes a value with its unit. A number and its sign stay together, and in their order.
    fn in_unit(&self, value: String, objective: &Objective) -> String {
        match objective.unit.trim() {
            "" => value,
            "%" => format!("\u{2066}{value}%\u{2069}"),
            unit => format!("{value} {}", self.in_sentence(unit)),
        }
    }
}

/// Returns the line of an objective: whether it is met, what is said of it, and where it leads.
fn objective_line(result: &ObjectiveResult, objective: &Objective, words: String) -> SheetLine {
    let line = SheetLine { is_there: result.is_met().ok(), ..SheetLine::said(words) };
    line.leading_to(ItemId::Objective(objective.id.clone()))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::analysis::Analysis;
    use crate::plan::sample_b::rayhan_soap;
    use crate::plan::{Bilingual, Day, Language, List, Objective, Plan};
    use crate::report::Report;
    use crate::report::worksheets::{sheet_table, sheet_text};
    use crate::text::{Locale, without_direction_marks};
    use crate::worksheet::framework;

    fn with_objectives() -> Plan {
        let objective = |id: &str, en: &str, ar: &str| Objective {
            measure: Bilingual::new("Share who recall the soap", "نسبة من يتذكرون الصابون"),
            baseline: Some("5".parse().unwrap()),
            target: Some("20".parse().unwrap()),
            unit: "%".to_owned(),
            due: Some(Day("2026-04-25".parse().unwrap())),
            method: Bilingual::new("Survey of 200", "استبانة من 200"),
            owner: "Huda".to_owned(),
            trigger: Bilingual::new("Repeat the reel", "إعادة المقطع"),
            ..Objective::named(id.into(), Bilingual::new(en, ar))
        };
        let bare = Objective::named("bare".into(), Bilingual::new("Sell more.", "بيع المزيد."));
        let known = objective("known", "Known to one in five.", "أن يعرفه واحد من خمسة.");
        Plan { objectives: List::from_iter([known, bare]), ..rayhan_soap() }
    }

    #[test]
    fn each_objective_has_a_row_with_how_it_is_measured_by_when_and_by_whom() {
        let plan = Arc::new(with_objectives());
        let analysis = Analysis::of(&plan);
        let sheet = framework("evaluation").unwrap();
        for (language, row, wanted) in [
            (
                Language::En,
                ["Known to one in five.", "Share who recall the soap", "Survey of 200", "5%"],
                ["20%", "25 April 2026", "Huda", "Repeat the reel"],
            ),
            (
                Language::Ar,
                ["أن يعرفه واحد من خمسة.", "نسبة من يتذكرون الصابون", "استبانة من 200", "5%"],
                ["20%", "25 أبريل 2026", "Huda", "إعادة المقطع"],
            ),
        ] {
            let report = Report::new(&plan, &analysis, Locale::of(language));
            let table = sheet_table(&report, sheet);
            assert!(table.rows.iter().all(|row| row.cells.len() == table.columns.len()));
            let rows: Vec<Vec<&str>> = table
                .rows
                .iter()
                .filter(|found| found.cells.len() > 4 && !found.cells[3].text.is_empty())
                .map(|found| found.cells[2..].iter().map(|cell| cell.text.as_str()).collect())
                .collect();
            assert_eq!(table.columns.len(), 3 + 8);
            assert_eq!(rows[0][..4], row);
            assert_eq!(rows[0][5..], wanted);
            let of_the_bare = table
                .rows
                .iter()
                .find(|found| found.cells[2].text.starts_with("Sell") || found.cells[2].text.starts_with("بيع"));
            assert!(of_the_bare.is_some_and(|found| found.cells[4].text.is_empty()), "a row of its own");
            let text = sheet_text(&report, sheet);
            let line = text.lines().find(|line| line.contains(row[0])).unwrap();
            for said in row[1..].iter().chain(&wanted) {
                assert!(without_direction_marks(line).contains(said), "{said}: {line}");
            }
        }
    }
}
