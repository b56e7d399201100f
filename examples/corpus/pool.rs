//! Work in parallel, results in order, and never more than so many bytes in flight.
//!
//! One thread feeds jobs, some threads work on them, and whichever of these finishes the next result in order hands it
//! on, with those behind it that are done. A job's bytes are in flight from when it is fed until its result is handed
//! on. So results do not depend on the number of threads, and neither a slow disk nor one long job lets memory grow.

use std::collections::{BTreeMap, VecDeque};
use std::ops::ControlFlow;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// How much runs at once.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bounds {
    /// Threads that work; the thread that feeds is one more.
    pub(crate) threads: usize,
    /// Bytes of jobs in flight. A job that is larger goes alone.
    pub(crate) bytes: usize,
}

/// Feeds jobs to `work`, and hands its results to `sink` in the order in which they were fed.
///
/// # Errors
/// The first of `sink`, else that of `feed`. Where `sink` fails, nothing further is worked on.
pub(crate) fn run<J: Send, R: Send, E: Send>(
    bounds: Bounds,
    feed: impl FnOnce(&mut Feeder<'_, J>) -> Result<(), E>,
    work: impl Fn(J) -> R + Sync,
    sink: impl FnMut(R) -> Result<(), E> + Send,
) -> Result<(), E> {
    let queue = Queue::new(bounds.bytes);
    let ordered = Mutex::new(Ordered { next: 0, done: BTreeMap::new(), sink, failed: None });
    let fed = thread::scope(|scope| {
        for _ in 0..bounds.threads.max(1) {
            scope.spawn(|| {
                let _guard = StopOnPanic(&queue);
                while let Some(Ticket { number, bytes, job }) = queue.take() {
                    let result = work(job);
                    match lock(&ordered).hand_on(number, bytes, result) {
                        ControlFlow::Continue(bytes) => queue.free(bytes),
                        ControlFlow::Break(()) => queue.stop(),
                    }
                }
            });
        }
        let _guard = StopOnPanic(&queue);
        let fed = feed(&mut Feeder { queue: &queue, next: 0 });
        queue.end();
        fed
    });
    let ordered = ordered.into_inner().unwrap_or_else(PoisonError::into_inner);
    ordered.failed.map_or(fed, Err)
}

/// Where jobs are fed.
pub(crate) struct Feeder<'q, J> {
    queue: &'q Queue<J>,
    next: u64,
}

impl<J> Feeder<'_, J> {
    /// Feeds a job of so many bytes once there is room for it. Breaks where no job is wanted any more.
    pub(crate) fn put(&mut self, bytes: usize, job: J) -> ControlFlow<()> {
        let ticket = Ticket { number: self.next, bytes, job };
        self.next += 1;
        self.queue.put(ticket)
    }
}

struct Ticket<J> {
    number: u64,
    bytes: usize,
    job: J,
}

/// The jobs that wait, and the bytes in flight.
struct Queue<J> {
    state: Mutex<State<J>>,
    /// A job waits, or none will come.
    ready: Condvar,
    /// Bytes were freed, or no job is wanted.
    room: Condvar,
    most: usize,
}

struct State<J> {
    jobs: VecDeque<Ticket<J>>,
    bytes: usize,
    /// Nothing more comes.
    ended: bool,
    /// Nothing more is wanted.
    stopped: bool,
}

impl<J> Queue<J> {
    fn new(most: usize) -> Self {
        let state = State { jobs: VecDeque::new(), bytes: 0, ended: false, stopped: false };
        Self { state: Mutex::new(state), ready: Condvar::new(), room: Condvar::new(), most }
    }

    fn put(&self, ticket: Ticket<J>) -> ControlFlow<()> {
        let is_full = |state: &State<J>| state.bytes > 0 && state.bytes + ticket.bytes > self.most;
        let mut state = lock(&self.state);
        if is_full(&state) {
            // Until there is room for many: to change threads for each job costs more than to wait.
            let waits =
                |state: &mut State<J>| !state.stopped && (is_full(state) || state.bytes > self.most / 2);
            state = self.room.wait_while(state, waits).unwrap_or_else(PoisonError::into_inner);
        }
        if state.stopped {
            return ControlFlow::Break(());
        }
        state.bytes += ticket.bytes;
        state.jobs.push_back(ticket);
        drop(state);
        self.ready.notify_one();
        ControlFlow::Continue(())
    }

    fn take(&self) -> Option<Ticket<J>> {
        let is_empty = |state: &mut State<J>| !state.stopped && !state.ended && state.jobs.is_empty();
        let state = self.ready.wait_while(lock(&self.state), is_empty);
        let mut state = state.unwrap_or_else(PoisonError::into_inner);
        if state.stopped { None } else { state.jobs.pop_front() }
    }

    fn free(&self, bytes: usize) {
        let mut state = lock(&self.state);
        state.bytes -= bytes;
        if state.bytes <= self.most / 2 {
            self.room.notify_one();
        }
    }

    fn end(&self) {
        lock(&self.state).ended = true;
        self.ready.notify_all();
    }

    fn stop(&self) {
        lock(&self.state).stopped = true;
        self.ready.notify_all();
        self.room.notify_all();
    }
}

/// Results on their way to the sink.
struct Ordered<R, S, E> {
    next: u64,
    /// What is done before its turn, with its bytes.
    done: BTreeMap<u64, (usize, R)>,
    sink: S,
    failed: Option<E>,
}

impl<R, E, S: FnMut(R) -> Result<(), E>> Ordered<R, S, E> {
    /// Takes a result, hands on what it is the turn of, and says how many bytes that were.
    fn hand_on(&mut self, number: u64, bytes: usize, result: R) -> ControlFlow<(), usize> {
        if self.failed.is_some() {
            return ControlFlow::Break(());
        }
        self.done.insert(number, (bytes, result));
        let mut freed = 0;
        while let Some((bytes, result)) = self.done.remove(&self.next) {
            if let Err(error) = (self.sink)(result) {
                self.failed = Some(error);
                return ControlFlow::Break(());
            }
            self.next += 1;
            freed += bytes;
        }
        ControlFlow::Continue(freed)
    }
}

/// A thread that panics must not leave the others waiting for it.
struct StopOnPanic<'q, J>(&'q Queue<J>);

impl<J> Drop for StopOnPanic<'_, J> {
    fn drop(&mut self) {
        if thread::panicking() {
            self.0.stop();
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
