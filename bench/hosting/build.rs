//! Compiles the Haskell modules.

fn main() {
    hsffi_build::haskell("haskell");
}
