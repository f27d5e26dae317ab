//! What one would write by hand for a call that another thread answers.

use std::ffi::{c_int, c_void};
use std::sync::OnceLock;
use std::sync::mpsc::{Sender, channel};

/// `hs_try_putmvar`.
type TryPutMVar = extern "C" fn(c_int, *mut c_void);

struct Waiting {
    capability: c_int,
    mvar: *mut c_void,
    wake: TryPutMVar,
}

// SAFETY: GHC's function may be called on any thread.
unsafe impl Send for Waiting {}

/// Has a thread fill the variable.
#[unsafe(no_mangle)]
pub extern "C" fn by_hand_relayed(capability: c_int, mvar: *mut c_void, wake: TryPutMVar) {
    static THREAD: OnceLock<Sender<Waiting>> = OnceLock::new();
    let thread = THREAD.get_or_init(|| {
        let (sender, receiver) = channel::<Waiting>();
        std::thread::spawn(move || {
            for waiting in receiver {
                (waiting.wake)(waiting.capability, waiting.mvar);
            }
        });
        sender
    });
    let waiting = Waiting {
        capability,
        mvar,
        wake,
    };
    // The thread does not end.
    let _ = thread.send(waiting);
}
