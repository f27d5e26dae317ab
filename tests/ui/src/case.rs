//! Cases, as files.

use std::path::{Path, PathBuf};
use std::{fs, io};

/// Where cases lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Directory {
    /// Those that do not compile.
    Fail,
    /// Those that do.
    Pass,
}

impl Directory {
    /// Within the package, where cargo runs tests. rustc prints it as it is.
    fn path(self) -> &'static Path {
        Path::new(match self {
            Directory::Fail => "fail",
            Directory::Pass => "pass",
        })
    }
}

/// One file.
#[derive(Clone, Debug)]
pub struct Case {
    /// The file's name without `.rs`, such as `HS0004_closure`.
    pub name: String,
    /// The file.
    pub path: PathBuf,
}

impl Case {
    /// The rule that the case is about, such as `HS0004`; a case of malformed input has none.
    pub fn rule(&self) -> Option<&str> {
        self.name
            .split('_')
            .next()
            .filter(|number| number.starts_with("HS"))
    }

    /// The program.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn program(&self) -> io::Result<String> {
        fs::read_to_string(&self.path)
    }

    /// What rustc says of a failing case.
    ///
    /// # Errors
    /// When it is not pinned.
    pub fn pinned(&self) -> io::Result<String> {
        fs::read_to_string(self.path.with_extension("stderr"))
    }
}

/// The cases of a directory, by name.
///
/// # Errors
/// When the directory cannot be read.
pub fn cases(directory: Directory) -> io::Result<Vec<Case>> {
    let mut cases = Vec::new();
    for entry in fs::read_dir(directory.path())? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "rs") {
            let name = path.file_stem().unwrap_or_default();
            let name = name.to_string_lossy().into_owned();
            cases.push(Case { name, path });
        }
    }
    cases.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(cases)
}

/// The errors and warnings in what rustc printed, each with its notes.
pub fn diagnostics(printed: &str) -> Vec<String> {
    let mut diagnostics: Vec<String> = Vec::new();
    for line in printed.lines() {
        let begins = line.starts_with("error") || line.starts_with("warning");
        match diagnostics.last_mut() {
            Some(diagnostic) if !begins => {
                diagnostic.push('\n');
                diagnostic.push_str(line);
            }
            _ => diagnostics.push(line.to_owned()),
        }
    }
    for diagnostic in &mut diagnostics {
        diagnostic.truncate(diagnostic.trim_end().len());
    }
    diagnostics
}
