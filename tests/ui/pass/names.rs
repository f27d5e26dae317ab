//! The generated code does not depend on the names of the user's types and functions.

#![allow(dead_code)]
#![deny(nonstandard_style)]

use hsffi::OwnedByRust;

mod core {}
mod std {}

pub const SEND: bool = false;
pub const ID: usize = 1;
pub const RECORD: usize = 2;

pub struct Sized;
pub struct Send;
pub struct Some;
pub struct Parameter;
pub struct Permits;

#[derive(Debug, hsffi::Error)]
pub enum Error {
    Ok(u8),
    Err { message: u8, slot: u8 },
}

impl ::std::fmt::Display for Error {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.write_str("an error")
    }
}

#[derive(hsffi::Enum)]
pub enum Enum {
    Type,
    Record,
}

#[derive(hsffi::Opaque)]
pub struct Object {
    pub next: Option<Box<Self>>,
    pub bytes: [u8; ID],
}

#[hsffi::export]
impl Object {
    pub fn shim(&self, slot: u8, call: u8) -> u8 {
        slot + call
    }

    pub fn destroy(r#type: &Self) -> usize {
        r#type.bytes.len()
    }
}

pub struct Function;

#[hsffi::destructor]
pub fn destroy(object: OwnedByRust<Function>) {
    drop(object);
}

#[hsffi::export]
pub fn shim(hsffi: &Function, module: &Object) -> Result<Enum, Error> {
    let _ = (hsffi, module);
    Ok(Enum::Type)
}

#[hsffi::export]
pub fn slot(slot: u8) -> u8 {
    slot
}

#[hsffi::export]
pub fn call(call: Option<Enum>) -> Option<Enum> {
    call
}

#[hsffi::export]
pub fn hsffi_shim(hsffi_0: u8, hsffi_slot: &str) -> (u8, String) {
    (hsffi_0, hsffi_slot.to_owned())
}

#[hsffi::export]
pub fn hsffi_0(hsffi_0: u8) -> u8 {
    hsffi_0
}

#[hsffi::export]
pub fn r#type(r#fn: u8) -> u8 {
    r#fn
}

#[allow(non_snake_case)]
#[hsffi::export]
pub fn CamelCase(Value: u8) -> u8 {
    Value
}

fn main() {}
