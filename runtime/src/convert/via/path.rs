//! Paths and other text of the operating system: a `FilePath`, in the encoding that GHC has for names of files.

use std::borrow::Cow;
use std::ffi::{OsStr, OsString};
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::path::{Path, PathBuf};

use super::{Converted, conversion, crosses_via, layout};
use crate::convert::borrowed::copies;
use crate::convert::converted::{from_another, into_another};
use crate::convert::list::{from_lists, into_lists};
use crate::from_haskell::{Call, DecodeError, FromHaskell};
use crate::private::layout::Layout;
use crate::private::metadata::{ArgAbi, Type};
use crate::private::rule::{PureArgument, PureResult};

const FUNCTIONS: [&str; 2] = [
    "Hsffi.Internal.Convert.filePathFromBytes",
    "Hsffi.Internal.Convert.filePathToBytes",
];

// SAFETY: as the type says that crosses.
unsafe impl Converted for PathBuf {
    type As = Vec<u8>;
    const TYPE: Type = Type::Converted(&conversion("FilePath", "", FUNCTIONS, &Type::Bytes));

    fn from_as(bytes: Vec<u8>) -> Result<Self, DecodeError> {
        Ok(OsString::from_vec(bytes).into())
    }

    fn into_as(self) -> Vec<u8> {
        self.into_os_string().into_vec()
    }

    fn held(&self) -> usize {
        self.capacity()
    }
}

// SAFETY: as the type says that crosses.
unsafe impl Converted for OsString {
    type As = Vec<u8>;
    const TYPE: Type = Type::Converted(&conversion("String", "", FUNCTIONS, &Type::Bytes));

    fn from_as(bytes: Vec<u8>) -> Result<Self, DecodeError> {
        Ok(OsString::from_vec(bytes))
    }

    fn into_as(self) -> Vec<u8> {
        self.into_vec()
    }

    fn held(&self) -> usize {
        self.capacity()
    }
}

/// A path that crosses as Haskell's `OsPath`, of `filepath` 1.4.100 and later, which needs no encoding.
///
/// A [`PathBuf`] crosses as a `FilePath`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OsPath(pub PathBuf);

// SAFETY: as the type says that crosses.
unsafe impl Converted for OsPath {
    type As = Vec<u8>;
    const TYPE: Type = Type::Converted(&conversion(
        "System.OsPath.OsPath",
        "filepath >=1.4.100 && <1.6",
        [
            "System.OsPath.pack . map System.OsPath.unsafeFromChar . Data.ByteString.Char8.unpack",
            "Data.ByteString.Char8.pack . map System.OsPath.toChar . System.OsPath.unpack",
        ],
        &Type::Bytes,
    ));

    fn from_as(bytes: Vec<u8>) -> Result<Self, DecodeError> {
        PathBuf::from_as(bytes).map(OsPath)
    }

    fn into_as(self) -> Vec<u8> {
        self.0.into_as()
    }

    fn held(&self) -> usize {
        self.0.capacity()
    }
}

impl From<PathBuf> for OsPath {
    fn from(path: PathBuf) -> Self {
        OsPath(path)
    }
}

impl From<OsPath> for PathBuf {
    fn from(path: OsPath) -> Self {
        path.0
    }
}

impl AsRef<Path> for OsPath {
    fn as_ref(&self) -> &Path {
        &self.0
    }
}

crosses_via! { PathBuf, OsString, OsPath }

macro_rules! borrowed {
    ($($t:ty, $owned:ty: $of:expr;)*) => {$(
        // SAFETY: the bytes where they lie.
        #[diagnostic::do_not_recommend]
        unsafe impl FromHaskell for &$t {
            type Word = *const u8;
            type At<'call, 'kept> = &'call $t where 'kept: 'call;
            const TYPE: Type = <$owned as Converted>::TYPE;
            const LAYOUT: Layout = layout::<$owned>();
            const ABI: ArgAbi = ArgAbi::Slot;
            const LENT: bool = true;

            #[inline]
            unsafe fn from_word<'call, 'kept: 'call>(
                word: *const u8,
                call: &'call Call,
            ) -> Result<&'call $t, DecodeError> {
                // SAFETY: the caller's: the word points to a slot.
                unsafe { Self::from_slot(word, call) }
            }

            #[inline]
            unsafe fn from_slot<'call, 'kept: 'call>(
                slot: *const u8,
                call: &'call Call,
            ) -> Result<&'call $t, DecodeError> {
                let of: fn(&OsStr) -> &$t = $of;
                // SAFETY: the caller's, for bytes.
                let bytes = unsafe { <&[u8]>::from_slot(slot, call)? };
                Ok(of(OsStr::from_bytes(bytes)))
            }
        }

        #[diagnostic::do_not_recommend]
        impl<I> PureArgument<I> for &$t {}
        #[diagnostic::do_not_recommend]
        impl<I> PureArgument<I> for Cow<'_, $t> {}
        #[diagnostic::do_not_recommend]
        impl<I> PureResult<I> for &$t {}
        #[diagnostic::do_not_recommend]
        impl<I> PureResult<I> for Cow<'_, $t> {}
    )*};
}

borrowed! {
    Path, PathBuf: Path::new;
    OsStr, OsString: |text| text;
}

copies! {
    ['a] &'a Path as PathBuf: Path::to_path_buf;
    ['a] &'a OsStr as OsString: OsStr::to_os_string;
}

from_lists! {
    ['a] &'a Path;
    ['a] &'a OsStr;
    [] Cow<'static, Path>;
    [] Cow<'static, OsStr>;
}

from_another! {
    [] Cow<'static, Path> as PathBuf: |path| Ok(Cow::Owned(path));
    [] Cow<'static, OsStr> as OsString: |text| Ok(Cow::Owned(text));
}

into_another! {
    ['a] Cow<'a, Path> as PathBuf: |path| path.into_owned();
    ['a] Cow<'a, OsStr> as OsString: |text| text.into_owned();
}

into_lists! {
    ['a] Cow<'a, Path>;
    ['a] Cow<'a, OsStr>;
}
