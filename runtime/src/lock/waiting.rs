//! Who waits for which lock. Calls that would wait for each other for ever, since each has what another waits for, are refused
//! instead: the last of them, which closes the circle.

use super::{AccessError, ObjectLock};
use crate::process::fork::Lock;
use crate::process::{caller, thread_id};

/// A thread that waits, by its mark, or one that waits for the call of a thread that does.
pub(crate) struct Waiting {
    thread: usize,
    lock: *const ObjectLock,
}

// SAFETY: a lock is for all threads, and stays until who waits for it does no more.
unsafe impl Send for Waiting {}

/// All that wait now.
pub(crate) static WAITING: Lock<Vec<Waiting>> = Lock::new(Vec::new());

/// Notes that this thread is about to wait for the lock, until what is answered is dropped.
///
/// # Errors
/// `InUse` when who has the lock waits, itself or by others, for this thread.
pub(super) fn begin(lock: &ObjectLock) -> Result<Noted<'_>, AccessError> {
    let mut waiting = WAITING.lock();
    let mut owner = lock.owner();
    // Others may go in a circle which this thread is not in, for as long as it takes them to note that they wait no more.
    for _ in 0..=waiting.len() {
        if owner == 0 {
            break;
        }
        if owner == thread_id::word() || caller::is_behind(owner) {
            return Err(AccessError::InUse);
        }
        // A thread writes its mark to a lock before it comes here, so whoever comes last sees all.
        let next = waiting.iter().find(|waits| waits.thread == owner);
        let Some(next) = next else { break };
        // SAFETY: it stays while the entry is there.
        owner = unsafe { &*next.lock }.owner();
    }
    let threads = std::iter::once(thread_id::word()).chain(caller::behind());
    waiting.extend(threads.map(|thread| Waiting { thread, lock }));
    drop(waiting);
    Ok(Noted { lock })
}

/// That this thread waits.
pub(super) struct Noted<'a> {
    lock: &'a ObjectLock,
}

impl Drop for Noted<'_> {
    fn drop(&mut self) {
        let is_own = |thread| caller::behind().any(|behind| behind == thread);
        let mut waiting = WAITING.lock();
        waiting.retain(|waits| {
            !std::ptr::eq(waits.lock, self.lock)
                || waits.thread != thread_id::word() && !is_own(waits.thread)
        });
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Barrier;
    use std::thread;

    use super::*;
    use crate::lock::Borrow;

    #[test]
    fn of_threads_that_would_wait_for_each_other_one_is_refused() {
        let locks = [const { ObjectLock::new() }; 3];
        let all_have = Barrier::new(locks.len());
        let refused: usize = thread::scope(|scope| {
            let threads: Vec<_> = (0..locks.len())
                .map(|n| {
                    let (locks, all_have) = (&locks, &all_have);
                    scope.spawn(move || {
                        locks[n]
                            .acquire_exclusive(Borrow::Mutable)
                            .expect("the lock is free");
                        all_have.wait();
                        let next = &locks[(n + 1) % locks.len()];
                        let refused = match next.acquire_exclusive(Borrow::Mutable) {
                            Ok(()) => {
                                next.release_exclusive(false);
                                false
                            }
                            Err(why) => {
                                assert_eq!(why, AccessError::InUse);
                                true
                            }
                        };
                        locks[n].release_exclusive(false);
                        usize::from(refused)
                    })
                })
                .collect();
            let ended = threads.into_iter().map(thread::ScopedJoinHandle::join);
            ended.map(|refused| refused.expect("no panic")).sum()
        });
        assert_eq!(refused, 1);
        let of_gates = |waits: &Waiting| locks.iter().any(|lock| std::ptr::eq(lock, waits.lock));
        assert!(!WAITING.lock().iter().any(of_gates));
    }
}
