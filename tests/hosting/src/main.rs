//! A Rust program that hosts Haskell: its arguments name what it does. It ends with a panic if something is wrong.

mod awaited;
mod haskell;
mod scenes;
#[cfg(not(feature = "package"))]
mod values;

hsffi::module!("Hosting.Rust");

fn main() {
    let mut arguments = std::env::args().skip(1);
    let scene = arguments.next().expect("an argument names the scene");
    let count = arguments
        .next()
        .map_or(1, |count| count.parse().expect("a number"));
    scenes::run(&scene, count);
}

#[cfg(test)]
mod tests {
    use hsffi::Runtime;
    use hsffi::rts::Options;

    #[test]
    fn a_test_calls_haskell() {
        let runtime = Runtime::start(&Options::new()).expect("it has not been started");
        let sum = runtime.attach(|hs| crate::haskell::add(hs, 20, 22));
        assert_eq!(sum.expect("it runs").expect("it does not throw"), 42);
    }
}
