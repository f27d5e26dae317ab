//! `cargo hsffi`: builds a Rust crate and writes its Haskell package.
//!
//! | module | purpose |
//! |---|---|
//! | `arguments` | the command line |
//! | `workspace`, `cargo`, `native` | runs cargo, and finds the static library and the native libraries that it needs |
//! | `manifest` | what the crate's `Cargo.toml` says of the package, and the hand-written modules that it lists |
//! | `record` | what a library was built from, for `configure` |
//! | `scaffold` | starts a new project, or adds a package to an old one |
//! | `source` | the library that a package is generated from |
//! | `project` | `cabal.project`, and the folder of the Haskell runtime |
//! | `write`, `stale` | writes the packages, or compares them with the files on disk |
//! | `api` | compares the interface with that of another version |
//! | `doctor` | looks for what a build needs |
//! | `package` | the archive of a package that is built elsewhere |
//! | `watch` | builds again when a source is saved |
//! | `explain` | prints the rules of `rules.md` |
//! | `status`, `error` | messages on standard error |

mod api;
mod arguments;
mod cargo;
mod doctor;
mod error;
mod explain;
mod manifest;
mod native;
mod package;
mod project;
mod record;
mod scaffold;
mod source;
mod stale;
mod status;
mod watch;
mod workspace;
mod write;

use std::process::ExitCode;

use clap::Parser;

use arguments::{Cargo, Command};
use error::Result;
use source::Source;

fn main() -> ExitCode {
    let Cargo::Hsffi(arguments) = Cargo::parse();
    status::choose(&arguments.output);
    match run(arguments.command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            if !error.is_silent() {
                status::error(&error);
            }
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<()> {
    match command {
        Command::New(new) => scaffold::new(&new),
        Command::Init(init) => scaffold::init(&init),
        Command::Build(mut build) => {
            build.selection.message_format = build.message_format;
            let source = Source::build(&build.selection, build.out)?;
            write::write(&source, build.runtime, build.force)
        }
        Command::Stubs(stubs) => {
            let source = Source::given(stubs.library, stubs.link, stubs.manifest, stubs.out)?;
            write::write(&source, stubs.runtime, stubs.force)
        }
        Command::Check(check) => {
            let source = match (check.library, check.out) {
                (Some(library), Some(out)) => {
                    Source::given(library, check.link, check.manifest, out)?
                }
                (_, out) => Source::build(&check.selection, out)?,
            };
            write::check(&source, check.runtime, check.api.as_deref())
        }
        Command::Diff(diff) => api::diff(&diff.old, &diff.new),
        Command::Doctor(doctor) => doctor::doctor(&doctor),
        Command::Watch(mut build) => {
            build.selection.message_format = build.message_format;
            watch::watch(&build)
        }
        Command::Package(arguments) => package::package(arguments),
        Command::Explain(explain) => explain::explain(explain.rule.as_deref()),
    }
}
