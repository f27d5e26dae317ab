//! Panics, in every position where Rust runs code of the user's.

mod bomb;

use hsffi::{Fun, Hs, HsException, Items, OwnedByHaskell, OwnedByRust, export};

use crate::errors::NumberError;
use crate::objects::Counter;

/// Panics with a formatted message.
#[export]
pub fn panic_formatted(number: u32) {
    panic!("number {number} came up in line {}", line!());
}

/// Panics with a constant message, through an `unsafe` import.
#[export(unsafe, reason = "panics at once")]
pub fn panic_leaf(number: u32) -> u32 {
    assert!(number != 0, "zero came up");
    number
}

/// Panics where a number of 64 bits would be returned in a floating-point register.
#[export]
pub fn panic_double() -> f64 {
    panic!("no double")
}

/// Panics where a number of 32 bits would be returned in a floating-point register.
#[export(unsafe, reason = "panics at once")]
pub fn panic_float() -> f32 {
    panic!("no float")
}

/// Panics where a text would be returned through a slot.
#[export(unsafe, reason = "panics at once")]
pub fn panic_slot(text: &str) -> String {
    assert!(text.is_empty(), "{text}");
    String::new()
}

/// Panics, fails or returns a number.
///
/// # Errors
/// When there is no number.
#[export]
pub fn panic_result(number: Option<u32>) -> Result<u32, NumberError> {
    match number {
        None => Err(NumberError::Empty),
        Some(0) => panic!("zero came up"),
        Some(number) => Ok(number),
    }
}

/// Panics, fails or returns a number, through an `unsafe` import.
///
/// # Errors
/// When there is no number.
#[export(unsafe, either, reason = "panics at once")]
pub fn panic_leaf_result(number: Option<u32>) -> Result<u32, NumberError> {
    panic_result(number)
}

/// Adds one, which overflows.
#[export]
pub fn panic_overflow(number: u8) -> u8 {
    number + 1
}

/// Panics with a message that no C string can hold.
#[export]
pub fn panic_with(message: &str) {
    std::panic::panic_any(message.to_owned());
}

/// Panics with a payload that is no message.
#[export]
pub fn panic_payload() {
    std::panic::panic_any(42_u8);
}

/// Panics with a payload that panics when it is dropped.
#[export]
pub fn panic_twice() {
    std::panic::panic_any(bomb::Bomb);
}

/// Calls the function, and panics with a payload that panics when it is dropped.
///
/// # Errors
/// What the function throws.
#[export]
pub fn panic_twice_after(action: Fun<'_, fn()>) -> Result<(), HsException> {
    action.call()?;
    std::panic::panic_any(bomb::Bomb)
}

/// Has a function of Haskell's beside what panics when it is dropped.
struct Loaded(
    #[allow(dead_code, reason = "it is dropped")] bomb::Bomb,
    #[allow(dead_code, reason = "it is dropped")] OwnedByHaskell<Fun<'static, fn()>>,
);

/// Panics with a payload that has the function, and panics when it is dropped.
#[export]
pub fn panic_twice_keeping(action: OwnedByHaskell<Fun<'_, fn()>>) {
    std::panic::panic_any(Loaded(bomb::Bomb, action));
}

/// The same on a thread that is attached, and has called the function; the panic is passed on.
#[export]
pub fn panic_twice_attached(hs: Hs<'_>, action: OwnedByHaskell<Fun<'_, fn()>>) {
    let handle = hs.handle();
    let thread = std::thread::spawn(move || {
        let called = handle.attach(|hs| {
            let _ = action.with(hs).call();
            std::panic::panic_any(Loaded(bomb::Bomb, action));
        });
        called.is_ok()
    });
    if let Err(payload) = thread.join() {
        std::panic::resume_unwind(payload);
    }
}

/// Panics when it is dropped, with a payload that panics when it is dropped and has a function of Haskell's.
struct Grenade(Option<OwnedByHaskell<Fun<'static, fn()>>>);

impl Drop for Grenade {
    fn drop(&mut self) {
        if let Some(action) = self.0.take() {
            std::panic::panic_any(Loaded(bomb::Bomb, action));
        }
    }
}

/// Panics in a finalizer of C's, or when it is closed.
#[derive(hsffi::Opaque)]
#[hsffi(closeable)]
pub struct Mine(#[allow(dead_code, reason = "it is dropped")] Grenade);

#[export]
impl Mine {
    /// One that has the function.
    pub fn new(action: OwnedByHaskell<Fun<'_, fn()>>) -> OwnedByRust<Self> {
        OwnedByRust::new(Mine(Grenade(Some(action))))
    }
}

/// Panics in a finalizer of Haskell's.
#[derive(hsffi::Opaque)]
#[hsffi(finalizer = "haskell")]
pub struct SeaMine(#[allow(dead_code, reason = "it is dropped")] Grenade);

#[export]
impl SeaMine {
    /// One that has the function.
    pub fn new(action: OwnedByHaskell<Fun<'_, fn()>>) -> OwnedByRust<Self> {
        OwnedByRust::new(SeaMine(Grenade(Some(action))))
    }
}

/// Panics on the thread that drops objects.
#[derive(hsffi::Opaque)]
#[hsffi(finalizer = "thread")]
pub struct LandMine(#[allow(dead_code, reason = "it is dropped")] Grenade);

#[export]
impl LandMine {
    /// One that has the function.
    pub fn new(action: OwnedByHaskell<Fun<'_, fn()>>) -> OwnedByRust<Self> {
        OwnedByRust::new(LandMine(Grenade(Some(action))))
    }
}

/// Panics in its first item, with such a payload.
#[export]
pub fn panic_twice_item(action: OwnedByHaskell<Fun<'_, fn()>>) -> Items<'static, u32> {
    let mut grenade = Some(action);
    Items::new(std::iter::from_fn(move || match grenade.take() {
        None => None,
        Some(action) => std::panic::panic_any(Loaded(bomb::Bomb, action)),
    }))
}

/// Indexes out of bounds.
#[export]
pub fn panic_index(values: &[u8], index: usize) -> u8 {
    values[index]
}

/// Panics while it owns arguments and locals, which must be dropped.
#[export]
pub fn panic_owning(text: String, values: Vec<u64>) -> String {
    let counter: OwnedByRust<Counter> = Counter::new(1);
    let all = format!("{text}{values:?}{}", counter.name());
    assert!(all.is_empty(), "dropped on the way out");
    all
}

/// Panics on a thread of Rust's, and passes the panic on.
#[export]
pub fn panic_thread() {
    let thread = std::thread::spawn(|| -> u8 { panic!("on another thread") });
    if let Err(payload) = thread.join() {
        std::panic::resume_unwind(payload);
    }
}

/// Catches a panic, then passes on that of another thread.
#[export]
pub fn panic_after_caught() {
    let _ = std::panic::catch_unwind(|| panic!("caught by Rust"));
    panic_thread();
}
