//! Says which items of a list were moved.

/// Returns the indices of the fewest items that must move so that the others stand in rising order of `origins`, where each
/// item came from: all but one longest rising part (by patience sorting; Fredman 1975).
pub(super) fn moved(origins: &[usize]) -> Vec<usize> {
    // For each length the index of the smallest end of a rising part, and before each item the one that it follows.
    let mut ends: Vec<usize> = Vec::new();
    let mut follows: Vec<Option<usize>> = Vec::with_capacity(origins.len());
    for (index, origin) in origins.iter().enumerate() {
        let length = ends.partition_point(|&end| origins[end] < *origin);
        follows.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        if length == ends.len() {
            ends.push(index);
        } else {
            ends[length] = index;
        }
    }
    let mut stays = vec![false; origins.len()];
    let mut next = ends.last().copied();
    while let Some(index) = next {
        stays[index] = true;
        next = follows[index];
    }
    (0..origins.len()).filter(|index| !stays[*index]).collect()
}

#[cfg(test)]
mod tests {
    use super::moved;

    #[test]
    fn the_fewest_items_are_moved() {
        for (origins, expected) in [
            (vec![], vec![]),
            (vec![0, 1, 2], vec![]),
            (vec![2, 0, 1], vec![0]),
            (vec![1, 2, 3, 0], vec![3]),
            (vec![0, 5, 7], vec![]),
            (vec![3, 2, 1], vec![0, 1]),
        ] {
            assert_eq!(moved(&origins), expected, "{origins:?}");
        }
    }
}
