//! The languages that a plan's own texts are written in.

use super::{Bilingual, Language, Plan};

/// The most messages and audiences whose names are looked at: the answer is wanted for every field of a frame.
const LOOKED_AT: usize = 12;

impl Plan {
    /// Returns the languages of the plan's title, organisation, product and first names, English first; none in an empty plan.
    ///
    /// Names of channels do not count: those of the built-in catalogue come in both languages.
    #[must_use]
    pub fn written_in(&self) -> Vec<Language> {
        let messages = self.messages.iter().take(LOOKED_AT).map(|message| &message.name);
        let audiences = self.audiences.iter().take(LOOKED_AT).map(|audience| &audience.name);
        let texts: Vec<&Bilingual> =
            [&self.title, &self.organisation, &self.product].into_iter().chain(messages).chain(audiences).collect();
        let is_used = |language: &Language| texts.iter().any(|text| !text.slot(*language).trim().is_empty());
        Language::ALL.into_iter().filter(is_used).collect()
    }

    /// Returns whether the plan has its texts in both languages: it is meant to, or some are.
    #[must_use]
    pub fn has_two_languages(&self) -> bool {
        self.bilingual || self.written_in().len() > 1
    }
}

#[cfg(test)]
mod tests {
    use crate::plan::{Bilingual, Calendar, Language, Plan};

    #[test]
    fn a_plan_is_written_in_the_languages_of_its_names() {
        let calendar = Calendar { start: jiff::civil::date(2026, 3, 1), weeks: 8 };
        let mut plan = Plan::empty(calendar, "JOD".parse().unwrap());
        assert_eq!(plan.written_in(), []);
        assert!(!plan.has_two_languages());
        plan.product = Bilingual::only(Language::Ar, "صابون");
        assert_eq!(plan.written_in(), [Language::Ar]);
        plan.title = Bilingual::only(Language::En, "Soap");
        assert_eq!(plan.written_in(), Language::ALL);
        assert!(plan.has_two_languages());
        plan.title = Bilingual::default();
        plan.bilingual = true;
        assert!(plan.has_two_languages());
    }
}
