//! Declarations.

use super::expr::{Expr, Pat};
use super::name::Name;
use super::ty::Type;

/// The lines of a Haddock comment, without what makes them a comment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comment(pub Vec<String>);

/// A declaration of a module.
#[derive(Clone, Debug, PartialEq)]
pub enum Decl {
    /// `data` or `newtype`
    Data(Data),
    /// A function or another value.
    Binding(Binding),
    /// `instance`
    Instance(Instance),
    /// `foreign import`
    ForeignImport(ForeignImport),
    /// `foreign export`
    ForeignExport(ForeignExport),
    /// A binding whose errors are reported at a line of another file.
    Located(Located),
}

/// What a pragma says of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PragmaKind {
    /// `INLINE`
    Inline,
    /// `NOINLINE`
    NoInline,
    /// `DEPRECATED`, with a message.
    Deprecated(String),
}

/// A pragma, behind the declaration of the name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pragma {
    /// What it is about: what the declaration declares, or a constructor or field of that.
    pub name: String,
    /// What it says.
    pub kind: PragmaKind,
}

/// `data` or `newtype`.
#[derive(Clone, Debug, PartialEq)]
pub struct Data {
    /// Its documentation.
    pub docs: Comment,
    /// Whether it is a `newtype`.
    pub newtype: bool,
    /// The C type that it stands for in imports by `capi`: a header and a type.
    pub c_type: Option<(String, String)>,
    /// Its name.
    pub name: String,
    /// Its parameters.
    pub variables: Vec<String>,
    /// Its constructors.
    pub constructors: Vec<Constructor>,
    /// The classes of its derived instances.
    pub deriving: Vec<Name>,
    /// What users see in place of the constructors: one for each of them, or none.
    pub patterns: Vec<Pattern>,
    /// Pragmas of the type, its constructors and its fields.
    pub pragmas: Vec<Pragma>,
}

impl Data {
    /// A type without constructors.
    pub fn empty(docs: Comment, name: impl Into<String>) -> Self {
        Data {
            docs,
            newtype: false,
            c_type: None,
            name: name.into(),
            variables: Vec::new(),
            constructors: Vec::new(),
            deriving: Vec::new(),
            patterns: Vec::new(),
            pragmas: Vec::new(),
        }
    }
}

/// A constructor.
#[derive(Clone, Debug, PartialEq)]
pub struct Constructor {
    /// Its documentation.
    pub docs: Option<Comment>,
    /// Its name.
    pub name: String,
    /// Its fields.
    pub fields: Vec<Field>,
}

/// `pattern`, both ways, of a constructor that has one more field.
#[derive(Clone, Debug, PartialEq)]
pub struct Pattern {
    /// Its documentation.
    pub docs: Option<Comment>,
    /// Its name.
    pub name: String,
    /// The fields, without that of the constructor's which is last.
    pub fields: Vec<Field>,
    /// The constructor.
    pub constructor: String,
    /// The other way: a parameter for each field.
    pub equation: Equation,
}

impl Pattern {
    /// The names that it declares: its own and those of its fields.
    pub fn declared(&self) -> impl Iterator<Item = &String> {
        let fields = self.fields.iter().filter_map(|field| field.name.as_ref());
        std::iter::once(&self.name).chain(fields)
    }
}

/// A field of a constructor, whose fields have names all or none.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Its documentation.
    pub docs: Option<Comment>,
    /// Its name.
    pub name: Option<String>,
    /// Whether it is evaluated with the constructor.
    pub strict: bool,
    /// Its type.
    pub ty: Type,
}

/// A function or another value, of one equation.
#[derive(Clone, Debug, PartialEq)]
pub struct Binding {
    /// Its documentation.
    pub docs: Option<Comment>,
    /// Its type.
    pub ty: Type,
    /// What defines it.
    pub equation: Equation,
    /// Pragmas of the name.
    pub pragmas: Vec<Pragma>,
}

/// `name patterns = body`
#[derive(Clone, Debug, PartialEq)]
pub struct Equation {
    /// The name.
    pub name: String,
    /// The parameters.
    pub patterns: Vec<Pat>,
    /// The right side.
    pub body: Expr,
}

/// An instance of a class.
#[derive(Clone, Debug, PartialEq)]
pub struct Instance {
    /// Its documentation.
    pub docs: Option<Comment>,
    /// The class.
    pub class: Name,
    /// The type.
    pub ty: Type,
    /// Its associated types.
    pub types: Vec<(Name, Type)>,
    /// Its methods, each with the name that brings it into scope.
    pub methods: Vec<(Name, Equation)>,
}

/// How a foreign import is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Convention {
    /// By GHC.
    Ccall,
    /// By a C compiler that GHC calls.
    Capi,
}

/// What a foreign import may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Safety {
    /// Call Haskell.
    Safe,
    /// Return at once.
    Unsafe,
    /// It is an address, and no call.
    Address,
}

/// `foreign import`.
#[derive(Clone, Debug, PartialEq)]
pub struct ForeignImport {
    /// Its documentation.
    pub docs: Comment,
    /// Who calls.
    pub convention: Convention,
    /// What it may do.
    pub safety: Safety,
    /// What is imported, such as `header.h name`, or the link name alone.
    pub entity: String,
    /// The Haskell name.
    pub name: String,
    /// Its type.
    pub ty: Type,
}

/// `foreign export`, of a binding of the module.
#[derive(Clone, Debug, PartialEq)]
pub struct ForeignExport {
    /// The link name.
    pub symbol: String,
    /// What is exported, and how it is evaluated.
    pub binding: Binding,
}

/// A binding whose equation GHC takes to be in another file.
#[derive(Clone, Debug, PartialEq)]
pub struct Located {
    /// The file.
    pub file: String,
    /// The line.
    pub line: usize,
    /// The binding.
    pub binding: Binding,
}

impl Decl {
    /// The types and values that the declaration brings into scope in its module.
    ///
    /// Constructors are none of them: the `Prelude` has no constructor that is not reserved.
    pub(super) fn declared(&self) -> Vec<&str> {
        match self {
            Decl::Data(data) => {
                let fields = data.constructors.iter().flat_map(|c| &c.fields);
                let fields = fields.filter_map(|field| field.name.as_deref());
                let patterns = data.patterns.iter().flat_map(|pattern| &pattern.fields);
                let of_patterns = patterns.filter_map(|field| field.name.as_deref());
                let fields = fields.chain(of_patterns);
                std::iter::once(data.name.as_str()).chain(fields).collect()
            }
            Decl::ForeignImport(import) => vec![&import.name],
            Decl::Binding(binding)
            | Decl::ForeignExport(ForeignExport { binding, .. })
            | Decl::Located(Located { binding, .. }) => vec![&binding.equation.name],
            Decl::Instance(_) => Vec::new(),
        }
    }
}
