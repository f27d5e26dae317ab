//! Attempts to read the flag of a call after the call.

use std::sync::Mutex;

use hsffi::{Cancel, Interrupt, OwnedByRust};

static LATEST: Mutex<Option<Cancel<'static>>> = Mutex::new(None);

pub type Lasting = Cancel<'static>;

#[hsffi::export(cancellable)]
pub fn keep(cancel: Cancel<'_>) {
    *LATEST.lock().unwrap() = Some(cancel);
}

#[hsffi::export(cancellable)]
pub fn keep_alias(cancel: Lasting) {
    *LATEST.lock().unwrap() = Some(cancel);
}

#[derive(hsffi::Opaque)]
#[hsffi(parent)]
pub struct Search(u8);

#[derive(hsffi::Opaque)]
pub struct Found<'a>(&'a Search, Cancel<'a>);

#[hsffi::export]
impl Search {
    #[hsffi(cancellable)]
    pub fn find<'a>(&'a self, cancel: Cancel<'_>) -> OwnedByRust<Found<'a>> {
        OwnedByRust::new(Found(self, cancel))
    }
}

#[hsffi::export(interruptible)]
pub fn hide(interrupt: Option<Interrupt<'_>>) {
    let _ = interrupt;
}

fn main() {}
