//! Shares that stand beside each other, rounded so that what is printed adds up.

use super::Locale;
use super::rounding::rounded_text;
use crate::text::DASH;

/// The most decimals of shares that are rounded together.
const MOST_DECIMALS: u8 = 6;

impl Locale {
    /// Returns the shares (0 to 1) of one whole as percentages that add up to the printed `total`: the largest remainder is
    /// rounded up first.
    ///
    /// Parts that do not make up `total`, because they overlap or something is left out, are rounded each on its own; so are
    /// parts beside one that is not finite.
    #[must_use]
    pub fn shares_together(self, parts: &[f64], total: f64, decimals: u8) -> Vec<String> {
        let decimals = decimals.min(MOST_DECIMALS);
        let alone = || parts.iter().map(|&part| self.percent(part, decimals)).collect();
        let Some(units) = units_together(parts, total, decimals) else { return alone() };
        units.into_iter().map(|units| self.percent_of_units(units, decimals)).collect()
    }

    /// Returns the shares (0 to 1) of one whole in groups, as percentages: those of the groups add up to the printed whole, and
    /// those in a group to its own. `None` where they do not make up the whole.
    #[must_use]
    pub fn shares_in_groups(self, groups: &[Vec<f64>], decimals: u8) -> Option<Vec<(String, Vec<String>)>> {
        let decimals = decimals.min(MOST_DECIMALS);
        let sums: Vec<f64> = groups.iter().map(|parts| parts.iter().sum()).collect();
        let of_groups = units_together(&sums, 1.0, decimals)?;
        let written = |units: i64| self.percent_of_units(units, decimals);
        let group = |(parts, whole): (&Vec<f64>, i64)| {
            let parts = units_of_whole(parts, whole, decimals)?;
            Some((written(whole), parts.into_iter().map(written).collect()))
        };
        groups.iter().zip(of_groups).map(group).collect()
    }

    /// Returns the shares of people who are exposed exactly 0, 1, 2, … times, from the shares `k_plus` of those exposed at
    /// least 1, 2, … times: each is the difference of two printed k+ shares, so that what is printed adds up to every one of
    /// them. The last is that of `k_plus.len()` times or more.
    ///
    /// k+ shares are printed each on its own, the same on every page; as they fall with k, no printed share is below zero.
    #[must_use]
    pub fn exact_levels(self, k_plus: &[f64], decimals: u8) -> Vec<String> {
        let decimals = decimals.min(MOST_DECIMALS);
        let printed = std::iter::once(1.0).chain(k_plus.iter().copied()).map(|share| units(share, decimals));
        let Some(printed) = printed.collect::<Option<Vec<i64>>>() else {
            return vec![DASH.to_owned(); k_plus.len() + 1];
        };
        let next = printed.iter().skip(1).copied().chain([0]);
        printed.iter().zip(next).map(|(at_least, more)| self.percent_of_units(at_least - more, decimals)).collect()
    }

    /// Writes a percentage that is so many units of its last place.
    fn percent_of_units(self, units: i64, decimals: u8) -> String {
        let places = usize::from(decimals);
        let digits = format!("{:0>width$}", units.unsigned_abs(), width = places + 1);
        let (whole, fraction) = digits.split_at(digits.len() - places);
        let sign = if units < 0 { "-" } else { "" };
        let plain = if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") };
        self.percent_text(&plain)
    }
}

/// Returns a share as units of the last place of its percentage, rounded as it is printed; `None` where it is not finite.
fn units(share: f64, decimals: u8) -> Option<i64> {
    let is_small = share.is_finite() && share.abs() < 1e6;
    is_small.then(|| rounded_text(share, 2 + decimals, 0).parse().ok()).flatten()
}

/// Returns units of the last place that add up to those of `total`, or `None` where the parts do not make it up.
fn units_together(parts: &[f64], total: f64, decimals: u8) -> Option<Vec<i64>> {
    let whole = units(total, decimals)?;
    let difference = (parts.iter().sum::<f64>() - total).abs();
    if difference > unit_of(decimals) / 2.0 {
        return None;
    }
    units_of_whole(parts, whole, decimals)
}

/// Returns a unit of the last place of a percentage.
fn unit_of(decimals: u8) -> f64 {
    10_f64.powi(-i32::from(decimals) - 2)
}

/// Returns units of the last place that add up to `whole`, which is what the parts make up, rounded either way.
fn units_of_whole(parts: &[f64], whole: i64, decimals: u8) -> Option<Vec<i64>> {
    let mut rounded = parts.iter().map(|&part| units(part, decimals)).collect::<Option<Vec<i64>>>()?;
    let unit = unit_of(decimals);
    // How far each part was rounded up (or down, below zero): what was rounded up most gives a unit back first. Largest
    // remainder is the same thing said of what is rounded down.
    let excess = |position: usize, rounded: &[i64]| rounded[position] as f64 * unit - parts[position];
    let mut over: i64 = rounded.iter().sum::<i64>() - whole;
    while over != 0 {
        let step = over.signum();
        let by_excess = |&a: &usize, &b: &usize| {
            let (a, b) = (excess(a, &rounded) * step as f64, excess(b, &rounded) * step as f64);
            a.total_cmp(&b)
        };
        // A part of nothing stays nothing; of equals the first gains and the last gives way.
        let some = (0..parts.len()).filter(|&position| parts[position].abs() > 0.0);
        let most = if step > 0 { some.max_by(by_excess) } else { some.rev().max_by(by_excess) }?;
        rounded[most] -= step;
        over -= step;
    }
    Some(rounded)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Locale, units};
    use crate::text::Language;

    const EN: Locale = Locale {
        language: Language::En,
        digits: crate::text::Digits::Western,
        region: crate::text::Region::Gulf,
        hijri: false,
    };

    /// The number that a printed percentage is, in units of its last place.
    fn printed(text: &str) -> i64 {
        text.replace(['%', '.', ','], "").replace('−', "-").parse().unwrap()
    }

    #[test]
    fn printed_shares_add_up() {
        for (parts, total, decimals, expected) in [
            (vec![1.0 / 3.0, 1.0 / 3.0, 1.0 / 3.0], 1.0, 1, vec!["33.4%", "33.3%", "33.3%"]),
            (vec![0.125, 0.125, 0.75], 1.0, 0, vec!["13%", "12%", "75%"]),
            (vec![0.6, 0.6], 1.0, 0, vec!["60%", "60%"]),
            (vec![0.0, 1.0], 1.0, 1, vec!["0.0%", "100.0%"]),
            (vec![f64::NAN, 1.0], 1.0, 1, vec!["—", "100.0%"]),
            (vec![], 0.0, 1, vec![]),
        ] {
            assert_eq!(EN.shares_together(&parts, total, decimals), expected, "{parts:?}");
        }
        assert_eq!(EN.exact_levels(&[0.645, 0.3005, 0.1004], 1), ["35.5%", "34.4%", "20.1%", "10.0%"]);
    }

    #[test]
    fn shares_add_up_to_the_whole_as_it_is_shown() {
        for (shares, whole) in [
            (vec![0.1484, 0.1204, 0.0234, 0.1104], 0.4026),
            (vec![0.3333, 0.3333, 0.3334], 1.0),
            (vec![-0.0012, 0.5004, 0.1], 0.5992),
            (vec![0.0; 3], 0.0),
        ] {
            let written = EN.shares_together(&shares, whole, 1);
            let shown: Vec<f64> = written.iter().map(|text| printed(text) as f64 / 1000.0).collect();
            let sum: f64 = shown.iter().sum();
            assert!((sum * 1000.0 - (whole * 1000.0_f64).round()).abs() < 1e-6, "{shown:?} {whole}");
            assert!(shares.iter().zip(&shown).all(|(share, shown)| (share - shown).abs() < 0.001), "{shown:?}");
        }
    }

    #[test]
    fn printed_shares_of_groups_add_up_to_their_group_and_to_the_whole() {
        let third = 1.0 / 3.0;
        let groups = [vec![third / 2.0, third / 2.0], vec![third], vec![third, 0.0]];
        let shown = EN.shares_in_groups(&groups, 1).unwrap();
        let groups: Vec<(&str, Vec<&str>)> =
            shown.iter().map(|(group, parts)| (&**group, parts.iter().map(|part| &**part).collect())).collect();
        let expected = [("33.4%", vec!["16.7%", "16.7%"]), ("33.3%", vec!["33.3%"]), ("33.3%", vec!["33.3%", "0.0%"])];
        assert_eq!(groups, expected);
        assert_eq!(EN.shares_in_groups(&[vec![0.5], vec![0.6]], 1), None);
        assert_eq!(EN.shares_in_groups(&[vec![f64::NAN]], 1), None);
    }

    proptest! {
        #[test]
        fn groups_add_up_however_they_are_made(
            weights in prop::collection::vec(prop::collection::vec(1_u32..1_000, 1..6), 1..8),
            decimals in 0_u8..=2,
        ) {
            let sum: f64 = weights.iter().flatten().copied().map(f64::from).sum();
            let groups: Vec<Vec<f64>> =
                weights.iter().map(|group| group.iter().map(|&weight| f64::from(weight) / sum).collect()).collect();
            let shown = EN.shares_in_groups(&groups, decimals).unwrap();
            let whole: i64 = shown.iter().map(|(group, _)| printed(group)).sum();
            prop_assert_eq!(whole, units(1.0, decimals).unwrap());
            for (group, parts) in &shown {
                prop_assert_eq!(printed(group), parts.iter().map(|part| printed(part)).sum::<i64>());
            }
        }

        #[test]
        fn parts_add_up_to_the_printed_whole(weights in prop::collection::vec(0_u32..1_000_000, 1..40), decimals in 0_u8..=2) {
            let sum: f64 = weights.iter().copied().map(f64::from).sum();
            prop_assume!(sum > 0.0);
            let parts: Vec<f64> = weights.iter().map(|&weight| f64::from(weight) / sum).collect();
            let shown = EN.shares_together(&parts, 1.0, decimals);
            prop_assert_eq!(shown.iter().map(|text| printed(text)).sum::<i64>(), units(1.0, decimals).unwrap());
            for (text, part) in shown.iter().zip(&parts) {
                let exact = part * 10_f64.powi(i32::from(decimals) + 2);
                prop_assert!((printed(text) as f64 - exact).abs() < 1.0 + 1e-9, "{} of {}", text, part);
            }
        }

        #[test]
        fn exact_levels_add_up_to_every_printed_level(mut k_plus in prop::collection::vec(0.0..=1.0_f64, 1..20), decimals in 0_u8..=2) {
            k_plus.sort_by(|a, b| b.total_cmp(a));
            let shown: Vec<i64> = EN.exact_levels(&k_plus, decimals).iter().map(|text| printed(text)).collect();
            prop_assert_eq!(shown.iter().sum::<i64>(), units(1.0, decimals).unwrap());
            for (k, share) in k_plus.iter().enumerate() {
                prop_assert_eq!(shown[k + 1..].iter().sum::<i64>(), printed(&EN.percent(*share, decimals)));
            }
            prop_assert!(shown.iter().all(|units| *units >= 0));
        }
    }
}
