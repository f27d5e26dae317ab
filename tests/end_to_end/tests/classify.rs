//! `examples/classify`, a Rust program with a classifier written in Haskell, and the page of the guide about it.

use std::fs;
use std::path::PathBuf;

use hsffi_document_tests::block::blocks;
use hsffi_document_tests::page::Page;
use hsffi_test_harness::error::{Error, Result, at};
use hsffi_test_harness::program::{Program, cargo};
use hsffi_test_harness::{found, machine, root, target};

const PAGE: &str = "docs/guide/src/hosting.md";

/// The verdicts on the messages of `mail/new`.
const VERDICTS: [&str; 4] = [
    "ham 0.004 garden",
    "spam 1.000 prize",
    "ham 0.000 tests",
    "spam 0.992 watches",
];

#[test]
fn spam_is_told_by_haskell() -> Result<()> {
    let _machine = machine()?;
    let home = home();
    fs::copy(root().join("Cargo.lock"), home.join("Cargo.lock")).map_err(at(&home))?;
    classify(&["test"]).run()?;
    let printed = classify(&["run"]).run()?;
    let printed = String::from_utf8_lossy(&printed);
    if printed.lines().ne(VERDICTS) {
        return Err(Error::Unmet(format!("the verdicts differ:\n{printed}")));
    }
    // One kind of mail alone teaches nothing: Haskell throws.
    let ham = home.join("mail/ham");
    let ham = ham.to_string_lossy();
    let nothing = target().join("classify-nothing");
    fs::create_dir_all(&nothing).map_err(at(&nothing))?;
    let nothing = nothing.to_string_lossy();
    let refused = classify(&["run", "--", &nothing, &ham, &ham]).output()?;
    let message = String::from_utf8_lossy(&refused.stderr);
    if refused.status.success() || !message.contains("to learn takes both spam and other mail") {
        return Err(Error::Unmet(format!(
            "nothing is learned, and it says:\n{message}"
        )));
    }
    found(format_args!("{} messages", VERDICTS.len()));
    Ok(())
}

/// The code of the page is that of the example.
#[test]
fn the_guide_shows_the_example() -> Result<()> {
    let read = |path: &str| {
        let path = home().join(path);
        fs::read_to_string(&path).map_err(at(&path))
    };
    let sources = read("src/main.rs")? + &read("build.rs")? + &read("haskell/Mail/Classify.hs")?;
    let page = Page::read(PAGE).map_err(at(PAGE))?;
    let shown = blocks(&page.text);
    let shown = shown.iter().filter(|block| block.info != "text");
    let mut count = 0;
    for block in shown {
        for part in block.code.split("\n\n") {
            count += 1;
            // Of Haskell functions, the page shows the signatures.
            let lines = part.trim_end().lines();
            let is_there = match block.info.as_str() {
                "haskell" => lines.clone().all(|line| sources.contains(line)),
                _ => sources.contains(part.trim_end()),
            };
            if !is_there {
                return Err(Error::Unmet(format!(
                    "{PAGE}:{}: the example has no\n{part}",
                    block.line
                )));
            }
        }
    }
    if count < 4 {
        return Err(Error::Unmet(format!("{PAGE} has {count} pieces of code")));
    }
    Ok(())
}

fn home() -> PathBuf {
    root().join("examples/classify")
}

fn classify(arguments: &[&str]) -> Program {
    let (task, rest) = arguments.split_at(1);
    cargo(task)
        .args(["--offline", "--quiet"])
        .args(rest)
        .directory(&home())
        .env("CARGO_TARGET_DIR", target().join("hosting"))
}
