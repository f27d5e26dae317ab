//! The bounded queue between senders and readers. No code of the user's runs while its lock is held.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use super::{Overflow, SendError};
use crate::future;
use crate::process::fork;
use crate::process::thread_state::ThreadState;
use crate::process::unwind::drop_each;
use crate::waker::MVarWaker;

/// A queue of events.
pub(super) struct Queue<T> {
    state: Mutex<State<T>>,
    /// That there is room again, or nobody who reads.
    room: Condvar,
    capacity: usize,
    overflow: Overflow,
    dropped: AtomicU64,
    /// Which copy of the process made it. In another one, the threads that send are missing, one of which may have had the lock.
    process: u64,
}

struct State<T> {
    events: VecDeque<T>,
    senders: usize,
    /// Whether nobody reads any more.
    closed: bool,
    /// Who waits for an event. One waits at a time: the others wait for their turn in Haskell.
    waker: Option<MVarWaker>,
}

/// What a reader gets.
pub(super) enum Taken<T> {
    Events(Vec<T>),
    /// There is none yet. The waker has been kept.
    Nothing,
    /// There will be none.
    Ended,
    /// They are another process's.
    Elsewhere,
}

impl<T> Queue<T> {
    /// An empty queue with one sender.
    pub(super) fn new(capacity: usize, overflow: Overflow) -> Self {
        Queue {
            state: Mutex::new(State {
                events: VecDeque::new(),
                senders: 1,
                closed: false,
                waker: None,
            }),
            room: Condvar::new(),
            capacity: capacity.max(1),
            overflow,
            dropped: AtomicU64::new(0),
            process: fork::this_process(),
        }
    }

    /// Whether this process is a copy of the one that made the queue. Then nothing else of it is to be touched, or dropped.
    pub(super) fn is_elsewhere(&self) -> bool {
        self.process != fork::this_process()
    }

    fn state(&self) -> MutexGuard<'_, State<T>> {
        // Nothing panics while the lock is held.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn send(&self, event: T) -> Result<(), SendError<T>> {
        if self.is_elsewhere() {
            return Err(SendError::Closed(event));
        }
        let mut state = self.state();
        while !state.closed && state.events.len() >= self.capacity {
            match self.overflow {
                Overflow::Block if may_wait() => {
                    state = (self.room.wait(state)).unwrap_or_else(PoisonError::into_inner);
                }
                Overflow::Block | Overflow::Fail => return Err(SendError::Full(event)),
                Overflow::DropNewest => {
                    drop(state);
                    self.dropped.fetch_add(1, Ordering::Relaxed);
                    drop(event);
                    return Ok(());
                }
                Overflow::DropOldest => {
                    let oldest = state.events.pop_front();
                    state.events.push_back(event);
                    drop(state);
                    self.dropped.fetch_add(1, Ordering::Relaxed);
                    drop(oldest);
                    return Ok(());
                }
            }
        }
        if state.closed {
            return Err(SendError::Closed(event));
        }
        state.events.push_back(event);
        let waker = state.waker.take();
        drop(state);
        if let Some(waker) = waker {
            waker.wake();
        }
        Ok(())
    }

    /// Takes up to so many events, one at least if there is one. One for which `alone` holds comes by itself. If there is none, the
    /// waker is woken when there is.
    pub(super) fn take(
        &self,
        count: usize,
        waker: Option<MVarWaker>,
        alone: impl Fn(&T) -> bool,
    ) -> Taken<T> {
        if self.is_elsewhere() {
            return Taken::Elsewhere;
        }
        let mut state = self.state();
        if state.events.is_empty() {
            if state.senders == 0 {
                return Taken::Ended;
            }
            let before = waker.and_then(|waker| state.waker.replace(waker));
            drop(state);
            drop(before);
            return Taken::Nothing;
        }
        let first = state.events.iter().take(count).position(alone);
        let count = first.unwrap_or(count).clamp(1, state.events.len());
        let events = state.events.drain(..count).collect();
        drop(state);
        if matches!(self.overflow, Overflow::Block) {
            self.room.notify_all();
        }
        Taken::Events(events)
    }

    /// How many events have been dropped since there was no room.
    pub(super) fn dropped(&self) -> u64 {
        self.dropped.load(Ordering::Relaxed)
    }

    pub(super) fn is_closed(&self) -> bool {
        self.is_elsewhere() || self.state().closed
    }

    pub(super) fn add_sender(&self) {
        if !self.is_elsewhere() {
            self.state().senders += 1;
        }
    }

    /// When it was the last sender, who waits learns that no event will come.
    pub(super) fn remove_sender(self: &Arc<Self>) {
        if self.is_elsewhere() {
            return self.leave();
        }
        let mut state = self.state();
        state.senders -= 1;
        let is_last = state.senders == 0;
        let waker = state.waker.take_if(|_| is_last);
        drop(state);
        if let Some(waker) = waker {
            waker.wake();
        }
    }

    /// Nobody reads any more.
    pub(super) fn close(self: &Arc<Self>) {
        if self.is_elsewhere() {
            return self.leave();
        }
        let mut state = self.state();
        state.closed = true;
        let unread = std::mem::take(&mut state.events);
        let waker = state.waker.take();
        drop(state);
        self.room.notify_all();
        drop(waker);
        drop_each(unread);
    }

    /// Leaks it: a thread that is missing may have been about to change it.
    fn leave(self: &Arc<Self>) {
        std::mem::forget(Arc::clone(self));
    }
}

/// Whether this thread may wait for a reader: Haskell does not wait for it.
fn may_wait() -> bool {
    ThreadState::of_thread() == ThreadState::Unknown && !future::is_polling()
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicUsize;

    use super::*;
    use crate::process::unwind::tests::Explosive;
    use crate::{Executor, Task, Threads};

    fn taken(queue: &Queue<u32>, count: usize) -> Vec<u32> {
        match queue.take(count, None, |event| *event == 0) {
            Taken::Events(events) => events,
            _ => Vec::new(),
        }
    }

    fn filled(overflow: Overflow) -> (Queue<u32>, Vec<Result<(), SendError<u32>>>) {
        let queue = Queue::new(2, overflow);
        let sent = (1..=4).map(|event| queue.send(event)).collect();
        (queue, sent)
    }

    #[test]
    fn the_policy_decides_what_a_full_queue_drops() {
        let (queue, sent) = filled(Overflow::DropOldest);
        assert!(sent.iter().all(Result::is_ok));
        assert_eq!((taken(&queue, 9), queue.dropped()), (vec![3, 4], 2));
        let (queue, sent) = filled(Overflow::DropNewest);
        assert!(sent.iter().all(Result::is_ok));
        assert_eq!((taken(&queue, 9), queue.dropped()), (vec![1, 2], 2));
        let (queue, sent) = filled(Overflow::Fail);
        let full = |event| Err(SendError::Full(event));
        assert_eq!(sent, [Ok(()), Ok(()), full(3), full(4)]);
        assert_eq!((taken(&queue, 9), queue.dropped()), (vec![1, 2], 0));
    }

    #[test]
    fn a_sender_waits_until_there_is_room() {
        let queue = Queue::new(1, Overflow::Block);
        let sent = std::thread::scope(|scope| {
            let sending = scope.spawn(|| (1..=100).try_for_each(|event| queue.send(event)));
            let mut read = Vec::new();
            while read.len() < 100 {
                read.append(&mut taken(&queue, 1));
                std::thread::yield_now();
            }
            assert_eq!(read, (1..=100).collect::<Vec<_>>());
            sending.join().expect("no panic")
        });
        assert_eq!(sent, Ok(()));
    }

    #[test]
    fn a_sender_that_waits_learns_that_nobody_reads() {
        let queue = Arc::new(Queue::new(1, Overflow::Block));
        queue.send(1).expect("there is room");
        let sent = std::thread::scope(|scope| {
            let sending = scope.spawn(|| queue.send(2));
            queue.close();
            sending.join().expect("no panic")
        });
        assert_eq!(sent, Err(SendError::Closed(2)));
        assert!(queue.is_closed());
    }

    #[test]
    fn a_thread_of_haskell_s_does_not_wait_for_room() {
        let _call = ThreadState::Safe.enter();
        let queue = Queue::new(1, Overflow::Block);
        assert_eq!(queue.send(1), Ok(()));
        assert_eq!(queue.send(2), Err(SendError::Full(2)));
    }

    #[test]
    fn a_future_does_not_wait_for_room() {
        let (sender, result) = std::sync::mpsc::channel();
        let future = async move {
            let queue = Queue::new(1, Overflow::Block);
            let sent = (1..=2).map(|event| queue.send(event));
            sender
                .send(sent.collect::<Vec<_>>())
                .expect("the test waits");
        };
        let threads = Threads::default();
        threads.spawn(Task::detached(future));
        let sent = result.recv().expect("the future runs");
        assert_eq!(sent, [Ok(()), Err(SendError::Full(2))]);
    }

    #[test]
    fn each_event_is_dropped_though_all_destructors_panic() {
        static DROPPED: AtomicUsize = AtomicUsize::new(0);
        let queue = Arc::new(Queue::new(3, Overflow::Fail));
        for _ in 0..3 {
            assert!(queue.send(Explosive(&DROPPED)).is_ok());
        }
        queue.close();
        assert_eq!(DROPPED.load(Ordering::SeqCst), 3);
    }

    #[test]
    fn an_event_that_is_thrown_comes_alone() {
        let queue = Queue::new(9, Overflow::Fail);
        for event in [1, 2, 0, 0, 3] {
            queue.send(event).expect("there is room");
        }
        for expected in [vec![1, 2], vec![0], vec![0], vec![3], vec![]] {
            assert_eq!(taken(&queue, 9), expected);
        }
    }

    #[test]
    fn events_end_with_the_last_sender() {
        let queue = Arc::new(Queue::new(2, Overflow::Fail));
        queue.add_sender();
        queue.remove_sender();
        assert!(matches!(queue.take(1, None, |_| false), Taken::Nothing));
        queue.send(1).expect("there is room");
        queue.remove_sender();
        assert_eq!(taken(&queue, 1), [1]);
        assert!(matches!(queue.take(1, None, |_: &u32| false), Taken::Ended));
    }
}
