//! Calls that Haskell can stop: what tells Rust that it should, and what it answers when it does.
//!
//! The generated Haskell makes such a call on a thread of its own, while the thread that asked for it waits for
//! asynchronous exceptions. When one arrives, it sets a flag, has the waiting of an `interruptible` call broken by a signal,
//! again and again until the call returns, and throws the exception on. A signal that comes between a look at the flag and
//! the wait is therefore not the last one.
//!
//! The signal is `SIGURG`, which hsffi sends itself, and to a thread that waits only. GHC's own for `interruptible` imports is
//! `SIGPIPE` (`interruptOSThread` in its `rts/posix/OSThreads.c`), which ends a program that has set the default action for it.

use std::marker::PhantomData;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use static_assertions::const_assert;

use crate::from_haskell::{Call, DecodeError, FromHaskell};
use crate::private::metadata::{ArgAbi, Type};
use crate::process::caller::Caller;
use crate::process::fork::Lock;
use crate::token::HS0017StaysInItsCall;
use crate::{ErrorIntoHaskell, Layout};

/// What a call answers that was told to stop.
///
/// As the error of an export it is never seen in Haskell, where the exception that stopped the call goes on in its place.
/// For an error type of one's own, implement `From<Interrupted>`: it is dropped as the results of a stopped call are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interrupted(());

impl std::fmt::Display for Interrupted {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Haskell stopped the call")
    }
}

impl std::error::Error for Interrupted {}

// SAFETY: nothing is written, and nothing is read.
#[diagnostic::do_not_recommend]
unsafe impl ErrorIntoHaskell for Interrupted {
    type Requirement = crate::private::import::NoRequirement;
    const TYPE: Type = Type::Interrupted;
    const LAYOUT: Layout = Layout::of::<()>();

    unsafe fn write(self, _: *mut u8) {}
}

/// What a call is told to stop by, in memory of Haskell's that is there until the call has returned. The size is known to the
/// generated code.
#[doc(hidden)]
#[repr(C)]
#[derive(Debug)]
pub struct Stop {
    told: Told,
    caller: Caller,
}

/// That a call should stop, for any thread to see.
#[repr(C)]
#[derive(Debug)]
struct Told {
    /// Haskell sets it by a store of an aligned word, which no processor tears.
    flag: AtomicU32,
    /// The thread that is to be sent a signal, while it waits.
    waiting: Lock<Option<system::Thread>>,
}

const_assert!(size_of::<Stop>() <= 48 && align_of::<Stop>() <= 8);

impl Stop {
    /// Begins a call that this thread is going to wait for.
    ///
    /// # Safety
    /// There is memory for it.
    pub unsafe fn begin(stop: *mut Stop) {
        let begun = Stop {
            told: Told {
                flag: AtomicU32::new(0),
                waiting: Lock::new(None),
            },
            caller: Caller::this(),
        };
        // SAFETY: the caller's.
        unsafe { stop.write(begun) }
    }

    /// Breaks what the call waits for at this moment, if it waits.
    ///
    /// # Safety
    /// `stop` is one that has begun.
    pub unsafe fn wake(stop: *const Stop) {
        // SAFETY: the caller's.
        unsafe { &*stop }.told.wake();
    }
}

impl Told {
    fn wake(&self) {
        if let Some(thread) = &*self.waiting.lock() {
            // It does not go on, nor end, before the lock is free.
            thread.wake();
        }
    }
}

/// A wait of this thread's that is to be broken, until this is dropped.
struct Waiting<'call> {
    told: &'call Told,
    outer: Option<system::Thread>,
}

impl<'call> Waiting<'call> {
    fn begin(told: &'call Told) -> Self {
        let outer = told.waiting.lock().replace(system::Thread::this());
        Waiting { told, outer }
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        *self.told.waiting.lock() = self.outer.take();
    }
}

/// The flag that Haskell sets.
#[derive(Clone, Copy, Debug)]
struct Flag<'call>(&'call Told);

impl Flag<'_> {
    /// # Safety
    /// `stop` is null, or good for the lifetime.
    unsafe fn of(stop: *const Stop) -> Result<Self, DecodeError> {
        // SAFETY: the caller's.
        match unsafe { stop.as_ref() } {
            None => Err(DecodeError::Null),
            Some(stop) => Ok(Flag(&stop.told)),
        }
    }

    #[inline]
    fn is_set(self) -> bool {
        self.0.flag.load(Ordering::Relaxed) != 0
    }

    #[inline]
    fn check(self) -> Result<(), Interrupted> {
        if self.is_set() {
            Err(Interrupted(()))
        } else {
            Ok(())
        }
    }
}

/// Tells a `cancellable` export that an asynchronous exception waits for its end.
///
/// It may be copied, and lent to threads that end before the call does. A look at it costs one load.
///
/// ```
/// use hsffi::{Cancel, Interrupted};
///
/// #[hsffi::export(cancellable)]
/// pub fn count_to(end: u64, cancel: Cancel<'_>) -> Result<u64, Interrupted> {
///     let mut count = 0;
///     while count < end {
///         count += 1;
///         if count % 1024 == 0 {
///             cancel.check()?;
///         }
///     }
///     Ok(count)
/// }
/// # hsffi::module!("Counting");
/// # fn main() {}
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Cancel<'call> {
    flag: Flag<'call>,
}

impl Cancel<'_> {
    /// Whether the call should stop.
    #[inline]
    #[must_use]
    pub fn is_requested(self) -> bool {
        self.flag.is_set()
    }

    /// Goes on, unless the call should stop.
    ///
    /// # Errors
    /// When it should.
    #[inline]
    pub fn check(self) -> Result<(), Interrupted> {
        self.flag.check()
    }
}

/// Waits that an asynchronous exception breaks, for an `interruptible` export.
///
/// What the standard library waits for is not broken: it begins again after a signal. It stays on its thread, which is the
/// one that is sent the signal (HS0017).
#[derive(Clone, Copy, Debug)]
pub struct Interrupt<'call> {
    flag: Flag<'call>,
    thread: PhantomData<*const HS0017StaysInItsCall>,
}

impl Interrupt<'_> {
    /// Whether the call should stop.
    #[inline]
    #[must_use]
    pub fn is_requested(self) -> bool {
        self.flag.is_set()
    }

    /// Goes on, unless the call should stop.
    ///
    /// # Errors
    /// When it should.
    #[inline]
    pub fn check(self) -> Result<(), Interrupted> {
        self.flag.check()
    }

    /// Sleeps for so long.
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
pub use system::Awaited;

#[cfg(unix)]
impl Interrupt<'_> {
    /// Waits until one of the files is ready, or the time is over, if there is an end to it. The answer tells of each file
    /// whether it is ready, which one is too that has been closed or has failed at the other end.
    ///
    /// # Errors
    /// On the outside, when the call should stop; on the inside, those of the system's `poll`.
    pub fn poll(
        self,
        awaited: &[Awaited<'_>],
        time: Option<Duration>,
    ) -> Result<std::io::Result<Vec<bool>>, Interrupted> {
        let since = Instant::now();
        let mut files = system::Files::new(awaited);
        self.retry(|| files.poll(time.map(|time| time.saturating_sub(since.elapsed()))))
    }

    /// Makes a system call, again whenever a signal breaks it. One that waits is broken when the call should stop.
    ///
    /// `call` is one system call, such as a `read`, or it should ask [`check`](Self::check) before each: what was said
    /// before its wait begins, a wait within it does not hear.
    ///
    /// # Errors
    /// On the outside, when the call should stop; on the inside, those of `call`.
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

#[cfg(unix)]
mod system {
    use std::io;
    use std::marker::PhantomData;
    use std::os::fd::{AsRawFd, BorrowedFd};
    use std::time::Duration;

    /// A thread that waits.
    #[derive(Debug)]
    pub struct Thread(libc::pthread_t);

    // SAFETY: any thread may send another a signal.
    unsafe impl Send for Thread {}

    impl Thread {
        pub(super) fn this() -> Self {
            // SAFETY: asks for nothing.
            Thread(unsafe { libc::pthread_self() })
        }

        /// Breaks a system call that the thread waits in.
        pub(super) fn wake(&self) {
            handle();
            // SAFETY: the thread is there, since it waits.
            unsafe { libc::pthread_kill(self.0, libc::SIGURG) };
        }
    }

    /// Sees to it that the signal breaks system calls. The default action would not, nor would to ignore it.
    fn handle() {
        extern "C" fn nothing(_: libc::c_int) {}

        let mut action = std::mem::MaybeUninit::<libc::sigaction>::zeroed();
        // SAFETY: room for an action, of which all zeros is one.
        let mut action = unsafe {
            libc::sigaction(libc::SIGURG, std::ptr::null(), action.as_mut_ptr());
            action.assume_init()
        };
        if [libc::SIG_DFL, libc::SIG_IGN].contains(&action.sa_sigaction) {
            action.sa_sigaction = nothing as extern "C" fn(libc::c_int) as libc::sighandler_t;
            // Not `SA_RESTART`: a system call would begin again.
            action.sa_flags = libc::SA_ONSTACK;
            // SAFETY: the handler does nothing, which a signal's may.
            unsafe { libc::sigaction(libc::SIGURG, &raw const action, std::ptr::null_mut()) };
        }
    }

    /// What a [`poll`](super::Interrupt::poll) waits for.
    #[derive(Clone, Copy, Debug)]
    pub enum Awaited<'fd> {
        /// That there is something to read.
        Readable(BorrowedFd<'fd>),
        /// That there is room to write.
        Writable(BorrowedFd<'fd>),
    }

    /// Sleeps for so long, at the most: until a signal comes, or a day is over.
    pub(super) fn sleep(time: Duration) {
        const DAY: libc::time_t = 86400;
        let time = libc::timespec {
            tv_sec: libc::time_t::try_from(time.as_secs()).map_or(DAY, |seconds| seconds.min(DAY)),
            tv_nsec: time.subsec_nanos().into(),
        };
        // SAFETY: reads the time, and is told of no place for what is left of it.
        unsafe { libc::nanosleep(&raw const time, std::ptr::null_mut()) };
    }

    /// Files as the system polls them.
    pub(super) struct Files<'fd> {
        polled: Vec<libc::pollfd>,
        borrowed: PhantomData<BorrowedFd<'fd>>,
    }

    impl<'fd> Files<'fd> {
        pub(super) fn new(awaited: &[Awaited<'fd>]) -> Self {
            let polled = awaited.iter().map(|awaited| {
                let (file, events) = match awaited {
                    Awaited::Readable(file) => (file, libc::POLLIN),
                    Awaited::Writable(file) => (file, libc::POLLOUT),
                };
                libc::pollfd {
                    fd: file.as_raw_fd(),
                    events,
                    revents: 0,
                }
            });
            Files {
                polled: polled.collect(),
                borrowed: PhantomData,
            }
        }

        /// Waits until one is ready, or the time is over, or a signal comes.
        pub(super) fn poll(&mut self, time: Option<Duration>) -> io::Result<Vec<bool>> {
            // Not less than was asked for. A time that does not fit is three weeks.
            let milliseconds = time.map_or(-1, |time| {
                libc::c_int::try_from(time.as_nanos().div_ceil(1_000_000))
                    .unwrap_or(libc::c_int::MAX)
            });
            let count = libc::nfds_t::try_from(self.polled.len())
                .map_err(|_| io::ErrorKind::InvalidInput)?;
            // SAFETY: there are so many, to be read and written, and the files stay open while they are borrowed.
            if unsafe { libc::poll(self.polled.as_mut_ptr(), count, milliseconds) } < 0 {
                return Err(io::Error::last_os_error());
            }
            Ok(self.polled.iter().map(|file| file.revents != 0).collect())
        }
    }
}

#[cfg(not(unix))]
mod system {
    use std::time::Duration;

    /// A thread that waits. Nothing breaks that.
    #[derive(Debug)]
    pub struct Thread;

    impl Thread {
        pub(super) fn this() -> Self {
            Thread
        }

        pub(super) fn wake(&self) {}
    }

    /// Sleeps for so long, at the most: nothing breaks it, so it is short.
    pub(super) fn sleep(time: Duration) {
        std::thread::sleep(time.min(Duration::from_millis(10)));
    }
}

macro_rules! passed {
    ($($name:ident: $($rest:ident)?;)*) => {$(
        // SAFETY: the word is the address of a `Stop`, which the generated Haskell keeps until the call has returned.
        #[diagnostic::do_not_recommend]
        unsafe impl FromHaskell for $name<'_> {
            type Word = *const Stop;
            type At<'call, 'kept>
                = $name<'call>
            where
                'kept: 'call;
            const TYPE: Type = Type::Stop;
            const LAYOUT: Layout = Layout::of::<u8>();
            const ABI: ArgAbi = ArgAbi::Word;

            #[inline]
            unsafe fn announce(word: *const Stop) {
                // SAFETY: the caller's; the thread that waits does so until the call has returned.
                unsafe { Caller::act_for(word.as_ref().map_or(std::ptr::null(), |stop| &raw const stop.caller)) };
            }

            #[inline]
            unsafe fn from_word<'call, 'kept: 'call>(
                word: *const Stop,
                _: &'call Call,
            ) -> Result<$name<'call>, DecodeError> {
                // SAFETY: the caller's.
                let flag = unsafe { Flag::of(word) }?;
                Ok($name { flag, $($rest: PhantomData)? })
            }

            /// Haskell writes none to a slot.
            unsafe fn from_slot<'call, 'kept: 'call>(
                _: *const u8,
                _: &'call Call,
            ) -> Result<$name<'call>, DecodeError> {
                Err(DecodeError::Null)
            }
        }
    )*};
}

passed! {
    Cancel: ;
    Interrupt: thread;
}

/// Whether one of the parameters is what stops the call.
#[doc(hidden)]
pub const fn is_given(parameters: &[Type]) -> bool {
    let mut i = 0;
    while i < parameters.len() {
        if let Type::Stop = parameters[i] {
            return true;
        }
        i += 1;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

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
