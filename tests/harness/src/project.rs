//! The crates of this repository that become Haskell packages, and the Haskell programs on them.

use std::path::PathBuf;

use crate::cabal::Cabal;
use crate::error::Result;
use crate::program::{Program, hsffi};

/// A crate with its Haskell package and programs, beside a `cabal.project`.
#[derive(Debug)]
pub struct Project {
    package: &'static str,
    release: bool,
    /// From the repository's root.
    directory: &'static str,
}

/// The regex crate, and hgrep.
pub const REGEX: Project = Project {
    package: "rust-regex",
    release: true,
    directory: "examples/regex",
};

/// An index of mail, hmail, and tests of what a database promises.
pub const MAIL: Project = Project {
    package: "mail-index",
    release: true,
    directory: "examples/mail",
};

/// PCRE2, a C library, and the tests of what is made of it.
pub const PCRE: Project = Project {
    package: "pcre-code",
    release: true,
    directory: "examples/pcre",
};

/// Compressed sets of numbers, and their tests against Haskell's own sets.
pub const ROARING: Project = Project {
    package: "roaring-bitmap",
    release: true,
    directory: "examples/roaring",
};

/// JSON as a data type, and its tests against a model in Haskell.
pub const JSON: Project = Project {
    package: "json-tree",
    release: true,
    directory: "examples/json",
};

/// Databases of `SQLite`, and their tests against a list.
pub const SQLITE: Project = Project {
    package: "rust-sqlite",
    release: true,
    directory: "examples/sqlite",
};

/// An HTTP client on tokio, and its tests with a server.
pub const FETCH: Project = Project {
    package: "http-fetch",
    release: true,
    directory: "examples/fetch",
};

/// Every type that crosses, and its tests. Built for debugging: that checks the most.
pub const ROUNDTRIP: Project = Project {
    package: "hsffi-roundtrip",
    release: false,
    directory: "tests/roundtrip",
};

/// Functions whose type in Haskell is not `IO`, and their tests.
pub const CUSTOM_IO: Project = Project {
    package: "hsffi-custom-io",
    release: false,
    directory: "tests/custom_io",
};

/// Names and documentation that are hard to carry over. There are no programs on it.
pub const HOSTILE_NAMES: Project = Project {
    package: "hsffi_hostile_names",
    release: false,
    directory: "tests/hostile_names",
};

/// A crate that uses next to nothing. There are no programs on it.
pub const MINIMAL: Project = Project {
    package: "hsffi-minimal",
    release: false,
    directory: "tests/minimal",
};

/// Exports in several Haskell modules, and a program that imports them.
pub const SUBMODULES: Project = Project {
    package: "hsffi-submodules",
    release: false,
    directory: "tests/submodules",
};

/// A crate that imports the Haskell packages of two others, and a program on all of them.
pub const IMPORTS: Project = Project {
    package: "hsffi-journey",
    release: false,
    directory: "tests/imports",
};

/// What a call costs. Its package is not checked in.
pub const BENCH: Project = Project {
    package: "hsffi-bench",
    release: true,
    directory: "bench",
};

/// Values whose memory GHC does not see, and programs that use one after another. Its package is not checked in.
pub const MEMORY: Project = Project {
    package: "hsffi-memory",
    release: true,
    directory: "tests/memory",
};

/// Those whose packages are checked in.
pub const ALL: [&Project; 13] = [
    &REGEX,
    &MAIL,
    &PCRE,
    &ROARING,
    &JSON,
    &SQLITE,
    &FETCH,
    &ROUNDTRIP,
    &CUSTOM_IO,
    &HOSTILE_NAMES,
    &MINIMAL,
    &SUBMODULES,
    &IMPORTS,
];

impl Project {
    /// Builds the crate's library and writes its Haskell package.
    pub fn generate(&self) -> Program {
        self.hsffi("build")
    }

    /// Compares the Haskell package with what would be written.
    pub fn check(&self) -> Program {
        self.hsffi("check")
    }

    fn hsffi(&self, task: &str) -> Program {
        let program = hsffi(task).args(["-p", self.package]);
        program.args(self.release.then_some("--release"))
    }

    /// Compiles a target of Cabal's.
    pub fn compile(&self, target: &str) -> Result<Program> {
        self.cabal().compile(target)
    }

    /// Generates, compiles and finds a program of Cabal's.
    pub fn program(&self, target: &str) -> Result<PathBuf> {
        self.generate().run()?;
        self.compile(target)?.run()?;
        self.find(target)
    }

    /// Finds a program that has been compiled.
    pub fn find(&self, target: &str) -> Result<PathBuf> {
        self.cabal().find(target)
    }

    /// The Haskell package's name, which for these is the Cargo package's.
    pub fn name(&self) -> &'static str {
        self.package
    }

    /// The directory of the Haskell package.
    pub fn package(&self) -> PathBuf {
        crate::root().join(self.directory).join("haskell")
    }

    /// Cabal, where the programs are.
    pub fn cabal(&self) -> Cabal<'_> {
        Cabal::new(crate::root().join(self.directory), self.package)
    }
}
