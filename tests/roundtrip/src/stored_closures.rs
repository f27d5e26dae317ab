//! Haskell functions that Rust keeps.

use std::ffi::c_int;
use std::sync::{Mutex, OnceLock};
use std::thread;

use hsffi::{
    AttachError, Fun, Handle, Hs, HsException, Items, OwnedByHaskell, OwnedByRust, export,
};

/// Calls a function when it is told to.
#[derive(hsffi::Opaque)]
pub struct Bell {
    ring: OwnedByHaskell<Fun<'static, fn(&str, u32) -> u32>>,
    handle: Handle,
}

#[export]
impl Bell {
    /// A bell that rings by calling the function.
    pub fn new(
        hs: Hs<'_>,
        ring: OwnedByHaskell<Fun<'_, fn(&str, u32) -> u32>>,
    ) -> OwnedByRust<Self> {
        OwnedByRust::new(Bell {
            ring,
            handle: hs.handle(),
        })
    }

    /// Rings it.
    ///
    /// # Errors
    /// What the function throws.
    pub fn ring(&self, hs: Hs<'_>, times: u32) -> Result<u32, HsException> {
        (0..times).try_fold(0, |sum, n| Ok(sum + self.ring.with(hs).call("ding", n)?))
    }

    /// Rings it, on a thread that was in Haskell all the time.
    ///
    /// # Errors
    /// What the function throws.
    pub fn ring_nested(&self) -> Result<u32, HsException> {
        let rung = self
            .handle
            .attach(|hs| self.ring.with(hs).call("nested", 1));
        rung.unwrap_or(Ok(0))
    }

    /// Rings it from as many threads of Rust's, each so many times.
    ///
    /// # Errors
    /// What the function throws, or why the threads could not call it.
    #[hsffi(either)]
    pub fn ring_from(&self, threads: u32, times: u32) -> Result<u32, AttachFailure> {
        thread::scope(|scope| {
            let ringing: Vec<_> = (0..threads)
                .map(|thread| scope.spawn(move || self.ring_on(thread, times)))
                .collect();
            let sums = ringing
                .into_iter()
                .map(|thread| thread.join().map_or(Ok(0), |sum| sum));
            sums.sum()
        })
    }

    fn ring_on(&self, thread: u32, times: u32) -> Result<u32, AttachFailure> {
        let mut sum = 0;
        for n in 0..times {
            let rung = self
                .handle
                .attach(|hs| self.ring.with(hs).call(&format!("thread {thread}"), n));
            sum += rung?.unwrap_or(1000);
        }
        Ok(sum)
    }

    /// Rings it after the call is over, as often as told, from a thread that stays.
    pub fn ring_later(hs: Hs<'_>, ring: OwnedByHaskell<Fun<'_, fn(u32)>>, times: u32) {
        let handle = hs.handle();
        thread::spawn(move || {
            for n in 0..times {
                let Ok(Ok(())) = handle.attach(|hs| ring.with(hs).call(n)) else {
                    return;
                };
            }
        });
    }

    /// Tries to ring it within an `unsafe` call.
    #[hsffi(unsafe, reason = "is refused before it calls", either)]
    pub fn ring_unsafely(&self) -> Result<u32, AttachFailure> {
        self.ring_on(0, 1)
    }

    /// Tries to ring it while items are read.
    pub fn ring_as_items(hs: Hs<'_>) -> Items<'static, String> {
        let handle = hs.handle();
        Items::new((0..1).map(move |_| match handle.attach(|_| ()) {
            Ok(()) => "attached".to_owned(),
            Err(error) => error.to_string(),
        }))
    }
}

/// Why a thread could not call Haskell.
#[derive(Debug, hsffi::Error)]
pub enum AttachFailure {
    /// It is in a call that must not call back.
    #[hsffi(name = "BellInUnsafeCall")]
    InUnsafeCall,
    /// Haskell has one thread.
    #[hsffi(name = "BellNotThreaded")]
    NotThreaded,
    /// Something else.
    #[hsffi(name = "BellOther")]
    Other,
}

impl std::fmt::Display for AttachFailure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{self:?}")
    }
}

impl From<AttachError> for AttachFailure {
    fn from(error: AttachError) -> Self {
        match error {
            AttachError::InUnsafeCall => AttachFailure::InUnsafeCall,
            AttachError::NotThreaded => AttachFailure::NotThreaded,
            _ => AttachFailure::Other,
        }
    }
}

static LAST_WORDS: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// Tries to call a function when it is released. A derive sees no more of it than its name, so it may be in a C finalizer.
#[derive(hsffi::Opaque)]
pub struct Testament(#[expect(dead_code, reason = "it is dropped")] Words);

struct Words {
    last: OwnedByHaskell<Fun<'static, fn()>>,
    handle: Handle,
}

impl Drop for Words {
    fn drop(&mut self) {
        let words = match self.handle.attach(|hs| self.last.with(hs).call()) {
            Ok(Ok(())) => "spoken".to_owned(),
            Ok(Err(error)) => error.to_string(),
            Err(error) => error.to_string(),
        };
        if let Ok(mut all) = LAST_WORDS.lock() {
            all.push(words);
        }
    }
}

#[export]
impl Testament {
    /// One that calls the function in the end.
    pub fn new(hs: Hs<'_>, last: OwnedByHaskell<Fun<'_, fn()>>) -> OwnedByRust<Self> {
        OwnedByRust::new(Testament(Words {
            last,
            handle: hs.handle(),
        }))
    }
}

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
        Ok(Err(error)) => println!("{error}"),
        Err(_) => println!("panicked"),
    }
}

/// Attaches a thread when the program has left Haskell, and prints what comes of it.
#[export]
pub fn attach_in_the_end(hs: Hs<'_>) {
    if AT_EXIT.set(hs.handle()).is_ok() {
        atexit(attach_at_exit);
    }
}

/// Calls a function when it is released, which a Haskell thread does.
#[derive(hsffi::Opaque)]
#[hsffi(finalizer = "haskell")]
pub struct Will(#[allow(dead_code, reason = "it is dropped")] Testament);

#[export]
impl Will {
    /// One that calls the function in the end.
    pub fn new(hs: Hs<'_>, last: OwnedByHaskell<Fun<'_, fn()>>) -> OwnedByRust<Self> {
        OwnedByRust::new(Will(Testament(Words {
            last,
            handle: hs.handle(),
        })))
    }
}

/// Is closed, or else released by a Haskell thread; either way it calls a function.
#[derive(hsffi::Opaque)]
#[hsffi(finalizer = "haskell", closeable)]
pub struct Codicil(#[allow(dead_code, reason = "it is dropped")] Testament);

#[export]
impl Codicil {
    /// One that calls the function in the end.
    pub fn new(hs: Hs<'_>, last: OwnedByHaskell<Fun<'_, fn()>>) -> OwnedByRust<Self> {
        OwnedByRust::new(Codicil(Testament(Words {
            last,
            handle: hs.handle(),
        })))
    }
}

/// Has a destructor that calls Haskell.
pub struct Herald {
    news: OwnedByHaskell<Fun<'static, fn(u64)>>,
    number: u64,
}

/// Tells of what happened to it.
///
/// Its destructor is written by hand.
#[hsffi::destructor(finalizer = "haskell")]
fn herald_free(herald: OwnedByRust<Herald>, hs: Hs<'_>) {
    let _ = herald.news.with(hs).call(herald.number);
}

#[export]
impl Herald {
    /// One that tells the number in the end.
    pub fn new(news: OwnedByHaskell<Fun<'_, fn(u64)>>, number: u64) -> OwnedByRust<Self> {
        OwnedByRust::new(Herald { news, number })
    }
}

/// What became of the last calls of all testaments so far, a line each.
#[export]
pub fn last_words() -> String {
    LAST_WORDS
        .lock()
        .map(|all| all.join("\n"))
        .unwrap_or_default()
}

/// Takes a function that nobody ever calls, and a text.
#[export]
pub fn forget_function(f: OwnedByHaskell<Fun<'_, fn() -> bool>>, text: char) -> char {
    drop(f);
    text
}
