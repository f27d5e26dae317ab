//! Changing the names and texts of a tree in place.

use super::decl::{Comment, Decl, Equation, ForeignExport, Located, Pragma, PragmaKind};
use super::expr::{Expr, Pat};
use super::literal::Literal;
use super::module::{Members, Module};
use super::name::Name;
use super::ty::Type;

/// Where a name stands: Haskell has types and values of one name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Space {
    /// A type or a class.
    Type,
    /// A variable, constructor or field.
    Value,
}

/// What is changed.
pub trait Rewrite {
    /// A name that is mentioned.
    fn name(&mut self, name: &mut Name, space: Space);
    /// A name that is declared, or a text.
    fn text(&mut self, text: &mut String);
    /// A name or text for a C compiler.
    fn c_text(&mut self, text: &mut String);
    /// A comment.
    fn comment(&mut self, comment: &mut Comment);
}

impl Module {
    /// Changes the names and texts of the module, but for its own name.
    pub fn rewrite(&mut self, with: &mut impl Rewrite) {
        with.comment(&mut self.docs);
        for section in &mut self.exports {
            section.heading.iter_mut().for_each(|text| with.text(text));
            for export in &mut section.exports {
                let is_type = export.name.text().starts_with(char::is_uppercase);
                let space = if is_type { Space::Type } else { Space::Value };
                with.name(&mut export.name, space);
                if let Members::Some(members) = &mut export.members {
                    for member in members {
                        with.text(member);
                    }
                }
            }
        }
        for conditional in &mut self.conditionals {
            for decl in &mut conditional.otherwise {
                decl.rewrite(with);
            }
        }
        for decl in &mut self.decls {
            decl.rewrite(with);
        }
    }
}

impl Decl {
    /// Changes the names and texts of the declaration.
    pub fn rewrite(&mut self, with: &mut impl Rewrite) {
        match self {
            Decl::Data(data) => {
                with.comment(&mut data.docs);
                with.text(&mut data.name);
                if let Some((_, c_type)) = &mut data.c_type {
                    with.c_text(c_type);
                }
                for constructor in &mut data.constructors {
                    constructor.docs.iter_mut().for_each(|it| with.comment(it));
                    with.text(&mut constructor.name);
                    for field in &mut constructor.fields {
                        field.docs.iter_mut().for_each(|it| with.comment(it));
                        field.name.iter_mut().for_each(|it| with.text(it));
                        ty(&mut field.ty, with);
                    }
                }
                for pattern in &mut data.patterns {
                    pattern.docs.iter_mut().for_each(|it| with.comment(it));
                    with.text(&mut pattern.name);
                    with.text(&mut pattern.constructor);
                    for field in &mut pattern.fields {
                        field.name.iter_mut().for_each(|it| with.text(it));
                        ty(&mut field.ty, with);
                    }
                    equation(&mut pattern.equation, with);
                }
                for class in &mut data.deriving {
                    with.name(class, Space::Type);
                }
                pragmas(&mut data.pragmas, with);
            }
            Decl::Binding(binding)
            | Decl::ForeignExport(ForeignExport { binding, .. })
            | Decl::Located(Located { binding, .. }) => {
                binding.docs.iter_mut().for_each(|it| with.comment(it));
                ty(&mut binding.ty, with);
                equation(&mut binding.equation, with);
                pragmas(&mut binding.pragmas, with);
            }
            Decl::Instance(instance) => {
                instance.docs.iter_mut().for_each(|it| with.comment(it));
                with.name(&mut instance.class, Space::Type);
                ty(&mut instance.ty, with);
                for (name, associated) in &mut instance.types {
                    with.name(name, Space::Type);
                    ty(associated, with);
                }
                for (name, method) in &mut instance.methods {
                    with.name(name, Space::Value);
                    equation(method, with);
                }
            }
            Decl::ForeignImport(import) => {
                with.comment(&mut import.docs);
                with.c_text(&mut import.entity);
                with.text(&mut import.name);
                ty(&mut import.ty, with);
            }
        }
    }
}

fn pragmas(pragmas: &mut [Pragma], with: &mut impl Rewrite) {
    for pragma in pragmas {
        with.text(&mut pragma.name);
        if let PragmaKind::Deprecated(message) = &mut pragma.kind {
            with.text(message);
        }
    }
}

fn equation(equation: &mut Equation, with: &mut impl Rewrite) {
    with.text(&mut equation.name);
    pats(&mut equation.patterns, with);
    expr(&mut equation.body, with);
}

fn pats(patterns: &mut [Pat], with: &mut impl Rewrite) {
    for pattern in patterns {
        pat(pattern, with);
    }
}

fn exprs(expressions: &mut [Expr], with: &mut impl Rewrite) {
    for expression in expressions {
        expr(expression, with);
    }
}

fn tys(types: &mut [Type], with: &mut impl Rewrite) {
    for each in types {
        ty(each, with);
    }
}

fn pat(pattern: &mut Pat, with: &mut impl Rewrite) {
    match pattern {
        Pat::Constructor(name, patterns) => {
            with.name(name, Space::Value);
            pats(patterns, with);
        }
        Pat::Bang(pattern) => pat(pattern, with),
        Pat::Tuple(parts) => pats(parts, with),
        Pat::Variable(_) | Pat::Unit | Pat::Number(_) | Pat::Wildcard => {}
    }
}

fn expr(expression: &mut Expr, with: &mut impl Rewrite) {
    match expression {
        Expr::Name(name) => with.name(name, Space::Value),
        Expr::Literal(Literal::String(text)) => with.text(text),
        Expr::Literal(_) | Expr::TupleConstructor(_) => {}
        Expr::Apply(head, arguments) => {
            expr(head, with);
            exprs(arguments, with);
        }
        Expr::Infix(left, _, right) => {
            expr(left, with);
            expr(right, with);
        }
        Expr::LeftSection(operand, _) | Expr::RightSection(_, operand) | Expr::Negate(operand) => {
            expr(operand, with);
        }
        Expr::Lambda(patterns, body) => {
            pats(patterns, with);
            expr(body, with);
        }
        Expr::Case(scrutinee, alternatives) => {
            expr(scrutinee, with);
            for (pattern, body) in alternatives {
                pat(pattern, with);
                expr(body, with);
            }
        }
        Expr::List(items) => exprs(items, with),
    }
}

fn ty(of: &mut Type, with: &mut impl Rewrite) {
    match of {
        Type::Name(name) | Type::Unlifted(name) => with.name(name, Space::Type),
        Type::Variable(_) => {}
        Type::Apply(head, arguments) => {
            ty(head, with);
            tys(arguments, with);
        }
        Type::Function(types) | Type::Tuple(types) => tys(types, with),
        Type::List(item) => ty(item, with),
    }
}
