//! Spreading quantities over the weeks of a plan, by days, so that the weeks add up to the whole.

use super::days::Days;
use crate::plan::{Calendar, Money, largest_remainder};

/// Quantities from a first week on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weekly {
    /// The first week, counted from 1.
    pub start_week: u32,
    /// One quantity a week.
    pub quantities: Vec<u64>,
}

/// Returns the parts of `total` in proportion to `weights`; they add up to it.
#[must_use]
pub(super) fn parts(total: u64, weights: &[u64]) -> Vec<u64> {
    let all = largest_remainder(Money(i128::from(total)), weights);
    all.into_iter().map(|part| u64::try_from(part.0).unwrap_or(0)).collect()
}

/// Spreads the total of each stretch evenly over its days inside the plan, and adds what falls into one week. What lies outside
/// the plan is cut: the second number is how much of all is left.
#[must_use]
pub(super) fn over_weeks(stretches: &[(Days, u64)], calendar: Calendar) -> (Weekly, u64) {
    let weeks = calendar.weeks as usize;
    let mut quantities = vec![0_u64; weeks];
    for (days, total) in stretches {
        let (first, last) = (week_of(days.first, calendar), week_of(days.last, calendar));
        if first == last {
            if let Some(quantity) = usize::try_from(first - 1).ok().and_then(|index| quantities.get_mut(index)) {
                *quantity = quantity.saturating_add(*total);
            }
            continue;
        }
        // Weeks before and behind the plan take their parts too, so that what is left is what its days are worth.
        let of_days = |week: i64| days_in_week(*days, week, calendar);
        let inside = (first.max(1), last.min(i64::from(calendar.weeks)));
        let before = (first..inside.0.min(last + 1)).map(of_days).sum::<u64>();
        let after = (inside.1.max(first - 1) + 1..=last).map(of_days).sum::<u64>();
        let weights: Vec<u64> = (inside.0..=inside.1).map(of_days).chain([before, after]).collect();
        for (week, part) in (inside.0..=inside.1).zip(parts(*total, &weights)) {
            if let Some(quantity) = usize::try_from(week - 1).ok().and_then(|index| quantities.get_mut(index)) {
                *quantity = quantity.saturating_add(part);
            }
        }
    }
    let kept = quantities.iter().fold(0_u64, |sum, quantity| sum.saturating_add(*quantity));
    (trimmed(quantities), kept)
}

/// Returns the part of a stretch inside the plan, where it names no days and most of it lies there: `January` in a plan that
/// begins on the fourth is the rest of that month, and all that it has falls into it.
#[must_use]
pub(super) fn within_plan(days: Days, title: &str, calendar: Calendar) -> Days {
    let is_number = |part: &&str| !part.is_empty() && part.chars().count() < 4;
    let numbers = title.split(|letter: char| !letter.is_numeric()).filter(is_number).count();
    let inside = Days::of_plan(calendar).and_then(|plan| days.within(plan));
    inside.filter(|inside| numbers <= 1 && inside.count() * 2 >= days.count()).unwrap_or(days)
}

/// Returns the quantities without empty weeks at both ends.
fn trimmed(mut quantities: Vec<u64>) -> Weekly {
    let first = quantities.iter().position(|quantity| *quantity > 0).unwrap_or(0);
    let last = quantities.iter().rposition(|quantity| *quantity > 0).map_or(0, |last| last + 1);
    quantities.truncate(last);
    let quantities = quantities.split_off(first.min(quantities.len()));
    Weekly { start_week: u32::try_from(first + 1).unwrap_or(1), quantities }
}

/// Returns the week of a day, counted from 1; 0 and below before the plan.
#[must_use]
pub(super) fn week_of(day: jiff::civil::Date, calendar: Calendar) -> i64 {
    let days = i64::from((day - calendar.start).get_days());
    days.div_euclid(7) + 1
}

fn days_in_week(days: Days, week: i64, calendar: Calendar) -> u64 {
    let Ok(start) =
        calendar.start.checked_add(jiff::Span::new().days((week - 1).saturating_mul(7).clamp(-40_000, 40_000)))
    else {
        return 0;
    };
    let Ok(end) = start.checked_add(jiff::Span::new().days(6)) else { return 0 };
    days.within(Days { first: start, last: end }).map_or(0, Days::count)
}

/// Returns what a plan of other weeks would need to hold `days`: its first day stays.
#[must_use]
pub(super) fn lengthened(calendar: Calendar, days: Days) -> Option<Calendar> {
    let week = week_of(days.last, calendar);
    let weeks = u32::try_from(week).ok()?.max(calendar.weeks);
    (weeks <= crate::plan::MAX_WEEKS).then_some(Calendar { start: calendar.start, weeks })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::{Days, over_weeks, parts};
    use crate::plan::Calendar;

    const PLAN: Calendar = Calendar { start: date(2027, 4, 5), weeks: 8 };

    #[test]
    fn three_equal_months_add_up() {
        assert_eq!(parts(15_550_000, &[518_333_333, 518_333_333, 518_333_333]).iter().sum::<u64>(), 15_550_000);
    }

    #[test]
    fn a_stretch_falls_into_its_weeks() {
        let days = |first, last| Days { first, last };
        let (weekly, kept) = over_weeks(&[(days(date(2027, 4, 5), date(2027, 4, 18)), 100)], PLAN);
        assert_eq!((weekly.start_week, weekly.quantities, kept), (1, vec![50, 50], 100));
        let (weekly, kept) = over_weeks(&[(days(date(2027, 4, 8), date(2027, 4, 14)), 70)], PLAN);
        assert_eq!((weekly.start_week, weekly.quantities, kept), (1, vec![40, 30], 70));
        // Half of it lies behind the plan.
        let (weekly, kept) = over_weeks(&[(days(date(2027, 5, 24), date(2027, 6, 6)), 70)], PLAN);
        assert_eq!((weekly.start_week, weekly.quantities, kept), (8, vec![35], 35));
        let (weekly, kept) = over_weeks(&[(days(date(2028, 5, 24), date(2028, 6, 6)), 70)], PLAN);
        assert_eq!((weekly.quantities, kept), (vec![], 0));
    }

    proptest! {
        #[test]
        fn nothing_is_lost_inside_the_plan(start in 0_i32..50, length in 0_i32..60, total in 0_u64..10_000_000) {
            let first = PLAN.start.checked_add(jiff::Span::new().days(start)).unwrap();
            let last = first.checked_add(jiff::Span::new().days(length)).unwrap().min(PLAN.last_day(8).unwrap());
            let (weekly, kept) = over_weeks(&[(Days { first, last }, total)], PLAN);
            prop_assert_eq!(kept, total);
            prop_assert_eq!(weekly.quantities.iter().sum::<u64>(), total);
        }
    }
}
