use hsffi::{Fun, Hs, HsException, OwnedByHaskell};

#[hsffi::export]
pub fn call_aside(hs: Hs<'_>, f: OwnedByHaskell<Fun<'_, fn() -> u32>>) -> Result<u32, HsException> {
    std::thread::scope(|scope| {
        let aside = scope.spawn(|| f.with(hs).call());
        aside.join().unwrap()
    })
}

fn main() {}
