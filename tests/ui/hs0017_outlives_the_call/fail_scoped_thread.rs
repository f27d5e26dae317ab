use hsffi::Fun;

#[hsffi::export]
pub fn aside(f: Fun<'_, fn()>) {
    std::thread::scope(|scope| {
        scope.spawn(|| f.call());
    });
}

fn main() {}
