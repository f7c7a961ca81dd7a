//! The shares of people at each point of the common inclination, from their shares in each bin of a channel.
#![expect(clippy::inline_always, reason = "code runs with wide vectors only where it is inlined")]

use pulp::{Arch, Simd, WithSimd};

use super::coupling::{BINS, Bins};

/// How many sums are taken side by side, whatever the vectors, so that rounding is the same on every machine.
const LANES: usize = 8;

/// Gives `put`, for each of `points` (the shares of its people in each bin) and each of `rows` (the shares of all people in
/// each bin), their places and the share of the people at the point.
pub(in crate::reach) fn shares_at(points: &[Bins], rows: &[Bins], put: impl FnMut(usize, usize, f64)) {
    Arch::new().dispatch(SharesAt { points, rows, put });
}

struct SharesAt<'a, F> {
    points: &'a [Bins],
    rows: &'a [Bins],
    put: F,
}

/// Compiled for every width of vectors, with all that is called inlined.
impl<F: FnMut(usize, usize, f64)> WithSimd for SharesAt<'_, F> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(mut self, simd: S) {
        for (point, shares) in self.points.iter().enumerate() {
            for (row, people) in self.rows.iter().enumerate() {
                (self.put)(point, row, BINS as f64 * sum_of_products(simd, shares, people));
            }
        }
    }
}

#[inline(always)]
fn sum_of_products<S: Simd>(simd: S, a: &Bins, b: &Bins) -> f64 {
    let (a, _) = S::as_simd_f64s(a);
    let (b, _) = S::as_simd_f64s(b);
    let vectors = LANES / S::F64_LANES;
    let mut sums = [simd.splat_f64s(0.0); LANES];
    for from in (0..a.len()).step_by(vectors) {
        for vector in 0..vectors {
            sums[vector] = simd.add_f64s(sums[vector], simd.mul_f64s(a[from + vector], b[from + vector]));
        }
    }
    let mut lanes = [0.0; LANES];
    let (all, _) = S::as_mut_simd_f64s(&mut lanes);
    all.copy_from_slice(&sums[..vectors]);
    lanes.iter().sum()
}

#[cfg(test)]
mod tests {
    use pulp::{Scalar, Simd};

    use super::{SharesAt, shares_at};
    use crate::reach::combine::coupling::{BINS, Bins};

    #[test]
    fn shares_are_the_same_with_vectors_of_any_width() {
        let bins = |seed: usize| -> Bins {
            std::array::from_fn(|bin| ((bin * 37 + seed * 101) % 89) as f64 / (89.0 * BINS as f64))
        };
        let (points, rows) = ([0, 1, 2].map(bins), [3, 4].map(bins));
        let mut widest = Vec::new();
        shares_at(&points, &rows, |point, row, share| widest.push((point, row, share)));
        let mut narrowest = Vec::new();
        let put = |point: usize, row: usize, share: f64| narrowest.push((point, row, share));
        Simd::vectorize(Scalar, SharesAt { points: &points, rows: &rows, put });
        assert_eq!(widest, narrowest);
        for (point, row, share) in widest {
            let products = points[point].iter().zip(&rows[row]).map(|(a, b)| a * b);
            let expected = BINS as f64 * products.sum::<f64>();
            assert!((share - expected).abs() <= 1e-14 * expected, "{point}, {row}: {share} is not {expected}");
        }
    }
}
