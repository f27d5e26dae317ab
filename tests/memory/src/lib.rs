//! Values whose memory GHC's collector does not see, of 1 MiB each unless something else is said.

#![allow(
    clippy::large_stack_arrays,
    reason = "objects that are large by their type"
)]

use std::ffi::c_void;

use hsffi::{Fun, HsException, Items, OwnedByC, OwnedByHaskell, OwnedByRust, export};

hsffi::module!("Hsffi.Memory");

/// The size of each value.
const SIZE: usize = 1 << 20;

/// Bytes.
#[export]
pub fn bytes() -> Vec<u8> {
    vec![1; SIZE]
}

/// Bytes, through an `unsafe` import.
#[export(unsafe, reason = "the test makes no other call")]
pub fn leaf_bytes() -> Vec<u8> {
    vec![1; SIZE]
}

/// Bytes, beside other results.
#[export]
pub fn bytes_among_others(wanted: bool) -> (u8, Option<Vec<u8>>, String) {
    (1, wanted.then(bytes), String::from("text"))
}

/// Bytes that depend on an argument.
#[export(pure)]
pub fn pure_bytes(value: u64) -> Vec<u8> {
    vec![value.to_le_bytes()[0]; SIZE]
}

/// Very few bytes with much room to spare.
#[export]
pub fn few_bytes() -> Vec<u8> {
    let mut bytes = bytes();
    bytes.truncate(400);
    bytes
}

/// As many bytes as are wanted, and no more room.
#[export]
pub fn some_bytes(length: usize) -> Vec<u8> {
    vec![1; length]
}

/// Numbers.
#[export]
pub fn numbers() -> Vec<f64> {
    vec![1.0; SIZE / 8]
}

/// Few bytes with much room to spare.
#[export]
pub fn spare_bytes() -> Vec<u8> {
    let mut bytes = bytes();
    bytes.truncate(4000);
    bytes
}

/// Text, which Haskell copies.
#[export]
pub fn text() -> String {
    "x".repeat(SIZE)
}

#[hsffi::release]
unsafe extern "C" {
    /// Frees what `malloc` gave.
    pub fn free(memory: *mut c_void);
}

unsafe extern "C" {
    fn malloc(size: usize) -> *mut c_void;
}

/// Bytes of a C library.
#[export]
pub fn bytes_of_c() -> Option<OwnedByC<[u8], free>> {
    // SAFETY: there is room for the bytes, and `free` is what releases them.
    unsafe {
        let memory = malloc(SIZE).cast::<u8>();
        if !memory.is_null() {
            memory.write_bytes(1, SIZE);
        }
        OwnedByC::from_raw_parts(memory, SIZE)
    }
}

/// The bytes themselves, in Haskell's `malloc`.
#[export]
pub fn same_bytes(bytes: OwnedByHaskell<[u8]>) -> OwnedByHaskell<[u8]> {
    bytes
}

/// Calls a function with bytes, so many times.
///
/// # Errors
/// What the function throws.
#[export]
pub fn each_bytes(count: u32, visit: Fun<'_, fn(Vec<u8>)>) -> Result<(), HsException> {
    (0..count).try_for_each(|_| visit.call(bytes()))
}

/// So many times bytes.
#[export]
pub fn items_of_bytes(count: u32) -> Items<'static, Vec<u8>> {
    Items::new((0..count).map(|_| bytes()))
}

macro_rules! blocks {
    ($($(#[$options:meta])* $t:ident;)*) => {$(
        /// A block.
        #[derive(hsffi::Opaque)]
        $(#[$options])*
        pub struct $t {
            bytes: [u8; SIZE],
        }

        #[export]
        impl $t {
            /// One.
            pub fn new() -> OwnedByRust<$t> {
                OwnedByRust::new($t { bytes: [1; SIZE] })
            }

            /// The first byte.
            pub fn first(&self) -> u8 {
                self.bytes[0]
            }
        }
    )*};
}

blocks! {
    Block;
    #[hsffi(closeable)] CloseableBlock;
    #[hsffi(exclusive)] ExclusiveBlock;
    #[hsffi(bound)] BoundBlock;
    #[hsffi(finalizer = "haskell")] HaskellBlock;
    #[hsffi(finalizer = "thread")] ThreadBlock;
}

/// Numbers, of which each insertion makes a copy.
#[derive(hsffi::Opaque)]
#[hsffi(immutable, size = bytes)]
pub struct Set(Vec<u64>);

#[export]
impl Set {
    /// The numbers below.
    #[hsffi(pure)]
    pub fn below(end: u64) -> OwnedByRust<Set> {
        OwnedByRust::new(Set((0..end).collect()))
    }

    /// The same with one more number.
    #[hsffi(pure)]
    pub fn insert(&self, number: u64) -> OwnedByRust<Set> {
        let mut numbers = self.0.clone();
        if let Err(position) = numbers.binary_search(&number) {
            numbers.insert(position, number);
        }
        OwnedByRust::new(Set(numbers))
    }

    /// How many there are.
    #[hsffi(pure)]
    pub fn count(&self) -> usize {
        self.0.len()
    }
}

impl Set {
    fn bytes(&self) -> usize {
        self.0.capacity() * size_of::<u64>()
    }
}
