//! The default executor: a few threads that take turns at what is ready.

use std::collections::VecDeque;
use std::num::NonZero;
use std::pin::Pin;
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Wake, Waker};
use std::thread;

use super::executor::Executor;
use super::task::Task;

/// Threads that run futures. It has neither timers nor I/O: futures that wait for those bring a thread of their own.
///
/// A future that nothing is left to wake is dropped, and its call throws `RustPanic`.
#[derive(Debug)]
pub struct Threads {
    queue: Arc<Queue>,
}

impl Threads {
    /// So many threads, which start at once.
    ///
    /// # Panics
    /// When the system does not start a thread.
    #[must_use]
    pub fn new(threads: NonZero<usize>) -> Self {
        // Dropped, if not all can be started.
        let started = Threads {
            queue: Arc::default(),
        };
        for _ in 0..threads.get() {
            let queue = Arc::clone(&started.queue);
            let builder = thread::Builder::new().name("hsffi-async".to_owned());
            if let Err(error) = builder.spawn(move || queue.run()) {
                panic!("a thread that runs futures cannot be started: {error}");
            }
        }
        started
    }
}

/// The threads end, and futures that are not complete are dropped when they are woken, or nothing is left to wake them.
impl Drop for Threads {
    fn drop(&mut self) {
        for job in self.queue.close() {
            job.give_up();
        }
    }
}

/// A thread for each processor, up to four.
impl Default for Threads {
    fn default() -> Self {
        Threads::new(NonZero::new(recommended()).unwrap_or(NonZero::<usize>::MIN))
    }
}

pub(super) fn recommended() -> usize {
    thread::available_parallelism().map_or(1, |threads| threads.get().min(4))
}

impl Executor for Threads {
    fn spawn(&self, task: Task) {
        let job = Job {
            task: Mutex::new(Some(task)),
            turn: AtomicU8::new(QUEUED),
            queue: Arc::clone(&self.queue),
        };
        self.queue.push(Arc::new(job));
    }
}

/// The futures that are ready to be polled.
#[derive(Debug, Default)]
struct Queue {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    ready: VecDeque<Arc<Job>>,
    /// What nothing is left to wake, for a thread to drop.
    lost: Vec<Task>,
    /// Whether the threads end.
    closed: bool,
}

impl Queue {
    fn state(&self) -> MutexGuard<'_, State> {
        // Nothing panics while the lock is held.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn push(&self, job: Arc<Job>) {
        let mut state = self.state();
        if state.closed {
            drop(state);
            return job.give_up();
        }
        state.ready.push_back(job);
        drop(state);
        self.changed.notify_one();
    }

    /// Has a thread drop a future. Who drops its last waker may have locks which the future's destructor takes.
    fn lose(&self, task: Task) {
        let mut state = self.state();
        if state.closed {
            drop(state);
            return drop(task);
        }
        state.lost.push(task);
        drop(state);
        self.changed.notify_one();
    }

    fn run(&self) {
        loop {
            let is_idle = |state: &mut State| {
                state.ready.is_empty() && state.lost.is_empty() && !state.closed
            };
            let state = self.changed.wait_while(self.state(), is_idle);
            let mut state = state.unwrap_or_else(PoisonError::into_inner);
            let lost = std::mem::take(&mut state.lost);
            let job = state.ready.pop_front();
            let is_over = job.is_none() && lost.is_empty();
            drop(state);
            drop(lost);
            match job {
                Some(job) => job.run(),
                None if is_over => return,
                None => {}
            }
        }
    }

    /// Lets the threads end, and returns what none of them has taken.
    fn close(&self) -> VecDeque<Arc<Job>> {
        let mut state = self.state();
        state.closed = true;
        let ready = std::mem::take(&mut state.ready);
        drop(state);
        self.changed.notify_all();
        ready
    }
}

/// Nobody has it but its wakers.
const IDLE: u8 = 0;
/// It is in the queue.
const QUEUED: u8 = 1;
/// A thread polls it.
const RUNNING: u8 = 2;
/// A thread polls it, and is to poll it again.
const WOKEN: u8 = 3;

/// A future, owned by the queue, by the thread that polls it and by its wakers.
#[derive(Debug)]
struct Job {
    /// Nothing when it is complete. One thread at a time takes the lock.
    task: Mutex<Option<Task>>,
    turn: AtomicU8,
    queue: Arc<Queue>,
}

impl Job {
    fn run(self: Arc<Self>) {
        self.turn.store(RUNNING, Ordering::Release);
        let waker = Waker::from(Arc::clone(&self));
        let mut task = self.task.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(running) = task.as_mut() else {
            return;
        };
        if let Poll::Ready(()) = Pin::new(running).poll(&mut Context::from_waker(&waker)) {
            *task = None;
            return;
        }
        drop(task);
        let idle = self
            .turn
            .compare_exchange(RUNNING, IDLE, Ordering::AcqRel, Ordering::Acquire);
        if idle.is_err() {
            self.turn.store(QUEUED, Ordering::Release);
            let queue = Arc::clone(&self.queue);
            queue.push(self);
        }
    }
}

impl Job {
    /// Drops the future, which is in no thread's hands.
    fn give_up(&self) {
        let task = self
            .task
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        drop(task);
    }
}

impl Drop for Job {
    fn drop(&mut self) {
        let task = self.task.get_mut().unwrap_or_else(PoisonError::into_inner);
        if let Some(task) = task.take() {
            self.queue.lose(task);
        }
    }
}

impl Wake for Job {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        let turn = self
            .turn
            .fetch_update(Ordering::AcqRel, Ordering::Acquire, |turn| match turn {
                IDLE => Some(QUEUED),
                RUNNING => Some(WOKEN),
                _ => None,
            });
        if turn == Ok(IDLE) {
            self.queue.push(Arc::clone(self));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    #[test]
    fn a_future_that_is_woken_while_it_is_polled_is_polled_again() {
        let threads = Threads::default();
        let (sender, polled) = mpsc::channel();
        let mut polls = 0;
        let future = std::future::poll_fn(move |context| {
            polls += 1;
            context.waker().wake_by_ref();
            sender.send(polls).expect("the test waits");
            if polls == 1000 {
                Poll::Ready(())
            } else {
                Poll::Pending
            }
        });
        threads.spawn(Task::detached(future));
        assert!((1..=1000).eq(polled));
    }

    #[test]
    fn threads_that_are_dropped_drop_a_future_when_it_is_woken() {
        let threads = Threads::default();
        let (sender, wakers) = mpsc::channel();
        let future = std::future::poll_fn(move |context| {
            sender
                .send(context.waker().clone())
                .expect("the test waits");
            Poll::Pending
        });
        threads.spawn(Task::detached(future));
        let waker = wakers.recv().expect("it is polled");
        drop(threads);
        waker.wake_by_ref();
        assert!(wakers.recv().is_err());
    }

    #[test]
    fn threads_that_are_dropped_take_no_future() {
        let threads = Threads::default();
        let queue = Arc::clone(&threads.queue);
        drop(threads);
        let (sender, dropped) = mpsc::channel::<()>();
        let future = std::future::poll_fn(move |_| {
            let _kept = &sender;
            Poll::Pending
        });
        let late = std::mem::ManuallyDrop::new(Threads { queue });
        late.spawn(Task::detached(future));
        assert!(dropped.recv().is_err());
    }

    #[test]
    fn who_drops_the_last_waker_does_not_drop_the_future() {
        struct Told(mpsc::Sender<thread::ThreadId>);
        impl Drop for Told {
            fn drop(&mut self) {
                self.0.send(thread::current().id()).expect("the test waits");
            }
        }
        let threads = Threads::new(NonZero::<usize>::MIN);
        let (sender, wakers) = mpsc::channel();
        let (told, dropped) = mpsc::channel();
        let told = Told(told);
        let future = std::future::poll_fn(move |context| {
            let _kept = &told;
            sender
                .send(context.waker().clone())
                .expect("the test waits");
            Poll::Pending
        });
        threads.spawn(Task::detached(future));
        let waker = wakers.recv().expect("it is polled");
        // The thread runs another future, and has no waker of the first one any more.
        let (sender, next) = mpsc::channel();
        threads.spawn(Task::detached(async move {
            sender.send(()).expect("the test waits");
        }));
        next.recv().expect("it is polled");
        drop(waker);
        let by = dropped.recv().expect("it is dropped");
        assert_ne!(by, thread::current().id());
    }

    #[test]
    fn a_future_that_nothing_can_wake_is_dropped() {
        let threads = Threads::default();
        let (sender, dropped) = mpsc::channel::<()>();
        let future = std::future::poll_fn(move |_| {
            let _kept = &sender;
            Poll::Pending
        });
        threads.spawn(Task::detached(future));
        assert!(dropped.recv().is_err());
    }
}
