//! Rules by number.

use std::path::Path;

use crate::{Run, hsffi, run};

fn explain(number: Option<&str>) -> Run {
    run(&mut hsffi(
        Path::new("."),
        ["explain"].into_iter().chain(number),
    ))
}

#[test]
fn all_rules_and_each() {
    let all = explain(None).succeeded();
    assert!(all.stdout.starts_with("HS0001 "));
    for line in all.stdout.lines() {
        let (number, _) = line.split_once(' ').expect("a number and a sentence");
        let rule = explain(Some(number)).succeeded();
        let (heading, explanation) = rule.stdout.split_once("\n\n").expect("an explanation");
        assert_eq!(heading, line);
        assert!(!explanation.trim().is_empty());
        assert!(!explanation.contains("\n## "), "only this rule");
        assert_eq!(explain(Some(&number.to_lowercase())).stdout, rule.stdout);
        let bare = number.trim_start_matches(['H', 'S', '0']);
        assert_eq!(explain(Some(bare)).stdout, rule.stdout);
    }
}

#[test]
fn unknown_rules() {
    for number in ["HS9999", "0", "", "E0277", "HS", "99999999999999999999"] {
        let run = explain(Some(number));
        assert!(run.refused().contains(&format!("`{number}`")));
        assert_eq!(run.stdout, "");
    }
}

#[cfg(unix)]
#[test]
fn a_reader_that_goes_away_is_no_error() {
    use std::process::{Command, Stdio};

    let mut gone = Command::new("true")
        .stdin(Stdio::piped())
        .spawn()
        .expect("there is a program that reads nothing");
    let pipe = gone.stdin.take().expect("it was asked for");
    gone.wait().expect("it ends");
    let run = run(hsffi(Path::new("."), ["explain"]).stdout(pipe));
    assert_eq!(run.stderr, "");
}
