//! What a module mentions: names, and what takes an extension of the language.

use std::collections::BTreeSet;

use super::decl::{Convention, Decl, Equation, ForeignExport, ForeignImport, Located};
use super::expr::{Expr, Pat};
use super::module::{Members, Module, SafeHaskell};
use super::name::Name;
use super::ty::Type;

/// The classes whose instances Haskell derives without an extension.
const STOCK_CLASSES: [&str; 5] = ["Bounded", "Enum", "Eq", "Ord", "Show"];

/// What a tree mentions.
#[derive(Debug, Default)]
pub(super) struct Usage<'a> {
    names: Vec<&'a Name>,
    /// Types and classes that are mentioned with all that belongs to them.
    whole: Vec<&'a Name>,
    /// The extensions that its declarations take.
    extensions: BTreeSet<&'static str>,
}

impl<'a> Usage<'a> {
    pub(super) fn of(module: &'a Module) -> Self {
        let mut usage = Usage::of_decls(&module.decls);
        let exports = module.exports.iter().flat_map(|section| &section.exports);
        for export in exports {
            usage.names.push(&export.name);
            let whole = export.members != Members::None;
            usage.whole.extend(whole.then_some(&export.name));
        }
        usage
    }

    pub(super) fn of_decls(decls: &'a [Decl]) -> Self {
        let mut usage = Usage::default();
        if has_duplicate_fields(decls) {
            usage.extensions.insert("DuplicateRecordFields");
        }
        for decl in decls {
            usage.decl(decl);
        }
        usage
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &'a Name> {
        self.names.iter().copied()
    }

    pub(super) fn whole(&self) -> impl Iterator<Item = &'a Name> {
        self.whole.iter().copied()
    }

    /// The extensions that the module needs, sorted.
    pub(super) fn extensions(&self, module: &Module) -> BTreeSet<&'static str> {
        let has_hash = self.names.iter().any(|name| name.text.ends_with('#'));
        let cases = [
            (!module.conditionals.is_empty(), "CPP"),
            (has_hash, "MagicHash"),
            (
                module.safety == Some(SafeHaskell::Trustworthy),
                "Trustworthy",
            ),
            (module.safety == Some(SafeHaskell::Unsafe), "Unsafe"),
        ];
        let needed = cases.into_iter().filter(|(needed, _)| *needed);
        let needed = needed.map(|(_, extension)| extension);
        needed.chain(self.extensions.iter().copied()).collect()
    }

    fn decl(&mut self, decl: &'a Decl) {
        match decl {
            Decl::Data(data) => {
                let fields = data.constructors.iter().flat_map(|c| &c.fields);
                for field in fields {
                    self.ty(&field.ty);
                }
                for pattern in &data.patterns {
                    self.extensions.insert("PatternSynonyms");
                    for field in &pattern.fields {
                        self.ty(&field.ty);
                    }
                    self.equation(&pattern.equation);
                }
                self.names.extend(&data.deriving);
                if data.deriving.iter().any(|class| class.text() == "Generic") {
                    self.extensions.insert("DeriveGeneric");
                }
                let is_stock = |class: &Name| {
                    STOCK_CLASSES.contains(&class.text()) || class.text() == "Generic"
                };
                if data.newtype && !data.deriving.iter().all(is_stock) {
                    self.extensions.insert("GeneralizedNewtypeDeriving");
                }
            }
            Decl::Binding(binding)
            | Decl::ForeignExport(ForeignExport { binding, .. })
            | Decl::Located(Located { binding, .. }) => {
                self.ty(&binding.ty);
                self.equation(&binding.equation);
            }
            Decl::Instance(instance) => {
                self.names.push(&instance.class);
                self.ty(&instance.ty);
                for (name, ty) in &instance.types {
                    self.extensions.insert("TypeFamilies");
                    self.names.push(name);
                    self.ty(ty);
                }
                for (name, equation) in &instance.methods {
                    self.names.push(name);
                    self.equation(equation);
                }
            }
            Decl::ForeignImport(import) => self.foreign_import(import),
        }
    }

    fn foreign_import(&mut self, import: &'a ForeignImport) {
        if import.convention == Convention::Capi {
            self.extensions.insert("CApiFFI");
        }
        if has_unlifted(&import.ty) {
            self.extensions.insert("UnliftedFFITypes");
        }
        self.ty(&import.ty);
    }

    fn equation(&mut self, equation: &'a Equation) {
        self.patterns(&equation.patterns);
        self.expr(&equation.body);
    }

    fn types(&mut self, types: &'a [Type]) {
        for ty in types {
            self.ty(ty);
        }
    }

    fn patterns(&mut self, patterns: &'a [Pat]) {
        for pattern in patterns {
            self.pattern(pattern);
        }
    }

    fn exprs(&mut self, exprs: &'a [Expr]) {
        for expr in exprs {
            self.expr(expr);
        }
    }

    fn ty(&mut self, ty: &'a Type) {
        match ty {
            Type::Name(name) | Type::Unlifted(name) => self.names.push(name),
            Type::Variable(_) => {}
            Type::Apply(head, arguments) => {
                self.ty(head);
                self.types(arguments);
            }
            Type::Function(types) | Type::Tuple(types) => self.types(types),
            Type::List(element) => self.ty(element),
        }
    }

    fn pattern(&mut self, pattern: &'a Pat) {
        match pattern {
            Pat::Variable(_) | Pat::Unit | Pat::Number(_) | Pat::Wildcard => {}
            Pat::Tuple(parts) => self.patterns(parts),
            Pat::Bang(pattern) => {
                self.extensions.insert("BangPatterns");
                self.pattern(pattern);
            }
            Pat::Constructor(name, fields) => {
                self.names.push(name);
                self.patterns(fields);
            }
        }
    }

    fn expr(&mut self, expr: &'a Expr) {
        match expr {
            Expr::Name(name) => self.names.push(name),
            Expr::Literal(_) | Expr::TupleConstructor(_) => {}
            Expr::Apply(head, arguments) => {
                self.expr(head);
                self.exprs(arguments);
            }
            Expr::Infix(left, _, right) => {
                self.expr(left);
                self.expr(right);
            }
            Expr::LeftSection(operand, _)
            | Expr::RightSection(_, operand)
            | Expr::Negate(operand) => self.expr(operand),
            Expr::Lambda(patterns, body) => {
                self.patterns(patterns);
                self.expr(body);
            }
            Expr::Case(value, alternatives) => {
                self.expr(value);
                for (pattern, body) in alternatives {
                    self.pattern(pattern);
                    self.expr(body);
                }
            }
            Expr::List(items) => self.exprs(items),
        }
    }
}

/// Whether two types have fields of one name.
fn has_duplicate_fields(decls: &[Decl]) -> bool {
    let mut found = BTreeSet::new();
    for decl in decls {
        let Decl::Data(data) = decl else { continue };
        let fields = data.constructors.iter().flat_map(|c| &c.fields);
        let names: BTreeSet<_> = fields.filter_map(|field| field.name.as_deref()).collect();
        if names.into_iter().any(|name| !found.insert(name)) {
            return true;
        }
    }
    false
}

fn has_unlifted(ty: &Type) -> bool {
    match ty {
        Type::Unlifted(_) => true,
        Type::Name(_) | Type::Variable(_) => false,
        Type::Apply(head, arguments) => has_unlifted(head) || arguments.iter().any(has_unlifted),
        Type::Function(types) | Type::Tuple(types) => types.iter().any(has_unlifted),
        Type::List(element) => has_unlifted(element),
    }
}
