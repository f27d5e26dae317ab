//! Compiles the Haskell modules: those of another folder, or for GHC's other runtime, as a test wants.

use std::env;

fn main() {
    println!("cargo::rerun-if-env-changed=HOSTING_FOLDER");
    println!("cargo::rerun-if-env-changed=HOSTING_NONTHREADED");
    println!("cargo::rerun-if-env-changed=HOSTING_STATIC");
    let folder = env::var("HOSTING_FOLDER").unwrap_or_else(|_| "haskell".to_owned());
    hsffi_build::Haskell::new(folder)
        .threaded(env::var_os("HOSTING_NONTHREADED").is_none())
        .linked_statically(env::var_os("HOSTING_STATIC").is_some())
        .ghc_option("-Wall")
        .build();
}
