//! Contact models: which there are, and whether their numbers are possible.

use crate::plan::ContactModel;

/// Differences below this share are rounding, not contradictions: `r1 = 0.3, r2 = 0.51` is the binomial limit though
/// binary numbers cannot say so exactly.
pub(in crate::reach) const TOLERANCE: f64 = 1e-12;

/// A distribution of exposures, named beside each result that it gave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Model {
    /// Each insertion meets each member with the same probability, independently.
    Binomial,
    /// Members differ in how often they meet the medium (Metheringham, 1964; Greene, 1982).
    BetaBinomial,
    /// The same members meet every insertion: the limit in which a second insertion reaches nobody new.
    Polarised,
    /// Impressions fall on members at random.
    Poisson,
    /// Members differ in how many impressions they get, fitted through an observed point (Ehrenberg, 1959; Goerg, 2014).
    NegativeBinomial,
    /// Impressions are spread more evenly than chance, fitted through an observed point: as few equal chances as
    /// the point allows.
    EvenBinomial,
}

impl Model {
    /// All models, in the order in which results list them.
    pub const ALL: [Self; 6] = [
        Self::Binomial,
        Self::BetaBinomial,
        Self::Polarised,
        Self::Poisson,
        Self::NegativeBinomial,
        Self::EvenBinomial,
    ];
}

/// Says why a contact model cannot be computed, with what would be legal.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
pub enum ContactModelError {
    /// The reach of one insertion is no share.
    #[error("the reach of one insertion is {r1}; it must be from 0 to 1")]
    Rating {
        /// What was given.
        r1: f64,
    },
    /// The reach of two insertions does not go with that of one.
    #[error("the reach of two insertions is {r2}; it must be from {lowest} to {highest}")]
    SecondRating {
        /// What was given.
        r2: f64,
        /// `r1`: the second insertion reaches nobody new.
        lowest: f64,
        /// `2·r1 − r1²`: the two are met independently.
        highest: f64,
    },
    /// The share that uses the channel at all is no usable share.
    #[error("the reachable share is {reachable}; it must be above 0 and at most 1")]
    Reachable {
        /// What was given.
        reachable: f64,
    },
    /// The observed reach is not inside the reachable share.
    #[error("the observed reach is {reach}; it must be above 0 and below {limit}")]
    ObservedReach {
        /// What was given.
        reach: f64,
        /// The reachable share, 1 where none is stated.
        limit: f64,
    },
    /// A reach was observed without impressions.
    #[error("an observed reach needs observed impressions")]
    NoObservedImpressions,
    /// More people were reached than there were impressions.
    #[error("the observed reach is {reach}, but the impressions could reach {highest} of the audience at most")]
    ReachAboveImpressions {
        /// What was given.
        reach: f64,
        /// Impressions per member of the audience.
        highest: f64,
    },
}

/// Returns whether `model` is possible in an audience of unknown size.
///
/// # Errors
/// The first contradiction, with the legal range: `0 ≤ r1 ≤ 1`; `r1 ≤ r2 ≤ 2·r1 − r1²`; `0 < reachable ≤ 1`;
/// `0 < observed reach < reachable`; observed impressions above 0.
pub fn validate(model: &ContactModel) -> Result<(), ContactModelError> {
    match *model {
        ContactModel::Rating { r1, r2 } => validate_rating(r1, r2),
        ContactModel::Impressions { reachable, observed } => {
            let limit = reachable.unwrap_or(1.0);
            if !(limit > 0.0 && limit <= 1.0) {
                return Err(ContactModelError::Reachable { reachable: limit });
            }
            let Some(observed) = observed.filter(|seen| !seen.is_blank()) else { return Ok(()) };
            if !(observed.reach > 0.0 && observed.reach < limit) {
                return Err(ContactModelError::ObservedReach { reach: observed.reach, limit });
            }
            if observed.impressions == 0 {
                return Err(ContactModelError::NoObservedImpressions);
            }
            Ok(())
        }
    }
}

fn validate_rating(r1: f64, r2: Option<f64>) -> Result<(), ContactModelError> {
    if !(0.0..=1.0).contains(&r1) {
        return Err(ContactModelError::Rating { r1 });
    }
    let Some(r2) = r2 else { return Ok(()) };
    let (lowest, highest) = (r1, r1 * (2.0 - r1));
    if (lowest - TOLERANCE..=highest + TOLERANCE).contains(&r2) {
        Ok(())
    } else {
        Err(ContactModelError::SecondRating { r2, lowest, highest })
    }
}

/// Returns whether `model` is possible in an audience of `size` people: [`validate`], and an observed reach of at most the
/// observed impressions per member.
///
/// # Errors
/// The first contradiction, with the legal range. A `size` of 0 means not known, and contradicts nothing.
pub fn validate_in(model: &ContactModel, size: u64) -> Result<(), ContactModelError> {
    validate(model)?;
    if let ContactModel::Impressions { observed: Some(observed), .. } = *model
        && size > 0
        && !observed.is_blank()
    {
        let highest = observed.impressions as f64 / size as f64;
        if observed.reach > highest * (1.0 + TOLERANCE) {
            return Err(ContactModelError::ReachAboveImpressions { reach: observed.reach, highest });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{ContactModelError, validate, validate_in};
    use crate::plan::{ContactModel, Observed};

    fn rating(r1: f64, r2: f64) -> ContactModel {
        ContactModel::Rating { r1, r2: Some(r2) }
    }

    fn observed(reachable: f64, impressions: u64, reach: f64) -> ContactModel {
        ContactModel::Impressions { reachable: Some(reachable), observed: Some(Observed { impressions, reach }) }
    }

    #[test]
    fn legal_models_pass() {
        for model in [
            rating(0.0, 0.0),
            rating(1.0, 1.0),
            rating(0.3, 0.3),
            rating(0.3, 0.51),
            rating(0.3, 0.42),
            ContactModel::Rating { r1: 0.5, r2: None },
            ContactModel::Impressions { reachable: None, observed: None },
            observed(1.0, 600, 0.6),
            observed(0.5, 2000, 0.49),
        ] {
            assert_eq!(validate_in(&model, 1000), Ok(()), "{model:?}");
        }
    }

    #[test]
    fn impossible_models_are_refused_with_the_legal_range() {
        use ContactModelError as E;
        for (model, expected) in [
            (rating(0.3, 0.29), E::SecondRating { r2: 0.29, lowest: 0.3, highest: 0.51 }),
            (rating(0.3, 0.52), E::SecondRating { r2: 0.52, lowest: 0.3, highest: 0.51 }),
            (rating(-0.1, 0.0), E::Rating { r1: -0.1 }),
            (rating(1.5, 2.0), E::Rating { r1: 1.5 }),
            (observed(0.0, 1, 0.1), E::Reachable { reachable: 0.0 }),
            (observed(1.1, 1, 0.1), E::Reachable { reachable: 1.1 }),
            (observed(0.5, 1000, 0.5), E::ObservedReach { reach: 0.5, limit: 0.5 }),
            (observed(1.0, 1000, 0.0), E::ObservedReach { reach: 0.0, limit: 1.0 }),
            (observed(1.0, 0, 0.1), E::NoObservedImpressions),
            (observed(1.0, 500, 0.6), E::ReachAboveImpressions { reach: 0.6, highest: 0.5 }),
        ] {
            assert_eq!(validate_in(&model, 1000), Err(expected), "{model:?}");
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for model in [
            rating(f64::NAN, 0.1),
            rating(0.1, f64::NAN),
            observed(f64::NAN, 1, 0.1),
            observed(1.0, 1, f64::INFINITY),
            ContactModel::Rating { r1: f64::INFINITY, r2: None },
        ] {
            assert!(validate(&model).is_err(), "{model:?}");
        }
    }
}
