//! The command as a user runs it.

mod api;
mod arguments;
mod build;
mod cargo;
mod doctor;
mod explain;
mod imports;
mod manifest;
mod names;
mod package;
mod refusal;
mod runtime;
mod sample;
mod scaffold;
mod watch;

use std::path::Path;
use std::process::{Command, Output};

/// What a run of `cargo hsffi` came to.
struct Run {
    code: Option<i32>,
    stdout: String,
    stderr: String,
}

/// `cargo hsffi` with these arguments, in this directory.
fn hsffi<'a>(dir: &Path, arguments: impl IntoIterator<Item = &'a str>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-hsffi"));
    command.arg("hsffi").args(arguments).current_dir(dir);
    for variable in ["CARGO_TERM_COLOR", "RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS"] {
        command.env_remove(variable);
    }
    command
}

fn run(command: &mut Command) -> Run {
    let Output {
        status,
        stdout,
        stderr,
    } = command.output().expect("the command can be run");
    Run {
        code: status.code(),
        stdout: String::from_utf8(stdout).expect("it writes UTF-8"),
        stderr: String::from_utf8(stderr).expect("it writes UTF-8"),
    }
}

impl Run {
    #[track_caller]
    fn succeeded(self) -> Self {
        assert_eq!(self.code, Some(0), "{}", self.stderr);
        self
    }

    /// Checks that the run failed with one sentence, after the steps it told of, and returns the sentence.
    #[track_caller]
    fn refused(&self) -> &str {
        assert_eq!(self.code, Some(1), "{}", self.stderr);
        let mut errors = self
            .stderr
            .lines()
            .filter_map(|line| line.strip_prefix("error: "));
        let error = errors.next().expect("the cause is told");
        assert_eq!(errors.next(), None, "one sentence is enough");
        assert_eq!(
            self.stderr.lines().last(),
            Some(&*format!("error: {error}"))
        );
        error
    }

    /// The lines of one step.
    fn steps(&self, verb: &str) -> Vec<&str> {
        let verb = format!("{verb:>12} ");
        let lines = self.stderr.lines();
        lines.filter_map(|line| line.strip_prefix(&*verb)).collect()
    }
}
