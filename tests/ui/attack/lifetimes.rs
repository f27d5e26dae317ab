//! A lifetime bound cannot make a borrowed argument outlive its call.

use hsffi::{Fun, Hs, OwnedByRust};

#[hsffi::export]
pub fn bound<'call>(_: Fun<'call, fn()>)
where
    'call: 'static,
{
}

#[hsffi::export]
pub fn bound_of_type<'call>(_: Option<Fun<'call, fn()>>)
where
    Fun<'call, fn()>: 'static,
{
}

#[hsffi::export]
pub fn bound_of_reference<'call>(_: &'call str, _: Hs<'_>)
where
    &'call str: 'static,
{
}

#[derive(hsffi::Opaque)]
pub struct Database;

#[hsffi::export]
impl Database {
    pub fn bound_of_receiver<'call: 'static>(&'call self) -> OwnedByRust<Database> {
        unimplemented!()
    }
}

fn main() {}
