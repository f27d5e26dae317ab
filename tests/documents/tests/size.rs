//! Files of source code are short enough to read at once.

use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::Command;

use hsffi_document_tests::root;

type Result<T = ()> = std::result::Result<T, Box<dyn Error>>;

/// How many lines a file that is written by hand may have.
const MOST: usize = 450;

const LANGUAGES: [&str; 4] = ["c", "h", "hs", "rs"];

/// Input and expected output of the generator and of the macros.
const PINNED: [&str; 3] = [
    "macros/tests/expansion/",
    "stubs/tests/golden/",
    "stubs/tests/stubs/golden/",
];

#[test]
fn no_source_file_is_too_long() -> Result {
    let files = written_by_hand()?;
    assert!(
        files.len() > 300,
        "{} files of source code were found: where are the others?",
        files.len()
    );
    let mut wrong = Vec::new();
    for file in files {
        let text = fs::read_to_string(root().join(&file))?;
        wrong.extend(too_long(&file, &text));
    }
    assert!(
        wrong.is_empty(),
        "split each by its nouns, into a folder of modules:\n{}",
        wrong.join("\n")
    );
    Ok(())
}

#[test]
fn a_file_of_one_line_too_many_is_found() {
    let text = "x\n".repeat(MOST);
    assert_eq!(too_long("a.rs", &text), None);
    let found = too_long("a.rs", &format!("{text}x\n"));
    assert_eq!(found.as_deref(), Some("a.rs: 451 lines, not 450"));
}

#[test]
fn generated_packages_are_left_out() -> Result {
    let package = "examples/regex/haskell/";
    assert!(tracked()?.iter().any(|file| file.starts_with(package)));
    let files = written_by_hand()?;
    assert!(!files.iter().any(|file| file.starts_with(package)));
    // The runtime package that every generated one depends on is written by hand.
    assert!(
        files
            .iter()
            .any(|file| file.starts_with("haskell/hsffi/src/"))
    );
    Ok(())
}

fn too_long(file: &str, text: &str) -> Option<String> {
    let lines = text.lines().count();
    (lines > MOST).then(|| format!("{file}: {lines} lines, not {MOST}"))
}

/// Files of source code from the repository's root, without generated and pinned ones.
fn written_by_hand() -> Result<Vec<String>> {
    let mut files = tracked()?;
    files.retain(|file| !PINNED.iter().any(|folder| file.starts_with(folder)));
    let output = git("check-attr", &["-z", "linguist-generated", "--"], &files)?;
    // The file, the name of the attribute, and its value.
    let fields: Vec<&str> = output.split_terminator('\0').collect();
    let written = fields.chunks_exact(3).filter(|fields| fields[2] != "set");
    Ok(written.map(|fields| fields[0].to_owned()).collect())
}

/// Files of source code that git tracks and that are there.
fn tracked() -> Result<Vec<String>> {
    let output = git("ls-files", &["-z"], &[])?;
    let files = output.split_terminator('\0').filter(|file| {
        let extension = Path::new(file).extension().and_then(|end| end.to_str());
        extension.is_some_and(|end| LANGUAGES.contains(&end)) && root().join(file).exists()
    });
    Ok(files.map(str::to_owned).collect())
}

fn git(command: &str, options: &[&str], files: &[String]) -> Result<String> {
    let output = Command::new("git")
        .arg(command)
        .args(options)
        .args(files)
        .current_dir(root())
        .output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into());
    }
    Ok(String::from_utf8(output.stdout)?)
}
