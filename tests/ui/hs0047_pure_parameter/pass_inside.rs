#[derive(hsffi::Opaque)]
pub struct Pattern(String);

#[hsffi::export(unsafe, reason = "compares a few bytes")]
pub fn is_in(pattern: Option<&Pattern>, text: &str) -> bool {
    pattern.is_none_or(|pattern| text.contains(&pattern.0))
}

fn main() {}
