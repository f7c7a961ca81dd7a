//! What a plan costs, exact to the minor unit.
