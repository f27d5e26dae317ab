//! Makes a maildir of this machine's Debian changelogs: `make-maildir DIRECTORY [DOCUMENTATION]`.
//!
//! An entry of a changelog is a message, in reply to the entry before it, so each package is a thread. A package's newest
//! entry is in `new`; what was urgent is flagged. The same changelogs give the same files.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry as Place;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::{env, fs};

/// An entry of a changelog.
struct Entry {
    heading: String,
    text: String,
    author: String,
    date: String,
    /// The version before it, where the changelog goes on to it.
    previous: Option<String>,
    is_newest: bool,
}

type Packages = BTreeMap<(String, String), Entry>;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let (directory, documentation) = match arguments.as_slice() {
        [directory] => (directory.as_str(), "/usr/share/doc"),
        [directory, documentation] => (directory.as_str(), documentation.as_str()),
        _ => {
            eprintln!("usage: make-maildir DIRECTORY [DOCUMENTATION]");
            return ExitCode::from(2);
        }
    };
    match make(Path::new(directory), Path::new(documentation)) {
        Ok(count) => {
            println!("{directory}: {count} messages");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("make-maildir: {error}");
            ExitCode::FAILURE
        }
    }
}

fn make(directory: &Path, documentation: &Path) -> Result<usize, Box<dyn Error>> {
    let mut packages = Packages::new();
    for path in changelogs(documentation)? {
        let output = Command::new("zcat").arg(&path).output()?;
        if !output.status.success() {
            return Err(format!(
                "{}: {}",
                path.display(),
                String::from_utf8_lossy(&output.stderr)
            )
            .into());
        }
        read(&String::from_utf8_lossy(&output.stdout), &mut packages);
    }
    for name in ["cur", "new", "tmp"] {
        fs::create_dir_all(directory.join(name))?;
    }
    for ((package, version), entry) in &packages {
        let name = format!("{package}_{version}").replace('/', "_");
        let flags =
            if entry.heading.contains("urgency=low") || entry.heading.contains("urgency=medium") {
                "S"
            } else {
                "FS"
            };
        let file = if entry.is_newest {
            format!("new/{name}")
        } else {
            format!("cur/{name}:2,{flags}")
        };
        fs::write(directory.join(file), message(package, version, entry))?;
    }
    Ok(packages.len())
}

fn changelogs(documentation: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut found = Vec::new();
    for directory in fs::read_dir(documentation)? {
        let directory = directory?.path();
        let Ok(files) = fs::read_dir(&directory) else {
            continue;
        };
        for file in files {
            let file = file?;
            let name = file.file_name();
            let name = name.to_string_lossy();
            if name.starts_with("changelog") && name.ends_with(".gz") && file.path().is_file() {
                found.push(file.path());
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Reads a changelog. Several packages of one source have the same; one may be cut where another goes on.
fn read(changelog: &str, packages: &mut Packages) {
    let mut entries: Vec<((String, String), Entry)> = Vec::new();
    let mut open: Option<((String, String), Entry)> = None;
    for line in changelog.lines() {
        if let Some(key) = heading(line) {
            let is_newest = entries.is_empty();
            let entry = Entry {
                heading: line.to_owned(),
                text: String::new(),
                author: String::new(),
                date: String::new(),
                previous: None,
                is_newest,
            };
            open = Some((key, entry));
        } else if let Some((author, date)) = line
            .strip_prefix(" -- ")
            .and_then(|line| line.split_once(">  "))
        {
            let Some((key, mut entry)) = open.take() else {
                continue;
            };
            entry.author = format!("{author}>");
            date.trim().clone_into(&mut entry.date);
            if let Some((newer, before)) = entries.last_mut().filter(|(newer, _)| newer.0 == key.0)
            {
                before.previous = (newer.1 != key.1).then(|| key.1.clone());
            }
            entries.push((key, entry));
        } else if let Some((_, entry)) = &mut open {
            entry.text.push_str(line);
            entry.text.push('\n');
        }
    }
    for (key, entry) in entries {
        match packages.entry(key) {
            Place::Vacant(place) => {
                place.insert(entry);
            }
            Place::Occupied(mut place) => {
                let known = place.get_mut();
                known.previous = known.previous.take().or(entry.previous);
                known.is_newest &= entry.is_newest;
            }
        }
    }
}

/// The package and the version in a line such as `bash (5.2-1) unstable; urgency=medium`.
fn heading(line: &str) -> Option<(String, String)> {
    let (package, rest) = line.split_once(" (")?;
    let (version, rest) = rest.split_once(')')?;
    let is_name = |c: char| c.is_ascii_alphanumeric() || "+-.".contains(c);
    let is_version = |c: char| is_name(c) || "~:".contains(c);
    let is_heading = package.starts_with(|c: char| c.is_ascii_alphanumeric())
        && package.chars().all(is_name)
        && !version.is_empty()
        && version.chars().all(is_version)
        && rest.contains("; urgency=");
    is_heading.then(|| (package.to_owned(), version.to_owned()))
}

fn message(package: &str, version: &str, entry: &Entry) -> String {
    let id = |version: &str| format!("<{package}_{version}@changelogs.debian.org>");
    let reply = entry.previous.as_ref().map_or_else(String::new, |version| {
        format!("In-Reply-To: {}\n", id(version))
    });
    format!(
        "From: {}\nSubject: {}\nDate: {}\nMessage-ID: {}\n{reply}\
         MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{}\n",
        entry.author,
        entry.heading,
        entry.date,
        id(version),
        entry.text.trim_matches('\n'),
    )
}
