//! Limits that environment variables set.

use std::fmt::Debug;

use super::report::tell;

/// The limit that the variable sets, or the one that there is without it; nothing when it is 0.
pub fn limit<T: Debug>(
    variable: &str,
    default: T,
    units: &str,
    of: impl FnOnce(u64) -> T,
) -> Option<T> {
    let Some(value) = std::env::var_os(variable) else {
        return Some(default);
    };
    match value.to_str().map(str::parse) {
        Some(Ok(0)) => None,
        Some(Ok(limit)) => Some(of(limit)),
        _ => {
            tell(&format!(
                "{variable} is not a number of {units}: {}. The limit is {default:?}.",
                value.to_string_lossy()
            ));
            Some(default)
        }
    }
}
