//! A calculator for programs that are not written in Haskell: Rust between C and Haskell.
//!
//! A C program loads the library, and calls [`calculator_evaluate`] from any of its threads. The first call starts Haskell's runtime,
//! which ends with the process. Rust programs call [`evaluate`].
//!
//! ```
//! assert_eq!(calculator::evaluate("2 * (3 + 4)"), Ok(14.0));
//! ```

hsffi::module!("Calculator.Rust");

use std::ffi::{CStr, c_char, c_int};
use std::sync::OnceLock;

use hsffi::rts::{Options, StartError};
use hsffi::{Handle, Hs, Runtime};

#[hsffi::import(module = "Calculator")]
extern "Haskell" {
    /// The value of an expression, or why it has none. Haskell also prints the value, as a calculator with a paper tape does.
    #[hsffi(name = "evaluate")]
    fn evaluate_in_haskell(hs: Hs<'_>, expression: &str) -> Result<f64, String>;
}

/// The cube root, which Haskell's standard library does not have.
#[hsffi::export(pure)]
pub fn cbrt(x: f64) -> f64 {
    x.cbrt()
}

/// Haskell's runtime, which the first caller starts. It lives as long as the process, since GHC's runtime cannot be started twice.
fn haskell() -> Result<Handle, StartError> {
    static STARTED: OnceLock<Result<Handle, StartError>> = OnceLock::new();
    let start = || Runtime::start(&Options::new().program("calculator"));
    *STARTED.get_or_init(|| Ok(start()?.until_exit()))
}

/// The value of an expression.
///
/// # Errors
/// Why it has none.
pub fn evaluate(expression: &str) -> Result<f64, String> {
    let haskell = haskell().map_err(|error| error.to_string())?;
    let value = haskell.attach(|hs| {
        evaluate_in_haskell(hs, expression).unwrap_or_else(|thrown| Err(thrown.message(hs)))
    });
    value.unwrap_or_else(|error| Err(error.to_string()))
}

/// For C: writes the value of the expression to `value`, and returns 0. When it has none, writes why to `message`, of which at most
/// `size` bytes, and returns 1.
///
/// # Safety
/// `expression` is a string that ends with a NUL. `value` and the `size` bytes at `message` can be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn calculator_evaluate(
    expression: *const c_char,
    value: *mut f64,
    message: *mut c_char,
    size: usize,
) -> c_int {
    // SAFETY: the caller's promise.
    let expression = unsafe { CStr::from_ptr(expression) };
    match evaluate(&expression.to_string_lossy()) {
        Ok(found) => {
            // SAFETY: the caller's promise.
            unsafe { value.write(found) }
            0
        }
        Err(error) => {
            // SAFETY: the caller's promise.
            unsafe { write_message(&error, message, size) }
            1
        }
    }
}

/// Writes what has room, and a NUL.
///
/// # Safety
/// The `size` bytes at `message` can be written.
unsafe fn write_message(error: &str, message: *mut c_char, size: usize) {
    let Some(room) = size.checked_sub(1) else {
        return;
    };
    let text = &error[..error.floor_char_boundary(room)];
    // SAFETY: the text and the NUL have room.
    unsafe {
        message
            .cast::<u8>()
            .copy_from_nonoverlapping(text.as_ptr(), text.len());
        message.add(text.len()).write(0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn haskell_evaluates_by_a_function_of_rust() {
        assert_eq!(evaluate("cbrt(27) - 1"), Ok(2.0));
        let error = evaluate("1 + * 2").expect_err("it is not an expression");
        assert_eq!(error, "1 + * 2: cannot be read");
    }

    #[test]
    fn messages_are_cut_between_characters() {
        let mut buffer = [c_char::MAX; 4];
        // SAFETY: the buffer has that size.
        unsafe { write_message("aöü", buffer.as_mut_ptr(), buffer.len()) }
        assert_eq!(buffer.map(i32::from), [0x61, 0xc3 - 0x100, 0xb6 - 0x100, 0]);
    }
}
