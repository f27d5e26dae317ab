//! Safe code does not make a type opaque, nor what is no `OwnedByRust` a destructor's argument.

use std::ptr::NonNull;

pub struct Session;

impl hsffi::OneDestructorHS0002 for Session {
    const ID: &'static str = "Session";
}

pub struct Kept<T>(pub NonNull<T>);

impl hsffi::owned::DestructorArgument<Session> for Kept<Session> {
    unsafe fn from_handle(ptr: NonNull<Session>) -> Self {
        Kept(ptr)
    }
}

fn main() {}
