//! The example `corpus`, run as its users run it: what it reads, writes and reports, and how it goes on when killed.

mod cli;
mod resume;
mod run;
mod tables;

#[path = "../../examples/corpus/pool.rs"]
#[allow(unreachable_pub)]
mod pool;
mod pool_tests;
