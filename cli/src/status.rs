//! Lines on standard error, as cargo writes them. That nobody can read them is no reason to fail.

use std::ffi::{OsStr, OsString};
use std::fmt::Display;
use std::io::Write;
use std::sync::OnceLock;
use std::{env, iter};

use anstream::ColorChoice;
use anstyle::{AnsiColor, Style};

use crate::arguments::{Color, Output};

const STEP: Style = AnsiColor::BrightGreen.on_default().bold();
const WARNING: Style = AnsiColor::Yellow.on_default().bold();
const ERROR: Style = AnsiColor::BrightRed.on_default().bold();

static VERBOSITY: OnceLock<Verbosity> = OnceLock::new();

#[derive(Clone, Copy)]
enum Verbosity {
    Quiet,
    /// So many `-v`.
    Verbose(u8),
}

/// Follows the options. Without `--color`, cargo's variable decides as it does for cargo, and anstream looks at others, such
/// as `NO_COLOR`.
pub fn choose(output: &Output) {
    let variable = env::var("CARGO_TERM_COLOR");
    let choice = match (output.color, variable.as_deref()) {
        (Some(Color::Always), _) | (None, Ok("always")) => ColorChoice::Always,
        (Some(Color::Never), _) | (None, Ok("never")) => ColorChoice::Never,
        _ => ColorChoice::Auto,
    };
    choice.write_global();
    // Called once.
    let _ = VERBOSITY.set(if output.quiet {
        Verbosity::Quiet
    } else {
        Verbosity::Verbose(output.verbose)
    });
}

/// The flags that tell cargo the same.
pub fn verbosity() -> impl Iterator<Item = &'static str> {
    let (flag, times) = match VERBOSITY.get() {
        Some(Verbosity::Quiet) => ("--quiet", 1),
        Some(Verbosity::Verbose(times)) => ("--verbose", usize::from(*times)),
        None => ("", 0),
    };
    iter::repeat_n(flag, times)
}

/// The value of `CARGO_TERM_COLOR` for a cargo whose output is forwarded.
pub fn colours() -> &'static str {
    match anstream::stderr().current_choice() {
        ColorChoice::Never => "never",
        _ => "always",
    }
}

/// A step that is begun or done.
pub fn step(verb: &str, what: impl Display) {
    if let Some(Verbosity::Quiet) = VERBOSITY.get() {
        return;
    }
    let _ = writeln!(anstream::stderr(), "{STEP}{verb:>12}{STEP:#} {what}");
}

/// A command that is about to run, for those who want to see it.
pub fn command(program: &OsStr, arguments: &[OsString]) {
    if let Some(Verbosity::Verbose(1..)) = VERBOSITY.get() {
        let mut line = program.to_string_lossy().into_owned();
        for argument in arguments {
            line.push(' ');
            line.push_str(&argument.to_string_lossy());
        }
        step("Running", format_args!("`{line}`"));
    }
}

pub fn warning(what: impl Display) {
    let _ = writeln!(anstream::stderr(), "{WARNING}warning{WARNING:#}: {what}");
}

pub fn error(what: impl Display) {
    let _ = writeln!(anstream::stderr(), "{ERROR}error{ERROR:#}: {what}");
}
