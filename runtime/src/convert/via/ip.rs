//! Addresses of the Internet: those of Haskell's package `iproute`.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::{Converted, conversion, crosses_via, refused, without_nf_data};
use crate::convert::owned::Lasting;
use crate::from_haskell::DecodeError;
use crate::private::metadata::Type;

/// Its versions.
const IPROUTE: &str = "iproute >=1.7 && <1.8";

type Words = (u32, u32, u32, u32);

// SAFETY: as the type says that crosses.
unsafe impl Converted for Ipv4Addr {
    type As = u32;
    const TYPE: Type = Type::Converted(&without_nf_data(conversion(
        "Data.IP.IPv4",
        IPROUTE,
        ["Data.IP.toIPv4w", "Data.IP.fromIPv4w"],
        &<u32 as Lasting>::TYPE,
    )));

    fn from_as(bits: u32) -> Result<Self, DecodeError> {
        Ok(Ipv4Addr::from_bits(bits))
    }

    fn into_as(self) -> u32 {
        self.to_bits()
    }
}

// SAFETY: as the type says that crosses.
unsafe impl Converted for Ipv6Addr {
    type As = Words;
    const TYPE: Type = Type::Converted(&without_nf_data(conversion(
        "Data.IP.IPv6",
        IPROUTE,
        ["Data.IP.toIPv6w", "Data.IP.fromIPv6w"],
        &<Words as Lasting>::TYPE,
    )));

    fn from_as((a, b, c, d): Words) -> Result<Self, DecodeError> {
        let bits = [a, b, c, d].into_iter();
        Ok(Ipv6Addr::from_bits(
            bits.fold(0, |bits, word| bits << 32 | u128::from(word)),
        ))
    }

    #[allow(clippy::cast_possible_truncation, reason = "one word after the other")]
    fn into_as(self) -> Words {
        let bits = self.to_bits();
        (
            (bits >> 96) as u32,
            (bits >> 64) as u32,
            (bits >> 32) as u32,
            bits as u32,
        )
    }
}

// `IP` has no function to an `Either` of its two constructors, but a text that both languages read and write.
// SAFETY: as the type says that crosses.
unsafe impl Converted for IpAddr {
    type As = String;
    const TYPE: Type = Type::Converted(&without_nf_data(conversion(
        "Data.IP.IP",
        IPROUTE,
        ["read . Data.Text.unpack", "Data.Text.pack . show"],
        &Type::Text,
    )));

    fn from_as(text: String) -> Result<Self, DecodeError> {
        text.parse().map_err(|error| refused(&error))
    }

    fn into_as(self) -> String {
        self.to_string()
    }
}

crosses_via! { Ipv4Addr, Ipv6Addr, IpAddr }
