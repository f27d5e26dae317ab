//! Companion modules: the files of the modules that the manifest lists.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use hsffi_stubs::{Companion, Companions, is_module_name};
use toml_span::Value;

use super::slashes;
use super::table::{Entry, ManifestErrors, Table};

/// Where they lie in the package, unless `source-dir` says otherwise.
const DEFAULT_DIR: &str = "companion";

/// Folders of the package that are not the author's.
const GENERATED: [&str; 5] = ["src", "cbits", "lib", "dist", "dist-newstyle"];

/// The extensions of files that Cabal makes modules of.
const EXTENSIONS: [&str; 5] = ["hs", "lhs", "hsc", "x", "y"];

/// Reads the modules that the section lists, of the package in `out`.
pub(super) fn read(
    section: Option<&Value<'_>>,
    out: &Path,
    errors: &mut ManifestErrors,
) -> Companions {
    let table = section.filter(|section| section.as_table().is_some());
    let table = table.and_then(|section| Table::of(section, "metadata.hsffi", errors));
    let given = (table.as_ref()).and_then(|table| table.text("source-dir", errors));
    let dir = given.map_or(DEFAULT_DIR, |given| given.value.trim_end_matches('/'));
    if let Some(given) = &given {
        check_dir(given, dir, out, errors);
    }
    let folder = out.join(dir);
    let mut listed = BTreeSet::new();
    let mut modules = Vec::new();
    for exposed in [true, false] {
        let key = if exposed {
            "exposed-modules"
        } else {
            "other-modules"
        };
        let names = (table.as_ref()).map_or_else(Vec::new, |table| table.list(key, errors));
        for name in names {
            if !is_module_name(name.value) {
                errors.add(
                    &name,
                    format!("`{}` is not a Haskell module name: write capitalised words of ASCII letters and digits separated by dots", name.value),
                );
            } else if !listed.insert(name.value.to_owned()) {
                errors.add(
                    &name,
                    format!("the module `{}` is listed twice: keep it in `exposed-modules` or in `other-modules`", name.value),
                );
            } else {
                modules.extend(module(&name, exposed, &folder, errors));
            }
        }
    }
    let mut unlisted = Vec::new();
    find(&folder, &folder, &listed, &mut unlisted);
    for (file, name) in unlisted {
        errors.add_of_file(format!(
            "{}: the companion module `{name}` is not part of the package: add it to `exposed-modules` or `other-modules` in \
             `[package.metadata.hsffi]`, or remove the file",
            file.display()
        ));
    }
    let dir = if modules.is_empty() { "" } else { dir };
    Companions {
        dir: dir.to_owned(),
        modules,
    }
}

fn check_dir(given: &Entry<&str>, dir: &str, out: &Path, errors: &mut ManifestErrors) {
    let mut parts = dir.split('/');
    let first = parts.next().unwrap_or_default();
    if GENERATED.contains(&first) {
        errors.add(
            given,
            format!("hsffi or cabal writes to `{first}`: keep hand-written modules in another folder, such as `{DEFAULT_DIR}`"),
        );
    } else if Path::new(dir).is_absolute()
        || [first]
            .into_iter()
            .chain(parts)
            .any(|part| ["", ".", ".."].contains(&part))
    {
        errors.add(
            given,
            format!("`source-dir` must be a folder within the package, which cabal can pack: write a relative path, such as `{DEFAULT_DIR}`"),
        );
    } else if !out.join(dir).is_dir() {
        errors.add(
            given,
            format!("the folder `{}` does not exist: create it, or correct `source-dir`, which begins at the folder of the package", out.join(dir).display()),
        );
    }
}

fn module(
    name: &Entry<&str>,
    exposed: bool,
    folder: &Path,
    errors: &mut ManifestErrors,
) -> Option<Companion> {
    let path = folder.join(name.value.replace('.', "/"));
    let files = EXTENSIONS.map(|extension| path.with_extension(extension));
    let Some(file) = files.iter().find(|file| file.is_file()) else {
        errors.add(
            name,
            format!(
                "the module `{}` is listed, but `{}` does not exist: create the file, or remove the module from the list",
                name.value,
                files[0].display()
            ),
        );
        return None;
    };
    match fs::read_to_string(file) {
        Ok(text) => Some(Companion {
            name: name.value.to_owned(),
            exposed,
            file: file.clone(),
            text,
        }),
        Err(error) => {
            errors.add_of_file(format!(
                "{}: the file cannot be read ({error}): check its permissions, and that it is UTF-8",
                file.display()
            ));
            None
        }
    }
}

/// The files below `dir` that are modules and not listed, sorted.
fn find(
    dir: &Path,
    folder: &Path,
    listed: &BTreeSet<String>,
    unlisted: &mut Vec<(PathBuf, String)>,
) {
    let entries = fs::read_dir(dir).into_iter().flatten().flatten();
    let mut entries: Vec<_> = entries.collect();
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        if entry.file_type().is_ok_and(|it| it.is_dir()) {
            find(&path, folder, listed, unlisted);
            continue;
        }
        let extension = path.extension().and_then(|it| it.to_str());
        if !extension.is_some_and(|it| EXTENSIONS.contains(&it)) {
            continue;
        }
        let name = path.with_extension("");
        let name = slashes(name.strip_prefix(folder).unwrap_or(&name)).replace('/', ".");
        if is_module_name(&name) && !listed.contains(&name) {
            unlisted.push((path, name));
        }
    }
}
