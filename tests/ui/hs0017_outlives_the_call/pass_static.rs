use hsffi::Fun;


#[hsffi::export]
pub fn keep(f: Fun<'_, fn()>) {
    let _ = f.call();
}

fn main() {}
