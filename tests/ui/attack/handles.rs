//! A borrow from a handle or a stored closure does not outlive the token.

use hsffi::{Fun, Handle, Hs, OwnedByHaskell};

hsffi::module!("Attack");

type Callback = OwnedByHaskell<Fun<'static, fn()>>;

fn token_of_an_attachment(handle: Handle) -> Option<Hs<'static>> {
    handle.attach(|hs| hs).ok()
}

fn function_of_an_attachment(handle: Handle, callback: &Callback) {
    let mut kept = None;
    let _ = handle.attach(|hs| kept = Some(callback.with(hs)));
    let _ = kept.map(|function| function.call());
}

fn function_of_a_token<'a>(hs: Hs<'_>, callback: &'a Callback) -> Fun<'a, fn()> {
    callback.with(hs)
}

fn function_that_is_gone(hs: Hs<'_>, callback: Callback) {
    let function = callback.with(hs);
    drop(callback);
    let _ = function.call();
}

fn token_of_another_thread(handle: Handle, callback: &Callback) {
    let _ = handle.attach(|hs| std::thread::scope(|scope| scope.spawn(|| callback.with(hs).call()).join()));
}

fn function_without_token(callback: &Callback) {
    let _ = callback.call();
}

fn main() {}
