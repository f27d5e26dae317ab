//! A library whose threads may call Haskell.

use std::ffi::c_int;
use std::sync::OnceLock;
use std::thread;

use hsffi::{Handle, Hs};

hsffi::module!("First");

static AT_EXIT: OnceLock<Handle> = OnceLock::new();

unsafe extern "C" {
    /// The C library's, whose handlers run after GHC's runtime has gone.
    safe fn atexit(handler: extern "C" fn()) -> c_int;
}

extern "C" fn attach_at_exit() {
    let Some(handle) = AT_EXIT.get() else { return };
    let attached = thread::spawn(|| handle.attach(|_| ())).join();
    match attached {
        Ok(Ok(())) => println!("attached"),
        Ok(Err(refusal)) => println!("{refusal}"),
        Err(_) => println!("panicked"),
    }
}

/// Attaches a thread when the program has left Haskell, and prints whether it was attached.
#[hsffi::export]
pub fn attach_in_the_end(hs: Hs<'_>) {
    AT_EXIT.get_or_init(|| hs.handle());
    atexit(attach_at_exit);
}
