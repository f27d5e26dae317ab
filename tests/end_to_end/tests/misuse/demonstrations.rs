//! The demonstrations, and what is known of each.

use self::End::{Found, Never, Refused, Signal, Well};
use self::Way::{Memcheck, MemcheckThreaded, NonThreaded, Parallel, Threaded};

/// A program, by the directory that its sources are in.
pub struct Demonstration {
    pub name: &'static str,
    pub runs: &'static [Run],
}

/// What a program does when it is run in some way.
pub struct Run {
    /// The program's argument.
    pub case: &'static str,
    pub way: Way,
    /// What it prints to its standard output before it ends.
    pub prints: &'static str,
    pub end: End,
}

#[derive(Clone, Copy)]
pub enum Way {
    NonThreaded,
    /// With GHC's threaded runtime, on one capability.
    Threaded,
    /// With GHC's threaded runtime, on two capabilities.
    Parallel,
    /// With the non-threaded runtime, under Valgrind.
    Memcheck,
    /// With GHC's threaded runtime, under Valgrind, which runs one thread at a time.
    MemcheckThreaded,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum End {
    /// It succeeds and has nothing to complain of; nor has Valgrind.
    Well,
    /// Valgrind finds this error, at an address that it describes so.
    Found(&'static str, &'static str),
    /// GHC's runtime ends the program with this message.
    Refused(&'static str),
    /// A signal ends it.
    Signal(i32),
    /// It hangs.
    Never,
}

const SIGABRT: i32 = 6;
const SIGPIPE: i32 = 13;
const SIGSEGV: i32 = 11;

const fn run(case: &'static str, way: Way, prints: &'static str, end: End) -> Run {
    Run {
        case,
        way,
        prints,
        end,
    }
}

/// What is read of an array that was moved, and of one that was not.
const MOVED: &str = "Rust sums up 64 ones to 64, then to 448\nRust writes 9, Haskell reads 1\n";
const STILL: &str = "Rust sums up 64 ones to 64, then to 64\nRust writes 9, Haskell reads 9\n";

/// Also said of a runtime that has ended.
const NOT_STARTED: &str = "newBoundTask: RTS is not initialised; call hs_init() first";

pub const DEMONSTRATIONS: &[Demonstration] = &[
    Demonstration {
        name: "wrong-allocator",
        runs: &[
            run("rust-to-free", NonThreaded, "7\n", Signal(SIGABRT)),
            run(
                "rust-to-free",
                Memcheck,
                "7\n",
                Found(
                    "Invalid free()",
                    "16 bytes inside a block of size 24 alloc'd",
                ),
            ),
            run("rust-to-rust", Memcheck, "7\n", Well),
            run("haskell-to-box", NonThreaded, "", Signal(SIGABRT)),
            run(
                "haskell-to-box",
                Memcheck,
                "",
                Found(
                    "Invalid free()",
                    "16 bytes before a block of size 8 alloc'd",
                ),
            ),
            run("haskell-to-free", Memcheck, "7\n", Well),
        ],
    },
    Demonstration {
        name: "double-free",
        runs: &[
            run("call-and-finalizer", NonThreaded, "7\n", Signal(SIGABRT)),
            run(
                "call-and-finalizer",
                Memcheck,
                "7\n",
                Found("Invalid free()", "0 bytes inside a block of size 8 free'd"),
            ),
            run("finalizer", Memcheck, "7\n", Well),
            run(
                "two-handles",
                Memcheck,
                "7\n7\n",
                Found("Invalid free()", "0 bytes inside a block of size 8 free'd"),
            ),
            run("one-handle-twice", Memcheck, "7\n7\n", Well),
        ],
    },
    Demonstration {
        name: "use-after-close",
        runs: &[
            run(
                "close-frees",
                Memcheck,
                "7\n7\n",
                Found("Invalid read", "inside a block of size 24 free'd"),
            ),
            run("close-empties", Memcheck, "7\n-1\n", Well),
        ],
    },
    Demonstration {
        name: "use-in-finalizer",
        runs: &[
            run(
                "at-once",
                Memcheck,
                "7\n",
                Found(
                    "Invalid read of size 8",
                    "0 bytes inside a block of size 8 free'd",
                ),
            ),
            run("a-collection-late", Memcheck, "7\n", Well),
            run("a-collection-late", Parallel, "7\n", Well),
        ],
    },
    Demonstration {
        name: "close-during-call",
        runs: &[
            run(
                "close-frees",
                MemcheckThreaded,
                "closed\n7\nclosed\n",
                Found(
                    "Invalid read of size 8",
                    "0 bytes inside a block of size 8 free'd",
                ),
            ),
            run("close-asks", MemcheckThreaded, "in use\n7\nclosed\n", Well),
        ],
    },
    Demonstration {
        name: "wrong-thread",
        runs: &[
            run("share-between-two", Parallel, "menus are lost\n", Well),
            run("share-on-one", Parallel, "0 menus are lost\n", Well),
            run("release-elsewhere", Threaded, "5 released, 5 left\n", Well),
            run("release-at-home", Threaded, "5 released, 0 left\n", Well),
        ],
    },
    Demonstration {
        name: "leak-on-async-exception",
        runs: &[
            run("unmasked", Threaded, "5 killed, 5 lost\n", Well),
            run("masked", Threaded, "5 killed, 0 lost\n", Well),
        ],
    },
    Demonstration {
        name: "dangling-child",
        runs: &[
            run(
                "pointer",
                Memcheck,
                "database released\n7\ncollected\n",
                Found(
                    "Invalid read of size 8",
                    "0 bytes inside a block of size 16 free'd",
                ),
            ),
            run(
                "pointer-with-handle",
                Memcheck,
                "7\ndatabase released\ncollected\n",
                Well,
            ),
            run(
                "one-collection",
                Memcheck,
                "database released\nmessage released\ncollected\n",
                Found("Invalid read", "8 bytes inside a block of size 16 free'd"),
            ),
            // Luck: a collection that both have survived turns the order of their finalizers round.
            run(
                "after-another",
                Memcheck,
                "message released\ndatabase released\ncollected\n",
                Well,
            ),
            run(
                "counted",
                Memcheck,
                "message released\ndatabase released\ncollected\n",
                Well,
            ),
        ],
    },
    Demonstration {
        name: "unsafe-call-awaits-finalizer",
        runs: &[
            run("unsafe", Threaded, "opens again\n", Never),
            run("unsafe", Parallel, "opens again\n", Never),
            run("safe", NonThreaded, "opens again\n", Never),
            run("safe", Threaded, "opens again\nopened\n", Well),
            run("idle", Threaded, "opens again\nopened\n", Well),
        ],
    },
    Demonstration {
        name: "uninterruptible-wait",
        runs: &[
            run("standard-library", Threaded, "not stopped\n", Well),
            run("system-call", Threaded, "stopped\n", Well),
            run("exception-first", Threaded, "not stopped\n", Well),
            run("default-action", Threaded, "", Signal(SIGPIPE)),
        ],
    },
    Demonstration {
        name: "stored-borrow",
        runs: &[
            run(
                "write-kept",
                NonThreaded,
                "others hold [42], Rust reads 42\n",
                Well,
            ),
            run(
                "write-own",
                NonThreaded,
                "others hold [], Rust reads 42\n",
                Well,
            ),
            run(
                "read-kept",
                NonThreaded,
                "lent 1, Rust reads the same: False\n",
                Well,
            ),
            run(
                "read-copy",
                NonThreaded,
                "lent 1, Rust reads the same: True\n",
                Well,
            ),
        ],
    },
    Demonstration {
        name: "moved-array",
        runs: &[
            run("unpinned", NonThreaded, MOVED, Well),
            run("unpinned", Threaded, MOVED, Well),
            run("pinned", NonThreaded, STILL, Well),
            run("pinned", Threaded, STILL, Well),
        ],
    },
    Demonstration {
        name: "missing-write-barrier",
        runs: &[
            run(
                "rust",
                NonThreaded,
                "put 42 into an array, it holds 506381209866536711\n",
                Well,
            ),
            run(
                "haskell",
                NonThreaded,
                "put 42 into an array, it holds 42\n",
                Well,
            ),
        ],
    },
    Demonstration {
        name: "leaked-rounding-mode",
        runs: &[
            run("leave", NonThreaded, "a third is no third\n", Well),
            run("restore", NonThreaded, "a third is a third\n", Well),
        ],
    },
    Demonstration {
        name: "long-unsafe-call",
        runs: &[
            run("unsafe", Parallel, "the collector waits\n", Well),
            run("safe", Parallel, "the collector does not wait\n", Well),
        ],
    },
    Demonstration {
        name: "callback-through-unsafe",
        runs: &[
            run(
                "unsafe",
                NonThreaded,
                "calls\n",
                Refused("schedule: re-entered unsafely."),
            ),
            run("unsafe", Threaded, "calls\n", Never),
            run("unsafe", Parallel, "calls\n", Never),
            run("safe", NonThreaded, "calls\n42\n", Well),
            run("safe", Parallel, "calls\n42\n", Well),
        ],
    },
    Demonstration {
        name: "call-outside-runtime",
        runs: &[
            run("before", NonThreaded, "", Refused(NOT_STARTED)),
            run("before", Threaded, "", Refused(NOT_STARTED)),
            run("after", NonThreaded, "ends\n", Refused(NOT_STARTED)),
            run("after", Threaded, "ends\n", Refused(NOT_STARTED)),
            run("during", NonThreaded, "42\n", Well),
            run("during", Threaded, "42\n", Well),
        ],
    },
    Demonstration {
        name: "exit-during-call",
        runs: &[
            run("within", NonThreaded, "calls\n", Signal(SIGSEGV)),
            run("within", Threaded, "calls\n", Never),
            run("beside", NonThreaded, "calls\n", Signal(SIGSEGV)),
            run("beside", Threaded, "calls\n", Never),
            run("counted", NonThreaded, "calls\nreturns\n", Well),
            run("counted", Threaded, "calls\nreturns\n", Well),
        ],
    },
    Demonstration {
        name: "finalizer-calls-haskell",
        runs: &[
            run(
                "c-finalizer",
                NonThreaded,
                "7\n",
                Refused("error: a C finalizer called back into Haskell."),
            ),
            run(
                "c-finalizer",
                Threaded,
                "7\n",
                Refused("error: a C finalizer called back into Haskell."),
            ),
            run("haskell-finalizer", NonThreaded, "7\nreleased 7\n", Well),
            run("haskell-finalizer", Threaded, "7\nreleased 7\n", Well),
        ],
    },
    Demonstration {
        name: "effect-imported-as-pure",
        runs: &[
            run("value", NonThreaded, "0\n0\n", Well),
            run("action", NonThreaded, "0\n1\n", Well),
            run("dupable", Parallel, "2 taken, 1 released\n", Well),
            run("once", Parallel, "1 taken, 1 released\n", Well),
        ],
    },
    Demonstration {
        name: "recursive-drop",
        runs: &[
            run("recursive", NonThreaded, "made\n", Signal(SIGSEGV)),
            run("recursive", Threaded, "made\n", Signal(SIGSEGV)),
            run("loop", NonThreaded, "made\ncollected\n", Well),
        ],
    },
    Demonstration {
        name: "ordinary-pointer-to-wake",
        runs: &[
            run("ordinary", NonThreaded, "0 of 10 woken\n", Well),
            run("ordinary", Threaded, "0 of 10 woken\n", Well),
            run("prim", NonThreaded, "10 of 10 woken\n", Well),
            run("prim", Threaded, "10 of 10 woken\n", Well),
        ],
    },
    Demonstration {
        name: "stable-pointers-under-lock",
        runs: &[
            run("free", Threaded, "locks\n", Never),
            run("call", Threaded, "locks\n", Never),
            run("bulk", NonThreaded, "locks\nunlocks\n", Well),
            run("bulk", Threaded, "locks\nunlocks\n", Well),
        ],
    },
];
