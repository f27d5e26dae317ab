//! What `fork` must wait for, and what a forked process keeps right: every lock of the library's that is held for a few
//! instructions.

use crate::process::fork;

/// Has `fork` call the handlers below: once, when the Haskell program starts.
pub fn begin() {
    #[cfg(unix)]
    {
        static BEGUN: std::sync::Once = std::sync::Once::new();
        BEGUN.call_once(|| {
            // SAFETY: the handlers are functions of this library, which stays. It fails for want of memory alone.
            unsafe { libc::pthread_atfork(Some(prepare), Some(parent), Some(child)) };
        });
    }
}

#[cfg(unix)]
unsafe extern "C" fn prepare() {
    std::mem::forget(crate::process::drop_thread::QUEUE.lock());
    std::mem::forget(crate::process::thread_state::THREADS.lock());
    std::mem::forget(crate::lock::WAITING.lock());
    std::mem::forget(crate::private::accounting::MAJORS.lock());
    std::mem::forget(crate::private::accounting::DECLARED.lock());
    std::mem::forget(crate::future::EXECUTOR.lock());
    std::mem::forget(crate::hs_future::PENDING.lock());
    #[cfg(debug_assertions)]
    std::mem::forget(crate::private::debug_checks::HANDLE_COUNTS.lock());
}

#[cfg(unix)]
unsafe extern "C" fn parent() {
    // `prepare` took them.
    #[cfg(debug_assertions)]
    drop(crate::private::debug_checks::HANDLE_COUNTS.locked());
    drop(crate::hs_future::PENDING.locked());
    drop(crate::future::EXECUTOR.locked());
    drop(crate::private::accounting::DECLARED.locked());
    drop(crate::private::accounting::MAJORS.locked());
    drop(crate::lock::WAITING.locked());
    drop(crate::process::thread_state::THREADS.locked());
    drop(crate::process::drop_thread::QUEUE.locked());
}

#[cfg(unix)]
unsafe extern "C" fn child() {
    fork::forked();
    crate::process::thread_state::THREADS
        .locked()
        .retain(crate::process::thread_state::Thread::is_this);
    #[cfg(debug_assertions)]
    drop(crate::private::debug_checks::HANDLE_COUNTS.locked());
    // The thread that forked does not wait.
    crate::lock::WAITING.locked().clear();
    crate::hs_future::PENDING.locked().forked();
    // The threads of the executor are not there. The next call makes another one.
    *crate::future::EXECUTOR.locked() = None;
    drop(crate::private::accounting::DECLARED.locked());
    drop(crate::private::accounting::MAJORS.locked());
    crate::private::accounting::forked();
    let mut queue = crate::process::drop_thread::QUEUE.locked();
    queue.forked();
}
