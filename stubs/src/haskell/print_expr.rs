//! How expressions and patterns are printed: parentheses where the grammar needs them, and line breaks.

use super::expr::{Associativity, Expr, Operator, Pat};
use super::layout::Doc;

/// What stands around an expression, from what takes anything to what takes an atom alone.
///
/// An expression of a lower precedence than its place has gets parentheses.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Precedence(u8);

impl Precedence {
    /// Lambdas and cases extend as far to the right as they can.
    const OPEN: Precedence = Precedence(0);
    const NEGATION: Precedence = Precedence::of_operator(6);
    const APPLICATION: Precedence = Precedence(20);
    const ATOM: Precedence = Precedence(21);

    const fn of_operator(level: u8) -> Self {
        Precedence(1 + level)
    }

    const fn above(self) -> Self {
        Precedence(self.0 + 1)
    }
}

impl Expr {
    /// Where the expression stands by itself.
    pub(super) fn doc(&self) -> Doc {
        self.within(Precedence::OPEN)
    }

    fn precedence(&self) -> Precedence {
        match self {
            Expr::Name(_)
            | Expr::Literal(_)
            | Expr::TupleConstructor(_)
            | Expr::LeftSection(..)
            | Expr::RightSection(..)
            | Expr::List(_) => Precedence::ATOM,
            Expr::Apply(..) => Precedence::APPLICATION,
            Expr::Infix(_, operator, _) => Precedence::of_operator(operator.fixity().0),
            Expr::Negate(_) => Precedence::NEGATION,
            Expr::Lambda(..) | Expr::Case(..) => Precedence::OPEN,
        }
    }

    fn within(&self, place: Precedence) -> Doc {
        if self.precedence() < place {
            parenthesized(self.bare())
        } else {
            self.bare()
        }
    }

    fn bare(&self) -> Doc {
        match self {
            Expr::Name(name) => Doc::text(name.qualified()),
            Expr::Literal(literal) => Doc::text(literal.text()),
            Expr::TupleConstructor(parts) => Doc::text(format!("({})", ",".repeat(parts - 1))),
            Expr::Apply(head, arguments) => application(head, arguments),
            Expr::Infix(left, Operator::Dollar, right) => dollars(left, right),
            Expr::Infix(left, operator, right) => infix(left, *operator, right),
            Expr::LeftSection(operand, operator) => {
                let operand = operand.within(operand_precedence(*operator, Associativity::Left));
                let operator = Doc::text(format!(" {}", operator.text()));
                parenthesized(operand.then(operator))
            }
            Expr::RightSection(operator, operand) => {
                let operand = operand.within(operand_precedence(*operator, Associativity::Right));
                parenthesized(Doc::text(format!("{} ", operator.text())).then(operand))
            }
            Expr::Negate(operand) => {
                Doc::text("-").then(operand.within(Precedence::NEGATION.above()))
            }
            Expr::Lambda(patterns, body) => {
                let body = Doc::line().then(body.doc()).nest(2);
                lambda_head(patterns).then(body).group()
            }
            Expr::Case(value, alternatives) => {
                case_head(value).then(self::alternatives(alternatives).nest(2))
            }
            Expr::List(items) => list(items),
        }
    }
}

/// What an operand at this side of an operator must be at least, to have no parentheses.
fn operand_precedence(operator: Operator, side: Associativity) -> Precedence {
    let (level, associativity) = operator.fixity();
    let precedence = Precedence::of_operator(level);
    if side == associativity {
        precedence
    } else {
        precedence.above()
    }
}

/// `(a)`, or `( a` and `)` with lines between.
fn parenthesized(doc: Doc) -> Doc {
    Doc::concat([
        Doc::text("("),
        Doc::by_layout(" ", ""),
        doc.nest(2),
        Doc::soft_line(),
        Doc::text(")"),
    ])
    .group()
}

/// `head a b`, or the head and a line for each argument.
fn application(head: &Expr, arguments: &[Expr]) -> Doc {
    let all = std::iter::once(head).chain(arguments);
    let all = all.map(|operand| operand.within(Precedence::ATOM));
    Doc::join(all, &Doc::line()).nest(2).group()
}

/// `a <$> b <*> c`, or a line for each operand.
fn infix(left: &Expr, operator: Operator, right: &Expr) -> Doc {
    if operator.fixity().1 == Associativity::Right {
        return right_infix(left, operator, right);
    }
    let mut operands = vec![(Some(operator), right)];
    let mut first = left;
    let is_left = operator.fixity().1 == Associativity::Left;
    // What needs no parentheses belongs to the same chain.
    while let Expr::Infix(left, inner, right) = first {
        if !is_left || inner.fixity() != operator.fixity() {
            break;
        }
        operands.push((Some(*inner), right));
        first = left;
    }
    operands.push((None, first));
    let operands = operands
        .into_iter()
        .rev()
        .map(|(before, operand)| match before {
            None => operand.within(operand_precedence(operator, Associativity::Left)),
            Some(before) => Doc::text(format!("{} ", before.text()))
                .then(operand.within(operand_precedence(before, Associativity::Right))),
        });
    Doc::join(operands, &Doc::line()).nest(2).group()
}

/// `a <> b <> c`, or a line for each operand.
fn right_infix(left: &Expr, operator: Operator, right: &Expr) -> Doc {
    let before = |operator: Operator, operand: &Expr, side| {
        let operand = operand.within(operand_precedence(operator, side));
        Doc::text(format!("{} ", operator.text())).then(operand)
    };
    let mut operands = vec![left.within(operand_precedence(operator, Associativity::Left))];
    let (mut last_operator, mut last) = (operator, right);
    while let Expr::Infix(left, inner, right) = last {
        if inner.fixity() != operator.fixity() {
            break;
        }
        operands.push(before(last_operator, left, Associativity::Left));
        (last_operator, last) = (*inner, right);
    }
    operands.push(before(last_operator, last, Associativity::Right));
    Doc::join(operands, &Doc::line()).nest(2).group()
}

/// `f a $ g b $ \c ->` and the body below it. What does not fit has a line for each function, or for each operand.
fn dollars(left: &Expr, right: &Expr) -> Doc {
    let mut functions = vec![left];
    let mut last = right;
    while let Expr::Infix(left, Operator::Dollar, right) = last {
        functions.push(left);
        last = right;
    }
    let functions: Vec<_> = (functions.into_iter())
        .map(|function| function.within(operand_precedence(Operator::Dollar, Associativity::Left)))
        .collect();
    let (head, body) = hanging(last);
    let sign = Doc::text(" $ ");
    let one_line = functions.iter().map(|function| function.clone().flat());
    let one_line = Doc::join(one_line, &sign).then(sign.clone());
    let one_line = Doc::concat([one_line, head.clone(), body.clone().nest(2)]);
    let mut several_lines = Doc::empty();
    for (position, function) in functions.iter().enumerate().rev() {
        several_lines = if position + 1 == functions.len() {
            // Below a call on several lines, the body is indented further than the operands.
            let fits = Doc::concat([function.clone().flat(), sign.clone(), head.clone()])
                .then(body.clone().nest(2));
            let broken = Doc::concat([function.clone(), sign.clone(), head.clone()])
                .then(body.clone().nest(4));
            Doc::choice(fits, broken)
        } else {
            let next = Doc::hard_line().then(several_lines).nest(2);
            Doc::concat([function.clone(), Doc::text(" $"), next])
        };
    }
    Doc::choice(one_line, several_lines)
}

/// What stays on the line of a `$` before it, and what stands below.
fn hanging(last: &Expr) -> (Doc, Doc) {
    match last {
        Expr::Lambda(patterns, body) => (lambda_head(patterns), Doc::hard_line().then(body.doc())),
        Expr::Case(value, alternatives) => (case_head(value), self::alternatives(alternatives)),
        other => (other.doc(), Doc::empty()),
    }
}

fn lambda_head(patterns: &[Pat]) -> Doc {
    let patterns = Doc::join(patterns.iter().map(Pat::atom), &Doc::text(" "));
    Doc::concat([Doc::text("\\"), patterns, Doc::text(" ->")])
}

fn case_head(value: &Expr) -> Doc {
    Doc::concat([Doc::text("case "), value.doc(), Doc::text(" of")])
}

/// A line each.
fn alternatives(alternatives: &[(Pat, Expr)]) -> Doc {
    Doc::concat(alternatives.iter().map(|(pattern, body)| {
        let body = Doc::line().then(body.doc()).nest(2);
        Doc::hard_line().then(Doc::concat([pattern.doc(), Doc::text(" ->"), body]).group())
    }))
}

/// `[a, b]`, or a line for each item.
fn list(items: &[Expr]) -> Doc {
    if items.is_empty() {
        return Doc::text("[]");
    }
    let separator = Doc::soft_line().then(Doc::text(", "));
    Doc::concat([
        Doc::text("["),
        Doc::by_layout(" ", ""),
        Doc::join(items.iter().map(|item| item.doc().nest(2)), &separator),
        Doc::soft_line(),
        Doc::text("]"),
    ])
    .group()
}

impl Pat {
    pub(super) fn doc(&self) -> Doc {
        match self {
            Pat::Constructor(name, fields) if !fields.is_empty() => {
                let name = Doc::text(name.qualified());
                let all = std::iter::once(name).chain(fields.iter().map(Pat::atom));
                Doc::join(all, &Doc::text(" "))
            }
            _ => self.atom(),
        }
    }

    /// As a parameter, or as a field of another pattern.
    pub(super) fn atom(&self) -> Doc {
        match self {
            Pat::Variable(name) => Doc::text(name),
            Pat::Bang(pattern) => Doc::text("!").then(pattern.atom()),
            Pat::Constructor(name, fields) if fields.is_empty() => Doc::text(name.qualified()),
            Pat::Constructor(..) => Doc::concat([Doc::text("("), self.doc(), Doc::text(")")]),
            Pat::Unit => Doc::text("()"),
            Pat::Tuple(parts) => {
                let parts = Doc::join(parts.iter().map(Pat::doc), &Doc::text(", "));
                Doc::concat([Doc::text("("), parts, Doc::text(")")])
            }
            Pat::Number(number) => Doc::text(number.to_string()),
            Pat::Wildcard => Doc::text("_"),
        }
    }
}
