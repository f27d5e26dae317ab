//! Names that know where they come from.

use std::borrow::Cow;

use super::expr::Expr;
use super::ty::Type;

/// A module that generated code imports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ModuleName {
    /// A module of this name.
    Of(&'static str),
    /// `<Root>.<name>`, a module of the package that is generated.
    Below(&'static str),
}

impl ModuleName {
    /// The full name, in the package with this root.
    pub fn within(self, root: &str) -> String {
        match self {
            ModuleName::Of(name) => name.to_owned(),
            ModuleName::Below(name) => format!("{root}.{name}"),
        }
    }
}

/// How a name gets into scope.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// It is declared in the module itself, or bound by a pattern.
    Local,
    /// Haskell's `Prelude` exports it.
    Prelude,
    /// `import Module (name)`
    Item(ModuleName),
    /// `import Module (Parent (..))`: a constructor, field or method.
    Member(ModuleName, Cow<'static, str>),
    /// `import qualified Module as Qualifier`
    Qualified(ModuleName, &'static str),
    /// The same as `Item`, of another generated module of the package, whose name is the author's.
    OfPackage(String),
    /// The same as `Member`, of such a module.
    MemberOfPackage(String, String),
    /// `import qualified Module`, of such a module.
    QualifiedOfPackage(String),
}

/// A name, as an expression or a type mentions it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    pub(super) text: Cow<'static, str>,
    pub(super) origin: Origin,
}

impl Name {
    /// A name that gets into scope so.
    pub const fn new(text: &'static str, origin: Origin) -> Self {
        Name {
            text: Cow::Borrowed(text),
            origin,
        }
    }

    /// The same for a name that is made from a user's.
    pub fn of(text: impl Into<String>, origin: Origin) -> Self {
        Name {
            text: Cow::Owned(text.into()),
            origin,
        }
    }

    /// A name of the module itself.
    pub fn local(text: impl Into<String>) -> Self {
        Name::of(text, Origin::Local)
    }

    /// As it is written where it is declared.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How it gets into scope.
    pub fn origin(&self) -> &Origin {
        &self.origin
    }

    /// As it is written where it is used.
    pub(super) fn qualified(&self) -> String {
        match &self.origin {
            Origin::Qualified(_, qualifier) => format!("{qualifier}.{}", self.text),
            Origin::QualifiedOfPackage(module) => format!("{module}.{}", self.text),
            _ => self.text.clone().into_owned(),
        }
    }

    /// The variable or constructor.
    pub fn expr(&self) -> Expr {
        Expr::Name(self.clone())
    }

    /// The type.
    pub fn ty(&self) -> Type {
        Type::Name(self.clone())
    }
}
