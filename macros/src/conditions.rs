//! `#[cfg_attr(…)]` within an item, which rustc has not looked at when a macro of the item is expanded.
//!
//! What the macros write depends on attributes such as `#[hsffi(pure)]` and `///`. Where one of them is conditional, they
//! write one version for each case, under a `#[cfg]` of its own, and rustc keeps the one that applies.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::parse::{ParseStream, Parser};
use syn::{Attribute, Meta, Token, parse_quote};

use crate::options::is_hsffi;
use crate::report::Report;

/// The most conditions that the attributes of one item may have.
const MOST: usize = 6;

/// The attributes in each case, with a `#[cfg]` that tells the case where there are several.
pub fn cases(attributes: &[Attribute], report: &mut Report) -> Vec<Vec<Attribute>> {
    let mut conditions: Vec<TokenStream> = Vec::new();
    let parsed: Vec<_> = attributes
        .iter()
        .map(|attribute| match Conditional::parse(attribute) {
            Some(conditional) if conditional.matters() => {
                let known = conditions
                    .iter()
                    .any(|condition| condition.to_string() == conditional.condition.to_string());
                if !known {
                    conditions.push(conditional.condition.clone());
                }
                Err(conditional)
            }
            _ => Ok(attribute),
        })
        .collect();
    if conditions.len() > MOST {
        report.push(syn::Error::new_spanned(
            &conditions[MOST],
            format!("too many conditions in `cfg_attr`: an exported item may have {MOST}; write several items, each with its own `#[cfg]`"),
        ));
        conditions.truncate(MOST);
    }
    let cases = (0..1_u32 << conditions.len()).map(|case| {
        let holds = |condition: &TokenStream| {
            let position = conditions
                .iter()
                .position(|known| known.to_string() == condition.to_string());
            position.is_some_and(|position| case & (1 << position) != 0)
        };
        let mut chosen: Vec<Attribute> = conditions
            .iter()
            .map(|condition| {
                if holds(condition) {
                    parse_quote!(#[cfg(#condition)])
                } else {
                    parse_quote!(#[cfg(not(#condition))])
                }
            })
            .collect();
        for attribute in &parsed {
            match attribute {
                Ok(attribute) => chosen.push((*attribute).clone()),
                Err(conditional) if holds(&conditional.condition) => {
                    chosen.extend(conditional.attributes.iter().map(to_attribute));
                }
                Err(_) => {}
            }
        }
        chosen
    });
    // One `cfg_attr` may hold another.
    let mut flat = Vec::new();
    for case in cases.collect::<Vec<_>>() {
        let nested = case.iter().any(|attribute| {
            Conditional::parse(attribute).is_some_and(|conditional| conditional.matters())
        });
        if nested {
            flat.extend(self::cases(&case, report));
        } else {
            flat.push(case);
        }
    }
    flat
}

/// Removes what only the macros understand, also where it is conditional.
pub fn without_options(attributes: &mut Vec<Attribute>) {
    attributes.retain_mut(|attribute| {
        if is_hsffi(attribute) {
            return false;
        }
        let Some(conditional) = Conditional::parse(attribute) else {
            return true;
        };
        if !conditional.has_options() {
            return true;
        }
        let mut rest: Vec<_> = conditional.attributes.iter().map(to_attribute).collect();
        without_options(&mut rest);
        let (condition, metas) = (
            conditional.condition,
            rest.iter().map(|attribute| &attribute.meta),
        );
        *attribute = parse_quote!(#[cfg_attr(#condition, #(#metas),*)]);
        !rest.is_empty()
    });
}

/// The first `#[hsffi(…)]`, conditional or not.
pub fn options(attributes: &[Attribute]) -> Option<&Attribute> {
    attributes.iter().find(|attribute| {
        is_hsffi(attribute)
            || Conditional::parse(attribute).is_some_and(|conditional| conditional.has_options())
    })
}

/// Whether it depends on a condition if the item is there.
pub fn is_condition(attribute: &Attribute) -> bool {
    attribute.path().is_ident("cfg")
        || Conditional::parse(attribute).is_some_and(|conditional| {
            conditional
                .attributes
                .iter()
                .any(|meta| is_condition(&to_attribute(meta)))
        })
}

/// `#[cfg_attr(condition, attributes)]`.
struct Conditional {
    condition: TokenStream,
    attributes: Vec<Meta>,
}

impl Conditional {
    fn parse(attribute: &Attribute) -> Option<Self> {
        if !attribute.path().is_ident("cfg_attr") {
            return None;
        }
        let list = attribute.meta.require_list().ok()?;
        let parse = |input: ParseStream<'_>| {
            let condition = input.parse::<Meta>()?.into_token_stream();
            let mut attributes = Vec::new();
            while input.parse::<Option<Token![,]>>()?.is_some() && !input.is_empty() {
                // The `unsafe` of `unsafe(no_mangle)` is no path, but is parsed as one here.
                let attribute = Attribute::parse_outer.parse2(one_attribute(input)?)?;
                attributes.extend(attribute.into_iter().map(|attribute| attribute.meta));
            }
            Ok(Conditional {
                condition,
                attributes,
            })
        };
        parse.parse2(list.tokens.clone()).ok()
    }

    /// Whether the macros look at what it holds.
    fn matters(&self) -> bool {
        self.attributes.iter().any(|meta| {
            let attribute = to_attribute(meta);
            match Conditional::parse(&attribute) {
                Some(nested) => nested.matters(),
                None => LOOKED_AT.iter().any(|name| attribute.path().is_ident(name)),
            }
        })
    }

    fn has_options(&self) -> bool {
        self.attributes.iter().any(|meta| {
            let attribute = to_attribute(meta);
            is_hsffi(&attribute)
                || Conditional::parse(&attribute).is_some_and(|nested| nested.has_options())
        })
    }
}

/// The attributes on which what the macros write depends.
const LOOKED_AT: [&str; 11] = [
    "hsffi",
    "doc",
    "cfg",
    "deprecated",
    "target_feature",
    "unsafe",
    "no_mangle",
    "export_name",
    "link_name",
    "test",
    "bench",
];

/// The tokens up to the next comma, in the brackets of an attribute.
fn one_attribute(input: ParseStream<'_>) -> syn::Result<TokenStream> {
    let mut tokens = TokenStream::new();
    while !input.is_empty() && !input.peek(Token![,]) {
        tokens.extend([input.parse::<proc_macro2::TokenTree>()?]);
    }
    Ok(quote!(#[#tokens]))
}

fn to_attribute(meta: &Meta) -> Attribute {
    parse_quote!(#[#meta])
}
