//! Links between the documents lead somewhere, and the guide's list of chapters is complete.

use std::collections::{BTreeSet, HashMap};
use std::error::Error;
use std::path::{Component, Path, PathBuf};
use std::process::Command;
use std::{fs, io};

use hsffi_document_tests::page::{Page, find};
use hsffi_document_tests::{GUIDE, root};

type Result<T = ()> = std::result::Result<T, Box<dyn Error>>;

/// What links to the repository begin with where a relative one would leave the book.
const REPOSITORY: [&str; 2] = [
    "https://github.com/hsffi/hsffi/blob/main/",
    "https://github.com/hsffi/hsffi/tree/main/",
];

#[test]
fn links_lead_to_files_and_headings() -> Result {
    let paths = find(Path::new(""))?;
    let pages: Vec<Page> = paths
        .into_iter()
        .map(Page::read)
        .collect::<io::Result<_>>()?;
    let anchors: HashMap<&Path, BTreeSet<String>> = pages
        .iter()
        .map(|page| (page.path.as_path(), page.anchors()))
        .collect();
    let mut wrong = Vec::new();
    let mut count = 0;
    for page in &pages {
        for link in page.links() {
            let Some((target, anchor)) = resolve(&page.path, &link) else {
                continue;
            };
            count += 1;
            let has_anchor = |anchor| {
                anchors
                    .get(target.as_path())
                    .is_some_and(|all| all.contains(anchor))
            };
            if !root().join(&target).exists() {
                wrong.push(format!("{}: {link}: no such file", page.path.display()));
            } else if !anchor.as_deref().is_none_or(has_anchor) {
                wrong.push(format!("{}: {link}: no such heading", page.path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "broken links:\n{}", wrong.join("\n"));
    assert!(
        count > 100,
        "{count} links were found: where are the others?"
    );
    Ok(())
}

/// The file that a link in `page` leads to, from the repository's root, and the heading. Nothing for other sites.
fn resolve(page: &Path, link: &str) -> Option<(PathBuf, Option<String>)> {
    let (path, anchor) = match link.split_once('#') {
        Some((path, anchor)) => (path, Some(anchor.to_owned())),
        None => (link, None),
    };
    let in_repository = REPOSITORY
        .iter()
        .find_map(|prefix| path.strip_prefix(prefix));
    let target = match in_repository {
        Some(path) => PathBuf::from(path),
        None if path.contains(':') => return None,
        None if path.is_empty() => page.to_owned(),
        None => normal(&page.parent().unwrap_or(Path::new("")).join(path)),
    };
    Some((target, anchor))
}

fn normal(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir if normal.pop() => {}
            part => normal.push(part),
        }
    }
    normal
}

/// Paths in code spans, such as `macros/src/export.rs`, exist: those that begin with a folder of the repository.
#[test]
fn paths_in_the_architecture_exist() -> Result {
    let page = Page::read("docs/architecture.md")?;
    let is_path = |code: &&String| {
        let folder = code.split_once('/').map(|(folder, _)| folder);
        folder.is_some_and(|folder| !folder.is_empty() && root().join(folder).is_dir())
    };
    let codes = page.code_spans();
    let paths: Vec<_> = codes.iter().filter(is_path).collect();
    let missing: Vec<_> = paths
        .iter()
        .filter(|path| !root().join(path).exists())
        .collect();
    assert!(missing.is_empty(), "no such file: {missing:?}");
    assert!(paths.len() > 20, "{paths:?}");
    Ok(())
}

/// The file and the title of a decision begin with its number, which no other decision has.
#[test]
fn decisions_have_distinct_numbers() -> Result {
    let mut numbers = BTreeSet::new();
    for path in find(Path::new("docs/decisions"))? {
        let page = Page::read(&path)?;
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let number: u32 = name.split('-').next().unwrap_or_default().parse()?;
        assert!(page.text.starts_with(&format!("# {number}. ")), "{name}");
        assert!(
            numbers.insert(number),
            "{name}: the number {number} is taken"
        );
    }
    assert!(!numbers.is_empty());
    Ok(())
}

#[test]
fn every_chapter_is_listed_once() -> Result {
    let summary = Page::read(Path::new(GUIDE).join("SUMMARY.md"))?;
    let mut listed = summary.links();
    listed.sort();
    let mut chapters: Vec<String> = fs::read_dir(root().join(GUIDE))?
        .map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()))
        .collect::<io::Result<_>>()?;
    chapters.retain(|chapter| chapter != "SUMMARY.md");
    chapters.sort();
    assert_eq!(listed, chapters);
    Ok(())
}

/// mdBook rewrites relative links, so one that leaves the book would be broken in it.
#[test]
fn relative_links_of_the_guide_stay_in_it() -> Result {
    for path in find(Path::new(GUIDE))? {
        let page = Page::read(path)?;
        for link in page.links() {
            assert!(!link.starts_with(".."), "{}: {link}", page.path.display());
        }
    }
    Ok(())
}

/// Where mdBook is installed, it builds the guide without an error or a warning.
#[test]
fn mdbook_builds_the_guide() -> Result {
    if Command::new("mdbook").arg("--version").output().is_err() {
        println!("mdbook is not installed, so the guide is not built");
        return Ok(());
    }
    let book = tempfile::tempdir()?;
    let build = Command::new("mdbook")
        .args(["build", "docs/guide", "--dest-dir"])
        .arg(book.path())
        .current_dir(root())
        .output()?;
    let messages = String::from_utf8_lossy(&build.stderr);
    assert!(build.status.success(), "{messages}");
    assert!(!messages.contains("WARN"), "{messages}");
    for path in find(Path::new(GUIDE))? {
        let name = path.file_stem().unwrap_or_default();
        let html = book.path().join(name).with_extension("html");
        assert!(name == "SUMMARY" || html.is_file(), "{}", html.display());
    }
    Ok(())
}
