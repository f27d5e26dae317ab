//! Types, and how they are printed.

use super::layout::Doc;
use super::name::Name;

/// A type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Type {
    /// A type constructor.
    Name(Name),
    /// One whose values are not on the heap, such as `ByteArray#`: a foreign import of it takes an extension.
    Unlifted(Name),
    /// A type variable.
    Variable(String),
    /// `Maybe a`; of at least one argument.
    Apply(Box<Type>, Vec<Type>),
    /// `a -> b -> c`; of at least two types.
    Function(Vec<Type>),
    /// `(a, b)`, or `()` of none.
    Tuple(Vec<Type>),
    /// `[a]`
    List(Box<Type>),
}

impl Type {
    /// The type applied to these; the type itself when there are none.
    #[must_use]
    pub fn apply(self, arguments: impl IntoIterator<Item = Type>) -> Self {
        let arguments: Vec<_> = arguments.into_iter().collect();
        if arguments.is_empty() {
            self
        } else {
            Type::Apply(Box::new(self), arguments)
        }
    }

    /// A function of these parameters, or the result when there are none.
    pub fn function(parameters: Vec<Type>, result: Type) -> Self {
        if parameters.is_empty() {
            result
        } else {
            Type::Function([parameters, vec![result]].concat())
        }
    }

    /// One type alone, or a tuple of several or none.
    pub fn tuple(types: Vec<Type>) -> Self {
        match <[Type; 1]>::try_from(types) {
            Ok([only]) => only,
            Err(types) => Type::Tuple(types),
        }
    }

    /// Where the type stands by itself.
    pub(super) fn doc(&self) -> Doc {
        match self {
            Type::Name(name) | Type::Unlifted(name) => Doc::text(name.qualified()),
            Type::Variable(name) => Doc::text(name),
            Type::Apply(head, arguments) => {
                let all = std::iter::once(&**head).chain(arguments);
                Doc::join(all.map(Type::atom), &Doc::line()).nest(2).group()
            }
            Type::Function(_) => self.arrows(Doc::empty()).group(),
            Type::Tuple(types) => {
                let types = types.iter().map(Type::doc);
                let separator = Doc::text(",").then(Doc::line());
                parenthesized(Doc::join(types, &separator).nest(1)).group()
            }
            Type::List(element) => Doc::concat([Doc::text("["), element.doc(), Doc::text("]")]),
        }
    }

    /// The types between the arrows, each behind its sign and a line break before it. The first sign is `first`.
    fn arrows(&self, first: Doc) -> Doc {
        let types = match self {
            Type::Function(types) => types.as_slice(),
            other => std::slice::from_ref(other),
        };
        let types = types.iter().map(|ty| match ty {
            Type::Function(_) => parenthesized(ty.doc().nest(1)),
            ty => ty.doc(),
        });
        first.then(Doc::join(types, &Doc::line().then(Doc::text("-> "))))
    }

    /// As an operand of an application.
    pub(super) fn atom(&self) -> Doc {
        match self {
            Type::Apply(..) | Type::Function(_) => parenthesized(self.doc().nest(1)),
            _ => self.doc(),
        }
    }
}

impl std::fmt::Display for Type {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.doc().render(super::WIDTH))
    }
}

fn parenthesized(doc: Doc) -> Doc {
    Doc::concat([Doc::text("("), doc, Doc::text(")")])
}

/// `name :: a -> b`, on a line of its own or on one for each type.
pub(super) fn signature(name: &str, ty: &Type) -> Doc {
    let arrows = ty.arrows(Doc::text(":: "));
    Doc::concat([Doc::text(name), Doc::line().then(arrows).nest(2)]).group()
}

#[cfg(test)]
mod tests {
    use super::{Type, signature};

    fn variable(name: &str) -> Type {
        Type::Variable(name.into())
    }

    fn applied(head: &str, argument: Type) -> Type {
        variable(head).apply([argument])
    }

    #[test]
    fn parentheses_stand_where_a_type_is_an_operand() {
        let function = || Type::Function(vec![variable("a"), variable("b")]);
        for (ty, text) in [
            (applied("f", applied("g", variable("a"))), "f (g a)"),
            (applied("f", function()), "f (a -> b)"),
            (
                applied("f", Type::Tuple(vec![function(), variable("c")])),
                "f (a -> b, c)",
            ),
            (
                Type::Function(vec![function(), applied("f", variable("a"))]),
                "(a -> b) -> f a",
            ),
            (applied("f", Type::Tuple(Vec::new())), "f ()"),
        ] {
            assert_eq!(ty.doc().render(100), text);
        }
    }

    #[test]
    fn a_signature_that_does_not_fit_has_a_line_for_each_type() {
        let ty = Type::Function(vec![variable("one"), variable("two"), variable("three")]);
        let signature = signature("f", &ty);
        assert_eq!(signature.render(24), "f :: one -> two -> three");
        assert_eq!(signature.render(23), "f\n  :: one\n  -> two\n  -> three");
    }
}
