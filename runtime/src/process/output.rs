//! What Rust has printed and not written yet: the end of a line stays in a buffer of the standard library, which writes it when
//! Rust's own `main` returns. Here, Haskell's does.
//!
//! Another thread may have the lock of the standard output for ever, such as one that is in a call of Haskell's. The standard
//! library offers nothing that tries a lock of its own, so a thread takes it, for which the end of the program waits no longer than
//! [`LIMIT`]. What has the lock writes in peace: a slow reader is waited for, as by Haskell and by C.

use std::io::Write;
use std::sync::Once;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// How long the lock is waited for.
const LIMIT: Duration = Duration::from_secs(1);

/// Has `exit` write what has been printed: once, when the Haskell program starts.
pub fn begin() {
    static BEGUN: Once = Once::new();
    BEGUN.call_once(|| {
        // SAFETY: the function is of this library, which stays. When it fails, nothing is written in the end.
        #[cfg(unix)]
        unsafe {
            libc::atexit(at_exit)
        };
    });
}

#[cfg(unix)]
extern "C" fn at_exit() {
    flush(LIMIT);
}

/// Writes what has been printed, unless the lock cannot be had within the limit.
fn flush(limit: Duration) {
    let (has_lock, told) = mpsc::channel();
    let flushing = thread::Builder::new().spawn(move || {
        let mut stdout = std::io::stdout().lock();
        // Nobody listens any more when it came too late, and may use what this thread would.
        if has_lock.send(()).is_ok() {
            // The end of a program has nobody to tell.
            let _ = stdout.flush();
        }
    });
    if let (Ok(flushing), Ok(())) = (flushing, told.recv_timeout(limit)) {
        let _ = flushing.join();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_does_not_wait_for_who_has_the_lock() {
        let lock = std::io::stdout().lock();
        flush(Duration::from_millis(1));
        drop(lock);
        flush(Duration::MAX);
    }
}
