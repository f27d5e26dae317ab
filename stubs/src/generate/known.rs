//! Tables of names that generated code mentions.

use std::borrow::Cow;

use super::library_names::FOREIGN;
use super::runtime_names::RUST_LIBRARY;
use crate::haskell::{Expr, ModuleName, Name, Origin, Type};

/// A name of a table.
#[derive(Debug)]
pub(super) struct Known {
    name: Name,
    kind: Kind,
    /// Whether its first argument is the value that stands for the library.
    takes_library: bool,
}

/// What a name is the name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Value,
    Type,
    Constructor,
}

/// Where the names of one part of a table come from.
#[derive(Clone, Copy, Debug)]
pub(super) enum Source {
    /// The `Prelude`.
    Prelude,
    /// The generated module that mentions them.
    Local,
    /// A module that they are imported from by name.
    Module(ModuleName),
    /// A module that is imported with this qualifier.
    Qualified(ModuleName, &'static str),
}

impl Source {
    const fn origin(self, parent: Option<&'static str>) -> Origin {
        match (self, parent) {
            (Source::Prelude, _) => Origin::Prelude,
            (Source::Local, _) => Origin::Local,
            (Source::Module(module), None) => Origin::Item(module),
            (Source::Module(module), Some(parent)) => Origin::Member(module, Cow::Borrowed(parent)),
            (Source::Qualified(module, qualifier), _) => Origin::Qualified(module, qualifier),
        }
    }
}

impl Known {
    pub(super) const fn new(
        text: &'static str,
        source: Source,
        parent: Option<&'static str>,
        kind: Kind,
        takes_library: bool,
    ) -> Self {
        Known {
            name: Name::new(text, source.origin(parent)),
            kind,
            takes_library,
        }
    }

    pub(super) fn text(&self) -> &str {
        self.name.text()
    }

    pub(super) fn kind(&self) -> Kind {
        self.kind
    }

    /// The module that it is imported from.
    pub(super) fn module(&self) -> Option<ModuleName> {
        match self.name.origin() {
            Origin::Local | Origin::Prelude => None,
            Origin::Item(module) | Origin::Member(module, _) | Origin::Qualified(module, _) => {
                Some(*module)
            }
            Origin::OfPackage(_) | Origin::MemberOfPackage(..) | Origin::QualifiedOfPackage(_) => {
                None
            }
        }
    }

    /// Whether nothing else can have the name where it is mentioned or declared: a name of another module that is qualified is
    /// unlike any.
    pub(super) fn takes_name(&self) -> bool {
        match self.name.origin() {
            Origin::Qualified(module, _) => *module == FOREIGN,
            _ => true,
        }
    }

    pub(super) fn name(&self) -> Name {
        self.name.clone()
    }

    pub(super) fn ty(&self) -> Type {
        self.name.ty()
    }

    /// The value, applied to the library where it takes that.
    pub(super) fn expr(&self) -> Expr {
        let library = self.takes_library.then(|| RUST_LIBRARY.name.expr());
        self.name.expr().apply(library)
    }

    /// The value applied to these.
    pub(super) fn call(&self, arguments: impl IntoIterator<Item = Expr>) -> Expr {
        self.expr().apply(arguments)
    }
}

/// Declares a `static` for each name, and one that lists them all.
///
/// ```text
/// known! {
///     /// Documentation of the list.
///     ALL:
///     Source::Module(ModuleName::Of("Data.Word")) => {
///         type WORD8 = "Word8";
///     }
///     Source::Module(ModuleName::Of("Hsffi.Internal.Call")) => {
///         type RUST_PANIC = "RustPanic";
///         constructor RUST_PANIC_CONSTRUCTOR = "RustPanic" in "RustPanic";
///         value CALL_SAFE = "callSafe" (library);
///     }
/// }
/// ```
///
/// A constructor, field or method is `in` the type or class that it is imported with. What has `(library)` behind it gets the
/// value that stands for the library as its first argument, wherever it is called.
macro_rules! known {
    (
        $(#[$docs:meta])*
        $all:ident:
        $($source:expr => {
            $($kind:ident $name:ident = $text:literal $(in $parent:literal)? $(($library:ident))?;)*
        })*
    ) => {
        $($(
            pub(super) static $name: $crate::generate::known::Known =
                $crate::generate::known::Known::new(
                    $text,
                    $source,
                    known!(@parent $($parent)?),
                    known!(@kind $kind),
                    known!(@library $($library)?),
                );
        )*)*
        $(#[$docs])*
        pub(super) static $all: &[&$crate::generate::known::Known] = &[$($(&$name,)*)*];
    };
    (@parent) => { None };
    (@parent $parent:literal) => { Some($parent) };
    (@kind value) => { $crate::generate::known::Kind::Value };
    (@kind type) => { $crate::generate::known::Kind::Type };
    (@kind constructor) => { $crate::generate::known::Kind::Constructor };
    (@library) => { false };
    (@library library) => { true };
}
pub(super) use known;

#[cfg(test)]
mod tests {
    use super::{Kind, Known, Source};
    use crate::haskell::{Expr, ModuleName};

    #[test]
    fn the_library_is_the_first_argument_of_what_takes_it() {
        let source = Source::Module(ModuleName::Of("Hsffi.Internal.Call"));
        for (takes_library, text) in [
            (false, "callSafe 8"),
            (true, "callSafe Foreign.rustLibrary 8"),
        ] {
            let call = Known::new("callSafe", source, None, Kind::Value, takes_library);
            assert_eq!(call.call([Expr::size(8)]).to_string(), text);
        }
    }
}
