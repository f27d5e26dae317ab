use hsffi::{Fun, Hs, OwnedByHaskell, OwnedByRust};

hsffi::module!("Data.Mail");

pub struct Subscription {
    on_end: OwnedByHaskell<Fun<'static, fn()>>,
}

#[hsffi::destructor]
fn subscription_free(subscription: OwnedByRust<Subscription>, hs: Hs<'_>) {
    let _ = subscription.on_end.with(hs).call();
}

fn main() {}
