//! Safe code cannot claim that any thread may use a type.

use std::rc::Rc;

#[derive(hsffi::Opaque)]
pub struct Session(pub Rc<u8>);

impl hsffi::__private::rule::ReleasedByAnyThread for Session {}

impl hsffi::__private::rule::SharedByThreads for Session {}

fn main() {}
