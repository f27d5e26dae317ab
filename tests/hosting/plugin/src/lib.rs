//! A library that starts Haskell's runtime on first use. Haskell calls it back.
//!
//! ```
//! assert_eq!(hsffi_plugin::quadruple(3), 12);
//! ```

hsffi::module!("Plugin.Rust");

use std::sync::OnceLock;

use hsffi::rts::Options;
use hsffi::{Hs, Runtime};

#[hsffi::import(module = "Plugin.Quad")]
extern "Haskell" {
    /// Four times the number.
    fn quad(hs: Hs<'_>, n: u32) -> u32;
}

/// Twice the number.
#[hsffi::export]
pub fn twice(n: u32) -> u32 {
    n * 2
}

/// The runtime lives as long as the process.
static RUNTIME: OnceLock<Runtime> = OnceLock::new();

/// Four times the number, and 0 when Haskell cannot be called.
#[unsafe(no_mangle)]
pub extern "C" fn quadruple(n: u32) -> u32 {
    let start = || Runtime::start(&Options::new()).expect("nobody else has started it");
    let quadrupled = RUNTIME.get_or_init(start).attach(|hs| quad(hs, n));
    quadrupled.map_or(0, |result| result.unwrap_or(0))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_library_s_own_tests_call_haskell() {
        assert_eq!(super::quadruple(5), 20);
    }
}
