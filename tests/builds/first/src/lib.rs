//! A library whose threads may call Haskell, and whose objects are large.

use std::ffi::c_int;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use hsffi::{Handle, Hs, OwnedByRust};

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

/// How many blocks there are.
static BLOCKS: AtomicU64 = AtomicU64::new(0);

/// A mebibyte, of which GHC's collector sees a handle.
#[derive(hsffi::Opaque)]
pub struct Block([u8; 1 << 20]);

impl Drop for Block {
    fn drop(&mut self) {
        BLOCKS.fetch_sub(1, Ordering::Relaxed);
    }
}

#[hsffi::export]
impl Block {
    /// One.
    pub fn new() -> OwnedByRust<Block> {
        BLOCKS.fetch_add(1, Ordering::Relaxed);
        OwnedByRust::new(Block([1; 1 << 20]))
    }

    /// The first byte.
    pub fn first(&self) -> u8 {
        self.0[0]
    }

    /// How many there are.
    pub fn alive() -> u64 {
        BLOCKS.load(Ordering::Relaxed)
    }
}
