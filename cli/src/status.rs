//! Lines on standard error, as cargo writes them. That nobody can read them is no reason to fail.

use std::env;
use std::fmt::Display;
use std::io::Write;

use anstream::ColorChoice;
use anstyle::{AnsiColor, Style};

const STEP: Style = AnsiColor::BrightGreen.on_default().bold();
const WARNING: Style = AnsiColor::Yellow.on_default().bold();
const ERROR: Style = AnsiColor::BrightRed.on_default().bold();

/// Heeds cargo's variable as cargo does. What else there is to heed, such as `NO_COLOR`, anstream does.
pub fn choose_colours() {
    match env::var("CARGO_TERM_COLOR").as_deref() {
        Ok("always") => ColorChoice::Always.write_global(),
        Ok("never") => ColorChoice::Never.write_global(),
        _ => {}
    }
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
    let _ = writeln!(anstream::stderr(), "{STEP}{verb:>12}{STEP:#} {what}");
}

pub fn warning(what: impl Display) {
    let _ = writeln!(anstream::stderr(), "{WARNING}warning{WARNING:#}: {what}");
}

pub fn error(what: impl Display) {
    let _ = writeln!(anstream::stderr(), "{ERROR}error{ERROR:#}: {what}");
}
