//! What the printer makes of expressions.

use super::super::{Expr, Literal, Operator, Pat, WIDTH};

fn v(name: &str) -> Expr {
    Expr::variable(name)
}

fn f(head: &str, arguments: &[&str]) -> Expr {
    v(head).apply(arguments.iter().map(|argument| v(argument)))
}

fn of_expr(expr: &Expr) -> String {
    expr.to_string()
}

#[test]
fn parentheses_stand_where_the_grammar_needs_them() {
    use Operator::{Ap, Compose, Divide, Map, Replace, Then};
    let lambda = || Expr::lambda([Pat::variable("x")], v("x"));
    for (expr, text) in [
        (v("f").apply([f("g", &["x"])]), "f (g x)"),
        (f("f", &["x"]).apply([v("y")]), "f x y"),
        (v("f").apply([Expr::integer(-1)]), "f (-1)"),
        (Expr::integer(i128::from(i64::MIN)), "-9223372036854775808"),
        (v("f").apply([lambda()]), "f (\\x -> x)"),
        (
            v("a").infix(Map, v("b")).infix(Ap, f("g", &["c"])),
            "a <$> b <*> g c",
        ),
        (
            v("a").infix(Map, v("b").infix(Ap, v("c"))),
            "a <$> (b <*> c)",
        ),
        (
            v("a").infix(Replace, v("b")).infix(Then, v("c")),
            "a <$ b *> c",
        ),
        (
            v("a").infix(Compose, v("b").infix(Compose, v("c"))),
            "a . b . c",
        ),
        (
            v("a").infix(Compose, v("b")).infix(Compose, v("c")),
            "(a . b) . c",
        ),
        (v("a").infix(Compose, lambda()), "a . (\\x -> x)"),
        (v("f").apply([v("a").infix(Map, v("b"))]), "f (a <$> b)"),
        (v("a").dollar(v("b").infix(Map, v("c"))), "a $ b <$> c"),
        (v("a").dollar(v("b")).infix(Map, v("c")), "(a $ b) <$> c"),
        (v("a").dollar(v("b").dollar(v("c"))), "a $ b $ c"),
        (
            Expr::Negate(Box::new(Expr::size(1).infix(Divide, Expr::size(0)))),
            "-1 / 0",
        ),
        (Expr::integer(-1).infix(Divide, Expr::size(2)), "(-1) / 2"),
        (
            Expr::RightSection(Map, Box::new(f("g", &["x"]))),
            "(<$> g x)",
        ),
        (
            Expr::RightSection(Map, Box::new(v("a").infix(Ap, v("b")))),
            "(<$> (a <*> b))",
        ),
        (Expr::LeftSection(Box::new(v("a")), Compose), "(a .)"),
        (
            v("f").apply([Expr::LeftSection(Box::new(v("a")), Compose)]),
            "f (a .)",
        ),
        (Expr::TupleConstructor(3).infix(Map, v("x")), "(,,) <$> x"),
        (Expr::List(vec![f("f", &["x"]), v("y")]), "[f x, y]"),
        (Expr::List(Vec::new()), "[]"),
    ] {
        assert_eq!(of_expr(&expr), text);
    }
}

#[test]
fn literals_are_those_of_ghc() {
    for (literal, text) in [
        (Literal::Char('\''), r"'\''"),
        (Literal::Char('"'), "'\"'"),
        (Literal::Char('λ'), "'λ'"),
        (Literal::String("a\"\\\n\0".into()), r#""a\"\\\n\0""#),
        (Literal::String("\u{1}1é—2".into()), r#""\1\&1é\8212\&2""#),
        (Literal::Bytes(b"\xFF0a".into()), r#""\255\&0a""#),
        (Literal::Float(0.1), "0.1"),
        (Literal::Double(1e300), "1e300"),
        (
            Literal::Hexadecimal(0x7ff8_0000_0000_0000),
            "0x7ff8000000000000",
        ),
    ] {
        assert_eq!(of_expr(&Expr::Literal(literal)), text);
    }
}

/// An operand that is half as long as a line.
fn long(name: &str) -> Expr {
    v(&name.repeat(WIDTH / 2))
}

#[test]
fn an_application_that_does_not_fit_has_a_line_for_each_operand() {
    let call = v("call").apply([v("x"), v("f").apply([long("a"), long("b")])]);
    let (a, b) = ("a".repeat(50), "b".repeat(50));
    let expected = format!("call\n  x\n  ( f\n      {a}\n      {b}\n  )");
    assert_eq!(of_expr(&call), expected);
}

#[test]
fn operators_that_do_not_fit_begin_their_lines() {
    let sum = long("a")
        .infix(Operator::Map, long("b"))
        .infix(Operator::Ap, v("c"));
    let (a, b) = ("a".repeat(50), "b".repeat(50));
    assert_eq!(of_expr(&sum), format!("{a}\n  <$> {b}\n  <*> c"));
}

#[test]
fn the_body_of_a_lambda_behind_a_dollar_stands_below() {
    let inner = f("with", &["y"]).dollar(Expr::lambda([Pat::variable("b")], f("call", &["b"])));
    let outer = f("with", &["x"]).dollar(Expr::lambda([Pat::variable("a")], inner));
    let text = "with x $ \\a ->\n  with y $ \\b ->\n    call b";
    assert_eq!(of_expr(&outer), text);
    let led = v("act").dollar(outer);
    assert_eq!(of_expr(&led), format!("act $ {text}"));
}

#[test]
fn below_a_call_on_several_lines_the_body_is_indented_further() {
    let call = v("with").apply([long("a"), long("b")]);
    let call = call.dollar(Expr::lambda([Pat::variable("x")], v("x")));
    let (a, b) = ("a".repeat(50), "b".repeat(50));
    assert_eq!(
        of_expr(&call),
        format!("with\n  {a}\n  {b} $ \\x ->\n    x")
    );
}

#[test]
fn functions_that_do_not_fit_beside_each_other_stand_below() {
    let lambda = Expr::lambda([Pat::variable("x")], v("x"));
    let call = v("f")
        .apply([long("a")])
        .dollar(v("g").apply([long("b")]).dollar(lambda));
    let (a, b) = ("a".repeat(50), "b".repeat(50));
    assert_eq!(of_expr(&call), format!("f {a} $\n  g {b} $ \\x ->\n    x"));
}

#[test]
fn the_last_call_behind_a_dollar_may_be_on_several_lines() {
    let call = v("act").dollar(v("call").apply([long("a"), long("b")]));
    let (a, b) = ("a".repeat(50), "b".repeat(50));
    assert_eq!(of_expr(&call), format!("act $ call\n  {a}\n  {b}"));
}
