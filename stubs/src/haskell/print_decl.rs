//! How declarations are printed.

use super::decl::{
    Binding, Comment, Constructor, Convention, Data, Decl, Equation, Field, ForeignExport,
    ForeignImport, Instance, Located, Pattern, Pragma, PragmaKind, Safety,
};
use super::expr::Pat;
use super::layout::Doc;
use super::literal;
use super::name::Name;
use super::ty::{Type, signature};

impl Comment {
    /// A line each, without a line break behind the last.
    pub(super) fn doc(&self) -> Doc {
        let lines = self.0.iter().enumerate().map(|(number, line)| {
            let sign = if number == 0 { "-- |" } else { "--" };
            Doc::text(if line.is_empty() {
                sign.to_owned()
            } else {
                format!("{sign} {line}")
            })
        });
        Doc::join(lines, &Doc::hard_line())
    }
}

/// The comment on lines of its own, before what it documents.
fn documented(docs: Option<&Comment>, doc: Doc) -> Doc {
    match docs {
        Some(docs) => Doc::concat([docs.doc(), Doc::hard_line(), doc]),
        None => doc,
    }
}

impl Decl {
    /// The declaration, without a line break behind it.
    pub(super) fn doc(&self) -> Doc {
        match self {
            Decl::Data(data) => of_data(data),
            Decl::Binding(binding) => of_binding(binding),
            Decl::Instance(instance) => of_instance(instance),
            Decl::ForeignImport(import) => of_foreign_import(import),
            Decl::ForeignExport(export) => of_foreign_export(export),
            Decl::Located(located) => of_located(located),
        }
    }
}

/// Behind a declaration, a line each.
fn of_pragmas(pragmas: &[Pragma]) -> Doc {
    Doc::concat(pragmas.iter().map(|Pragma { name, kind }| {
        let text = match kind {
            PragmaKind::Inline => format!("INLINE {name}"),
            PragmaKind::NoInline => format!("NOINLINE {name}"),
            PragmaKind::Deprecated(message) => {
                format!("DEPRECATED {name} {}", literal::string(message))
            }
        };
        Doc::hard_line().then(Doc::text(format!("{{-# {text} #-}}")))
    }))
}

/// Whether it is an operator, which stands between its operands.
fn is_operator(name: &str) -> bool {
    !name.contains(|c: char| c.is_alphanumeric() || c == '_')
}

fn of_equation(equation: &Equation) -> Doc {
    let name = Doc::text(&equation.name);
    let patterns = equation.patterns.iter();
    let left: Vec<_> = if is_operator(&equation.name) {
        let mut left: Vec<_> = patterns.map(Pat::doc).collect();
        left.insert(left.len().min(1), name);
        left
    } else {
        std::iter::once(name)
            .chain(patterns.map(Pat::atom))
            .collect()
    };
    let left = Doc::join(left, &Doc::line()).nest(4);
    let left = left.then(Doc::text(" =")).group();
    let right = Doc::line().then(equation.body.doc()).nest(2);
    left.then(right).group()
}

fn of_binding(binding: &Binding) -> Doc {
    let signature = signature(&binding.equation.name, &binding.ty);
    let equation = of_equation(&binding.equation);
    let doc = Doc::concat([signature, Doc::hard_line(), equation]);
    documented(
        binding.docs.as_ref(),
        doc.then(of_pragmas(&binding.pragmas)),
    )
}

fn of_instance(instance: &Instance) -> Doc {
    let head = Doc::text(format!("instance {} ", instance.class.qualified()));
    let methods = instance.methods.iter();
    let methods = methods.map(|(_, equation)| Doc::hard_line().then(of_equation(equation)));
    let types = instance.types.iter().map(|(name, ty)| {
        let left = Doc::text(format!("type {} ", name.text())).then(instance.ty.atom());
        Doc::concat([Doc::hard_line(), left, Doc::text(" = "), ty.doc()])
    });
    let doc = Doc::concat([
        head,
        instance.ty.atom(),
        Doc::text(
            if instance.methods.is_empty() && instance.types.is_empty() {
                ""
            } else {
                " where"
            },
        ),
        Doc::concat(types).nest(2),
        Doc::concat(methods).nest(2),
    ]);
    documented(instance.docs.as_ref(), doc)
}

fn of_foreign_import(import: &ForeignImport) -> Doc {
    let convention = match import.convention {
        Convention::Ccall => "ccall",
        Convention::Capi => "capi",
    };
    let (safety, address) = match import.safety {
        Safety::Safe => (" safe", ""),
        Safety::Unsafe => (" unsafe", ""),
        Safety::Address => ("", "&"),
    };
    let entity = literal::string(&format!("{address}{}", import.entity));
    let first = Doc::text(format!("foreign import {convention}{safety} {entity}"));
    let second = Doc::hard_line().then(signature(&import.name, &import.ty));
    documented(Some(&import.docs), first.then(second.nest(2)))
}

fn of_foreign_export(export: &ForeignExport) -> Doc {
    let binding = &export.binding;
    let symbol = literal::string(&export.symbol);
    let second = signature(&binding.equation.name, &binding.ty);
    Doc::concat([
        of_binding(binding),
        Doc::hard_line(),
        Doc::hard_line(),
        Doc::text(format!("foreign export ccall {symbol}")),
        Doc::hard_line().then(second).nest(2),
    ])
}

fn of_located(located: &Located) -> Doc {
    let Located {
        file,
        line,
        binding,
    } = located;
    // GHC knows no escape in the name of a file.
    let file = file.replace(['"', '\n'], "_");
    Doc::concat([
        signature(&binding.equation.name, &binding.ty),
        Doc::hard_line(),
        Doc::text(format!("{{-# LINE {line} \"{file}\" #-}}")),
        Doc::hard_line(),
        of_equation(&binding.equation),
    ])
}

fn of_data(data: &Data) -> Doc {
    let keyword = if data.newtype { "newtype" } else { "data" };
    let c_type = data.c_type.as_ref().map(|(header, ty)| {
        let (header, ty) = (literal::string(header), literal::string(ty));
        format!("{{-# CTYPE {header} {ty} #-}}")
    });
    let words = [Some(keyword.to_owned()), c_type, Some(data.name.clone())];
    let words = words.into_iter().flatten().chain(data.variables.clone());
    let head = Doc::text(words.collect::<Vec<_>>().join(" "));
    let body = match data.constructors.as_slice() {
        [] => head,
        [only] => {
            let only = Doc::text("= ").then(of_constructor(only, data.newtype).align());
            head.then(Doc::line().then(only).nest(2)).group()
        }
        several => {
            let several = several.iter().enumerate().map(|(position, constructor)| {
                let sign = Doc::text(if position == 0 { "= " } else { "| " });
                Doc::concat([
                    Doc::hard_line(),
                    sign,
                    of_constructor(constructor, false).align(),
                ])
            });
            head.then(Doc::concat(several).nest(2))
        }
    };
    let declared = documented(Some(&data.docs), body.then(deriving(data)));
    declared
        .then(patterns(data))
        .then(of_pragmas(&data.pragmas))
}

/// Behind the declaration of their type.
fn patterns(data: &Data) -> Doc {
    if data.patterns.is_empty() {
        return Doc::empty();
    }
    let patterns = data.patterns.iter().map(|pattern| {
        let blank = Doc::hard_line().then(Doc::hard_line());
        blank.then(of_pattern(pattern, &data.name))
    });
    let names: Vec<_> = data.patterns.iter().map(|it| it.name.as_str()).collect();
    let complete = format!("{{-# COMPLETE {} #-}}", names.join(", "));
    let blank = Doc::hard_line().then(Doc::hard_line());
    Doc::concat(patterns).then(blank).then(Doc::text(complete))
}

fn of_pattern(pattern: &Pattern, of: &str) -> Doc {
    let Pattern {
        name, constructor, ..
    } = pattern;
    let types: Vec<_> = (pattern.fields.iter())
        .map(|field| field.ty.clone())
        .collect();
    let signature = signature(
        &format!("pattern {name}"),
        &Type::function(types, Type::Name(Name::local(of))),
    );
    let words = |words: Vec<Doc>| Doc::join(words, &Doc::line()).nest(4).group();
    let head = Doc::text(format!("pattern {name}"));
    let fields: Vec<_> = (pattern.fields.iter())
        .filter_map(|field| field.name.as_ref().map(Doc::text))
        .collect();
    let (head, bound) = if fields.is_empty() {
        let variables: Vec<_> = pattern.equation.patterns.iter().map(Pat::atom).collect();
        let head = std::iter::once(head).chain(variables.clone());
        (words(head.collect()), variables)
    } else {
        let list = Doc::join(fields.clone(), &Doc::text(",").then(Doc::line()));
        let list = Doc::text("{").then(list.nest(1)).then(Doc::text("}"));
        (words(vec![head, list.group()]), fields)
    };
    let matched = std::iter::once(Doc::text(constructor)).chain(bound);
    let matched = matched.chain([Doc::text("_")]);
    let doc = Doc::concat([
        signature,
        Doc::hard_line(),
        head,
        Doc::text(" <-"),
        Doc::line().then(words(matched.collect())).nest(2).group(),
        Doc::hard_line().then(Doc::text("where")).nest(2),
        Doc::hard_line()
            .then(of_equation(&pattern.equation))
            .nest(4),
    ]);
    documented(pattern.docs.as_ref(), doc)
}

fn deriving(data: &Data) -> Doc {
    if data.deriving.is_empty() {
        return Doc::empty();
    }
    let classes: Vec<_> = data.deriving.iter().map(Name::qualified).collect();
    let deriving = Doc::text(format!("deriving ({})", classes.join(", ")));
    Doc::hard_line().then(deriving).nest(2)
}

/// The constructor, whose fields have a line each where they have names, unless it is `short`.
fn of_constructor(constructor: &Constructor, short: bool) -> Doc {
    let fields = &constructor.fields;
    let name = Doc::text(&constructor.name);
    let doc = if fields.iter().any(|field| field.name.is_some()) {
        let fields = fields.iter().enumerate().map(|(position, field)| {
            let (line, sign) = match (position, short) {
                (0, true) => (Doc::line(), Doc::text("{").then(Doc::by_layout(" ", ""))),
                (0, false) => (Doc::hard_line(), Doc::text("{ ")),
                (_, true) => (Doc::soft_line(), Doc::text(", ")),
                (_, false) => (Doc::hard_line(), Doc::text(", ")),
            };
            Doc::concat([line, sign, of_field(field).align()])
        });
        let end = Doc::soft_line().then(Doc::text("}"));
        name.then(Doc::concat(fields).then(end).nest(2)).group()
    } else {
        let fields = fields
            .iter()
            .map(|field| Doc::line().then(of_field(field).align()));
        name.then(Doc::concat(fields).nest(2)).group()
    };
    documented(constructor.docs.as_ref(), doc)
}

fn of_field(field: &Field) -> Doc {
    let strict = Doc::text(if field.strict { "!" } else { "" });
    let doc = match &field.name {
        // A type behind `!` is an operand, and one behind `::` is not.
        Some(name) => {
            let ty = if field.strict {
                field.ty.atom()
            } else {
                field.ty.doc()
            };
            Doc::concat([Doc::text(format!("{name} :: ")), strict, ty])
        }
        None => strict.then(field.ty.atom()),
    };
    documented(field.docs.as_ref(), doc)
}
