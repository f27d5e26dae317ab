//! The project that cabal builds: the user's, with the generated package and hsffi's runtime.
//!
//! Cabal reads one project file, and resolves paths from where it lies. So that nothing is written to the user's folder, the user's
//! file is copied, with the paths of packages made absolute.

use std::fs;
use std::path::{Path, PathBuf};

use crate::Error;
use crate::sources::write_file;

/// The fields whose values are paths of packages.
const PATHS: [&str; 2] = ["packages", "optional-packages"];

/// Writes the project to a folder. Returns the file, and those that it was made of.
pub(crate) fn write(
    cabal_file: &Path,
    top: &Path,
    own: &[PathBuf],
    out: &Path,
) -> Result<(PathBuf, Vec<PathBuf>), Error> {
    let folder = cabal_file.parent().unwrap_or(cabal_file);
    let users = folder
        .ancestors()
        .take_while(|ancestor| *ancestor == folder || ancestor.starts_with(top))
        .map(|ancestor| ancestor.join("cabal.project"))
        .find(|file| file.is_file());
    let file = out.join("cabal.project");
    let mut read = Vec::new();
    let packages = own.iter().map(PathBuf::as_path);
    let packages = packages.chain(users.is_none().then_some(cabal_file));
    let packages: Vec<_> = packages.map(quoted).collect();
    let text = format!("packages:\n  {}\n", packages.join("\n  "));
    for end in ["", ".local", ".freeze"] {
        let copy = file.with_extension(format!("project{end}"));
        let original = users
            .as_ref()
            .map(|it| it.with_extension(format!("project{end}")));
        let original = original.filter(|it| it.is_file());
        let mut contents = if end.is_empty() {
            text.clone()
        } else {
            String::new()
        };
        if let Some(original) = original {
            let users = fs::read_to_string(&original).map_err(|source| Error::Unreadable {
                path: original.clone(),
                source,
            })?;
            contents.push_str(&absolute(&users, original.parent().unwrap_or(folder)));
            read.push(original);
        }
        write_file(&copy, &contents)?;
    }
    Ok((file, read))
}

/// A project file with the paths of packages made absolute.
fn absolute(text: &str, folder: &Path) -> String {
    let mut lines = Vec::new();
    // The indentation of a field with paths, while its lines last.
    let mut field: Option<usize> = None;
    for line in text.lines() {
        let indentation = line.len() - line.trim_start().len();
        let is_comment = line.trim_start().starts_with("--");
        if line.trim().is_empty() || is_comment {
            lines.push(line.to_owned());
            continue;
        }
        if field.is_some_and(|field| indentation > field) {
            lines.push(format!("{}{}", &line[..indentation], paths(line, folder)));
            continue;
        }
        field = None;
        match line.split_once(':') {
            Some((name, rest)) if PATHS.contains(&name.trim().to_ascii_lowercase().as_str()) => {
                field = Some(indentation);
                lines.push(format!("{name}: {}", paths(rest, folder)));
            }
            _ => lines.push(line.to_owned()),
        }
    }
    lines.join("\n") + "\n"
}

/// The paths of a line, made absolute.
fn paths(line: &str, folder: &Path) -> String {
    let is_elsewhere = |path: &str| path.contains("://") || Path::new(path).is_absolute();
    let words = words(line).into_iter();
    let words = words.map(|word| match word.as_str() {
        elsewhere if is_elsewhere(elsewhere) => quoted(Path::new(elsewhere)),
        path => quoted(&folder.join(path.trim_start_matches("./"))),
    });
    words.collect::<Vec<_>>().join(" ")
}

/// The words of a line, which spaces and commas separate outside of quotes and braces.
fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let (mut in_quotes, mut in_braces) = (false, false);
    let mut characters = line.chars();
    while let Some(c) = characters.next() {
        match c {
            '"' => in_quotes = !in_quotes,
            '\\' if in_quotes => words
                .last_mut()
                .into_iter()
                .for_each(|word| word.extend(characters.next())),
            c if !in_quotes && !in_braces && (c.is_whitespace() || c == ',') => {
                words.push(String::new());
            }
            c => {
                in_braces = !in_quotes && (c == '{' || (in_braces && c != '}'));
                words.last_mut().into_iter().for_each(|word| word.push(c));
            }
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// As cabal reads a path with spaces.
fn quoted(path: &Path) -> String {
    let path = path.to_string_lossy();
    format!("\"{}\"", path.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_of_packages_are_made_absolute() {
        let text = "-- Mine.\npackages: . ../other/*.cabal,\n  \"with space/\" /abs\n  https://x.org/a.tar.gz {a,b}/\n\
                    tests: True\npackage mail\n  flags: +fast\n";
        let expected = "-- Mine.\npackages: \"/my code/.\" \"/my code/../other/*.cabal\"\n  \"/my code/with space/\" \"/abs\"\n  \
                        \"https://x.org/a.tar.gz\" \"/my code/{a,b}/\"\ntests: True\npackage mail\n  flags: +fast\n";
        assert_eq!(absolute(text, Path::new("/my code")), expected);
    }
}
