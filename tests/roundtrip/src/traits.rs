//! A trait that Haskell implements.

use std::sync::{Mutex, PoisonError};
use std::thread;

use hsffi::{AttachError, Hs, HsException, OwnedByRust, export, import};

use crate::enums::Day;

/// Where values are kept. Haskell implements it, and so does Rust.
#[import]
pub trait Storage: Send + Sync {
    /// The value of a key.
    ///
    /// # Errors
    /// What Haskell throws.
    fn get(&self, hs: Hs<'_>, key: &str) -> Result<Option<String>, HsException>;

    /// Changes the value of a key.
    ///
    /// # Errors
    /// What Haskell throws.
    fn put(&self, key: &str, value: &str) -> Result<(), HsException>;

    /// All keys, in order.
    ///
    /// # Errors
    /// What Haskell throws.
    fn keys(&mut self) -> Result<Vec<String>, HsException>;

    /// A number, of numbers.
    ///
    /// # Errors
    /// What Haskell throws.
    fn number(&self, factor: u64, more: i8) -> Result<u64, HsException>;

    /// What it is given, changed: an argument of each kind.
    ///
    /// # Errors
    /// What Haskell throws.
    #[hsffi(name = "mix")]
    fn mixed(
        &self,
        numbers: &[f64],
        text: Option<String>,
        pair: (char, bool),
        days: Vec<Day>,
        bytes: Vec<u8>,
    ) -> Result<(Vec<f64>, Option<Day>, String), HsException>;

    /// The numbers 1 to `up_to`, added up: Haskell does not see it.
    ///
    /// # Errors
    /// What Haskell throws.
    fn sum(&self, up_to: u64) -> Result<u64, HsException> {
        (1..=up_to).try_fold(0, |sum, n| Ok(sum + self.number(n, 0)?))
    }
}

/// A trait with a token in each method.
#[import(fields = "bare", name = "Opener")]
pub trait Opens {
    /// Makes a storage, or none.
    ///
    /// # Errors
    /// What Haskell throws.
    fn open_storage(&self, hs: Hs<'_>, name: &str)
    -> Result<Option<Box<dyn Storage>>, HsException>;
}

/// A storage of Rust's.
struct Fake;

impl Storage for Fake {
    fn get(&self, _: Hs<'_>, key: &str) -> Result<Option<String>, HsException> {
        Ok(Some(key.to_owned()))
    }

    fn put(&self, _: &str, _: &str) -> Result<(), HsException> {
        Ok(())
    }

    fn keys(&mut self) -> Result<Vec<String>, HsException> {
        Ok(Vec::new())
    }

    fn number(&self, factor: u64, _: i8) -> Result<u64, HsException> {
        Ok(factor)
    }

    fn mixed(
        &self,
        _: &[f64],
        _: Option<String>,
        _: (char, bool),
        _: Vec<Day>,
        _: Vec<u8>,
    ) -> Result<(Vec<f64>, Option<Day>, String), HsException> {
        Ok((Vec::new(), None, String::new()))
    }
}

/// Ordinary Rust code, which knows only the trait.
fn all(
    storage: &(impl Storage + ?Sized),
    hs: Hs<'_>,
    keys: &[String],
) -> Result<Vec<Option<String>>, HsException> {
    keys.iter().map(|key| storage.get(hs, key)).collect()
}

/// The values of these keys.
///
/// # Errors
/// What the storage throws.
#[export]
pub fn storage_values(
    hs: Hs<'_>,
    storage: &dyn Storage,
    keys: Vec<String>,
) -> Result<Vec<Option<String>>, HsException> {
    all(storage, hs, &keys)
}

/// The values of these keys in the storage that Rust has.
///
/// # Errors
/// None.
#[export]
pub fn storage_values_of_rust(
    hs: Hs<'_>,
    keys: Vec<String>,
) -> Result<Vec<Option<String>>, HsException> {
    all(&Fake, hs, &keys)
}

/// Passes on an argument of each kind.
///
/// # Errors
/// What the storage throws.
#[export]
pub fn storage_mixed(
    storage: &(dyn Storage + Sync),
    numbers: &[f64],
    text: Option<String>,
    days: Vec<Day>,
) -> Result<(Vec<f64>, Option<Day>, String), HsException> {
    storage.mixed(numbers, text, ('λ', true), days, b"\0bytes".to_vec())
}

/// What `number` returns to as many threads of Rust's, added up, while the storage is lent.
///
/// # Errors
/// What the storage throws, or why the threads may not call it.
#[export]
pub fn storage_from_threads(
    storage: &(dyn Storage + Send + Sync),
    threads: u64,
    times: u64,
) -> Result<u64, HsException> {
    thread::scope(|scope| {
        let calling: Vec<_> = (0..threads)
            .map(|_| scope.spawn(|| storage.sum(times)))
            .collect();
        calling
            .into_iter()
            .try_fold(0, |sum, thread| Ok(sum + thread.join().expect("no panic")?))
    })
}

/// Whether there is a storage. It is dropped.
#[export]
pub fn storage_is_there(storage: Option<Box<dyn Storage + Send>>) -> bool {
    storage.is_some()
}

/// Drops the storage on another thread.
#[export]
pub fn storage_drop_elsewhere(storage: Box<dyn Storage + Send>) {
    thread::spawn(move || drop(storage))
        .join()
        .expect("no panic");
}

/// Refuses the character after the storage.
#[export]
pub fn storage_then(storage: Box<dyn Storage>, then: char) -> char {
    drop(storage);
    then
}

/// Opens a storage of this name, and returns its keys.
///
/// # Errors
/// What Haskell throws.
#[export]
pub fn storage_opened(
    hs: Hs<'_>,
    opener: &dyn Opens,
    name: &str,
) -> Result<Option<Vec<String>>, HsException> {
    let storage = opener.open_storage(hs, name)?;
    storage.map(|mut storage| storage.keys()).transpose()
}

/// Drops what keeps a storage, on Haskell's thread within a call.
#[export]
pub fn storage_user_dropped(storage: Box<dyn Storage + Send + Sync>) {
    drop(StorageUser { storage });
}

/// What the last `Drop` of a [`StorageUser`] came to.
static LAST_WORDS: Mutex<Option<String>> = Mutex::new(None);

/// Keeps a storage, and writes to it when it is dropped.
#[derive(hsffi::Opaque)]
pub struct StorageUser {
    storage: Box<dyn Storage + Send + Sync>,
}

impl Drop for StorageUser {
    fn drop(&mut self) {
        let put = self.storage.put("last", "words");
        let words = put.map_or_else(|why| why.to_string(), |()| "written".to_owned());
        *LAST_WORDS.lock().unwrap_or_else(PoisonError::into_inner) = Some(words);
    }
}

/// What the last user that was dropped came to, once.
#[export]
pub fn storage_last_words() -> Option<String> {
    LAST_WORDS
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .take()
}

#[export]
impl StorageUser {
    /// A user of the storage.
    pub fn new(storage: Box<dyn Storage + Send + Sync>) -> OwnedByRust<Self> {
        OwnedByRust::new(StorageUser { storage })
    }

    /// The value of a key.
    ///
    /// # Errors
    /// What the storage throws.
    pub fn get(&self, hs: Hs<'_>, key: &str) -> Result<Option<String>, HsException> {
        self.storage.get(hs, key)
    }

    /// Calls it without a token, on Haskell's thread.
    ///
    /// # Errors
    /// What the storage throws.
    pub fn number(&self, factor: u64) -> Result<u64, HsException> {
        self.storage.number(factor, -1)
    }

    /// Calls it where Haskell may not be called.
    ///
    /// # Errors
    /// That it may not.
    #[hsffi(unsafe, reason = "the call of the storage is refused")]
    pub fn number_unsafely(&self) -> Result<u64, HsException> {
        self.storage.number(1, 0)
    }

    /// The text of that, which is readable without a token.
    #[hsffi(unsafe, reason = "the call of the storage is refused")]
    pub fn refusal(&self) -> String {
        self.storage
            .number(1, 0)
            .map_or_else(|why| why.to_string(), |n| n.to_string())
    }

    /// Whether a thread of Rust's may call it: the number, or what the non-threaded runtime says.
    pub fn number_elsewhere(&self) -> Option<u64> {
        let called = thread::scope(|scope| {
            let thread = scope.spawn(|| self.storage.number(6, 0));
            thread.join().expect("no panic")
        });
        match called {
            Ok(number) => Some(number),
            Err(why) => {
                assert_eq!(why.attach_error(), Some(AttachError::NotThreaded));
                None
            }
        }
    }
}
