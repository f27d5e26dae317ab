//! Versions of a library, and what becomes of a program on the package of the first.

/// The library that the package is generated from. Whatever is called says so.
pub const LIBRARY: &str = r#"
hsffi::module!("Mismatch");

/// An alias, which a signature only names.
pub type Number = u32;

/// When something happens.
#[derive(hsffi::Enum)]
pub enum Time {
    Early,
    Late,
}

/// What can go wrong.
#[derive(Debug, hsffi::Error)]
pub enum Fault {
    TooLarge { number: u32, limit: u32 },
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("too large")
    }
}

/// What is small.
#[hsffi::export]
pub const LIMIT: u32 = 10;

/// Twice the number.
#[hsffi::export(unsafe, reason = "prints a line in a test")]
pub fn double(number: Number) -> Number {
    println!("called");
    number * 2
}

/// Whether it is late.
#[hsffi::export(unsafe, reason = "prints a line in a test")]
pub fn is_late(time: Time) -> bool {
    println!("called");
    matches!(time, Time::Late)
}

/// The number, if it is small.
#[hsffi::export(unsafe, reason = "prints a line in a test")]
pub fn small(number: u32) -> Result<u32, Fault> {
    println!("called");
    if number < LIMIT { Ok(number) } else { Err(Fault::TooLarge { number, limit: LIMIT }) }
}
"#;

pub const VERSION: &str = "0.1.0";

/// What becomes of the program.
pub enum Fate {
    /// It runs as before.
    Runs,
    /// It does not link, for lack of this function.
    Unlinked(&'static str),
    /// It stops at its start, since what has this name in Haskell differs.
    Refused(&'static str),
}

/// Another version of the library.
pub struct Change {
    pub about: &'static str,
    pub version: &'static str,
    /// Text of the library, and what is there instead.
    pub instead: (&'static str, &'static str),
    pub fate: Fate,
}

pub const CHANGES: &[Change] = &[
    Change {
        about: "nothing",
        version: VERSION,
        instead: ("", ""),
        fate: Fate::Runs,
    },
    Change {
        about: "the body of a function",
        version: VERSION,
        instead: ("number * 2", "number + number"),
        fate: Fate::Runs,
    },
    Change {
        about: "the documentation",
        version: VERSION,
        instead: ("/// Twice the number.", "/// The number, doubled."),
        fate: Fate::Runs,
    },
    Change {
        about: "a function that is gone",
        version: VERSION,
        instead: ("pub fn double(", "pub fn twice("),
        fate: Fate::Unlinked("mismatch_v0_1_double_"),
    },
    Change {
        about: "a parameter's type",
        version: VERSION,
        instead: ("(number: Number)", "(number: u32)"),
        fate: Fate::Unlinked("mismatch_v0_1_double_"),
    },
    Change {
        about: "the value of a constant",
        version: VERSION,
        instead: ("u32 = 10;", "u32 = 11;"),
        fate: Fate::Refused("limit"),
    },
    Change {
        about: "a constant that is gone",
        version: VERSION,
        instead: ("#[hsffi::export]\npub const LIMIT", "pub const LIMIT"),
        fate: Fate::Unlinked("mismatch_v0_1_LIMIT_abi"),
    },
    Change {
        about: "an import's safety",
        version: VERSION,
        instead: (
            "#[hsffi::export(unsafe, reason = \"prints a line in a test\")]\npub fn small",
            "#[hsffi::export]\npub fn small",
        ),
        fate: Fate::Unlinked("mismatch_v0_1_small_"),
    },
    Change {
        about: "what an alias stands for",
        version: VERSION,
        instead: ("Number = u32", "Number = u64"),
        fate: Fate::Refused("double"),
    },
    Change {
        about: "the order of an enum's variants",
        version: VERSION,
        instead: ("Early,\n    Late", "Late,\n    Early"),
        fate: Fate::Refused("Time"),
    },
    Change {
        about: "the order of an error's fields",
        version: VERSION,
        instead: ("number: u32, limit: u32", "limit: u32, number: u32"),
        fate: Fate::Refused("Fault"),
    },
    Change {
        about: "what an alias stands for, and the version",
        version: "0.1.1",
        instead: ("Number = u32", "Number = i32"),
        fate: Fate::Refused("double"),
    },
    Change {
        about: "the version",
        version: "0.1.1",
        instead: ("", ""),
        fate: Fate::Refused("Mismatch"),
    },
    Change {
        about: "the version, such that Cargo keeps both",
        version: "0.2.0",
        instead: ("", ""),
        fate: Fate::Unlinked("mismatch_v0_1_double_"),
    },
];
