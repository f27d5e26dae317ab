//! The crate's `Cargo.toml`: what its author says of the Haskell package.
//!
//! | module | purpose |
//! |---|---|
//! | `table` | typed values of `[package.metadata.hsffi]`, and errors with their lines |
//! | `companions` | the hand-written modules that it lists |
//! | `imports` | the dependencies whose Haskell packages it imports |

mod companions;
mod imports;
mod table;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use cargo_metadata::MetadataCommand;
use hsffi_stubs::{Document, PackageFields, is_package_name, is_version_range};
use toml_span::Value;

use crate::cargo;
use crate::error::{Error, Result};
pub use imports::{Planned, plan};
pub use table::ManifestErrors;
use table::{Entry, Table};

/// The keys of `[package.metadata.hsffi]`.
const KEYS: [&str; 15] = [
    "author",
    "bug-reports",
    "category",
    "changelog",
    "copyright",
    "dependencies",
    "description",
    "exposed-modules",
    "homepage",
    "imports",
    "maintainer",
    "other-modules",
    "readme",
    "source-dir",
    "synopsis",
];

/// What `manifest` says of the package in `out`.
///
/// # Errors
/// If `[package.metadata.hsffi]` has an unknown key or a value of another type, or if a file that it names does not exist.
pub fn fields(manifest: &Path, out: &Path) -> Result<PackageFields> {
    let text = fs::read_to_string(manifest).map_err(|source| Error::Manifest {
        manifest: manifest.to_owned(),
        source,
    })?;
    let mut errors = ManifestErrors::new(manifest, &text);
    let parsed = toml_span::parse(&text);
    // Cargo has parsed it before.
    let section = parsed.as_ref().ok();
    let section = section.and_then(|parsed| parsed.pointer("/package/metadata/hsffi"));
    let mut fields = section.map_or_else(PackageFields::default, |section| {
        of_section(section, manifest, out, &mut errors)
    });
    fields.companions = companions::read(section, out, &mut errors);
    errors.into_result()?;
    of_cargo(manifest, &mut fields);
    Ok(fields)
}

fn of_section(
    section: &Value<'_>,
    manifest: &Path,
    out: &Path,
    errors: &mut ManifestErrors,
) -> PackageFields {
    let Some(table) = Table::of(section, "metadata.hsffi", errors) else {
        return PackageFields::default();
    };
    table.check_keys(&KEYS, errors);
    let mut text = |key| table.text(key, errors).map(|entry| entry.value.to_owned());
    let mut fields = PackageFields {
        synopsis: text("synopsis"),
        description: text("description"),
        author: text("author"),
        maintainer: text("maintainer"),
        copyright: text("copyright"),
        category: text("category"),
        homepage: text("homepage"),
        bug_reports: text("bug-reports"),
        ..PackageFields::default()
    };
    let crate_dir = manifest.parent().unwrap_or(Path::new(""));
    for key in ["readme", "changelog"] {
        let path = table.text(key, errors);
        let document = path.and_then(|path| document(&path, crate_dir, out, errors));
        fields.documents.extend(document);
    }
    fields.dependencies = dependencies(&table, errors);
    fields
}

/// A document, which is copied to the package unless it lies there.
fn document(
    path: &Entry<&str>,
    crate_dir: &Path,
    out: &Path,
    errors: &mut ManifestErrors,
) -> Option<Document> {
    let file = crate_dir.join(path.value);
    let text = match fs::read_to_string(&file) {
        Ok(text) => text,
        Err(error) => {
            errors.add(
                path,
                format!("`{}` cannot be read ({error}): correct the path, which begins at the folder of Cargo.toml", path.value),
            );
            return None;
        }
    };
    let absolute = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    if let Ok(inner) = absolute(&file).strip_prefix(absolute(out)) {
        return Some(Document {
            path: slashes(inner),
            text: None,
        });
    }
    Some(Document {
        path: slashes(Path::new(file.file_name()?)),
        text: Some(text),
    })
}

fn dependencies(table: &Table<'_>, errors: &mut ManifestErrors) -> BTreeMap<String, String> {
    let mut dependencies = BTreeMap::new();
    let Some(given) = table.table("dependencies", errors) else {
        return dependencies;
    };
    for entry in given.texts(errors) {
        let (name, range) = entry.value;
        if name == "hsffi" {
            errors.add(
                &entry,
                "the version of the package hsffi follows from that of cargo-hsffi: remove the line",
            );
        } else if !is_package_name(name) {
            errors.add(
                &entry,
                format!("`{name}` is not the name of a Haskell package: write words of letters and digits between hyphens"),
            );
        } else if !is_version_range(range) {
            errors.add(
                &entry,
                format!(
                    "`{range}` is not a version range of Cabal: write for example `{name} = \">=1.2 && <1.4\"`, or `\">=0\"` for all versions"
                ),
            );
        } else {
            dependencies.insert(name.to_owned(), range.to_owned());
        }
    }
    dependencies
}

/// Cargo's own fields, where nothing else is said. Cargo resolves those of the workspace.
fn of_cargo(manifest: &Path, fields: &mut PackageFields) {
    let metadata = MetadataCommand::new()
        .cargo_path(cargo::program())
        .manifest_path(manifest)
        .no_deps()
        .exec();
    let Ok(metadata) = metadata else {
        return;
    };
    let absolute = manifest.canonicalize().unwrap_or_default();
    let mut packages = metadata.packages.into_iter();
    let Some(package) = packages.find(|package| package.manifest_path == absolute) else {
        return;
    };
    let joined = |authors: Vec<&String>| {
        let authors: Vec<_> = authors.into_iter().map(String::as_str).collect();
        (!authors.is_empty()).then(|| authors.join(", "))
    };
    let with_address = package.authors.iter().filter(|author| author.contains('@'));
    let with_address = with_address.collect();
    let author = joined(package.authors.iter().collect());
    fields.author = fields.author.take().or(author);
    fields.maintainer = fields.maintainer.take().or_else(|| joined(with_address));
    fields.homepage = fields.homepage.take().or(package.homepage);
    let bug_reports = fields.bug_reports.take();
    fields.bug_reports = bug_reports.or_else(|| issues(package.repository.as_deref()?));
    fields.repository = package.repository;
    fields.about = package.description;
}

/// Where the usual hosts have the issues of a repository.
fn issues(repository: &str) -> Option<String> {
    let of_folder = repository.split_once("/tree/");
    let repository = of_folder.map_or(repository, |(repository, _)| {
        repository.trim_end_matches("/-")
    });
    let repository = repository.trim_end_matches('/').trim_end_matches(".git");
    let (_, address) = repository.split_once("://")?;
    let path = match address.split_once('/')? {
        ("github.com" | "codeberg.org", _) => "issues",
        ("gitlab.com", _) => "-/issues",
        _ => return None,
    };
    Some(format!("{repository}/{path}"))
}

/// The path with `/` between its parts.
fn slashes(path: &Path) -> String {
    let parts = path.components();
    let parts = parts.map(|part| part.as_os_str().to_string_lossy().into_owned());
    parts.collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn issues_are_found_on_the_usual_hosts() {
        for (repository, found) in [
            (
                "https://github.com/a/b",
                Some("https://github.com/a/b/issues"),
            ),
            (
                "https://github.com/a/b.git",
                Some("https://github.com/a/b/issues"),
            ),
            (
                "https://github.com/a/b/tree/main/c",
                Some("https://github.com/a/b/issues"),
            ),
            (
                "https://gitlab.com/a/b/-/tree/main/c",
                Some("https://gitlab.com/a/b/-/issues"),
            ),
            ("https://example.org/a/b", None),
            ("a", None),
        ] {
            assert_eq!(issues(repository).as_deref(), found, "{repository}");
        }
    }
}
