//! Says what the reader answered to the questions that rows raise: one answer for each kind of question of a row.

use std::collections::BTreeMap;

use super::issue::{Decision, Expected, Issue, IssueKind};

/// A kind of question that a row can raise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Question {
    /// Whether the row is taken over at all.
    Row,
    /// Whether it is taken over although the plan has the same already.
    Repeated,
    /// Whether what the plan has with another amount is replaced.
    Changed,
    /// Which cost counts.
    Cost,
    /// How much it places.
    Quantity,
    /// Whether a row is taken over whose quantity says that there is none.
    Absent,
    /// What becomes of days outside the plan.
    Outside,
}

impl Question {
    /// The questions that one answer can settle for many rows, in the order in which they are asked.
    pub const FOR_MANY: [Self; 5] = [Self::Repeated, Self::Changed, Self::Cost, Self::Absent, Self::Outside];

    /// Returns true where a row is left out until somebody says otherwise.
    #[must_use]
    pub fn leaves_out(self) -> bool {
        matches!(self, Self::Repeated | Self::Absent)
    }
}

impl Issue {
    /// Names the kind of question that it is.
    #[must_use]
    pub fn question(&self) -> Question {
        match self.kind {
            IssueKind::CostChanged { .. } => Question::Changed,
            IssueKind::CostDiffers { .. } => Question::Cost,
            IssueKind::OutsidePlan { .. } => Question::Outside,
            IssueKind::SaysNone => Question::Absent,
            IssueKind::NotRead { expected: Expected::Quantity | Expected::Thousands, .. } => Question::Quantity,
            _ if self.is_repeated() => Question::Repeated,
            _ => Question::Row,
        }
    }
}

impl Decision {
    /// Names the kind of question that it answers where nothing else is said.
    fn question(self) -> Question {
        match self {
            Self::LeaveOut => Question::Row,
            Self::TakeAgain => Question::Repeated,
            Self::Replace => Question::Changed,
            Self::ByRate | Self::ByCost => Question::Cost,
            Self::Quantity(_) => Question::Quantity,
            Self::OneAWeek => Question::Absent,
            Self::Cut | Self::Lengthen => Question::Outside,
        }
    }
}

/// The answers of a reader, by the row of the sheet and the kind of question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decisions(BTreeMap<(usize, Question), Decision>);

impl Decisions {
    /// Returns the answer to one kind of question of a row, where it was given.
    #[must_use]
    pub fn answer(&self, row: usize, question: Question) -> Option<Decision> {
        self.0.get(&(row, question)).copied()
    }

    /// Answers one kind of question of a row.
    pub fn set(&mut self, row: usize, question: Question, decision: Decision) {
        self.0.insert((row, question), decision);
    }

    /// Takes the answer to one kind of question of a row back.
    pub fn take_back(&mut self, row: usize, question: Question) {
        self.0.remove(&(row, question));
    }

    /// Returns true where any question of the row was answered so.
    #[must_use]
    pub fn has(&self, row: usize, decision: Decision) -> bool {
        self.of(row).any(|said| said == decision)
    }

    /// Returns true where any row was decided so.
    #[must_use]
    pub fn any(&self, decision: Decision) -> bool {
        self.0.values().any(|said| *said == decision)
    }

    /// Returns the quantity that was given for the row.
    #[must_use]
    pub fn quantity(&self, row: usize) -> Option<u64> {
        self.of(row).find_map(|said| if let Decision::Quantity(quantity) = said { Some(quantity) } else { None })
    }

    fn of(&self, row: usize) -> impl Iterator<Item = Decision> {
        self.0.range((row, Question::Row)..=(row, Question::Outside)).map(|(_, said)| *said)
    }
}

impl FromIterator<(usize, Decision)> for Decisions {
    fn from_iter<I: IntoIterator<Item = (usize, Decision)>>(decided: I) -> Self {
        Self(decided.into_iter().map(|(row, decision)| ((row, decision.question()), decision)).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::{Decision, Decisions, Question};

    #[test]
    fn each_kind_of_question_of_a_row_has_its_answer() {
        let mut decisions: Decisions = [(3, Decision::ByCost), (4, Decision::LeaveOut)].into_iter().collect();
        decisions.set(3, Question::Outside, Decision::Lengthen);
        decisions.set(3, Question::Quantity, Decision::Quantity(7));
        assert_eq!(decisions.answer(3, Question::Cost), Some(Decision::ByCost));
        assert_eq!(decisions.answer(3, Question::Outside), Some(Decision::Lengthen));
        assert_eq!((decisions.quantity(3), decisions.quantity(4)), (Some(7), None));
        assert!(decisions.has(4, Decision::LeaveOut) && !decisions.has(3, Decision::LeaveOut));
        decisions.take_back(3, Question::Outside);
        assert!(!decisions.any(Decision::Lengthen) && decisions.any(Decision::ByCost));
    }
}
