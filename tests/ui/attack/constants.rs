//! Constants of the user do not influence the checks of a type.

use std::rc::Rc;

pub const HSFFI_SEND: bool = true;
pub const HSFFI_SYNC: bool = true;

pub struct Field<const FINE: bool>(pub Rc<u8>);

#[derive(hsffi::Opaque)]
pub struct Session(pub Field<{ HSFFI_SEND || HSFFI_SYNC }>);

fn main() {}
