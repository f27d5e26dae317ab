//! What GHC's runtime is started with.

use std::ffi::{CString, OsStr, OsString, c_char};
use std::ptr;

use super::error::StartError;

/// What GHC's runtime is started with: the name and the arguments of the program as Haskell sees them, and options of the
/// runtime.
#[derive(Clone, Debug, Default)]
pub struct Options {
    program: Option<OsString>,
    arguments: Vec<OsString>,
    rts: String,
    permitted: RtsOpts,
    signal_handlers: bool,
}

/// Which options of the runtime the arguments and the environment variable `GHCRTS` may set: as GHC's `-rtsopts`. Those of
/// [`Options::rts_options`] are always accepted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RtsOpts {
    /// None: an option is an error, which ends the program.
    None,
    /// None: what looks like an option is an argument of the program. `GHCRTS` is ignored.
    Ignore,
    /// None, and not even `--RTS` has a meaning.
    IgnoreAll,
    /// Those that GHC holds safe.
    #[default]
    Some,
    /// All.
    All,
}

impl Options {
    /// The name of this program, no arguments, and GHC's defaults.
    pub fn new() -> Self {
        Options::default()
    }

    /// What Haskell's `getProgName` returns, of which GHC takes the part behind the last slash.
    #[must_use]
    pub fn program(mut self, name: impl AsRef<OsStr>) -> Self {
        self.program = Some(name.as_ref().to_owned());
        self
    }

    /// What Haskell's `getArgs` returns. Options between `+RTS` and `-RTS` are for the runtime, as [`rtsopts`](Self::rtsopts)
    /// permits.
    #[must_use]
    pub fn arguments<A: AsRef<OsStr>>(mut self, arguments: impl IntoIterator<Item = A>) -> Self {
        let arguments = arguments.into_iter();
        self.arguments
            .extend(arguments.map(|argument| argument.as_ref().to_owned()));
        self
    }

    /// Options of the runtime, separated by spaces: `"-N4 -A64m"`.
    #[must_use]
    pub fn rts_options(mut self, options: impl AsRef<str>) -> Self {
        if !self.rts.is_empty() {
            self.rts.push(' ');
        }
        self.rts.push_str(options.as_ref());
        self
    }

    /// Which options of the runtime the arguments and the environment may set.
    #[must_use]
    pub fn rtsopts(mut self, permitted: RtsOpts) -> Self {
        self.permitted = permitted;
        self
    }

    /// Whether GHC's runtime handles signals such as `SIGINT`, as it does in Haskell programs. Otherwise they are the Rust
    /// program's.
    #[must_use]
    pub fn signal_handlers(mut self, installed: bool) -> Self {
        self.signal_handlers = installed;
        self
    }

    pub(super) fn command_line(&self) -> Result<CommandLine, StartError> {
        let of_process = || std::env::args_os().next().unwrap_or_default();
        let program = self.program.clone().unwrap_or_else(of_process);
        let arguments = std::iter::once(&program).chain(&self.arguments);
        let arguments: Option<Vec<_>> = arguments.map(|argument| c_string(argument)).collect();
        let mut options = self.rts.clone();
        if !self.signal_handlers {
            options.insert_str(0, "--install-signal-handlers=no ");
        }
        let options = CString::new(options).map_err(|_| StartError::Arguments)?;
        Ok(CommandLine {
            arguments: arguments.ok_or(StartError::Arguments)?,
            // Kept by GHC.
            options: options.into_raw(),
            permitted: self.permitted as u8,
        })
    }
}

fn c_string(text: &OsStr) -> Option<CString> {
    CString::new(text.as_encoded_bytes()).ok()
}

/// The options as C takes them.
pub(super) struct CommandLine {
    arguments: Vec<CString>,
    pub(super) options: *const c_char,
    pub(super) permitted: u8,
}

impl CommandLine {
    /// The arguments, and a null pointer.
    pub(super) fn pointers(&self) -> Vec<*mut c_char> {
        let arguments = self.arguments.iter();
        let pointers = arguments.map(|argument| argument.as_ptr().cast_mut());
        pointers.chain([ptr::null_mut()]).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_with_a_nul_are_refused() {
        for options in [
            Options::new().program("a\0b"),
            Options::new().arguments(["a", "b\0"]),
            Options::new().rts_options("-N\0"),
        ] {
            assert_eq!(options.command_line().err(), Some(StartError::Arguments));
        }
    }

    #[test]
    fn signals_are_the_program_s_unless_it_gives_them_away() {
        let options = |options: Options| {
            let line = options.command_line().expect("there is no NUL");
            // SAFETY: it came from a `CString`.
            let text = unsafe { CString::from_raw(line.options.cast_mut()) };
            text.into_string().expect("it is UTF-8")
        };
        let two = Options::new().rts_options("-N2").rts_options("-A1m");
        assert_eq!(
            options(two.clone()),
            "--install-signal-handlers=no -N2 -A1m"
        );
        assert_eq!(options(two.signal_handlers(true)), "-N2 -A1m");
    }
}
