//! The crate `semver`: the `SemVer` of Haskell's `versions`.

use semver::Version;

use super::{Converted, conversion, crosses_via, refused, without_nf_data};
use crate::from_haskell::DecodeError;
use crate::private::metadata::Type;

// SAFETY: as the type says that crosses.
unsafe impl Converted for Version {
    type As = String;
    const TYPE: Type = Type::Converted(&without_nf_data(conversion(
        "Data.Versions.SemVer",
        "versions >=5.0 && <6.1",
        [
            "Hsffi.Internal.Convert.parsedText Data.Versions.semver",
            "Data.Versions.prettySemVer",
        ],
        &Type::Text,
    )));

    fn from_as(text: String) -> Result<Self, DecodeError> {
        Version::parse(&text).map_err(|error| refused(&error))
    }

    fn into_as(self) -> String {
        self.to_string()
    }
}

crosses_via! { Version }
