use hsffi::{Fun, Hs, HsException, OwnedByHaskell};

#[hsffi::export]
pub fn call_aside(hs: Hs<'_>, f: OwnedByHaskell<Fun<'_, fn() -> u32>>) -> Result<u32, HsException> {
    let handle = hs.handle();
    std::thread::scope(|scope| {
        let aside = scope.spawn(|| handle.attach(|hs| f.with(hs).call()).unwrap());
        aside.join().unwrap()
    })
}

fn main() {}
