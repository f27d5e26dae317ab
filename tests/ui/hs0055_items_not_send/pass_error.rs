use hsffi::Items;
use std::fmt;
use std::sync::Arc;

#[derive(Debug, hsffi::Error)]
pub struct Unreadable(#[hsffi(skip)] Arc<str>);

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[hsffi::export]
pub fn lines() -> Items<'static, Result<u8, Unreadable>> {
    Items::new((0..2).map(|n| if n == 0 { Ok(n) } else { Err(Unreadable("".into())) }))
}

fn main() {}
