//! Sources, registry and cases know the same rules, and each diagnostic is one that a user can act on.

use std::collections::BTreeSet;

use hsffi_ui_tests::{Kind, cases, diagnostics, hunks, numbers, rule_folders, sections, sources};

/// The most lines that one diagnostic may have.
const LINES: usize = 25;

/// Rules for whose breach rustc finds the words. The number stands in a name that it prints, and the fix in the registry.
const IN_RUSTC_S_WORDS: [&str; 4] = ["HS0002", "HS0017", "HS0056", "HS0058"];

#[test]
fn the_registry_has_the_rules_that_are_spoken() {
    let spoken = numbers(&sources().unwrap());
    let registered: BTreeSet<_> = sections()
        .unwrap()
        .into_iter()
        .map(|rule| rule.number)
        .collect();
    assert_eq!(spoken, registered);
}

#[test]
fn rules_are_numbered_without_a_gap() {
    for (rule, number) in sections().unwrap().iter().zip(1..) {
        assert_eq!(rule.number, format!("HS{number:04}"));
    }
}

#[test]
fn each_rule_is_explained_by_an_example_and_its_fix() {
    for rule in sections().unwrap() {
        let number = &rule.number;
        assert!(rule.sentence.ends_with('.'), "{number} is not a sentence");
        let examples = rule
            .text
            .lines()
            .filter(|line| line.starts_with("```"))
            .count()
            / 2;
        assert_eq!(examples, 2, "{number} has an example and its fix");
    }
}

#[test]
fn each_rule_has_one_folder() {
    let folders = rule_folders().unwrap();
    let rules: Vec<_> = folders.iter().map(|(_, rule)| rule.as_str()).collect();
    let registered = sections().unwrap();
    let registered: Vec<_> = registered.iter().map(|rule| rule.number.as_str()).collect();
    assert_eq!(rules, registered);
    for (folder, _) in &folders {
        assert!(
            folder.len() > "hs0000_".len(),
            "{folder} does not say what it is about"
        );
    }
}

#[test]
fn each_folder_has_failing_cases_that_name_its_rule() {
    let cases = cases(Kind::Fail).unwrap();
    for (folder, rule) in rule_folders().unwrap() {
        let of_folder: Vec<_> = cases
            .iter()
            .filter(|case| case.folder() == folder)
            .collect();
        assert!(!of_folder.is_empty(), "{folder} has no failing case");
        for case in of_folder {
            let named = numbers(&case.pinned().unwrap());
            assert!(
                named.contains(&rule),
                "{}: no {rule} in its diagnostics",
                case.name
            );
        }
    }
}

#[test]
fn twins_differ_in_the_fix_alone() {
    let failing = cases(Kind::Fail).unwrap();
    let passing = cases(Kind::Pass).unwrap();
    for case in passing.iter().filter(|case| case.rule().is_some()) {
        let has_twin = failing.iter().any(|twin| twin.name == case.twin());
        assert!(has_twin, "{} has no twin that fails", case.name);
    }
    for case in failing {
        // The case of HS0028 is its own twin: the fix is in the Cargo profile.
        if case.rule().is_none_or(|rule| rule == "HS0028") {
            continue;
        }
        let name = &case.name;
        let twin = passing.iter().find(|twin| twin.name == case.twin());
        let twin = twin.unwrap_or_else(|| panic!("{name} has no twin that passes"));
        let program = case.program().unwrap();
        let hunks = hunks(&program, &twin.program().unwrap());
        assert!(!hunks.is_empty(), "{name} passes, and its twin is the same");
        let changed: usize = hunks.iter().map(|hunk| hunk.removed.len()).sum();
        assert!(
            changed * 3 <= program.lines().count() * 2,
            "{name}: most of it is different"
        );
        for hunk in hunks {
            assert!(
                hunk.removed.len() <= 4 && hunk.added.len() <= 7,
                "{name}: a fix in one place is a few lines, not {hunk:#?}"
            );
        }
    }
}

#[test]
fn each_diagnostic_names_rule_and_fix_in_few_lines() {
    for case in cases(Kind::Fail).unwrap() {
        let Some(rule) = case.rule() else { continue };
        let rule = rule.as_str();
        let name = &case.name;
        for diagnostic in diagnostics(&case.pinned().unwrap()) {
            let lines = diagnostic.lines().count();
            assert!(lines <= LINES, "{name}: {lines} lines of\n{diagnostic}");
            if IN_RUSTC_S_WORDS.contains(&rule) && numbers(&diagnostic).contains(rule) {
                continue;
            }
            if let Some(number) = told(&diagnostic) {
                assert!(
                    has_fix(&diagnostic),
                    "{name}: there is no fix in\n{diagnostic}"
                );
                let explain = format!("for details, run `cargo hsffi explain {number}`");
                assert!(
                    diagnostic.contains(&explain),
                    "{name}: it is not said where to read more in\n{diagnostic}"
                );
            } else {
                // rustc has an opinion of its own on variadic functions.
                assert_eq!(
                    rule, "HS0013",
                    "{name}: there is no number in\n{diagnostic}"
                );
            }
        }
    }
}

#[test]
fn no_diagnostic_is_a_list_of_implementations() {
    for case in cases(Kind::Fail).unwrap() {
        let pinned = case.pinned().unwrap_or_default();
        for wall in [
            "the following other types implement",
            "in this macro invocation",
        ] {
            assert!(!pinned.contains(wall), "{}: {wall}", case.name);
        }
    }
}

#[test]
fn nothing_is_reported_twice() {
    for case in cases(Kind::Fail).unwrap() {
        // Attackers are told what they hit.
        if case.folder() == "attack" {
            continue;
        }
        let mut told = BTreeSet::new();
        for diagnostic in diagnostics(&case.pinned().unwrap_or_default()) {
            let message = diagnostic.lines().next().unwrap_or_default().to_owned();
            // rustc looks a name up in each place where it is written, the macro's code among them.
            if message.contains("cannot find type") {
                continue;
            }
            let place = diagnostic
                .lines()
                .find(|line| line.trim_start().starts_with("-->"));
            let place = place.unwrap_or_default().to_owned();
            assert!(
                told.insert((message.clone(), place)),
                "{}: twice\n{message}",
                case.name
            );
        }
    }
}

/// The number at the head of a message.
fn told(diagnostic: &str) -> Option<String> {
    let (_, message) = diagnostic.split_once("[HS")?;
    Some(format!("HS{}", message.get(..4)?))
}

/// Whether there is a sentence besides those on the rule, its number and rustc's reasoning: a note of the trait's, or the
/// second line of a message of the macro's.
fn has_fix(diagnostic: &str) -> bool {
    let mut lines = diagnostic.lines().skip(1);
    let is_other =
        |line: &str| line.contains("cargo hsffi explain") || line.contains("required for");
    lines.any(|line| {
        let spoken_by_trait = line.trim_start().starts_with("= note: ");
        let spoken_by_macro = line.starts_with("       ") && !line.contains('|');
        (spoken_by_trait || spoken_by_macro) && !is_other(line)
    })
}
