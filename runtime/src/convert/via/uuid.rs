//! The crate `uuid`: the `UUID` of Haskell's `uuid-types`, which is also that of `uuid`.

use uuid::Uuid;

use super::{Converted, conversion, crosses_via};
use crate::convert::owned::Lasting;
use crate::from_haskell::DecodeError;
use crate::private::metadata::Type;

type Halves = (u64, u64);

// SAFETY: as the type says that crosses.
unsafe impl Converted for Uuid {
    type As = Halves;
    const TYPE: Type = Type::Converted(&conversion(
        "Data.UUID.Types.UUID",
        "uuid-types >=1.0.4 && <1.1",
        [
            "uncurry Data.UUID.Types.fromWords64",
            "Data.UUID.Types.toWords64",
        ],
        &<Halves as Lasting>::TYPE,
    ));

    fn from_as((high, low): Halves) -> Result<Self, DecodeError> {
        Ok(Uuid::from_u64_pair(high, low))
    }

    fn into_as(self) -> Halves {
        self.as_u64_pair()
    }
}

crosses_via! { Uuid }
