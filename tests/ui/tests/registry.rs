//! The sources, the registry and the cases contain the same rules, and each diagnostic contains its fix.

use std::collections::BTreeSet;

use hsffi_ui_tests::{Kind, cases, diagnostics, hunks, numbers, rule_folders, sections, sources};

/// The maximal number of lines of one diagnostic.
const LINES: usize = 25;

/// Rules that rustc reports with its own messages. A name in the message contains the number, and the registry the fix.
const REPORTED_BY_RUSTC: [&str; 7] = [
    "HS0002", "HS0017", "HS0056", "HS0058", "HS0064", "HS0072", "HS0077",
];

#[test]
fn the_registry_contains_the_rules_of_the_sources() {
    let reported = numbers(&sources().unwrap());
    let registered: BTreeSet<_> = sections()
        .unwrap()
        .into_iter()
        .map(|rule| rule.number)
        .collect();
    assert_eq!(reported, registered);
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
fn twins_differ_only_in_the_fix() {
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
        assert!(!hunks.is_empty(), "{name} is equal to its twin");
        let changed: usize = hunks.iter().map(|hunk| hunk.removed.len()).sum();
        assert!(
            changed * 3 <= program.lines().count() * 2,
            "{name}: most lines differ from its twin"
        );
        for hunk in hunks {
            assert!(
                hunk.removed.len() <= 4 && hunk.added.len() <= 7,
                "{name}: the fix has too many lines: {hunk:#?}"
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
            if REPORTED_BY_RUSTC.contains(&rule) && numbers(&diagnostic).contains(rule) {
                continue;
            }
            if let Some(number) = number_of(&diagnostic) {
                assert!(has_fix(&diagnostic), "{name}: no fix in\n{diagnostic}");
                let explain = format!("for details, run `cargo hsffi explain {number}`");
                assert!(
                    diagnostic.contains(&explain),
                    "{name}: no reference to the explanation in\n{diagnostic}"
                );
            } else {
                // rustc also reports variadic functions.
                assert_eq!(rule, "HS0013", "{name}: no number in\n{diagnostic}");
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
fn no_error_is_reported_twice() {
    for case in cases(Kind::Fail).unwrap() {
        // An attack may violate one rule twice.
        if case.folder() == "attack" {
            continue;
        }
        let mut reported = BTreeSet::new();
        for diagnostic in diagnostics(&case.pinned().unwrap_or_default()) {
            let message = diagnostic.lines().next().unwrap_or_default().to_owned();
            // rustc reports an unknown name at each use, including uses in generated code.
            if message.contains("cannot find type") {
                continue;
            }
            let place = diagnostic
                .lines()
                .find(|line| line.trim_start().starts_with("-->"));
            let place = place.unwrap_or_default().to_owned();
            assert!(
                reported.insert((message.clone(), place)),
                "{}: twice\n{message}",
                case.name
            );
        }
    }
}

/// The number at the beginning of a message.
fn number_of(diagnostic: &str) -> Option<String> {
    let (_, message) = diagnostic.split_once("[HS")?;
    Some(format!("HS{}", message.get(..4)?))
}

/// Whether the diagnostic contains a fix: a note of the trait, or the second line of a message of the macro.
fn has_fix(diagnostic: &str) -> bool {
    let mut lines = diagnostic.lines().skip(1);
    let is_other =
        |line: &str| line.contains("cargo hsffi explain") || line.contains("required for");
    lines.any(|line| {
        let is_note_of_trait = line.trim_start().starts_with("= note: ");
        let is_line_of_macro = line.starts_with("       ") && !line.contains('|');
        (is_note_of_trait || is_line_of_macro) && !is_other(line)
    })
}
