//! Valgrind's memory checker, as it has to be run to see anything of a Haskell program.

use std::path::Path;

use crate::program::Program;

/// GHC's runtime reserves a terabyte of addresses where it may, and Valgrind takes seconds to note that. Where there are 8
/// GiB, it reserves less.
pub const LITTLE_SPACE: &str = "ulimit -v 8388608 && exec \"$@\"";

/// Where GHC's runtime begins to put Haskell's heap. When a program ends, that is not given back, and full of addresses
/// that nothing in Haskell refers to any more: looked through, they would make any leak appear as memory in use. Valgrind
/// takes 64 MiB, which is more than the programs here need.
const HASKELL_HEAP: &str = "--ignore-ranges=0x4200000000-0x4204000000";

/// What GHC's runtime itself loses, now and then.
const SUPPRESSIONS: &str = "tests/harness/suppressions/memcheck.supp";

/// Runs a program, which must not lose memory, nor use any that is not its own.
pub fn memcheck(program: &Path) -> Program {
    Program::new("sh")
        .args(["-c", LITTLE_SPACE, "sh", "valgrind", "--quiet"])
        // Else a thread that computes keeps the others waiting, however short their turn.
        .arg("--fair-sched=yes")
        .args(["--leak-check=full", "--show-leak-kinds=definite"])
        .args(["--errors-for-leak-kinds=definite", "--error-exitcode=99"])
        .arg(format!("--suppressions={SUPPRESSIONS}"))
        // Freeing what belongs to the C library would make what that refers to, such as the environment, appear as lost.
        .args([HASKELL_HEAP, "--run-libc-freeres=no"])
        .arg(program)
}
