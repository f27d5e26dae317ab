use hsffi::Fun;

#[hsffi::export]
pub fn aside(f: Fun<'_, fn()>) {
    std::thread::scope(|scope| {
        scope.spawn(|| 1);
        let _ = f.call();
    });
}

fn main() {}
