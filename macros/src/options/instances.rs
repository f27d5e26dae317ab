//! `instances(Eq, Show = "to_string", Bounded(min = "lowest", max = "highest"))`: the classes of which a type has an instance.

use hsffi_metadata::Class;
use proc_macro2::Ident;
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{LitStr, Path, Token, Type, parenthesized};

/// An instance as written.
pub struct Instance {
    pub class: Class,
    /// The class's name in the option.
    pub at: Ident,
    pub source: Source,
}

/// What in Rust an instance comes from.
pub enum Source {
    /// The trait of the class, or the constants of `Bounded`.
    Implied,
    /// A function.
    Function(Path),
    /// The functions of `Bounded`.
    Bounds { min: Path, max: Path },
    /// Those of `IsList`.
    Items(Box<Items>),
}

/// The items of `IsList`.
pub struct Items {
    pub item: Type,
    /// The functions that make a value of them and return them, unless they are those of traits.
    pub functions: Option<(Path, Path)>,
}

/// The classes of which a type can have an instance.
const CLASSES: &[(&str, Class)] = &[
    ("Eq", Class::Eq),
    ("Ord", Class::Ord),
    ("Show", Class::Show),
    ("Hashable", Class::Hashable),
    ("Semigroup", Class::Semigroup),
    ("Monoid", Class::Monoid),
    ("Bounded", Class::Bounded),
    ("NFData", Class::NFData),
    ("IsList", Class::IsList),
];

/// Reads what stands behind `instances`.
pub(super) fn read(key: &Ident, input: ParseStream<'_>) -> syn::Result<Vec<Instance>> {
    let list;
    if !input.peek(syn::token::Paren) {
        return Err(syn::Error::new_spanned(
            key,
            "write `instances(Eq, Ord, Show)`, with the classes of Haskell's that the type has instances of",
        ));
    }
    parenthesized!(list in input);
    let mut instances: Vec<Instance> = Vec::new();
    while !list.is_empty() {
        let instance = instance(&list)?;
        if instances.iter().any(|other| other.class == instance.class) {
            return Err(syn::Error::new_spanned(
                instance.at,
                "this instance repeats an earlier one: remove one of them",
            ));
        }
        instances.push(instance);
        if !list.is_empty() {
            list.parse::<Token![,]>().map_err(|error| {
                syn::Error::new(error.span(), "expected a comma between instances")
            })?;
        }
    }
    if instances.is_empty() {
        return Err(syn::Error::new_spanned(
            key,
            "name an instance, as in `instances(Eq)`, or remove `instances`",
        ));
    }
    Ok(instances)
}

fn instance(list: ParseStream<'_>) -> syn::Result<Instance> {
    let at = list
        .call(Ident::parse_any)
        .map_err(|error| syn::Error::new(error.span(), unknown("this")))?;
    let name = at.to_string();
    let class = CLASSES.iter().find(|(known, _)| *known == name);
    let Some(&(_, class)) = class else {
        return Err(syn::Error::new_spanned(&at, unknown(&format!("`{name}`"))));
    };
    let source = match class {
        Class::Show if !list.peek(Token![=]) => Source::Implied,
        Class::Show => Source::Function(function(&at, list, "to_string")?),
        Class::Semigroup => Source::Function(function(&at, list, "union")?),
        Class::Monoid => Source::Function(function(&at, list, "new")?),
        Class::Bounded if list.peek(syn::token::Paren) => {
            let bounds;
            parenthesized!(bounds in list);
            bounds_of(&at, &bounds)?
        }
        Class::Bounded if list.peek(Token![=]) => return Err(wrong_bounds(&at)),
        Class::IsList => items(&at, list)?,
        _ => Source::Implied,
    };
    if !list.is_empty() && !list.peek(Token![,]) {
        return Err(list.error(format!(
            "the instance `{name}` takes nothing more: write `{name}`"
        )));
    }
    Ok(Instance { class, at, source })
}

fn unknown(what: &str) -> String {
    if what == "`Read`" {
        return "objects have no instance of `Read`, which would have to know where in a text the object ends: export a function, for example `fn parse(text: &str) -> Result<OwnedByRust<Self>, ParseError>`".to_owned();
    }
    let known: Vec<_> = CLASSES.iter().map(|(name, _)| *name).collect();
    format!(
        "{what} is not a class of which an object can have an instance; expected one of `{}`",
        known.join("`, `")
    )
}

/// The function in `Semigroup = "union"`.
fn function(class: &Ident, list: ParseStream<'_>, example: &str) -> syn::Result<Path> {
    let wrong = |span| {
        syn::Error::new(
            span,
            format!("write `{class} = \"{example}\"`, with the name of a function of the type"),
        )
    };
    if !list.peek(Token![=]) {
        return Err(wrong(class.span()));
    }
    list.parse::<Token![=]>()?;
    let name: LitStr = list.parse().map_err(|_| wrong(list.span()))?;
    name.parse().map_err(|_| wrong(name.span()))
}

/// The items in `IsList = "u64"`, and the functions in `IsList(item = "u64", from = "new", to = "numbers")`.
fn items(class: &Ident, list: ParseStream<'_>) -> syn::Result<Source> {
    let wrong = || {
        syn::Error::new_spanned(
            class,
            "write `IsList = \"u64\"`, with the type of the items, of a type that implements `FromIterator<u64>` and, for references, `IntoIterator`; or `IsList(item = \"u64\", from = \"new\", to = \"numbers\")`, with functions `fn(Vec<u64>) -> T` and `fn(&T) -> Vec<u64>`",
        )
    };
    if list.peek(syn::token::Paren) {
        let items;
        parenthesized!(items in list);
        let values = named(&items, &["item", "from", "to"]).ok_or_else(wrong)?;
        let [item, from, to] = values.as_slice() else {
            return Err(wrong());
        };
        let functions = Some((
            from.parse().map_err(|_| wrong())?,
            to.parse().map_err(|_| wrong())?,
        ));
        let item = item.parse().map_err(|_| wrong())?;
        return Ok(Source::Items(Box::new(Items { item, functions })));
    }
    let item: Option<LitStr> = list.parse::<Token![=]>().and_then(|_| list.parse()).ok();
    let item = item.and_then(|item| item.parse().ok()).ok_or_else(wrong)?;
    let functions = None;
    Ok(Source::Items(Box::new(Items { item, functions })))
}

/// The values of these keys, in their order.
fn named(list: ParseStream<'_>, keys: &[&str]) -> Option<Vec<LitStr>> {
    let mut values = Vec::new();
    for key in keys {
        let found: Ident = list.call(Ident::parse_any).ok()?;
        list.parse::<Token![=]>().ok()?;
        values.push(list.parse().ok()?);
        list.parse::<Option<Token![,]>>().ok()?;
        if found != key {
            return None;
        }
    }
    list.is_empty().then_some(values)
}

/// The functions in `Bounded(min = "lowest", max = "highest")`.
fn bounds_of(class: &Ident, list: ParseStream<'_>) -> syn::Result<Source> {
    let values = named(list, &["min", "max"]).unwrap_or_default();
    let bounds: Vec<Path> = values.iter().filter_map(|name| name.parse().ok()).collect();
    match <[Path; 2]>::try_from(bounds) {
        Ok([min, max]) => Ok(Source::Bounds { min, max }),
        Err(_) => Err(wrong_bounds(class)),
    }
}

fn wrong_bounds(class: &Ident) -> syn::Error {
    syn::Error::new_spanned(
        class,
        "write `Bounded(min = \"lowest\", max = \"highest\")`, with the names of functions of the type; or `Bounded`, which takes the constants `MIN` and `MAX`",
    )
}
