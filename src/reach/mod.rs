//! Exposure distributions of channels and their combination: reach, frequency, build over weeks.
