use hsffi::Fun;

pub struct Listener(pub Box<dyn Fn()>);

#[hsffi::export]
pub fn listen(f: Fun<'_, fn()>) {
    let _ = f.call();
}

fn main() {}
