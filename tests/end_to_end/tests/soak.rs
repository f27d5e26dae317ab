//! Objects that come and go by the million: the memory of the program must not grow with their number.

use std::path::Path;

use hsffi_end_to_end::seeded_faults::SeededFault;
use hsffi_end_to_end::soak::{WORKS, run};
use hsffi_test_harness::error::{Error, Result};
use hsffi_test_harness::memcheck::memcheck;
use hsffi_test_harness::program::Program;
use hsffi_test_harness::project::ROUNDTRIP;
use hsffi_test_harness::{found, machine};

/// How many objects there are of each kind.
const MANY: u32 = 1_000_000;

/// The same under Valgrind.
const FEWER: u32 = 10_000;

/// How much more than after the first tenth may be resident later, unless a tenth more is even more: 8 MiB. Were a block
/// of glibc's lost with one object in three, 32 bytes at least, it would be 9 MiB. What came of luck was 4.
const SLACK: u32 = 8 * 1024;

/// What Valgrind must find.
const SEEDED_FAULTS: [SeededFault; 2] = [
    SeededFault {
        error: &["leak", "10"],
        report: "are definitely lost",
    },
    SeededFault {
        error: &["use-after-release"],
        report: "Invalid read",
    },
];

#[test]
fn memory_does_not_grow_with_the_number_of_objects() -> Result<()> {
    let _machine = machine()?;
    let program = ROUNDTRIP.program("exe:soak")?;
    let mut memories = Vec::new();
    for work in WORKS {
        let memory = Memory::of(&program, work, MANY)?;
        memory.must_be_flat()?;
        memories.push(format!("{work} {memory}"));
    }
    // Objects that are kept: the measure would show if they were not released.
    let kept = Memory::of(&program, "kept", MANY / 5)?;
    if kept.must_be_flat().is_ok() {
        return Err(Error::Unmet(format!(
            "objects that are kept take no memory: {kept}"
        )));
    }

    for fault in SEEDED_FAULTS {
        fault.is_found(memcheck(&program))?;
    }
    for work in WORKS {
        run(memcheck(&program), work, FEWER).run()?;
    }
    found(format_args!(
        "MiB after {MANY} objects: {}",
        memories.join(", ")
    ));
    Ok(())
}

/// The resident memory after each tenth, in KiB.
struct Memory {
    line: String,
    samples: Vec<u32>,
}

impl Memory {
    fn of(program: &Path, work: &str, count: u32) -> Result<Self> {
        let program = run(Program::new(program), work, count);
        let line = program.line();
        let output = program.run()?;
        let output = String::from_utf8_lossy(&output);
        let amount = |line: &str| line.split_once(' ')?.1.parse().ok();
        let samples: Option<Vec<u32>> = output.lines().map(amount).collect();
        match samples {
            Some(samples) if samples.len() == 10 => Ok(Memory { line, samples }),
            _ => Err(Error::Unmet(format!(
                "`{line}` does not tell ten samples:\n{output}"
            ))),
        }
    }

    fn must_be_flat(&self) -> Result<()> {
        let first = self.first();
        let most = first + SLACK.max(first / 10);
        if self.samples.iter().all(|sample| *sample <= most) {
            return Ok(());
        }
        Err(Error::Unmet(format!(
            "the memory of `{}` grows, in KiB after each tenth: {:?}",
            self.line, self.samples
        )))
    }

    fn first(&self) -> u32 {
        self.samples.first().copied().unwrap_or_default()
    }

    fn last(&self) -> u32 {
        self.samples.last().copied().unwrap_or_default()
    }
}

impl std::fmt::Display for Memory {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mebibytes = |kibibytes: u32| f64::from(kibibytes) / 1024.0;
        write!(
            f,
            "{:.1} (at a tenth: {:.1})",
            mebibytes(self.last()),
            mebibytes(self.first())
        )
    }
}
