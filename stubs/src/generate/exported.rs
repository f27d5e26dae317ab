//! `<Root>.Exported`: the functions of Haskell's that Rust calls, exported to it.
//!
//! Each is given the type that Rust declares, at the line at which Rust declares it, so that a difference is an error of GHC's there.

use super::library_names as lib;
use super::marshal::{answer, closure_application};
use super::names::{Names, haskell_function_name};
use super::runtime_names as rt;
use super::types::{public, returned};
use super::{generated, haddock};
use crate::description::{self, Closure, Description, HaskellFunction, Type};
use crate::haskell::{
    self, Binding, Decl, Equation, Export, Expr, ForeignExport, Located, Module, Name, Origin, Pat,
    SafeHaskell, Section,
};

/// The module's name below the root.
pub(super) const EXPORTED: &str = "Exported";

/// The module's name.
pub(super) fn name(module: &description::Module) -> String {
    format!("{}.{EXPORTED}", module.root)
}

/// The module; nothing when Rust imports nothing.
pub(super) fn module(description: &Description, names: &Names) -> Option<Module> {
    let functions = || {
        let functions = description.haskell_functions.iter().enumerate();
        functions.filter_map(|(number, function)| match &function.ty {
            Type::Closure(closure, _) => Some(Exported {
                number,
                function,
                closure,
                names,
            }),
            _ => None,
        })
    };
    // Behind what is located elsewhere, GHC counts lines of that file.
    let decls: Vec<_> = functions()
        .map(|it| it.export())
        .chain(functions().map(|it| it.located()))
        .collect();
    if decls.is_empty() {
        return None;
    }
    let root = &description.module.root;
    let exports = functions().map(|it| Export::of(Name::local(it.exported_name())));
    Some(Module {
        root: root.clone(),
        name: name(&description.module),
        header: vec![generated(&description.module)],
        safety: Some(SafeHaskell::Unsafe),
        docs: haddock::verbatim(
            "\nThe functions that Rust calls, each with the type that Rust declares.",
        ),
        exports: vec![Section {
            heading: None,
            exports: exports.collect(),
        }],
        conditionals: Vec::new(),
        decls,
    })
}

struct Exported<'a> {
    number: usize,
    function: &'a HaskellFunction,
    closure: &'a Closure,
    names: &'a Names,
}

impl Exported<'_> {
    fn exported_name(&self) -> String {
        format!("hsffiExport{}", self.number)
    }

    fn typed_name(&self) -> String {
        format!("hsffiTyped{}", self.number)
    }

    fn haskell_name(&self) -> Name {
        let module = Origin::QualifiedOfPackage(self.function.module.clone());
        Name::of(haskell_function_name(self.function), module)
    }

    /// What Rust calls to get the function.
    fn export(&self) -> Decl {
        let haskell = self.function.module.clone() + "." + self.haskell_name().text();
        let function = Name::local(self.typed_name()).expr();
        let export = if self.function.asynchronous {
            &rt::EXPORT_AWAITED
        } else {
            &rt::EXPORT_CLOSURE
        };
        let body = export.call([
            Expr::size(self.closure.slot),
            closure_application(self.closure, "it", None, self.names),
            answer(self.closure, "it", self.names),
            if self.function.pure {
                self.returning(function)
            } else {
                function
            },
        ]);
        Decl::ForeignExport(ForeignExport {
            symbol: self.function.symbol.clone(),
            binding: Binding {
                docs: Some(haddock::verbatim(&format!("@{haskell}@, for Rust."))),
                ty: lib::IO.ty().apply([rt::EXPORTED_CLOSURE.ty()]),
                equation: Equation {
                    name: self.exported_name(),
                    patterns: Vec::new(),
                    body,
                },
                pragmas: Vec::new(),
            },
        })
    }

    /// The pure function as an action, which evaluates the result when it takes it to Rust.
    fn returning(&self, function: Expr) -> Expr {
        let parameters: Vec<_> = (0..self.closure.parameters.len())
            .map(|number| format!("a{number}"))
            .collect();
        let arguments = parameters.iter().map(Expr::variable);
        let result = lib::PURE.call([function.apply(arguments)]);
        if parameters.is_empty() {
            result
        } else {
            Expr::lambda(parameters.iter().map(Pat::variable), result)
        }
    }

    /// The function, with the type that Rust declares.
    fn located(&self) -> Decl {
        let place = &self.function.place;
        let result = public(returned(self.closure), self.names);
        let parameters = self.closure.parameters.iter();
        let parameters = parameters.map(|parameter| public(&parameter.ty, self.names));
        let result = if self.function.pure {
            result
        } else {
            self.names.action_of(result)
        };
        Decl::Located(Located {
            file: place.file.clone(),
            line: place.line,
            binding: Binding {
                docs: None,
                ty: haskell::Type::function(parameters.collect(), result),
                equation: Equation {
                    name: self.typed_name(),
                    patterns: Vec::new(),
                    body: self.haskell_name().expr(),
                },
                pragmas: Vec::new(),
            },
        })
    }
}
