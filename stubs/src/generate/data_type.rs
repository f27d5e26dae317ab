//! Data types: their declarations, instances, and what reads and writes their values.

use super::deprecated;
use super::derived::{have_instance, is_evaluable};
use super::directions::Directions;
use super::haddock::{self, Scope};
use super::known::Known;
use super::library_names as lib;
use super::marshal::{apply, read_fields};
use super::methods;
use super::names::{Names, data_field_names};
use super::put::{all, applied, put};
use super::runtime_names as rt;
use super::types::public;
use crate::description::{Class, Data, DataForm, Description, Import, Slotted, Type, Variant};
use crate::haskell::{
    self, Binding, Constructor, Decl, Equation, Expr, Field, Instance, Name, Operator, Pat,
};

/// The declarations of a data type; what reads values, where a function returns some, and what writes them, where one takes
/// some.
pub(super) fn decls(
    data: &Data,
    description: &Description,
    directions: &Directions<'_>,
    names: &Names,
    scope: &Scope<'_>,
) -> Vec<Decl> {
    let scope = scope.within(Some(&data.id));
    let mut decls = vec![Decl::Data(declaration(data, description, names, &scope))];
    if data.form == DataForm::Functions {
        decls.extend((directions.is_passed(&data.id)).then(|| methods::decl(data, names)));
        return decls;
    }
    if is_evaluable(&data.variants, description) {
        decls.push(evaluable(&data.name));
    }
    if data.form == DataForm::Storable {
        decls.push(storable(data, names));
    }
    if directions.is_returned(&data.id) {
        decls.push(reader(data, names));
    }
    if directions.is_passed(&data.id) {
        decls.push(writer(data, names));
    }
    decls
}

/// `NFData`, by `Generic`.
pub(super) fn evaluable(name: &str) -> Decl {
    Decl::Instance(Instance {
        docs: None,
        class: lib::NF_DATA.name(),
        ty: Name::local(name).ty(),
        types: Vec::new(),
        methods: Vec::new(),
    })
}

fn declaration(
    data: &Data,
    description: &Description,
    names: &Names,
    scope: &Scope<'_>,
) -> haskell::Data {
    let docs = deprecated::documented(&data.name, &data.docs, names);
    let fallback = format!("Rust's {}.", haddock::code(&data.name));
    let mut declaration =
        haskell::Data::empty(haddock::comment(&docs, &fallback, scope), &data.name);
    declaration.newtype = is_newtype(data);
    declaration.constructors = (data.variants.iter())
        .map(|variant| {
            let docs = deprecated::documented(&variant.name, &variant.docs, names);
            Constructor {
                docs: haddock::comment_of_some(&docs, scope),
                name: variant.name.clone(),
                fields: fields(variant, data, names, scope),
            }
        })
        .collect();
    let classes = [
        (Class::Eq, &lib::EQ),
        (Class::Ord, &lib::ORD),
        (Class::Show, &lib::SHOW_CLASS),
    ];
    let derived = classes
        .into_iter()
        .filter(|(class, _)| have_instance(&data.variants, *class, description))
        .map(|(_, known)| known);
    declaration.deriving = derived.chain([&lib::GENERIC]).map(Known::name).collect();
    declaration.pragmas =
        super::declaration::pragmas(&data.name, &data.docs, &data.variants, names);
    for variant in &data.variants {
        let names = data_field_names(data.field_names, &variant.name, &variant.fields);
        let fields = names.iter().zip(&variant.fields);
        let pragmas = fields.filter_map(|(name, field)| deprecated::pragma(name, &field.docs));
        declaration.pragmas.extend(pragmas);
    }
    declaration
}

/// A record of one function is a newtype as well, since hlint asks for that.
fn is_newtype(data: &Data) -> bool {
    let fields = data.variants.iter().map(|variant| variant.fields.len());
    data.form == DataForm::Newtype || data.form == DataForm::Functions && fields.eq([1])
}

fn fields(variant: &Variant, data: &Data, names: &Names, scope: &Scope<'_>) -> Vec<Field> {
    let field_names = data_field_names(data.field_names, &variant.name, &variant.fields);
    let mut field_names = field_names.into_iter();
    let is_record = field_names.len() > 0;
    let mut fields = Vec::new();
    for field in &variant.fields {
        // Of a field without a name, the documentation says that it is deprecated.
        let docs = if is_record {
            field.docs.clone()
        } else {
            deprecated::in_words(&field.docs)
        };
        fields.push(Field {
            docs: haddock::comment_of_some(&docs, scope),
            name: field_names.next(),
            strict: !is_newtype(data),
            ty: public(&field.value.ty, names),
        });
    }
    fields
}

/// `sizeOf`, `alignment`, `peek` and `poke`, at the places of the Rust struct.
fn storable(data: &Data, names: &Names) -> Decl {
    let equation = |method: &Known, patterns, body| {
        let equation = Equation {
            name: method.text().to_owned(),
            patterns,
            body,
        };
        (method.name(), equation)
    };
    let only = data.variants.first();
    let fields = only
        .map(|variant| variant.fields.as_slice())
        .unwrap_or_default();
    let places: Vec<_> = fields.iter().map(|field| field.value.clone()).collect();
    let address = names.local("pointer");
    let pointer = || Expr::variable(&address);
    let constructor = || Name::local(&data.name);
    let peek = |place: &Slotted| lib::PEEK_BYTE_OFF.call([pointer(), Expr::size(place.offset)]);
    let read = apply(constructor().expr(), places.iter().map(peek).collect());
    let variables = only
        .map(|variant| names.of_fields(variant))
        .unwrap_or_default();
    let writes = places.iter().zip(&variables).map(|(place, variable)| {
        lib::POKE_BYTE_OFF.call([
            pointer(),
            Expr::size(place.offset),
            Expr::variable(variable),
        ])
    });
    let writes = writes.reduce(|before, write| before.infix(Operator::Then, write));
    let pattern = Pat::Constructor(constructor(), variables.iter().map(Pat::variable).collect());
    Decl::Instance(Instance {
        docs: Some(haddock::verbatim("As Rust lays it out.")),
        class: lib::STORABLE.name(),
        ty: constructor().ty(),
        types: Vec::new(),
        methods: vec![
            equation(&lib::SIZE_OF, vec![Pat::Wildcard], Expr::size(data.size)),
            equation(
                &lib::ALIGNMENT,
                vec![Pat::Wildcard],
                Expr::size(alignment(&places)),
            ),
            equation(&lib::PEEK_METHOD, vec![Pat::variable(&address)], read),
            equation(
                &lib::POKE_METHOD,
                vec![Pat::variable(&address), pattern],
                writes.unwrap_or_else(|| lib::NO_WRITES.expr()),
            ),
        ],
    })
}

/// The largest of the alignments, which are the sizes of numbers.
fn alignment(places: &[Slotted]) -> usize {
    let of_number = |place: &Slotted| match place.ty {
        Type::Scalar(scalar) => scalar.size(),
        _ => 8,
    };
    places.iter().map(of_number).max().unwrap_or(1)
}

/// What reads a value from a slot.
fn reader(data: &Data, names: &Names) -> Decl {
    let variant = |variant: &Variant| {
        let places: Vec<_> = (variant.fields.iter())
            .map(|field| field.value.clone())
            .collect();
        let constructor = Name::local(&variant.name).expr();
        read_fields(constructor, &places, 0, Import::Safe, names)
    };
    let body = match (data.sum, data.variants.as_slice()) {
        (false, [only]) => variant(only),
        (_, variants) => {
            let name = names.local("index");
            let index = || Expr::variable(&name);
            let alternatives = (0..).zip(variants);
            let alternatives = alternatives.map(|(n, each)| (Pat::Number(n), variant(each)));
            let of = Expr::Literal(haskell::Literal::String(data.name.clone()));
            let unknown = rt::UNKNOWN_CONSTRUCTOR.call([of, index()]);
            let alternatives = alternatives.chain([(Pat::Wildcard, unknown)]);
            let case = Expr::Case(Box::new(index()), alternatives.collect());
            let function = Expr::lambda([Pat::variable(&name)], case);
            rt::PEEK_CONSTRUCTOR.expr().dollar(function)
        }
    };
    Decl::Binding(Binding {
        docs: None,
        ty: rt::PEEK.ty().apply([Name::local(&data.name).ty()]),
        equation: Equation {
            name: names.peek(&data.id).text().to_owned(),
            patterns: Vec::new(),
            body,
        },
        pragmas: Vec::new(),
    })
}

/// What writes a value to a slot.
fn writer(data: &Data, names: &Names) -> Decl {
    let variant = |index: u32, variant: &Variant| {
        let variables = names.of_fields(variant);
        let fields = variant.fields.iter().zip(&variables);
        let writes = fields.map(|(field, variable)| {
            let Slotted { offset, ty } = &field.value;
            applied(put(ty, *offset, names), Expr::variable(variable))
        });
        let tag = data
            .sum
            .then(|| rt::PUT_TAG.call([Expr::size(index as usize)]));
        let pattern = Pat::Constructor(
            Name::local(&variant.name),
            variables.iter().map(Pat::variable).collect(),
        );
        (pattern, all(tag.into_iter().chain(writes).collect()))
    };
    let name = names.put(&data.id).text().to_owned();
    let (patterns, body) = match (data.sum, data.variants.as_slice()) {
        (false, [only]) => {
            let (pattern, body) = variant(0, only);
            (vec![pattern], body)
        }
        (_, variants) => {
            let alternatives = (0..).zip(variants).map(|(n, each)| variant(n, each));
            let value = names.local("value");
            let case = Expr::Case(Box::new(Expr::variable(&value)), alternatives.collect());
            (vec![Pat::variable(value)], case)
        }
    };
    Decl::Binding(Binding {
        docs: None,
        ty: haskell::Type::Function(vec![Name::local(&data.name).ty(), rt::PUT.ty()]),
        equation: Equation {
            name,
            patterns,
            body,
        },
        pragmas: Vec::new(),
    })
}
