//! Safe code cannot make a type opaque, or use a type other than `OwnedByRust` as the argument of a destructor.

use std::ptr::NonNull;

use hsffi::__private::metadata::{Address, Definition};

pub struct Session;

impl hsffi::__private::OneDestructorHS0002 for Session {
    const DEFINITION: &'static Definition = &Definition {
        destroy: Address(std::ptr::null()),
        close: Address(std::ptr::null()),
        id: "Session",
        version: "1",
    };
}

pub struct Kept<T>(pub NonNull<T>);

impl hsffi::__private::object::DestructorArgument<Session> for Kept<Session> {
    unsafe fn from_handle(ptr: NonNull<Session>) -> Self {
        Kept(ptr)
    }
}

fn main() {}
