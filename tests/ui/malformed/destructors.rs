use hsffi::OwnedByRust;

pub struct Database;

#[hsffi::destructor(safe)]
pub fn option(_: OwnedByRust<Database>) {}

#[hsffi::destructor(@)]
pub fn tokens(_: OwnedByRust<Database>) {}

#[hsffi::destructor]
pub fn variadic(_: OwnedByRust<Database>, ...) {}

#[hsffi::destructor]
pub fn generic<T>(_: OwnedByRust<T>) {}

#[hsffi::destructor]
pub async fn asynchronous(_: OwnedByRust<Database>) {}

#[hsffi::destructor]
pub fn method(&self) {}

#[hsffi::destructor]
pub fn impl_trait(_: impl Drop) {}

#[hsffi::destructor]
pub fn no_type(_: OwnedByRust) {}

#[hsffi::destructor]
pub fn two_types(_: hsffi::Owned<Database, hsffi::Rust>) {}

#[hsffi::destructor]
pub struct Struct;

#[hsffi::destructor]
impl Database {}

#[hsffi::destructor]
pub mod module {}

fn main() {}
