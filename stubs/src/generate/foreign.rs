//! `<Root>.Foreign`: the imports.

use super::arrays::Elements;
use super::library_names::{self as lib, FOREIGN};
use super::names::Names;
use super::outline::{Item, Outline};
use super::runtime_names as rt;
use super::types::{c_argument_types, constant_pointer, functions, pointer, public, slot};
use super::wrapper::Returns;
use super::{constant, generated, haddock, header};
use crate::description::{Constant, Description, Finalizer, Function, Import, Object, Type};
use crate::haskell::{
    self, Binding, Comment, Conditional, Constructor, Convention, Data, Decl, Equation, Export,
    Field, ForeignImport, Module, Name, SafeHaskell, Safety, Section,
};

pub(super) fn module(description: &Description, names: &Names, outline: &Outline<'_>) -> Module {
    let module = &description.module;
    let imports = Imports { description, names };
    let of_items = outline.items().flat_map(|item| imports.of_item(item));
    let decls: Vec<_> = library(&module.prefix)
        .into_iter()
        .chain(of_items)
        .collect();
    let pointer = module
        .capi
        .then(|| Export::with_members(lib::CONST_PTR.name()));
    let declared = decls.iter().filter_map(|decl| match decl {
        Decl::Data(data) => Some(&data.name),
        Decl::ForeignImport(import) => Some(&import.name),
        Decl::Binding(binding) => Some(&binding.equation.name),
        Decl::Instance(_) | Decl::ForeignExport(_) | Decl::Located(_) => None,
    });
    let declared = declared.filter(|name| *name != rt::RUST_LIBRARY_TABLE.text());
    let declared = declared.map(|name| Export::of(Name::local(name)));
    Module {
        root: module.root.clone(),
        name: FOREIGN.within(&module.root),
        header: vec![generated(module)],
        safety: Some(SafeHaskell::Unsafe),
        docs: docs(&module.root),
        exports: vec![Section {
            heading: None,
            exports: pointer.into_iter().chain(declared).collect(),
        }],
        conditionals: module
            .capi
            .then(constant_pointer_of_base)
            .into_iter()
            .collect(),
        decls,
    }
}

/// The library, as the runtime's functions take it.
fn library(prefix: &str) -> [Decl; 2] {
    let table = Name::local(rt::RUST_LIBRARY_TABLE.text());
    let library = Binding {
        docs: Some(haddock::verbatim(
            "The library that the functions belong to. Memory goes back to the library that it came from.",
        )),
        ty: rt::LIBRARY.ty(),
        equation: Equation {
            name: rt::RUST_LIBRARY.text().to_owned(),
            patterns: Vec::new(),
            body: rt::NEW_LIBRARY.call([table.expr()]),
        },
        pragmas: Vec::new(),
    };
    let table = ForeignImport {
        docs: haddock::verbatim("The functions by which the runtime manages the library's memory."),
        convention: Convention::Ccall,
        safety: Safety::Address,
        entity: format!("{prefix}_library"),
        name: table.text().to_owned(),
        ty: pointer(rt::LIBRARY_TABLE.ty()),
    };
    [Decl::Binding(library), Decl::ForeignImport(table)]
}

fn docs(root: &str) -> Comment {
    haddock::verbatim(&format!(
        "\nThe functions of Rust as they are imported, for \"{root}\" to call.\n\n\
         __Unchecked__: a pointer that is not good for the call, a slot of another size, or a slot that is not pinned for a\n\
         @safe@ import corrupts memory, and what a call returns may own memory that has to be taken over."
    ))
}

/// `ConstPtr` of a `base` that has it, for which GHC writes `const` to the C compiler. Before that, a type that GHC takes for the
/// pointer in it.
fn constant_pointer_of_base() -> Conditional {
    let variable = || haskell::Type::Variable("a".into());
    let name = lib::CONST_PTR.name().text().to_owned();
    let mut data = Data::empty(
        haddock::verbatim("A pointer to what is not changed."),
        &name,
    );
    data.newtype = true;
    data.variables = vec!["a".into()];
    data.constructors = vec![Constructor {
        docs: None,
        name,
        fields: vec![Field {
            docs: None,
            name: Some("unConstPtr".into()),
            strict: false,
            ty: pointer(variable()),
        }],
    }];
    Conditional {
        condition: "MIN_VERSION_base(4,18,0)".into(),
        imported: vec![lib::CONST_PTR_CONSTRUCTOR_OF_BASE.name()],
        otherwise: vec![Decl::Data(data)],
    }
}

/// How C functions are imported.
struct Imports<'a> {
    description: &'a Description,
    names: &'a Names,
}

impl Imports<'_> {
    fn of_item(&self, item: Item<'_>) -> Vec<Decl> {
        match item {
            Item::Object(object) => self.object(object),
            Item::Function(function) => vec![self.function(function)],
            Item::Constant(exported) if constant::is_imported(exported, self.names) => {
                vec![self.constant(exported)]
            }
            Item::Constant(_) | Item::Enum(_) | Item::Data(_) | Item::Error(_) => Vec::new(),
        }
    }

    /// An import of this link name, or of a header's `value`.
    fn import(
        &self,
        docs: Comment,
        safety: Safety,
        symbol: &str,
        name: String,
        ty: haskell::Type,
    ) -> Decl {
        let by_header = self.names.by_header();
        let (convention, entity) = if by_header {
            let header = header::file(self.names);
            (Convention::Capi, format!("{header} {symbol}"))
        } else {
            (Convention::Ccall, symbol.to_owned())
        };
        Decl::ForeignImport(ForeignImport {
            docs,
            convention,
            safety,
            entity,
            name,
            ty,
        })
    }

    fn object(&self, object: &Object) -> Vec<Decl> {
        let name = &object.name;
        let ty = || Name::local(name).ty();
        let unit = haskell::Type::Tuple(Vec::new());
        let io = lib::IO.ty();
        let docs = haddock::verbatim("What a handle of this type points to.");
        let mut data = Data::empty(docs, name);
        data.c_type = self.names.by_header().then(|| {
            let object_type = header::object_type(name, self.description);
            (header::file(self.names), object_type)
        });
        let (safety, destructor) = match object.finalizer {
            Finalizer::C | Finalizer::Late => {
                (Safety::Address, lib::FINALIZER_PTR.ty().apply([ty()]))
            }
            Finalizer::Haskell => {
                let parameters = vec![pointer(ty()), functions()];
                let released = haskell::Type::function(parameters, io.clone().apply([unit]));
                (Safety::Safe, released)
            }
        };
        // A finalizer is an address, which `capi` has no part in.
        let destructor = Decl::ForeignImport(ForeignImport {
            docs: haddock::verbatim("Releases it."),
            convention: Convention::Ccall,
            safety,
            entity: object.destructor.clone(),
            name: format!("destroy{name}"),
            ty: destructor,
        });
        let close = object.close.as_ref().map(|close| {
            let parameters = vec![constant_pointer(ty(), self.names)];
            self.import(
                haddock::verbatim("Closes it. Returns in a register."),
                Safety::Safe,
                close,
                format!("close{name}"),
                haskell::Type::function(parameters, io.apply([lib::WORD.ty()])),
            )
        });
        [Decl::Data(data), destructor]
            .into_iter()
            .chain(close)
            .collect()
    }

    fn constant(&self, exported: &Constant) -> Decl {
        self.import(
            haddock::plain("A macro of the header."),
            Safety::Unsafe,
            &format!("value {}", exported.symbol),
            self.names.of_constant(exported).to_owned(),
            public(&exported.value.ty(), self.names),
        )
    }

    fn function(&self, function: &Function) -> Decl {
        let names = self.names;
        let mut elements = Elements::default();
        let mut parameters: Vec<_> = function
            .parameters
            .iter()
            .flat_map(|parameter| match parameter.ty {
                Type::Array(array) => vec![elements.unlifted(array), lib::WORD.ty()],
                _ => c_argument_types(&parameter.ty, parameter.abi, names),
            })
            .collect();
        let returns = Returns::of(function);
        let (returned, mut comment) = match returns {
            Returns::Slot => {
                parameters.push(slot());
                let comment = format!("Returns through a slot of {} bytes.", function.slot);
                (lib::WORD.ty(), comment)
            }
            Returns::Word => (lib::WORD.ty(), "Returns in a register.".to_owned()),
            Returns::Double => (lib::DOUBLE.ty(), "Returns in a register.".to_owned()),
        };
        let safety = match function.import {
            Import::Safe | Import::Interruptible | Import::Cancellable => Safety::Safe,
            Import::Unsafe => {
                comment.push_str(" Unsafe: ");
                comment.push_str(function.reason.trim_end_matches('.'));
                comment.push('.');
                Safety::Unsafe
            }
        };
        self.import(
            haddock::plain(&comment),
            safety,
            &function.symbol,
            names.of_function(function).to_owned(),
            haskell::Type::function(parameters, lib::IO.ty().apply([returned])),
        )
    }
}
