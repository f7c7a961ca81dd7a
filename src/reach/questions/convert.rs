//! Contact models from what rate cards and platforms give.

use crate::plan::{ContactModel, MAX_QUANTITY, Observed};
use crate::reach::curve::ContactCurve;
use crate::reach::curve::model::{ContactModelError, validate_in};

/// Says what is known of a channel in an audience, as a rate card or platform states it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Known {
    /// The reach of one insertion, and of several.
    ReachOfSeveral {
        /// How many insertions the second reach is of, 2 or more.
        insertions: u64,
        /// The reach of one, 0 to 1.
        one: f64,
        /// The reach of all, 0 to 1.
        several: f64,
    },
    /// Reach and average frequency after so many insertions.
    ReachAndFrequency {
        /// How many insertions.
        insertions: u64,
        /// Their reach, 0 to 1.
        reach: f64,
        /// How often those who are reached meet them on average, 1 or more.
        frequency: f64,
    },
    /// Gross rating points and reach after so many insertions.
    PointsAndReach {
        /// How many insertions.
        insertions: u64,
        /// Their gross rating points.
        grp: f64,
        /// Their reach, 0 to 1.
        reach: f64,
    },
    /// Reach and average frequency of a campaign of impressions.
    ImpressionsFrequency {
        /// Its reach, 0 to 1.
        reach: f64,
        /// How often those who were reached met it on average, 1 or more.
        frequency: f64,
    },
    /// Gross rating points and reach of a campaign of impressions.
    ImpressionsPoints {
        /// Its gross rating points.
        grp: f64,
        /// Its reach, 0 to 1.
        reach: f64,
    },
}

/// Says which number of a [`Known`] is not possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KnownField {
    /// The number of insertions.
    Insertions,
    /// The reach of one insertion.
    One,
    /// The reach of several, or of all.
    Reach,
    /// The average frequency.
    Frequency,
    /// The gross rating points.
    Points,
}

/// Says why no contact model follows, with what would be legal.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
pub enum ConversionError {
    /// A number is outside its range, given the others.
    #[error("{field:?} is {found}; it must be from {lowest} to {highest}")]
    OutOfRange {
        /// Which one.
        field: KnownField,
        /// What was given.
        found: f64,
        /// The least that is legal.
        lowest: f64,
        /// The most that is legal.
        highest: f64,
    },
    /// The audience has no size, so impressions cannot be counted.
    #[error("the audience has no size")]
    NoSize,
    /// The model that follows is refused.
    #[error(transparent)]
    Model(#[from] ContactModelError),
}

fn within(field: KnownField, found: f64, lowest: f64, highest: f64) -> Result<(), ConversionError> {
    // A legal range is computed, and what people type is rounded.
    let slack = 1e-9 * highest.abs().clamp(1e-9, 1.0);
    if (lowest - slack..=highest + slack).contains(&found) {
        Ok(())
    } else {
        Err(ConversionError::OutOfRange { field, found, lowest, highest })
    }
}

/// Returns the contact model that follows from what is known, in an audience of `size` people (0: not known); `reachable` is
/// kept for impressions.
///
/// # Errors
/// The first number that contradicts the others, with its legal range.
pub fn converted(known: &Known, reachable: Option<f64>, size: u64) -> Result<ContactModel, ConversionError> {
    let model = match *known {
        Known::ReachOfSeveral { insertions, one, several } => rating(insertions, one, several)?,
        Known::ReachAndFrequency { insertions, reach, frequency } => {
            within(KnownField::Reach, reach, f64::MIN_POSITIVE, 1.0)?;
            within(KnownField::Insertions, insertions as f64, 1.0, 1e6)?;
            within(KnownField::Frequency, frequency, 1.0, insertions as f64)?;
            from_mean(insertions, reach * frequency, reach, KnownField::Frequency)?
        }
        Known::PointsAndReach { insertions, grp, reach } => {
            within(KnownField::Reach, reach, f64::MIN_POSITIVE, 1.0)?;
            within(KnownField::Insertions, insertions as f64, 1.0, 1e6)?;
            within(KnownField::Points, grp, 100.0 * reach, 100.0 * reach * insertions as f64)?;
            from_mean(insertions, grp / 100.0, reach, KnownField::Points)?
        }
        Known::ImpressionsFrequency { reach, frequency } => {
            within(KnownField::Frequency, frequency, 1.0, 1e6)?;
            observed(reachable, size, reach * frequency, reach)?
        }
        Known::ImpressionsPoints { grp, reach } => {
            within(KnownField::Points, grp, 100.0 * reach, 1e8)?;
            observed(reachable, size, grp / 100.0, reach)?
        }
    };
    validate_in(&model, size)?;
    Ok(model)
}

/// Makes a rating from the mean exposures and the reach of several insertions.
fn from_mean(insertions: u64, mean: f64, reach: f64, given: KnownField) -> Result<ContactModel, ConversionError> {
    let one = mean / insertions as f64;
    if one <= 1.0 + 1e-9 {
        return rating(insertions, one.min(1.0), reach);
    }
    let scale = if given == KnownField::Points { 100.0 } else { 1.0 / reach };
    let highest = insertions as f64 * scale;
    Err(ConversionError::OutOfRange { field: given, found: mean * scale, lowest: 0.0, highest })
}

/// Finds the rating whose reach of so many insertions is `several`: the second reach rises with it, so bisection finds it.
fn rating(insertions: u64, one: f64, several: f64) -> Result<ContactModel, ConversionError> {
    within(KnownField::One, one, f64::MIN_POSITIVE, 1.0)?;
    within(KnownField::Insertions, insertions as f64, 1.0, 1e6)?;
    let n = insertions as f64;
    let highest = -(n * (-one).ln_1p()).exp_m1();
    within(KnownField::Reach, several, one, highest)?;
    let model = |part: f64| ContactModel::Rating { r1: one, r2: Some(one + part * one * (1.0 - one)) };
    let reach = |part: f64| ContactCurve::of(&model(part), 0).map_or(0.0, |curve| curve.reach(n));
    if insertions == 1 || several >= highest - 1e-12 {
        return Ok(ContactModel::Rating { r1: one, r2: None });
    }
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..80 {
        let middle = f64::midpoint(low, high);
        if middle <= low || middle >= high {
            break;
        }
        if reach(middle) < several {
            low = middle;
        } else {
            high = middle;
        }
    }
    Ok(model(high))
}

fn observed(reachable: Option<f64>, size: u64, mean: f64, reach: f64) -> Result<ContactModel, ConversionError> {
    if size == 0 {
        return Err(ConversionError::NoSize);
    }
    let most = reachable.unwrap_or(1.0);
    within(KnownField::Reach, reach, f64::MIN_POSITIVE, most)?;
    // Rounded up, so that there are never fewer impressions than people reached.
    let impressions = ((mean * size as f64 - 1e-6).ceil().max(1.0) as u64).min(MAX_QUANTITY);
    Ok(ContactModel::Impressions { reachable, observed: Some(Observed { impressions, reach }) })
}

#[cfg(test)]
mod tests {
    use super::{ConversionError, Known, KnownField, converted};
    use crate::plan::ContactModel;
    use crate::reach::ContactCurve;

    #[test]
    fn models_meet_what_they_were_made_from() {
        for (known, units, reach, mean) in [
            (Known::ReachOfSeveral { insertions: 4, one: 0.3, several: 0.55 }, 4.0, 0.55, 1.2),
            (Known::ReachOfSeveral { insertions: 2, one: 0.15, several: 0.2 }, 2.0, 0.2, 0.3),
            (Known::ReachOfSeveral { insertions: 12, one: 0.05, several: 0.05 }, 12.0, 0.05, 0.6),
            (Known::ReachAndFrequency { insertions: 10, reach: 0.6, frequency: 2.5 }, 10.0, 0.6, 1.5),
            (Known::PointsAndReach { insertions: 10, grp: 150.0, reach: 0.6 }, 10.0, 0.6, 1.5),
            (Known::ImpressionsFrequency { reach: 0.6, frequency: 2.5 }, 150_000.0, 0.6, 1.5),
            (Known::ImpressionsPoints { grp: 150.0, reach: 0.6 }, 150_000.0, 0.6, 1.5),
        ] {
            let model = converted(&known, None, 100_000).unwrap();
            let curve = ContactCurve::of(&model, 100_000).unwrap();
            assert!((curve.reach(units) - reach).abs() < 1e-9, "{known:?}: {}", curve.reach(units));
            assert!((curve.mean(units) - mean).abs() < 1e-9, "{known:?}: {}", curve.mean(units));
        }
    }

    #[test]
    fn what_no_model_gives_is_refused_with_the_legal_range() {
        use KnownField as F;
        for (known, field, lowest, highest) in [
            (Known::ReachOfSeveral { insertions: 4, one: 0.3, several: 0.8 }, F::Reach, 0.3, 1.0 - 0.7_f64.powi(4)),
            (Known::ReachOfSeveral { insertions: 4, one: 0.3, several: 0.2 }, F::Reach, 0.3, 1.0 - 0.7_f64.powi(4)),
            (Known::ReachAndFrequency { insertions: 4, reach: 0.5, frequency: 4.5 }, F::Frequency, 1.0, 4.0),
            (Known::PointsAndReach { insertions: 4, grp: 40.0, reach: 0.5 }, F::Points, 50.0, 200.0),
            (Known::ImpressionsFrequency { reach: 0.5, frequency: 0.9 }, F::Frequency, 1.0, 1e6),
            (Known::ImpressionsPoints { grp: 30.0, reach: 0.5 }, F::Points, 50.0, 1e8),
        ] {
            let Err(ConversionError::OutOfRange { field: found, lowest: low, highest: high, .. }) =
                converted(&known, None, 1000)
            else {
                panic!("{known:?} is not refused")
            };
            assert_eq!(found, field, "{known:?}");
            assert!((low - lowest).abs() < 1e-9 && (high - highest).abs() < 1e-9, "{known:?}: {low} {high}");
        }
        let unknown = converted(&Known::ImpressionsPoints { grp: 90.0, reach: 0.5 }, None, 0);
        assert_eq!(unknown, Err(ConversionError::NoSize));
        let above = converted(&Known::ImpressionsPoints { grp: 90.0, reach: 0.5 }, Some(0.4), 1000);
        assert!(matches!(above, Err(ConversionError::OutOfRange { field: F::Reach, .. })), "{above:?}");
        assert!(matches!(
            converted(&Known::ReachOfSeveral { insertions: 1, one: 0.3, several: 0.3 }, None, 0),
            Ok(ContactModel::Rating { r2: None, .. })
        ));
    }
}
