//! Counts words.

use hsffi::{Fun, HsException, export};

@MODULE_LINE@

/// Returns how many words a text has.
#[export(pure)]
pub fn word_count(text: &str) -> usize {
    text.split_whitespace().count()
}

/// Calls a function with each word.
#[export]
pub fn for_each_word(text: &str, visit: Fun<'_, fn(&str)>) -> Result<(), HsException> {
    text.split_whitespace().try_for_each(|word| visit.call(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted() {
        assert_eq!(word_count("the cat and the dog"), 5);
    }
}
