//! Valid tags.

use crate::error::Error;

/// Fails for what could not be asked for with `tag:`, or not be given to a command as `+tag` and `-tag`.
pub fn check(tag: &str) -> Result<(), Error> {
    let reason = if tag.is_empty() {
        "it is empty"
    } else if tag.starts_with(['+', '-']) {
        "it begins with a sign"
    } else if tag.contains(|c: char| c == '"' || c.is_whitespace() || c.is_control()) {
        "it has a blank or a quotation mark"
    } else {
        return Ok(());
    };
    Err(Error::BadTag {
        tag: tag.to_owned(),
        reason: reason.to_owned(),
    })
}
