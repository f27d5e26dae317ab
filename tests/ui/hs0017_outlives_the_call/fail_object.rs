use hsffi::Fun;

pub struct Listener(pub Box<dyn Fn()>);

#[hsffi::export]
pub fn listen(f: Fun<'_, fn()>) {
    let _listener = Listener(Box::new(move || drop(f.call())));
}

fn main() {}
