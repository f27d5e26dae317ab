//! What a library was built from, for the `configure` of its package to tell whether it is up to date, and to build it again as
//! it was built: the arguments of this command, and the checksum of each source.
//!
//! The lines of the file are `directory PATH`, `argument TEXT` and `source CHECKSUM SIZE PATH`, with paths from the package's folder.
//! Checksums are those of the command `cksum`, which every Unix has.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use std::{env, fs};

use crate::project::way;

/// The record of a library that was just built, in the package in `out`.
pub fn of(library: &Path, workspace: Option<&Path>, out: &Path) -> String {
    let mut text = String::new();
    if let Some(arguments) = arguments() {
        let here = env::current_dir().unwrap_or_default();
        let _ = writeln!(text, "directory {}", way(out, &here));
        for argument in arguments {
            let _ = writeln!(text, "argument {argument}");
        }
    }
    for source in sources(library, workspace) {
        let path = way(out, &source);
        // The script could not read such a name.
        if path.contains(['\n', '\\']) || path.trim() != path || source.to_str().is_none() {
            continue;
        }
        if let Ok(contents) = fs::read(&source) {
            let (sum, size) = (checksum(&contents), contents.len());
            let _ = writeln!(text, "source {sum} {size} {path}");
        }
    }
    text
}

/// Gives the sources that have changed since the record in `out` a new time, and returns whether there are any. Cargo looks at times
/// alone, and does not see that a file was replaced by an older one.
pub fn show_changes(out: &Path) -> bool {
    let record = fs::read_to_string(out.join("lib/built-from")).unwrap_or_default();
    let mut changed = false;
    for line in record.lines() {
        let mut words = line.splitn(4, ' ');
        let (Some("source"), Some(sum), Some(_), Some(path)) =
            (words.next(), words.next(), words.next(), words.next())
        else {
            continue;
        };
        let path = out.join(path);
        let Ok(contents) = fs::read(&path) else {
            continue;
        };
        if checksum(&contents).to_string() == sum {
            continue;
        }
        if let Ok(file) = fs::File::options().append(true).open(&path) {
            changed |= file.set_modified(SystemTime::now()).is_ok();
        }
    }
    changed
}

/// The arguments after `cargo hsffi`, if they can be given once more. That files were to be replaced was said once.
fn arguments() -> Option<Vec<String>> {
    let arguments = env::args_os().skip(1).map(|it| it.into_string().ok());
    let arguments: Vec<_> = arguments.collect::<Option<_>>()?;
    let mut arguments = arguments.into_iter().skip_while(|it| it == "hsffi");
    let command = arguments.next()?;
    if command != "build" && command != "watch" {
        return None;
    }
    let rest = arguments.filter(|it| it != "--force");
    let all: Vec<_> = ["build".to_owned()].into_iter().chain(rest).collect();
    (!all.iter().any(|it| it.contains('\n'))).then_some(all)
}

/// The sources that cargo lists beside the library, without those that are generated, and the manifests of their crates.
fn sources(library: &Path, workspace: Option<&Path>) -> BTreeSet<PathBuf> {
    let list = fs::read_to_string(library.with_extension("d")).unwrap_or_default();
    let generated = library.parent().unwrap_or(library);
    let generated = generated.canonicalize();
    let is_generated = |path: &Path| (generated.as_ref()).is_ok_and(|it| path.starts_with(it));
    let mut sources: BTreeSet<_> = (prerequisites(&list).into_iter())
        .map(|path| env::current_dir().unwrap_or_default().join(path))
        .filter(|path| !is_generated(path))
        .collect();
    let manifests = |path: &PathBuf| {
        let mut above = path.ancestors().map(|dir| dir.join("Cargo.toml"));
        above.find(|manifest| manifest.is_file())
    };
    let manifests: Vec<_> = sources.iter().filter_map(manifests).collect();
    sources.extend(manifests);
    let of_workspace = workspace.map(|dir| ["Cargo.toml", "Cargo.lock"].map(|name| dir.join(name)));
    sources.extend(of_workspace.into_iter().flatten());
    sources
}

/// What the first rule of a makefile depends on. Spaces in names are escaped.
fn prerequisites(makefile: &str) -> Vec<String> {
    let rule = makefile.lines().next().unwrap_or_default();
    let Some((_, list)) = rule.split_once(": ") else {
        return Vec::new();
    };
    let list = list.replace("\\ ", "\0");
    let names = list.split(' ').filter(|name| !name.is_empty());
    names.map(|name| name.replace('\0', " ")).collect()
}

/// The checksum that `cksum` prints: that of POSIX, of the contents and then of their length.
fn checksum(contents: &[u8]) -> u32 {
    let mut length = contents.len();
    let mut of_length = Vec::new();
    while length > 0 {
        of_length.extend(length.to_le_bytes().first());
        length >>= 8;
    }
    let bytes = contents.iter().chain(&of_length);
    !bytes.fold(0, |sum, byte| {
        (0..8).fold(sum ^ (u32::from(*byte) << 24), |sum, _| {
            let carry = if sum >> 31 == 1 { 0x04c1_1db7 } else { 0 };
            (sum << 1) ^ carry
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checksums_are_those_of_cksum() {
        // By `cksum` of GNU coreutils.
        assert_eq!(checksum(b""), 4_294_967_295);
        assert_eq!(checksum(b"123456789"), 930_766_865);
    }

    #[test]
    fn names_with_spaces_are_one_prerequisite() {
        let makefile = "/a b/libc.a: /a\\ b/src/lib.rs /d/e.rs\n";
        assert_eq!(prerequisites(makefile), ["/a b/src/lib.rs", "/d/e.rs"]);
        assert!(prerequisites("").is_empty());
    }
}
