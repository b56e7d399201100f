//! Pages about the crate: how accurate it is, which formats it reads, and the record as JSON.

#[doc = include_str!("accuracy.md")]
pub mod accuracy {}

#[doc = include_str!("formats.md")]
pub mod formats {}

#[doc = include_str!("json.md")]
pub mod json {}
