//! Pages about the crate: how accurate it is, and which formats it reads.

#[doc = include_str!("accuracy.md")]
pub mod accuracy {}

#[doc = include_str!("formats.md")]
pub mod formats {}
