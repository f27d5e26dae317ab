use hsffi::Fun;

#[hsffi::export]
pub fn later(f: Fun<'_, fn()>) {
    std::thread::spawn(move || f.call());
}

fn main() {}
