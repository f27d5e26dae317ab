use hsffi::Fun;

#[hsffi::export]
pub fn same(f: Fun<'_, fn()>) -> Fun<'_, fn()> {
    f
}

fn main() {}
