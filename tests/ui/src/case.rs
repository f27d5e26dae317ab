//! The cases: Rust files in the folders of the rules.
//!
//! The folder of a rule, such as `hs0004_closure_through_unsafe`, has failing cases and their passing twins: `fail.rs` and
//! `pass.rs`, or `fail_method.rs` and `pass_method.rs` if there are several.

use std::path::{Path, PathBuf};
use std::{fs, io};

/// The folders of failing cases without twins: malformed input, and attempts to defeat a rule.
const FAILING_WITHOUT_A_RULE: [&str; 2] = ["attack", "malformed"];

/// The folder of passing cases that are not twins.
const PASSING_WITHOUT_A_RULE: &str = "pass";

/// Whether a case compiles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// It does not compile, and its diagnostics are pinned.
    Fail,
    /// It compiles and runs.
    Pass,
}

/// A case.
#[derive(Clone, Debug)]
pub struct Case {
    /// Whether the case compiles.
    pub kind: Kind,
    /// The folder and the file without `.rs`, such as `hs0004_closure_through_unsafe/fail_method`.
    pub name: String,
    /// The path of the file from the package, in which cargo runs tests. rustc prints this path.
    pub path: PathBuf,
}

impl Case {
    /// The folder.
    pub fn folder(&self) -> &str {
        self.name.split('/').next().unwrap_or_default()
    }

    /// The rule of the folder, such as `HS0004`.
    pub fn rule(&self) -> Option<String> {
        rule(self.folder())
    }

    /// The name of the twin.
    pub fn twin(&self) -> String {
        let (folder, file) = self.name.split_once('/').unwrap_or_default();
        let twin = match self.kind {
            Kind::Fail => file.replacen("fail", "pass", 1),
            Kind::Pass => file.replacen("pass", "fail", 1),
        };
        format!("{folder}/{twin}")
    }

    /// The source of the program.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn program(&self) -> io::Result<String> {
        fs::read_to_string(&self.path)
    }

    /// The pinned diagnostics of a failing case.
    ///
    /// # Errors
    /// If no diagnostics are pinned.
    pub fn pinned(&self) -> io::Result<String> {
        fs::read_to_string(self.path.with_extension("stderr"))
    }
}

/// The rule in the name of a folder.
fn rule(folder: &str) -> Option<String> {
    let number = folder.split('_').next()?;
    let digits = number.strip_prefix("hs")?;
    let is_number = digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| format!("HS{digits}"))
}

/// The folders of rules, each with its rule, sorted by name.
///
/// # Errors
/// If the package's directory cannot be read.
pub fn rule_folders() -> io::Result<Vec<(String, String)>> {
    let mut folders = Vec::new();
    for entry in fs::read_dir(".")? {
        let folder = entry?.file_name().to_string_lossy().into_owned();
        if let Some(rule) = rule(&folder) {
            folders.push((folder, rule));
        }
    }
    folders.sort();
    Ok(folders)
}

/// The cases of one kind, sorted by name.
///
/// # Errors
/// If a directory cannot be read, or if a file in the folder of a rule is not a case.
pub fn cases(kind: Kind) -> io::Result<Vec<Case>> {
    let mut cases = Vec::new();
    for (folder, _) in rule_folders()? {
        for file in programs(&folder)? {
            let is_failing = file == "fail" || file.starts_with("fail_");
            let is_passing = file == "pass" || file.starts_with("pass_");
            if !is_failing && !is_passing {
                return Err(io::Error::other(format!(
                    "{folder}/{file}.rs is neither fail…rs nor pass…rs"
                )));
            }
            if is_failing == (kind == Kind::Fail) {
                cases.push(case(kind, &folder, &file));
            }
        }
    }
    let others: &[&str] = match kind {
        Kind::Fail => &FAILING_WITHOUT_A_RULE,
        Kind::Pass => &[PASSING_WITHOUT_A_RULE],
    };
    for folder in others {
        for file in programs(folder)? {
            cases.push(case(kind, folder, &file));
        }
    }
    cases.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(cases)
}

fn case(kind: Kind, folder: &str, file: &str) -> Case {
    Case {
        kind,
        name: format!("{folder}/{file}"),
        path: Path::new(folder).join(format!("{file}.rs")),
    }
}

/// The Rust files of a folder, without `.rs`.
fn programs(folder: &str) -> io::Result<Vec<String>> {
    let mut programs = Vec::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if let Some(program) = name.strip_suffix(".rs") {
            programs.push(program.to_owned());
        }
    }
    Ok(programs)
}

/// The errors and warnings in the output of rustc, each with its notes.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_folder_begins_with_its_rule() {
        assert_eq!(rule("hs0004_closure").as_deref(), Some("HS0004"));
        for other in ["hs4_closure", "hsffi", "attack", "pass"] {
            assert_eq!(rule(other), None);
        }
    }

    #[test]
    fn twins_have_each_others_names() {
        let fail = case(Kind::Fail, "hs0017_fail", "fail_fail");
        assert_eq!(fail.twin(), "hs0017_fail/pass_fail");
        let pass = case(Kind::Pass, "hs0017_fail", "pass_fail");
        assert_eq!(pass.twin(), "hs0017_fail/fail_fail");
    }
}
