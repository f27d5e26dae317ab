use std::net::SocketAddr;

/// An address with a port.
#[derive(hsffi::Via)]
#[hsffi(via = String, from = |text: String| text.parse(), into = |address: SocketAddr| address.to_string())]
pub struct Address(SocketAddr);

#[hsffi::export]
pub fn port(address: Address) -> u16 {
    address.0.port()
}

fn main() {}
