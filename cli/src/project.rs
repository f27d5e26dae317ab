//! The Cabal project that a generated package is part of, and where in it the Haskell runtime is.
//!
//! All generated packages of a program depend on one package, `hsffi`, whose source is written once for each project.

use std::path::{Component, Path, PathBuf};
use std::{env, fs};

use crate::error::{Error, Result};

/// A `cabal.project`.
#[derive(Debug)]
pub struct CabalProject {
    pub file: PathBuf,
    text: String,
    /// The directories of the packages that it lists.
    packages: Vec<PathBuf>,
}

/// Where the runtime is, or will be written.
#[derive(Debug)]
pub struct RuntimePlace {
    /// The package's directory.
    pub dir: PathBuf,
    /// What is still to be added to `packages:` of a `cabal.project`.
    pub unlisted: Vec<PathBuf>,
}

impl RuntimePlace {
    /// For the package in `out`, of a crate in `workspace`. `asked` is the directory that the user has named.
    ///
    /// # Errors
    /// When the `cabal.project` lists several runtimes.
    pub fn find(out: &Path, workspace: Option<&Path>, asked: Option<PathBuf>) -> Result<Self> {
        let here = env::current_dir().unwrap_or_default();
        let out = normal(&here.join(out));
        let project = CabalProject::above(&out);
        let listed = match &project {
            Some(project) => project.runtime()?,
            None => None,
        };
        let dir = match (asked, listed) {
            (Some(asked), _) => normal(&here.join(asked)),
            (None, Some(listed)) => listed,
            (None, None) => beside(&out, project.as_ref(), workspace).join("hsffi"),
        };
        let is_unlisted = |dir: &&PathBuf| {
            let project = project.as_ref();
            !project.is_some_and(|project| project.packages.contains(dir))
        };
        let unlisted = [&out, &dir].into_iter().filter(is_unlisted);
        let unlisted = unlisted.map(|dir| from_here(dir, &here)).collect();
        Ok(RuntimePlace {
            dir: from_here(&dir, &here),
            unlisted,
        })
    }
}

/// The directory that the runtime's is made in: that of the project; without one, that of the Cargo workspace; and for a package
/// outside of the workspace, the one that the package is in.
fn beside(out: &Path, project: Option<&CabalProject>, workspace: Option<&Path>) -> PathBuf {
    let project = project.and_then(|project| project.file.parent());
    let workspace = workspace.filter(|workspace| out.starts_with(workspace));
    let beside = project.or(workspace).or(out.parent());
    beside.unwrap_or(out).to_owned()
}

impl CabalProject {
    /// The nearest one in a directory above `package`.
    pub fn above(package: &Path) -> Option<Self> {
        let above = package.ancestors().skip(1);
        let mut files = above.map(|dir| dir.join("cabal.project"));
        files.find_map(|file| {
            let text = fs::read_to_string(&file).ok()?;
            let packages = packages(&text, file.parent()?);
            Some(CabalProject {
                file,
                text,
                packages,
            })
        })
    }

    /// Its text with the package in `out`, and a directory `hsffi` for the runtime unless it lists a runtime. None if it lists both.
    ///
    /// # Errors
    /// When it lists several runtimes.
    pub fn with_package(&self, out: &Path) -> Result<Option<String>> {
        let dir = self.file.parent().unwrap_or(Path::new(""));
        let runtime = match self.runtime()? {
            Some(_) => None,
            None => Some(dir.join("hsffi")),
        };
        let wanted = [Some(normal(out)), runtime];
        let unlisted = wanted.into_iter().flatten();
        let unlisted = unlisted.filter(|package| !self.packages.contains(package));
        let unlisted: Vec<_> = unlisted.map(|package| way(dir, &package)).collect();
        Ok((!unlisted.is_empty()).then(|| with_packages(&self.text, &unlisted)))
    }

    /// The runtime that it lists.
    fn runtime(&self) -> Result<Option<PathBuf>> {
        let is_runtime = |dir: &&PathBuf| dir.join("hsffi.cabal").is_file();
        let mut runtimes = self.packages.iter().filter(is_runtime);
        match (runtimes.next(), runtimes.next()) {
            (Some(one), Some(other)) => Err(Error::TwoRuntimes {
                project: self.file.clone(),
                runtimes: [one.clone(), other.clone()],
            }),
            (runtime, _) => Ok(runtime.cloned()),
        }
    }
}

/// The text of a `cabal.project` with more packages, at the end of its field `packages:`.
fn with_packages(text: &str, more: &[String]) -> String {
    let lines: Vec<_> = text.lines().collect();
    let is_field = |line: &&str| {
        let name = line.split_once(':').map_or("", |(name, _)| name.trim_end());
        name.eq_ignore_ascii_case("packages")
    };
    let Some(field) = lines.iter().position(is_field) else {
        let entries: Vec<_> = more.iter().map(|entry| format!("  {entry}\n")).collect();
        return format!("packages:\n{}{text}", entries.concat());
    };
    let is_entry = |line: &&&str| line.starts_with([' ', '\t']) && !line.trim().is_empty();
    let entries = lines.iter().skip(field + 1).take_while(is_entry).count();
    let last = lines.get(field + entries).filter(|_| entries > 0);
    let indentation = last.map_or("  ", |line| {
        line.trim_end().strip_suffix(line.trim()).unwrap_or("  ")
    });
    let (before, after) = lines.split_at(field + entries + 1);
    let more: Vec<_> = (more.iter())
        .map(|entry| format!("{indentation}{entry}"))
        .collect();
    let before = before.iter().copied();
    let all = before.chain(more.iter().map(String::as_str));
    let all = all.chain(after.iter().copied());
    let lines: Vec<_> = all.map(|line| format!("{line}\n")).collect();
    lines.concat()
}

/// The directories of the packages that a `cabal.project` in `dir` lists. Those of other places, such as an address in the web, are
/// left out.
fn packages(text: &str, dir: &Path) -> Vec<PathBuf> {
    let mut packages = Vec::new();
    let mut in_packages = false;
    for line in text
        .lines()
        .filter(|line| !line.trim_start().starts_with("--"))
    {
        let mut rest = line;
        if !line.starts_with([' ', '\t']) && !line.trim().is_empty() {
            let field = line.split_once(':');
            in_packages = field.is_some_and(|(name, _)| {
                let name = name.trim();
                name.eq_ignore_ascii_case("packages")
                    || name.eq_ignore_ascii_case("optional-packages")
            });
            rest = field.map_or("", |(_, rest)| rest);
        }
        if in_packages {
            let entries = rest
                .split([' ', '\t', ','])
                .filter(|entry| !entry.is_empty());
            packages.extend(entries.flat_map(|entry| package_dirs(dir, entry)));
        }
    }
    packages.sort();
    packages.dedup();
    packages
}

/// The directories that an entry stands for: a directory, a `.cabal` file, or a pattern of either.
fn package_dirs(dir: &Path, entry: &str) -> Vec<PathBuf> {
    let entry = normal(&dir.join(entry.trim_matches('"')));
    let found = match entry.to_str() {
        Some(pattern) if pattern.contains('*') => {
            let found = glob::glob(pattern).into_iter().flatten();
            found.filter_map(std::result::Result::ok).collect()
        }
        _ => vec![entry],
    };
    let dir_of = |path: PathBuf| match path.extension() {
        Some(extension) if extension == "cabal" => path.parent().map(Path::to_owned),
        _ => Some(path),
    };
    found.into_iter().filter_map(dir_of).collect()
}

/// The path without `.` and `..`.
fn normal(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                normal.pop();
            }
            part => normal.push(part),
        }
    }
    normal
}

/// The path from one directory to another, with `/` between its parts.
pub fn way(from: &Path, to: &Path) -> String {
    let here = env::current_dir().unwrap_or_default();
    let [from, to] = [from, to].map(|path| normal(&here.join(path)));
    let common = from.ancestors().find(|ancestor| to.starts_with(ancestor));
    let common = common.unwrap_or(Path::new(""));
    let up = from.strip_prefix(common).unwrap_or(&from).components();
    let down = to.strip_prefix(common).unwrap_or(&to).components();
    let down = down.map(|part| part.as_os_str().to_string_lossy().into_owned());
    let parts: Vec<_> = up.map(|_| "..".to_owned()).chain(down).collect();
    parts.join("/")
}

/// The path as one would type it, when it is below the current directory or beside it.
fn from_here(path: &Path, here: &Path) -> PathBuf {
    if let Ok(rest) = path.strip_prefix(here) {
        return rest.to_owned();
    }
    let parent = here.parent().filter(|parent| parent.parent().is_some());
    match parent.map(|parent| path.strip_prefix(parent)) {
        Some(Ok(rest)) => Path::new("..").join(rest),
        _ => path.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packages_are_read_from_every_form_of_the_field() {
        let text = "-- packages: no\n\
                    packages: a, b/b.cabal\n\
                    \x20 c\n\
                    \x20 -- d\n\
                    \n\
                    \x20 ./e/../f/\n\
                    tests: True\n\
                    \x20 g\n\
                    Optional-Packages:\n\
                    \t\"h\"\n\
                    package a\n\
                    \x20 flags: i\n";
        let dirs = ["a", "b", "c", "f", "h"].map(|name| Path::new("/project").join(name));
        assert_eq!(packages(text, Path::new("/project")), dirs);
    }

    #[test]
    fn packages_are_added_at_the_end_of_the_field() {
        let more = ["haskell".to_owned(), "hsffi".to_owned()];
        for (text, with) in [
            ("", "packages:\n  haskell\n  hsffi\n"),
            (
                "tests: True\n",
                "packages:\n  haskell\n  hsffi\ntests: True\n",
            ),
            (
                "packages: .\ntests: True\n",
                "packages: .\n  haskell\n  hsffi\ntests: True\n",
            ),
            (
                "-- mine\nPackages:\n    a\n    b\n\ntests: True\n",
                "-- mine\nPackages:\n    a\n    b\n    haskell\n    hsffi\n\ntests: True\n",
            ),
        ] {
            assert_eq!(with_packages(text, &more), with);
        }
    }

    #[test]
    fn the_way_between_directories_is_relative() {
        for (from, to, way) in [
            (
                "/a/atlas/haskell",
                "/a/geometry/haskell",
                "../../geometry/haskell",
            ),
            ("/a/b", "/a/b/c", "c"),
            ("/a/./b/../c", "/d", "../../d"),
        ] {
            assert_eq!(super::way(Path::new(from), Path::new(to)), way);
        }
    }

    #[test]
    fn a_pattern_stands_for_what_it_finds() {
        let dir = tempfile::tempdir().expect("there is room");
        for package in ["a", "b"] {
            let package = dir.path().join(package);
            fs::create_dir(&package).expect("there is room");
            fs::write(package.join("x.cabal"), "").expect("there is room");
        }
        let found = packages("packages: */*.cabal\n", dir.path());
        assert_eq!(found, ["a", "b"].map(|name| dir.path().join(name)));
    }
}
