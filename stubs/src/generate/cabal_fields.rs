//! The fields of the Cabal file that describe the package, from what its author says of it.

use std::iter;

use super::{haddock, license};
use crate::api::API_FILE;
use crate::description::{Docs, Module};
use crate::fields::PackageFields;

/// The column of values.
const COLUMN: usize = 20;

/// The fields from the synopsis on, without those of the build.
pub(super) fn about(module: &Module, package: &str, fields: &PackageFields) -> String {
    let mut text = String::new();
    let mut field = |name: &str, value: &str| {
        if !value.is_empty() {
            text.push_str(&format!("{:COLUMN$}{value}\n", format!("{name}:")));
        }
    };
    let line = |value: &Option<String>| value.as_deref().map(one_line).unwrap_or_default();
    let synopsis = line(&fields.synopsis);
    if synopsis.is_empty() {
        field(
            "synopsis",
            &first_sentence(&module.docs.text, module.crate_name()),
        );
    } else {
        field("synopsis", &synopsis);
    }
    field("description", &description(module, fields));
    field("license", &license::expression(module, package));
    if let Some(file) = &module.license_file {
        field("license-file", license::file_name(file));
    }
    field("copyright", &line(&fields.copyright));
    field("author", &line(&fields.author));
    field("maintainer", &line(&fields.maintainer));
    let category = line(&fields.category);
    field(
        "category",
        if category.is_empty() {
            "Foreign"
        } else {
            &category
        },
    );
    field("homepage", &line(&fields.homepage));
    field("bug-reports", &line(&fields.bug_reports));
    text
}

/// `source-repository`, with a blank line before it.
pub(super) fn repository(fields: &PackageFields) -> String {
    let address = fields.repository.as_deref().map(one_line);
    let address = address.filter(|address| !address.is_empty());
    let Some(address) = address else {
        return String::new();
    };
    // Cargo's address may be that of a folder.
    let (location, subdir) = match address.split_once("/tree/") {
        Some((location, folder)) => (
            location.trim_end_matches("/-"),
            folder.split_once('/').map_or("", |(_, folder)| folder),
        ),
        None => (address.as_str(), ""),
    };
    let subdir = match subdir.trim_end_matches('/') {
        "" => String::new(),
        subdir => format!("  subdir:   {subdir}\n"),
    };
    format!("\nsource-repository head\n  type:     git\n  location: {location}\n{subdir}")
}

/// `extra-doc-files`, for documents.
pub(super) fn documents(fields: &PackageFields) -> String {
    let documents = fields.documents.iter().map(|it| quoted(&it.path));
    let paths: Vec<_> = iter::once(API_FILE.to_owned()).chain(documents).collect();
    format!("{:COLUMN$}{}\n", "extra-doc-files:", paths.join(" "))
}

/// A path, in quotes if Cabal would read it as two.
pub(super) fn quoted(path: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "._-/".contains(c);
    if path.chars().all(plain) {
        path.to_owned()
    } else {
        format!("{path:?}")
    }
}

/// The description: Haddock's markup, with its further lines indented.
fn description(module: &Module, fields: &PackageFields) -> String {
    let binding = format!(
        "Haskell bindings to the Rust crate {}, written by hsffi.",
        module.crate_name()
    );
    let markup = |markdown: &str| {
        let docs = Docs {
            text: markdown.to_owned(),
            ..Docs::default()
        };
        let comment = haddock::comment_of_some(&docs, &haddock::Scope::nowhere());
        comment.map_or_else(Vec::new, |comment| comment.0)
    };
    let given = fields.description.as_deref().map(markup);
    let mut lines = given.unwrap_or_default();
    if lines.is_empty() {
        lines = markup(fields.about.as_deref().unwrap_or_default());
        match lines.last_mut() {
            None => return binding,
            Some(last) if last.ends_with(|c: char| c.is_alphanumeric()) => last.push('.'),
            Some(_) => {}
        }
        lines.extend([String::new(), binding]);
    }
    let lines = lines.iter().map(|line| match line.trim_end() {
        // Cabal leaves out blank lines.
        "" => ".".to_owned(),
        // That would be a comment.
        line if line.trim_start().starts_with("--") => line.replacen('-', "&#45;", 1),
        line => line.to_owned(),
    });
    lines.collect::<Vec<_>>().join("\n  ")
}

/// A text for a field of one line.
fn one_line(text: &str) -> String {
    let printable = text.replace(|c: char| c.is_control(), " ");
    printable.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The first sentence of the documentation.
fn first_sentence(docs: &str, cargo: &str) -> String {
    let paragraph = haddock::first_paragraph(docs);
    let sentence = paragraph.split(". ").next().unwrap_or_default();
    match sentence.trim_end_matches('.') {
        "" => format!("The Rust crate {cargo}"),
        sentence => sentence.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_repository_may_be_a_folder_of_one() {
        let of = |address: &str| {
            repository(&PackageFields {
                repository: Some(address.to_owned()),
                ..PackageFields::default()
            })
        };
        let head =
            "\nsource-repository head\n  type:     git\n  location: https://example.org/a/b\n";
        assert_eq!(of("https://example.org/a/b"), head);
        assert_eq!(
            of("https://example.org/a/b/tree/main/c/d/"),
            format!("{head}  subdir:   c/d\n")
        );
        assert_eq!(of("https://example.org/a/b/-/tree/main"), head);
        assert_eq!(of(" "), "");
    }

    #[test]
    fn texts_stay_within_their_field() {
        assert_eq!(one_line(" a\n\tname: b\u{0} "), "a name: b");
        assert_eq!(quoted("docs/READ ME.md"), "\"docs/READ ME.md\"");
    }
}
