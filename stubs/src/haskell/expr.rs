//! Expressions and patterns.

use super::literal::Literal;
use super::name::Name;

/// An expression.
#[derive(Clone, Debug, PartialEq)]
pub enum Expr {
    /// A variable or constructor.
    Name(Name),
    /// A literal.
    Literal(Literal),
    /// `(,)` of so many parts, at least two.
    TupleConstructor(usize),
    /// `f a b`; of at least one argument.
    Apply(Box<Expr>, Vec<Expr>),
    /// `a + b`
    Infix(Box<Expr>, Operator, Box<Expr>),
    /// `(a +)`
    LeftSection(Box<Expr>, Operator),
    /// `(+ a)`
    RightSection(Operator, Box<Expr>),
    /// `-a`
    Negate(Box<Expr>),
    /// `\a b -> c`; of at least one pattern.
    Lambda(Vec<Pat>, Box<Expr>),
    /// `case a of`, with alternatives.
    Case(Box<Expr>, Vec<(Pat, Expr)>),
    /// `[a, b]`
    List(Vec<Expr>),
}

impl Expr {
    /// A variable that a pattern binds.
    pub fn variable(name: impl Into<String>) -> Self {
        Name::local(name).expr()
    }

    /// An integer of any sign.
    pub fn integer(value: i128) -> Self {
        let magnitude = Expr::Literal(Literal::Integer(value.unsigned_abs()));
        if value < 0 {
            Expr::Negate(Box::new(magnitude))
        } else {
            magnitude
        }
    }

    /// A size or an offset.
    pub fn size(value: usize) -> Self {
        Expr::Literal(Literal::Integer(value as u128))
    }

    /// The expression applied to these; the expression itself when there are none.
    #[must_use]
    pub fn apply(self, arguments: impl IntoIterator<Item = Expr>) -> Self {
        let mut arguments: Vec<_> = arguments.into_iter().collect();
        match self {
            _ if arguments.is_empty() => self,
            Expr::Apply(head, mut all) => {
                all.append(&mut arguments);
                Expr::Apply(head, all)
            }
            head => Expr::Apply(Box::new(head), arguments),
        }
    }

    /// The expression, this operator, and another expression.
    #[must_use]
    pub fn infix(self, operator: Operator, right: Expr) -> Self {
        Expr::Infix(Box::new(self), operator, Box::new(right))
    }

    /// `self $ argument`
    #[must_use]
    pub fn dollar(self, argument: Expr) -> Self {
        self.infix(Operator::Dollar, argument)
    }

    /// `\patterns -> body`
    pub fn lambda(patterns: impl IntoIterator<Item = Pat>, body: Expr) -> Self {
        Expr::Lambda(patterns.into_iter().collect(), Box::new(body))
    }
}

/// An operator of the `Prelude`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    /// `$`
    Dollar,
    /// `.`
    Compose,
    /// `<$>`
    Map,
    /// `<$`
    Replace,
    /// `<*>`
    Ap,
    /// `*>`
    Then,
    /// `/`
    Divide,
    /// `<>`
    Append,
}

/// To which side operators of one precedence group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Associativity {
    Left,
    Right,
}

impl Operator {
    pub(super) fn text(self) -> &'static str {
        match self {
            Operator::Dollar => "$",
            Operator::Compose => ".",
            Operator::Map => "<$>",
            Operator::Replace => "<$",
            Operator::Ap => "<*>",
            Operator::Then => "*>",
            Operator::Divide => "/",
            Operator::Append => "<>",
        }
    }

    /// As the `Prelude` declares it.
    pub(super) fn fixity(self) -> (u8, Associativity) {
        match self {
            Operator::Dollar => (0, Associativity::Right),
            Operator::Map | Operator::Replace | Operator::Ap | Operator::Then => {
                (4, Associativity::Left)
            }
            Operator::Append => (6, Associativity::Right),
            Operator::Divide => (7, Associativity::Left),
            Operator::Compose => (9, Associativity::Right),
        }
    }
}

/// A pattern.
#[derive(Clone, Debug, PartialEq)]
pub enum Pat {
    /// A variable.
    Variable(String),
    /// `!a`, which is evaluated.
    Bang(Box<Pat>),
    /// A constructor and its fields.
    Constructor(Name, Vec<Pat>),
    /// `()`
    Unit,
    /// `(a, b)`
    Tuple(Vec<Pat>),
    /// A number.
    Number(u32),
    /// `_`
    Wildcard,
}

impl Pat {
    /// A variable.
    pub fn variable(name: impl Into<String>) -> Self {
        Pat::Variable(name.into())
    }

    /// The pattern, evaluated early if `strict`.
    #[must_use]
    pub fn evaluated(self, strict: bool) -> Self {
        if strict {
            Pat::Bang(Box::new(self))
        } else {
            self
        }
    }
}

impl std::fmt::Display for Expr {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.doc().render(super::WIDTH))
    }
}
