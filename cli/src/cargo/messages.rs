//! What cargo and rustc print: messages as JSON on standard output, and in words on standard error.

use std::io::{self, BufRead, BufReader, Read, Write};

use cargo_metadata::diagnostic::{Diagnostic, DiagnosticLevel};
use cargo_metadata::{Artifact, CrateType, Message};

use crate::native::Native;

/// The last static library that cargo tells of: those before it are of other crates.
pub fn artifact(messages: impl Read) -> io::Result<(Option<Artifact>, Notes)> {
    let mut library = None;
    for message in Message::parse_stream(BufReader::new(messages)) {
        library = of_package(message?).or(library);
    }
    Ok((library, Notes::default()))
}

/// The same, and forwards the messages as they are to standard output. Among them are those of rustc.
pub fn forward_json(messages: impl Read) -> io::Result<(Option<Artifact>, Notes)> {
    let (mut library, mut notes) = (None, Notes::default());
    for line in BufReader::new(messages).lines() {
        let line = line?;
        let message = Message::parse_stream(line.as_bytes()).next().transpose()?;
        let is_note = match &message {
            Some(Message::CompilerMessage(message)) => notes.takes(&in_words(&message.message)),
            _ => false,
        };
        if !is_note {
            // Read on in any case, or cargo would stop.
            let _ = writeln!(io::stdout(), "{line}");
        }
        library = message.and_then(of_package).or(library);
    }
    Ok((library, notes))
}

/// A message of rustc's, as its first line is in words.
fn in_words(message: &Diagnostic) -> String {
    let level = match message.level {
        DiagnosticLevel::Error => "error",
        DiagnosticLevel::Note => "note",
        _ => "message",
    };
    format!("{level}: {}", message.message)
}

fn of_package(message: Message) -> Option<Artifact> {
    match message {
        Message::CompilerArtifact(artifact)
            if artifact.target.crate_types.contains(&CrateType::StaticLib) =>
        {
            Some(artifact)
        }
        _ => None,
    }
}

/// Forwards all but the note on native libraries to standard error.
pub fn forward(lines: impl Read) -> io::Result<Notes> {
    let mut lines = BufReader::new(lines);
    let mut notes = Notes::default();
    let mut line = Vec::new();
    while lines.read_until(b'\n', &mut line)? > 0 {
        if !notes.takes(&String::from_utf8_lossy(&line)) {
            // Read on in any case, or cargo would stop.
            let _ = anstream::stderr().write_all(&line);
        }
        line.clear();
    }
    Ok(notes)
}

/// What rustc's messages say: the note on native libraries, and of an error.
///
/// The note has two paragraphs:
///
/// ```text
/// note: link against the following native artifacts when linking against this static library. …
///
/// note: native-static-libs: -lgcc_s -lc
///
/// ```
#[derive(Debug, Default)]
pub struct Notes {
    pub native: Option<Native>,
    /// The line before was the note's.
    within: bool,
    /// A link name that two items have.
    pub defined_twice: Option<String>,
}

impl Notes {
    /// These, and those of others where these have none.
    pub fn or(self, others: Notes) -> Self {
        Notes {
            native: self.native.or(others.native),
            within: false,
            defined_twice: self.defined_twice.or(others.defined_twice),
        }
    }

    /// Whether the line belongs to the note, and is not to be forwarded.
    fn takes(&mut self, line: &str) -> bool {
        let line = anstream::adapter::strip_str(line).to_string();
        let line = line.trim();
        if let Some(flags) = line.strip_prefix("note: native-static-libs:") {
            self.native = Some(Native::parse(flags));
            self.within = true;
            return true;
        }
        if let Some(rest) = line.strip_prefix("error: symbol `") {
            let symbol = rest.strip_suffix("` is already defined");
            self.defined_twice = symbol.map(str::to_owned).or(self.defined_twice.take());
        }
        let begins = line.starts_with("note: link against the following native artifacts");
        let ends = self.within && line.is_empty();
        self.within = begins;
        begins || ends
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_note_is_taken_and_the_rest_left() {
        let lines = [
            ("   Compiling mail v1.0.0", false),
            ("", false),
            (
                "note: link against the following native artifacts when linking against this static library. The order",
                true,
            ),
            ("", true),
            (
                "\u{1b}[1m\u{1b}[92mnote\u{1b}[0m\u{1b}[1m: native-static-libs: -lz -lc\u{1b}[0m",
                true,
            ),
            ("", true),
            ("", false),
            ("warning: unused variable", false),
            ("note: something else", false),
        ];
        let mut notes = Notes::default();
        for (line, taken) in lines {
            assert_eq!(notes.takes(&format!("{line}\n")), taken, "{line}");
        }
        assert_eq!(notes.native, Some(Native::parse("-lz")));
        assert_eq!(notes.defined_twice, None);
    }

    #[test]
    fn a_link_name_of_two_items_is_noted() {
        let mut notes = Notes::default();
        let line = "\u{1b}[1m\u{1b}[91merror\u{1b}[0m\u{1b}[1m: symbol `mail_v1_size` is already defined\u{1b}[0m\n";
        assert!(!notes.takes(line), "the error is not forwarded");
        notes.takes("error: could not compile `mail`\n");
        assert_eq!(notes.defined_twice.as_deref(), Some("mail_v1_size"));
    }
}
