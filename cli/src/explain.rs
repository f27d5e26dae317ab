//! The explanations of the rules.

use std::io::Write;

use anstyle::Style;

use crate::error::{Error, Result};

/// For each rule, a heading `## HS0001 One sentence.` and its explanation.
const REGISTRY: &str = include_str!("../rules.md");

const HEADING: Style = Style::new().bold();

struct Rule {
    number: &'static str,
    sentence: &'static str,
    explanation: &'static str,
}

/// Prints the explanation of the rule with this number, or a list of all rules.
pub fn explain(number: Option<&str>) -> Result<()> {
    let mut stdout = anstream::stdout();
    let Some(number) = number else {
        for Rule {
            number, sentence, ..
        } in rules()
        {
            writeln!(stdout, "{HEADING}{number}{HEADING:#} {sentence}")?;
        }
        return Ok(());
    };
    let full = full_number(number);
    let rule = rules().find(|rule| Some(rule.number) == full.as_deref());
    let Rule {
        number,
        sentence,
        explanation,
    } = rule.ok_or_else(|| Error::NoSuchRule(number.to_owned()))?;
    writeln!(
        stdout,
        "{HEADING}{number} {sentence}{HEADING:#}\n\n{explanation}"
    )?;
    Ok(())
}

fn rules() -> impl Iterator<Item = Rule> {
    // The text before the first heading is an introduction.
    REGISTRY.split("\n## ").skip(1).map(|section| {
        let (heading, explanation) = section.split_once('\n').unwrap_or((section, ""));
        let (number, sentence) = heading.split_once(' ').unwrap_or((heading, ""));
        Rule {
            number,
            sentence,
            explanation: explanation.trim(),
        }
    })
}

/// `HS0001` for `HS0001`, `hs0001`, `0001` or `1`.
fn full_number(number: &str) -> Option<String> {
    let digits = number
        .strip_prefix(['H', 'h'])
        .and_then(|rest| rest.strip_prefix(['S', 's']))
        .unwrap_or(number);
    let number: u16 = digits.parse().ok()?;
    Some(format!("HS{number:04}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_may_be_short() {
        for number in ["HS0021", "hs0021", "Hs21", "0021", "21"] {
            assert_eq!(full_number(number).as_deref(), Some("HS0021"));
        }
        for number in ["", "HS", "HSHS21", "E0021", "21x", "-21", "HS0021 "] {
            assert_eq!(full_number(number), None, "{number}");
        }
    }

    #[test]
    fn every_rule_has_a_number_a_sentence_and_an_explanation() {
        for rule in rules() {
            assert_eq!(full_number(rule.number).as_deref(), Some(rule.number));
            assert!(rule.sentence.ends_with('.'), "{}", rule.number);
            assert!(!rule.explanation.is_empty(), "{}", rule.number);
        }
    }

    #[test]
    fn rules_are_sorted_and_unique() {
        let numbers: Vec<_> = rules().map(|rule| rule.number).collect();
        assert!(!numbers.is_empty());
        assert!(numbers.is_sorted_by(|a, b| a < b), "{numbers:?}");
    }
}
