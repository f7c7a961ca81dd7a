//! Fits through an observed point of mean exposures and reach.

/// The smallest shape that [`negative_binomial_shape`] gives; below it reach no longer moves.
const SMALLEST_SHAPE: f64 = 1e-100;

/// Returns the shape `r` of the negative binomial with `mean` exposures and reach `1 − e^(−depth)`: the root of `r · ln(1 +
/// mean/r) = depth`, for `0 < depth < mean` (Ehrenberg, 1959; with `r = 1` the curve of Goerg, 2014).
///
/// The left side rises with `r` from 0 to `mean`, so there is one root. Newton's method in `ln r`, held inside a
/// bracket that every step narrows.
pub(in crate::reach) fn negative_binomial_shape(mean: f64, depth: f64) -> f64 {
    // r·ln(1 + m/r) ≥ m − m²/2r bounds the root from above.
    let mut high = (mean * mean / (2.0 * (mean - depth))).ln();
    let mut low = SMALLEST_SHAPE.ln();
    let mut at = depth.ln().clamp(low, high);
    for _ in 0..200 {
        let r = at.exp();
        let log = (mean / r).ln_1p();
        let miss = r * log - depth;
        if miss > 0.0 {
            high = at;
        } else {
            low = at;
        }
        let slope = r * (log - mean / (r + mean));
        let newton = at - miss / slope;
        let next = if newton > low && newton < high { newton } else { f64::midpoint(low, high) };
        if (next - at).abs() <= 1e-16 * at.abs().max(1.0) || high <= low {
            break;
        }
        at = next;
    }
    at.exp()
}

/// Returns the probability `p` of the even binomial with `mean` exposures and reach `1 − e^(−depth)`, for `depth > mean` (more
/// even than Poisson) and a reach of at most the mean.
///
/// The even binomial is the sum of `⌊mean/p⌋` chances of `p` and one chance of what is left of the mean, so
/// `depth = −⌊mean/p⌋·ln(1 − p) − ln(1 − rest)`. A larger `p` is a more unequal list of chances of the same sum
/// (majorisation), and the product of `1 − chance` is Schur-concave, so the depth rises with `p` from the Poisson's
/// (`p → 0`) to that of the most even distribution there is: each feasible point has a smallest `p`, which is taken
/// because it stays nearest to chance. (Where nobody was exposed twice, that is `p = mean`.)
pub(in crate::reach) fn even_binomial_chance(mean: f64, depth: f64) -> f64 {
    let deepest = if mean < 1.0 { -(-mean).ln_1p() } else { f64::INFINITY };
    let depth = depth.min(deepest);
    let depth_at = |p: f64| {
        let (whole, rest) = even_chances(mean, p);
        -whole * (-p).ln_1p() - (-rest).ln_1p()
    };
    let (mut low, mut high) = (1e-14_f64.ln(), 0.0_f64);
    for _ in 0..200 {
        let middle = f64::midpoint(low, high);
        if middle <= low || middle >= high {
            break;
        }
        if depth_at(middle.exp()) < depth {
            low = middle;
        } else {
            high = middle;
        }
    }
    high.exp()
}

/// Returns how `mean` exposures fall into whole chances of `p` and one chance of the rest.
pub(in crate::reach) fn even_chances(mean: f64, p: f64) -> (f64, f64) {
    let whole = (mean / p).floor();
    (whole, (mean - whole * p).clamp(0.0, p))
}

#[cfg(test)]
mod tests {
    use super::{even_binomial_chance, even_chances, negative_binomial_shape};

    #[test]
    fn published_points_are_met() {
        for (mean, reach, shape) in [(1.5, 0.6, 1.0), (2.0, 0.8, 3.833_309_580_737_05)] {
            let found = negative_binomial_shape(mean, -f64::ln_1p(-reach));
            assert!((found / shape - 1.0).abs() < 1e-12, "{mean} {reach}: {found}");
        }
    }

    #[test]
    fn each_point_above_the_poisson_has_a_shape() {
        for mean in [1e-6, 1e-3, 0.1, 1.0, 7.0, 300.0, 1e6] {
            for part in [1e-9, 1e-3, 0.1, 0.5, 0.9, 0.999, 1.0 - 1e-9] {
                let depth: f64 = mean * part;
                let r = negative_binomial_shape(mean, depth);
                let again = r * (mean / r).ln_1p();
                assert!((again / depth - 1.0).abs() < 1e-11, "mean {mean}, part {part}: r {r}, {again}");
            }
        }
    }

    #[test]
    fn each_point_below_the_poisson_has_a_chance() {
        for (mean, reach) in [(0.5_f64, 0.45_f64), (0.5, 0.499), (1.5, 0.8), (1.5, 0.95), (1.5, 0.999), (4.0, 0.99)] {
            let p = even_binomial_chance(mean, -(-reach).ln_1p());
            let (whole, rest) = even_chances(mean, p);
            let again = 1.0 - (1.0 - p).powf(whole) * (1.0 - rest);
            assert!((again - reach).abs() < 1e-12, "{mean} {reach}: p {p}, {again}");
            assert!((whole * p + rest - mean).abs() < 1e-12);
        }
        assert!((even_binomial_chance(0.5, -(-0.5_f64).ln_1p()) - 0.5).abs() < 1e-12);
    }
}
