//! Values whose memory GHC's collector does not see: what a program takes at most that uses one after another.

use std::path::Path;

use hsffi_test_harness::error::{Error, Result};
use hsffi_test_harness::program::Program;
use hsffi_test_harness::project::MEMORY;
use hsffi_test_harness::{found, machine};

/// The programs, one for each of GHC's runtimes.
const PROGRAMS: [&str; 2] = ["exe:memory", "exe:memory-threaded"];

/// What a program does, how often, and how much it may take, in MiB.
struct Work {
    name: &'static str,
    count: u32,
    limit: u32,
}

const fn dropped(name: &'static str) -> Work {
    Work {
        name,
        count: 3000,
        limit: 200,
    }
}

/// Each value is 1 MiB unless something else is said, so without a collection 3,000 of them take 3 GiB.
const WORKS: [Work; 24] = [
    dropped("bytes"),
    dropped("leaf"),
    dropped("among"),
    dropped("pure"),
    dropped("numbers"),
    dropped("spare"),
    // Copied, so that nothing is held.
    Work {
        limit: 64,
        ..dropped("few")
    },
    // A million values of 20 bytes, all kept. With a finalizer each, they take 553 MiB.
    Work {
        name: "small",
        count: 1_000_000,
        limit: 400,
    },
    dropped("text"),
    dropped("c"),
    dropped("malloc"),
    dropped("closure"),
    dropped("items"),
    dropped("list"),
    Work {
        limit: 400,
        ..dropped("threads")
    },
    Work {
        limit: 400,
        ..dropped("osthreads")
    },
    dropped("block"),
    dropped("closeable"),
    dropped("exclusive"),
    dropped("bound"),
    dropped("haskell"),
    dropped("thread"),
    dropped("chain"),
    // Each step copies a set of a million numbers.
    Work {
        name: "fold",
        count: 4000,
        limit: 600,
    },
];

/// How many values of 1 MiB a program keeps.
const KEPT: u32 = 1000;

/// How many major collections that may take.
const MAJORS: u32 = 8;

#[test]
fn memory_that_rust_holds_is_collected_in_time() -> Result<()> {
    let _machine = machine()?;
    MEMORY.generate().run()?;
    let mut peaks = Vec::new();
    for program in PROGRAMS {
        MEMORY.compile(program)?.run()?;
        let program = MEMORY.find(program)?;
        for work in &WORKS {
            let taken = Taken::by(&program, work.name, work.count)?;
            if taken.peak > work.limit * 1024 {
                return Err(Error::Unmet(format!(
                    "{} takes more than {} MiB: {taken}",
                    work.name, work.limit
                )));
            }
            peaks.push(format!("{} {}", work.name, taken.peak / 1024));
        }
        let kept = Taken::by(&program, "kept", KEPT)?;
        if kept.peak < KEPT * 1024 || kept.majors > MAJORS {
            return Err(Error::Unmet(format!(
                "{KEPT} values that are kept take less, or more than {MAJORS} major collections: {kept}"
            )));
        }
        peaks.push(format!("kept {kept}"));
    }
    found(format_args!("MiB at most: {}", peaks.join(", ")));
    Ok(())
}

/// What a program took at most, and how often it collected.
struct Taken {
    /// In KiB.
    peak: u32,
    collections: u32,
    majors: u32,
}

impl Taken {
    fn by(program: &Path, work: &str, count: u32) -> Result<Self> {
        let program = Program::new(program).args([work, &count.to_string()]);
        let line = program.line();
        let output = program.run()?;
        let output = String::from_utf8_lossy(&output);
        let numbers = output.split_whitespace().map(|word| word.parse().ok());
        match numbers.collect::<Option<Vec<u32>>>().as_deref() {
            Some(&[peak, collections, majors]) => Ok(Taken {
                peak,
                collections,
                majors,
            }),
            _ => Err(Error::Unmet(format!(
                "`{line}` does not tell three numbers:\n{output}"
            ))),
        }
    }
}

impl std::fmt::Display for Taken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Taken {
            peak,
            collections,
            majors,
        } = self;
        write!(
            f,
            "{} in {collections} collections, {majors} of them major",
            peak / 1024
        )
    }
}
