//! Interruption of blocking system calls.

use std::marker::PhantomData;
use std::time::{Duration, Instant};

#[cfg(unix)]
use super::Awaited;
use super::flag::{Flag, Waiting};
use super::{Interrupted, system};
use crate::token::HS0017StaysInItsCall;

/// Waits that an asynchronous exception interrupts, for an `interruptible` export.
///
/// Waits of the standard library are not interrupted: it retries them after a signal. An `Interrupt` cannot leave its thread,
/// to which the signal is sent (HS0017).
#[derive(Clone, Copy, Debug)]
pub struct Interrupt<'call> {
    pub(super) flag: Flag<'call>,
    pub(super) thread: PhantomData<*const HS0017StaysInItsCall>,
}

impl Interrupt<'_> {
    /// Whether the call should stop.
    #[inline]
    #[must_use]
    pub fn is_requested(self) -> bool {
        self.flag.is_set()
    }

    /// Returns an error if the call should stop.
    ///
    /// # Errors
    /// When the call should stop.
    #[inline]
    pub fn check(self) -> Result<(), Interrupted> {
        self.flag.check()
    }

    /// Sleeps.
    ///
    /// # Errors
    /// When the call should stop.
    pub fn sleep(self, time: Duration) -> Result<(), Interrupted> {
        let since = Instant::now();
        let _waiting = Waiting::begin(self.flag.0);
        loop {
            self.check()?;
            match time.checked_sub(since.elapsed()) {
                None | Some(Duration::ZERO) => return Ok(()),
                Some(left) => system::sleep(left),
            }
        }
    }
}

#[cfg(unix)]
impl Interrupt<'_> {
    /// Waits until one of the files is ready, or until the time is over if one is given. Returns for each file whether it is
    /// ready; a file whose other end is closed or has failed is ready, too.
    ///
    /// # Errors
    /// The outer error if the call should stop; the inner error if the system call `poll` fails.
    pub fn poll(
        self,
        awaited: &[Awaited<'_>],
        time: Option<Duration>,
    ) -> Result<std::io::Result<Vec<bool>>, Interrupted> {
        let since = Instant::now();
        let mut files = system::Files::new(awaited);
        self.retry(|| files.poll(time.map(|time| time.saturating_sub(since.elapsed()))))
    }

    /// Makes a system call, and retries it whenever a signal interrupts it. A blocked system call is interrupted if the call should stop.
    ///
    /// `call` is one system call, such as a `read`. If it makes several, it should call [`check`](Self::check) before each: a
    /// request to stop that came before a wait does not interrupt that wait.
    ///
    /// # Errors
    /// The outer error if the call should stop; the inner error if `call` fails.
    pub fn retry<T>(
        self,
        mut call: impl FnMut() -> std::io::Result<T>,
    ) -> Result<std::io::Result<T>, Interrupted> {
        let _waiting = Waiting::begin(self.flag.0);
        loop {
            self.check()?;
            match call() {
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
                answer => return Ok(answer),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::super::flag::Told;
    use super::*;
    use crate::process::fork::Lock;

    fn told(flag: u32) -> Told {
        Told {
            flag: AtomicU32::new(flag),
            waiting: Lock::new(None),
        }
    }

    fn interrupt(told: &Told) -> Interrupt<'_> {
        Interrupt {
            flag: Flag(told),
            thread: PhantomData,
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_wait_is_broken_and_the_thread_is_forgotten_afterwards() {
        let told = told(0);
        std::thread::scope(|scope| {
            let waiting = scope.spawn(|| interrupt(&told).sleep(Duration::MAX));
            while told.waiting.lock().is_none() {
                std::thread::yield_now();
            }
            told.flag.store(1, Ordering::Relaxed);
            while !waiting.is_finished() {
                told.wake();
                std::thread::yield_now();
            }
            assert_eq!(waiting.join().expect("no panic"), Err(Interrupted(())));
        });
        assert!(told.waiting.lock().is_none());
    }

    #[test]
    fn nothing_is_waited_for_when_the_flag_is_set() {
        let told = told(1);
        let interrupt = interrupt(&told);
        assert_eq!(interrupt.sleep(Duration::MAX), Err(Interrupted(())));
        #[cfg(unix)]
        assert!(interrupt.poll(&[], None).is_err());
    }

    #[test]
    fn a_sleep_is_not_shorter_than_it_should_be() {
        let told = told(0);
        let since = Instant::now();
        assert_eq!(interrupt(&told).sleep(Duration::from_millis(20)), Ok(()));
        assert!(since.elapsed() >= Duration::from_millis(20));
    }

    #[cfg(unix)]
    #[test]
    fn a_system_call_is_made_again_after_a_signal() {
        let told = told(0);
        let mut calls = 0;
        let answer = interrupt(&told).retry(|| {
            calls += 1;
            if calls < 3 {
                Err(std::io::ErrorKind::Interrupted.into())
            } else {
                Ok(calls)
            }
        });
        assert!(matches!(answer, Ok(Ok(3))));
        let answer = interrupt(&told).retry(|| {
            told.flag.store(1, Ordering::Relaxed);
            std::io::Result::<()>::Err(std::io::ErrorKind::Interrupted.into())
        });
        assert!(matches!(answer, Err(Interrupted(()))));
    }

    #[cfg(unix)]
    #[test]
    fn a_poll_tells_which_files_are_ready() {
        use std::io::Write;
        use std::os::fd::AsFd;

        let told = told(0);
        let (empty, _open) = std::io::pipe().unwrap();
        let (full, mut writer) = std::io::pipe().unwrap();
        writer.write_all(b"x").unwrap();
        let awaited = [
            Awaited::Readable(empty.as_fd()),
            Awaited::Readable(full.as_fd()),
            Awaited::Writable(writer.as_fd()),
        ];
        let ready = interrupt(&told).poll(&awaited, None).unwrap().unwrap();
        assert_eq!(ready, [false, true, true]);
        let ready = interrupt(&told).poll(&awaited[..1], Some(Duration::from_millis(1)));
        assert_eq!(ready.unwrap().unwrap(), [false]);
    }
}
