use hsffi::OwnedByRust;

#[derive(hsffi::Opaque)]
#[hsffi(exclusive)]
pub struct Port(u16);

#[hsffi::export]
impl Port {
    #[hsffi(unsafe, reason = "the port is free")]
    pub fn new(number: u16) -> OwnedByRust<Port> {
        OwnedByRust::new(Port(number))
    }
}

fn main() {}
