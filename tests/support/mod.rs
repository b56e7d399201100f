//! What several test files share: gold annotations, and the score of records against them.
#![allow(dead_code, reason = "each test file uses its part")]

pub(crate) mod gold;
pub(crate) mod news;
pub(crate) mod score;
