//! Haskell functions, called from Rust.

use hsffi::{Fun, Hs, HsException, export};

macro_rules! through {
    ($($t:ty: $through:ident;)*) => {$(
        /// What the function makes of the value.
        ///
        /// # Errors
        /// What the function throws.
        #[export]
        pub fn $through(value: $t, f: Fun<'_, fn($t) -> $t>) -> Result<$t, HsException> {
            f.call(value)
        }
    )*};
}

through! {
    i8: through_i8;
    i16: through_i16;
    i32: through_i32;
    i64: through_i64;
    isize: through_isize;
    u8: through_u8;
    u16: through_u16;
    u32: through_u32;
    u64: through_u64;
    usize: through_usize;
    f32: through_f32;
    f64: through_f64;
    bool: through_bool;
    char: through_char;
    (): through_unit;
}

/// Lends the text to the function.
///
/// # Errors
/// What the function throws.
#[export]
pub fn through_text(value: &str, f: Fun<'_, fn(&str)>) -> Result<(), HsException> {
    f.call(value)
}

/// Lends the bytes to the function.
///
/// # Errors
/// What the function throws.
#[export]
pub fn through_bytes(value: &[u8], f: Fun<'_, fn(&[u8])>) -> Result<(), HsException> {
    f.call(value)
}

/// Calls the function `times` times with the numbers from 0, and sums the answers.
///
/// # Errors
/// What the function throws.
#[export]
pub fn sum_over(times: u32, f: Fun<'_, fn(u32) -> u64>) -> Result<u64, HsException> {
    (0..times).try_fold(0, |sum, n| Ok(sum + f.call(n)?))
}

/// Calls the function for each word until it answers `False`, and tells how many words it saw.
///
/// # Errors
/// What the function throws.
#[export]
pub fn each_word(text: &str, visit: Fun<'_, fn(&str) -> bool>) -> Result<u64, HsException> {
    let mut seen = 0;
    for word in text.split_whitespace() {
        seen += 1;
        if !visit.call(word)? {
            break;
        }
    }
    Ok(seen)
}

/// Calls the function for each line, with its number.
///
/// # Errors
/// What the function throws.
#[export]
pub fn each_line(bytes: &[u8], visit: Fun<'_, fn(u64, &[u8])>) -> Result<(), HsException> {
    for (line, number) in bytes.split(|byte| *byte == b'\n').zip(1..) {
        visit.call(number, line)?;
    }
    Ok(())
}

/// Calls the function without arguments, `times` times.
///
/// # Errors
/// What the function throws.
#[export]
pub fn repeat_call(times: u32, action: Fun<'_, fn()>) -> Result<(), HsException> {
    for _ in 0..times {
        action.call()?;
    }
    Ok(())
}

/// Passes all that a closure takes.
///
/// # Errors
/// What the functions throw.
#[export]
pub fn all_kinds(
    first: Fun<'_, fn(i8, i16, i32) -> i64>,
    second: Fun<'_, fn(u8, u16, u64) -> usize>,
    third: Fun<'_, fn(f32, f64, isize) -> f64>,
    fourth: Fun<'_, fn(bool, char, &str) -> char>,
    fifth: Fun<'_, fn(&str, &[u8], &str) -> bool>,
) -> Result<String, HsException> {
    let first = first.call(i8::MIN, i16::MIN, i32::MIN)?;
    let second = second.call(u8::MAX, u16::MAX, u64::MAX)?;
    let third = third.call(f32::MAX, f64::MIN_POSITIVE, isize::MIN)?;
    let fourth = fourth.call(true, '🦀', "")?;
    let fifth = fifth.call("a\0b", &[0, 255, 254], "ünï")?;
    Ok(format!("{first} {second} {third} {fourth} {fifth}"))
}

/// An optional function, or 0.
///
/// # Errors
/// What the function throws.
#[export]
pub fn maybe_call(f: Option<Fun<'_, fn(u8) -> u8>>) -> Result<u8, HsException> {
    f.map_or(Ok(0), |f| f.call(1))
}

/// Calls the function, and tells in words what it threw.
#[export]
pub fn describe_failure(hs: Hs<'_>, f: Fun<'_, fn()>) -> Option<String> {
    f.call().err().map(|exception| exception.message(hs))
}

/// Calls the function, and forgets what it threw.
#[export]
pub fn ignore_failure(f: Fun<'_, fn() -> u32>) -> u32 {
    f.call().unwrap_or(0)
}

/// Calls the function, and lets another thread forget what it threw.
#[export]
pub fn ignore_elsewhere(f: Fun<'_, fn()>) -> bool {
    let thrown = f.call().err();
    let threw = thrown.is_some();
    let forgotten = std::thread::spawn(move || drop(thrown)).join();
    threw && forgotten.is_ok()
}

/// Calls the first function, and the second when the first throws, which it then passes on.
///
/// # Errors
/// What the first function throws, or else the second.
#[export]
pub fn rescue(
    f: Fun<'_, fn() -> u32>,
    rescue: Fun<'_, fn(&str) -> bool>,
) -> Result<u32, HsException> {
    let hs = f.token();
    f.call().or_else(|thrown| {
        if rescue.call(&thrown.message(hs))? {
            Ok(0)
        } else {
            Err(thrown)
        }
    })
}

/// Calls the function, then panics.
#[export]
pub fn panic_after(f: Fun<'_, fn()>) {
    let _ = f.call();
    panic!("after the call");
}

/// Calls the function with one less, which may call this again.
///
/// # Errors
/// What the function throws.
#[export]
pub fn descend(depth: u32, f: Fun<'_, fn(u32) -> u32>) -> Result<u32, HsException> {
    if depth == 0 {
        Ok(0)
    } else {
        Ok(f.call(depth - 1)? + 1)
    }
}
