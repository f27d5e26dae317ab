//! Haskell modules as a typed tree, and the printer of it.
//!
//! | part of the tree | what it is | how it is printed |
//! |---|---|---|
//! | [`Module`] | exports and declarations | `module` |
//! | [`Decl`] | types, values, instances, foreign imports, with comments and pragmas | `print_decl` |
//! | [`Type`] | types | `ty` |
//! | [`Expr`], [`Pat`] | expressions and patterns | `print_expr` |
//! | [`Name`] | a name that knows its module | |
//!
//! What else a module needs follows from the tree: import lists (`imports`), names of the `Prelude` that must be hidden
//! (`prelude`) and language extensions (`usage`). Parentheses follow from precedence, and line breaks from the width of a line
//! (`layout`). Printed text is never read back.

pub(crate) mod identifier;
pub(crate) mod prelude;

mod decl;
mod expr;
mod imports;
mod layout;
mod literal;
mod module;
mod name;
mod print_decl;
mod print_expr;
mod rewrite;
#[cfg(test)]
mod tests;
mod ty;
mod usage;

pub use decl::{
    Binding, Comment, Constructor, Convention, Data, Decl, Equation, Field, ForeignExport,
    ForeignImport, Instance, Located, Pattern, Pragma, PragmaKind, Safety,
};
pub use expr::{Expr, Operator, Pat};
pub use literal::Literal;
pub use module::{Conditional, Export, Members, Module, SafeHaskell, Section};
pub use name::{ModuleName, Name, Origin};
pub use rewrite::{Rewrite, Space};
pub use ty::Type;

/// The longest line that is not broken.
const WIDTH: usize = 100;
