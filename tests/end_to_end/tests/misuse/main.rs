//! The programs of `tests/misuse`, whose bindings are written by hand: each does what hsffi makes impossible.
//!
//! What a program is known to do is checked as strictly as if it were wanted. If it did less, the demonstration would
//! show nothing.

mod demonstrations;

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::Output;
use std::time::Duration;

use self::demonstrations::{DEMONSTRATIONS, Demonstration, End, Run, Way};
use hsffi_test_harness::error::{Error, Result, at};
use hsffi_test_harness::memcheck::LITTLE_SPACE;
use hsffi_test_harness::program::{Ending, Program};
use hsffi_test_harness::{machine, root, target};

/// What Valgrind exits with when it has found errors. GHC's runtime and the programs do not use it.
const FOUND: i32 = 99;

/// A program that does nothing for so long after it has printed what it should hangs: those that do the same in a better way need
/// a tenth of it.
const HANGS: Duration = Duration::from_secs(3);

/// A program that should come to an end may be slow, under Valgrind on a busy machine.
const ENDS: Duration = Duration::from_mins(5);

macro_rules! demonstrations {
    ($($test:ident: $name:literal,)*) => {
        const NAMES: &[&str] = &[$($name),*];

        $(
            #[test]
            fn $test() -> Result<()> {
                check($name)
            }
        )*
    };
}

demonstrations! {
    wrong_allocator: "wrong-allocator",
    double_free: "double-free",
    use_after_close: "use-after-close",
    use_in_finalizer: "use-in-finalizer",
    close_during_call: "close-during-call",
    wrong_thread: "wrong-thread",
    leak_on_async_exception: "leak-on-async-exception",
    dangling_child: "dangling-child",
    unsafe_call_awaits_finalizer: "unsafe-call-awaits-finalizer",
    uninterruptible_wait: "uninterruptible-wait",
    stored_borrow: "stored-borrow",
    moved_array: "moved-array",
    missing_write_barrier: "missing-write-barrier",
    leaked_rounding_mode: "leaked-rounding-mode",
    long_unsafe_call: "long-unsafe-call",
    callback_through_unsafe: "callback-through-unsafe",
    call_outside_runtime: "call-outside-runtime",
    exit_during_call: "exit-during-call",
    finalizer_calls_haskell: "finalizer-calls-haskell",
    effect_imported_as_pure: "effect-imported-as-pure",
    recursive_drop: "recursive-drop",
    ordinary_pointer_to_wake: "ordinary-pointer-to-wake",
    stable_pointers_under_lock: "stable-pointers-under-lock",
}

#[test]
fn each_demonstration_has_a_test() -> Result<()> {
    let listed: BTreeSet<&str> = DEMONSTRATIONS.iter().map(|it| it.name).collect();
    let tested: BTreeSet<&str> = NAMES.iter().copied().collect();
    assert_eq!(listed, tested);
    let sources = root().join("tests/misuse");
    let mut directories = BTreeSet::new();
    for entry in sources.read_dir().map_err(at(&sources))? {
        let path = entry.map_err(at(&sources))?.path();
        if path.is_dir() {
            let name = path.file_name().unwrap_or_default();
            directories.insert(name.to_string_lossy().into_owned());
        }
    }
    let tested: BTreeSet<String> = tested.into_iter().map(str::to_owned).collect();
    assert_eq!(directories, tested);
    Ok(())
}

fn check(name: &str) -> Result<()> {
    let demonstration = DEMONSTRATIONS.iter().find(|it| it.name == name);
    let demonstration =
        demonstration.ok_or_else(|| Error::Unmet(format!("{name} is not listed")))?;
    let _machine = machine()?;
    demonstration.check()?;
    Ok(())
}

impl Demonstration {
    fn check(&self) -> Result<()> {
        let build = Build::prepare(self.name)?;
        for threaded in [false, true] {
            let mut runs = self.runs.iter();
            if runs.any(|run| run.way.is_threaded() == threaded) {
                build.compile(threaded)?;
            }
        }
        for run in self.runs {
            run.check(&build)?;
        }
        Ok(())
    }
}

/// Where a demonstration's program comes from, and where it goes to.
struct Build {
    sources: PathBuf,
    products: PathBuf,
}

impl Build {
    /// Compiles the Rust side.
    fn prepare(name: &str) -> Result<Self> {
        let build = Build {
            sources: root().join("tests/misuse").join(name),
            products: target().join("misuse").join(name),
        };
        fs::create_dir_all(&build.products).map_err(at(&build.products))?;
        Program::new("rustc")
            .args(["--edition=2024", "--crate-type=staticlib", "-Dwarnings"])
            .args(["-O", "-Cpanic=abort", "--out-dir"])
            .arg(&build.products)
            .arg(build.sources.join("library.rs"))
            .run()?;
        Ok(build)
    }

    /// Compiles the Haskell side, and links both.
    fn compile(&self, threaded: bool) -> Result<()> {
        let runtime = if threaded { &["-threaded"][..] } else { &[] };
        Program::new("ghc")
            .args(["-v0", "-O", "-Wall", "-Wcompat", "-Werror", "-rtsopts"])
            .args(runtime)
            .arg("-outputdir")
            .arg(&self.products)
            .arg("-o")
            .arg(self.program(threaded))
            .arg(self.sources.join("Main.hs"))
            .arg(self.products.join("liblibrary.a"))
            .run()
            .map(drop)
    }

    fn program(&self, threaded: bool) -> PathBuf {
        let name = if threaded { "threaded" } else { "non-threaded" };
        self.products.join(name)
    }
}

impl Run {
    fn check(&self, build: &Build) -> Result<()> {
        let program = build.program(self.way.is_threaded());
        let program = self.way.program(&program).arg(self.case);
        let line = program.line();
        let silence = if self.end == End::Never { HANGS } else { ENDS };
        let (output, ending) = program.within(ENDS, self.prints.len(), silence)?;
        if output.stdout == self.prints.as_bytes() && self.end.is(&output, ending) {
            return Ok(());
        }
        Err(Error::Unmet(format!(
            "`{line}` ends with {} ({ending:?}), having printed\n{}{}\nand not with {:?}, having printed\n{}",
            output.status,
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr),
            self.end,
            self.prints
        )))
    }
}

impl Way {
    fn is_threaded(self) -> bool {
        matches!(self, Way::Threaded | Way::Parallel | Way::MemcheckThreaded)
    }

    fn program(self, program: &Path) -> Program {
        match self {
            Way::NonThreaded | Way::Threaded => Program::new(program),
            Way::Parallel => Program::new(program).args(["+RTS", "-N2", "-RTS"]),
            Way::Memcheck | Way::MemcheckThreaded => Program::new("sh")
                .args(["-c", LITTLE_SPACE, "sh", "valgrind", "--quiet"])
                .arg(format!("--error-exitcode={FOUND}"))
                .arg(program),
        }
    }
}

impl End {
    fn is(self, output: &Output, ending: Ending) -> bool {
        let messages = String::from_utf8_lossy(&output.stderr);
        let code = output.status.code();
        match self {
            End::Never => ending == Ending::Killed,
            End::Well => code == Some(0) && messages.is_empty(),
            End::Refused(message) => code == Some(1) && messages.contains(message),
            End::Signal(signal) => ending == Ending::Its && output.status.signal() == Some(signal),
            End::Found(error, place) => {
                let mut lines = messages.lines();
                // The place of an error is told below it.
                code == Some(FOUND)
                    && lines.any(|line| line.contains(error))
                    && lines.any(|line| line.contains(place))
            }
        }
    }
}
