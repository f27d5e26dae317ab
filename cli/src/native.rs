//! The native libraries that a static library needs, as rustc tells them.

/// Libraries that GHC links every program with, and parts of the C library that glibc has taken into itself.
const IN_EVERY_PROGRAM: [&str; 9] = [
    "c", "m", "gcc_s", "util", "rt", "pthread", "dl", "System", "gcc",
];

/// What the linker must be told.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Native {
    /// Names of libraries, in the order in which the linker needs them.
    pub libraries: Vec<String>,
    /// Flags that a Cabal package has no field for.
    pub unknown: Vec<String>,
}

impl Native {
    /// Reads the rest of the line that begins with `native-static-libs:`.
    pub fn parse(flags: &str) -> Self {
        let mut native = Native::default();
        for flag in flags.split_whitespace() {
            match flag.strip_prefix("-l") {
                Some(name) if IN_EVERY_PROGRAM.contains(&name) => {}
                Some(name) if !name.is_empty() && !name.starts_with(':') => {
                    native.libraries.push(name.to_owned());
                }
                _ => native.unknown.push(flag.to_owned()),
            }
        }
        native
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_every_program_has_is_left_out() {
        let native =
            Native::parse("-lc -lm -lrt -lpthread -lgcc_s -lutil -lrt -lpthread -lm -ldl -lc");
        assert_eq!(native, Native::default());
    }

    #[test]
    fn the_order_is_kept() {
        let native = Native::parse("-lpcre2-8 -lgcc_s -lz -lpcre2-8 -lc");
        assert_eq!(native.libraries, ["pcre2-8", "z", "pcre2-8"]);
        assert!(native.unknown.is_empty());
    }

    #[test]
    fn what_cabal_cannot_say_is_told() {
        let native = Native::parse("-framework Security -l:odd.a -lz kernel32.lib");
        assert_eq!(native.libraries, ["z"]);
        assert_eq!(
            native.unknown,
            ["-framework", "Security", "-l:odd.a", "kernel32.lib"]
        );
    }
}
