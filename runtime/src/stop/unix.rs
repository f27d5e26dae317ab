//! Waits of a Unix system, which a signal interrupts.

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

/// An event that a [`poll`](crate::Interrupt::poll) waits for.
#[derive(Clone, Copy, Debug)]
pub enum Awaited<'fd> {
    /// There is something to read.
    Readable(BorrowedFd<'fd>),
    /// There is room to write.
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
            libc::c_int::try_from(time.as_nanos().div_ceil(1_000_000)).unwrap_or(libc::c_int::MAX)
        });
        let count =
            libc::nfds_t::try_from(self.polled.len()).map_err(|_| io::ErrorKind::InvalidInput)?;
        // SAFETY: there are so many, to be read and written, and the files stay open while they are borrowed.
        if unsafe { libc::poll(self.polled.as_mut_ptr(), count, milliseconds) } < 0 {
            return Err(io::Error::last_os_error());
        }
        Ok(self.polled.iter().map(|file| file.revents != 0).collect())
    }
}
