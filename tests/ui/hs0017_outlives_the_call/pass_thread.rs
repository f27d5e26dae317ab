use hsffi::Fun;

#[hsffi::export]
pub fn later(f: Fun<'_, fn()>) {
    let _ = f.call();
}

fn main() {}
