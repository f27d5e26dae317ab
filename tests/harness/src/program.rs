//! Programs, and what they print.

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io::Read;
use std::panic::resume_unwind;
use std::path::Path;
use std::process::{Command, ExitStatus, Output, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use crate::error::{Error, Result};
use crate::haskell_runtime;

/// A program with its arguments, run in the repository's root with nothing to read.
#[must_use = "it has not run yet"]
#[derive(Debug)]
pub struct Program(Command);

impl Program {
    /// Without arguments.
    pub fn new(program: impl AsRef<OsStr>) -> Self {
        let mut command = Command::new(program);
        command.current_dir(crate::root()).stdin(Stdio::null());
        Program(command)
    }

    /// Adds arguments.
    pub fn args<A: AsRef<OsStr>>(mut self, args: impl IntoIterator<Item = A>) -> Self {
        self.0.args(args);
        self
    }

    /// Adds an argument.
    pub fn arg(self, arg: impl AsRef<OsStr>) -> Self {
        self.args([arg])
    }

    /// Sets an environment variable.
    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.0.env(name, value);
        self
    }

    /// Runs it in another directory.
    pub fn directory(mut self, directory: &Path) -> Self {
        self.0.current_dir(directory);
        self
    }

    /// Lets it read a file as its standard input.
    pub fn input(mut self, file: File) -> Self {
        self.0.stdin(file);
        self
    }

    /// The command line, for people to read and to run themselves.
    pub fn line(&self) -> String {
        let program = self.0.get_program();
        let words = std::iter::once(program).chain(self.0.get_args());
        let mut line = OsString::new();
        for word in words {
            if !line.is_empty() {
                line.push(" ");
            }
            let plain = |c: char| c.is_ascii_alphanumeric() || "-_=./:+,@".contains(c);
            let text = word.to_string_lossy();
            if !text.is_empty() && text.chars().all(plain) {
                line.push(word);
            } else {
                line.push(format!("'{text}'"));
            }
        }
        line.to_string_lossy().into_owned()
    }

    /// Runs it on the terminal.
    pub fn show(mut self) -> Result<()> {
        let status = self.0.status().map_err(|source| self.unstarted(source))?;
        if status.success() {
            return Ok(());
        }
        Err(Error::Command {
            line: self.line(),
            status,
            output: Vec::new(),
        })
    }

    /// Runs it and keeps what it prints, to be told when it fails.
    pub fn run(self) -> Result<Vec<u8>> {
        let line = self.line();
        let Output {
            status,
            mut stdout,
            stderr,
        } = self.output()?;
        if status.success() {
            return Ok(stdout);
        }
        stdout.extend(stderr);
        Err(Error::Command {
            line,
            status,
            output: stdout,
        })
    }

    /// Runs two at a time, and keeps what each prints. The first that fails is told.
    pub fn run_both(programs: [Program; 2]) -> Result<[Vec<u8>; 2]> {
        let [one, other] = programs;
        let (one, other) = thread::scope(|scope| {
            let one = scope.spawn(|| one.run());
            let other = other.run();
            let one = one.join();
            (one.unwrap_or_else(|panic| resume_unwind(panic)), other)
        });
        Ok([one?, other?])
    }

    /// Runs it, whatever its exit code.
    pub fn output(mut self) -> Result<Output> {
        self.0.output().map_err(|source| self.unstarted(source))
    }

    /// Runs it, and compares its exit code and what it prints.
    pub fn expect(self, code: i32, stdout: &str, stderr: &str) -> Result<()> {
        let line = self.line();
        let found = self.output()?;
        let found = (
            found.status.code(),
            String::from_utf8_lossy(&found.stdout).into_owned(),
            String::from_utf8_lossy(&found.stderr).into_owned(),
        );
        let expected = (Some(code), stdout.to_owned(), stderr.to_owned());
        if found == expected {
            return Ok(());
        }
        Err(Error::Unmet(format!(
            "{line} does this:\n{found:?}\nand not this:\n{expected:?}"
        )))
    }

    /// Runs it and kills it if it takes longer than `limit`, or longer than `silence` after it has printed so many bytes to its
    /// standard output; tells which. It must not print more than a pipe holds to the other one.
    pub fn within(
        mut self,
        limit: Duration,
        printed: usize,
        silence: Duration,
    ) -> Result<(Output, Ending)> {
        self.0.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = self.0.spawn().map_err(|source| self.unstarted(source))?;
        let mut stdout = child.stdout.take();
        let (sender, pieces) = mpsc::channel();
        thread::spawn(move || {
            let mut piece = [0; 1024];
            while let Some(Ok(len @ 1..)) = stdout.as_mut().map(|it| it.read(&mut piece)) {
                // Nobody reads any more when the program has ended.
                let _ = sender.send(piece[..len].to_vec());
            }
        });
        let mut output = Vec::new();
        let start = Instant::now();
        let mut has_printed = None;
        let mut ending = Ending::Its;
        while let (Ok(None), Ending::Its) = (child.try_wait(), ending) {
            output.extend(pieces.try_iter().flatten());
            if output.len() >= printed {
                has_printed.get_or_insert_with(Instant::now);
            }
            let is_over = has_printed.is_some_and(|since| since.elapsed() >= silence);
            if !is_over && start.elapsed() < limit {
                thread::sleep(Duration::from_millis(5));
            } else if child.kill().is_ok() {
                ending = Ending::Killed;
            }
        }
        let ended = child.wait_with_output();
        let ended = ended.map_err(|source| self.unstarted(source))?;
        output.extend(pieces.iter().flatten());
        let output = Output {
            stdout: output,
            ..ended
        };
        Ok((output, ending))
    }

    /// Whether it starts and succeeds.
    pub fn succeeds(self) -> bool {
        self.output().is_ok_and(|output| output.status.success())
    }

    /// Runs it with an output that nobody reads, and drops what it complains of.
    pub fn unread(mut self) -> Result<ExitStatus> {
        self.0.stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = self.0.spawn().map_err(|source| self.unstarted(source))?;
        drop(child.stdout.take());
        child.wait().map_err(|source| self.unstarted(source))
    }

    fn unstarted(&self, source: std::io::Error) -> Error {
        Error::Start {
            line: self.line(),
            source,
        }
    }
}

/// How a program came to its end.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Ending {
    /// By itself, be it well or not.
    Its,
    /// It took too long.
    Killed,
}

/// Cargo, for the tasks of this repository.
pub fn cargo<A: AsRef<OsStr>>(args: impl IntoIterator<Item = A>) -> Program {
    Program::new("cargo").args(args)
}

/// `cargo hsffi`, as it is in this repository, for packages on the Haskell runtime that is here.
pub fn hsffi(task: &str) -> Program {
    let command = ["run", "--quiet", "--package", "cargo-hsffi", "--", "hsffi"];
    let program = cargo(command).arg(task);
    program.arg("--runtime").arg(haskell_runtime())
}
