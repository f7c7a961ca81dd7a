//! Numbers sorted into groups.

/// The numbers 0, 1, 2, … sorted into groups; each group keeps their order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Groups {
    starts: Vec<usize>,
    members: Vec<usize>,
}

impl Groups {
    /// Returns each number's group by `group_of`; numbers without one are left out.
    pub(crate) fn of(groups: usize, group_of: impl Iterator<Item = Option<usize>> + Clone) -> Self {
        let mut starts = vec![0; groups + 1];
        for group in group_of.clone().flatten() {
            starts[group + 1] += 1;
        }
        for group in 0..groups {
            starts[group + 1] += starts[group];
        }
        let mut next = starts.clone();
        let mut members = vec![0; starts[groups]];
        for (number, group) in group_of.enumerate() {
            if let Some(group) = group {
                members[next[group]] = number;
                next[group] += 1;
            }
        }
        Self { starts, members }
    }

    /// Returns the numbers in `group`.
    pub(crate) fn members(&self, group: usize) -> &[usize] {
        &self.members[self.starts[group]..self.starts[group + 1]]
    }
}

#[cfg(test)]
mod tests {
    use super::Groups;

    #[test]
    fn groups_keep_the_order() {
        let groups = Groups::of(3, [Some(2), None, Some(0), Some(2), Some(2)].into_iter());
        assert_eq!(groups.members(0), [2]);
        assert!(groups.members(1).is_empty());
        assert_eq!(groups.members(2), [0, 3, 4]);
    }
}
