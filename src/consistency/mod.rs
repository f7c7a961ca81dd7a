//! How alike the messages of a plan are, as audiences meet them.
