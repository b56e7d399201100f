//! The pool of the example: order, bounds, failures.

use std::ops::ControlFlow;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use proptest::prelude::*;

use crate::pool::{Bounds, run};

/// What comes out of a pool into which these lengths go, and the most bytes that were in flight.
fn through(threads: usize, most: usize, jobs: &[usize]) -> (Vec<usize>, usize) {
    let (in_flight, peak) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let mut out = Vec::new();
    let done = run(
        Bounds { threads, bytes: most },
        |feeder| {
            for &job in jobs {
                assert!(feeder.put(job, job).is_continue());
            }
            Ok::<_, ()>(())
        },
        |job| {
            let now = in_flight.fetch_add(job, Ordering::SeqCst) + job;
            peak.fetch_max(now, Ordering::SeqCst);
            // The longest take longest, so that others overtake them.
            thread::sleep(Duration::from_micros(job as u64 * 20));
            job
        },
        |job| {
            in_flight.fetch_sub(job, Ordering::SeqCst);
            out.push(job);
            Ok(())
        },
    );
    assert_eq!(done, Ok(()));
    (out, peak.into_inner())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn results_come_in_order_and_within_bounds(
        threads in 1..5_usize,
        most in 1..40_usize,
        jobs in prop::collection::vec(0..30_usize, 0..60),
    ) {
        let (out, peak) = through(threads, most, &jobs);
        prop_assert_eq!(&out, &jobs);
        let longest = jobs.iter().max().copied().unwrap_or_default();
        prop_assert!(peak <= most.max(longest), "{} bytes in flight", peak);
    }
}

#[test]
fn a_sink_that_fails_ends_the_run() {
    let mut sunk = 0;
    let mut broke = false;
    let done = run(
        Bounds { threads: 3, bytes: 10 },
        |feeder| {
            // Endless, but for the failure.
            while feeder.put(1, ()).is_continue() {}
            broke = true;
            Ok(())
        },
        |()| (),
        |()| {
            sunk += 1;
            if sunk == 100 { Err("the disk is full") } else { Ok(()) }
        },
    );
    assert_eq!((done, sunk), (Err("the disk is full"), 100));
    assert!(broke);
}

#[test]
fn a_feed_that_fails_fails_the_run_once_what_it_fed_is_done() {
    let mut sunk = Vec::new();
    let done = run(
        Bounds { threads: 2, bytes: 10 },
        |feeder| {
            assert!((0..5).all(|job| feeder.put(1, job) == ControlFlow::Continue(())));
            Err("no more")
        },
        |job| job,
        |job| {
            sunk.push(job);
            Ok(())
        },
    );
    assert_eq!((done, &sunk[..]), (Err("no more"), &[0, 1, 2, 3, 4][..]));
}

#[test]
fn a_thread_that_panics_leaves_nobody_waiting() {
    let run = || {
        run(
            Bounds { threads: 2, bytes: 4 },
            |feeder| {
                while feeder.put(1, ()).is_continue() {}
                Ok::<_, ()>(())
            },
            |()| panic!("a defect"),
            |()| Ok(()),
        )
    };
    assert!(std::panic::catch_unwind(run).is_err());
}
