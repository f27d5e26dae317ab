//! The crate `url`: the `URI` of Haskell's `network-uri`.
//!
//! A few URLs are not URIs by RFC 3986, such as one with `|` in its query. Haskell's parser refuses them.

use url::Url;

use super::{Converted, conversion, crosses_via, refused};
use crate::from_haskell::DecodeError;
use crate::private::metadata::Type;

// SAFETY: as the type says that crosses.
unsafe impl Converted for Url {
    type As = String;
    const TYPE: Type = Type::Converted(&conversion(
        "Network.URI.URI",
        "network-uri >=2.6 && <2.7",
        [
            "Hsffi.Internal.Convert.parsed Network.URI.parseURI",
            "Hsffi.Internal.Convert.shown (Network.URI.uriToString id)",
        ],
        &Type::Text,
    ));

    fn from_as(text: String) -> Result<Self, DecodeError> {
        Url::parse(&text).map_err(|error| refused(&error))
    }

    fn into_as(self) -> String {
        self.into()
    }

    fn held(&self) -> usize {
        self.as_str().len()
    }
}

crosses_via! { Url }
