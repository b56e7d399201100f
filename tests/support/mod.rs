//! What several test files share: gold annotations, the score of records against them, text for property tests.
#![allow(dead_code, reason = "each test file uses its part")]

pub(crate) mod gold;
pub(crate) mod news;
pub(crate) mod random_text;
pub(crate) mod score;
