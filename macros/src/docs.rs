//! What `#[doc = …]` and `#[deprecated]` say, as an expression that rustc evaluates.
//!
//! The value of a `doc` attribute may be a macro, `include_str!` for one, which only rustc can expand. So the text is handed on
//! in parts, of which rustc makes one string when it encodes the record.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::punctuated::Punctuated;
use syn::{Attribute, Expr, ExprLit, Lit, LitStr, Meta, Token};

/// A `hsffi::metadata::Docs` of what `attributes` say.
pub fn of(attributes: &[Attribute]) -> TokenStream {
    with_note(attributes, None)
}

/// The same, and a paragraph of the macro's own at the end.
pub fn with_note(attributes: &[Attribute], note: Option<TokenStream>) -> TokenStream {
    let text = text(attributes, note);
    let deprecated = deprecation(&collect(attributes));
    quote! {
        ::hsffi::__private::metadata::Docs {
            text: #text,
            deprecated: #deprecated,
        }
    }
}

/// The parts of the text and the note, a `&'static [&'static str]`.
pub fn text(attributes: &[Attribute], note: Option<TokenStream>) -> TokenStream {
    let fragments = fragments(&collect(attributes));
    let indent = Indent::of(&fragments);
    let parts = fragments.iter().map(|fragment| {
        let text = match &fragment.value {
            Value::Known(text) => indent.remove(text, fragment.comment).into_token_stream(),
            Value::Expression(expression) => expression.to_token_stream(),
        };
        conditional(
            fragment.condition.as_ref(),
            &quote!(&'static str),
            &text,
            &quote!(""),
        )
    });
    let note = note.map(|note| quote!("\n", #note, "\n"));
    // A line each.
    quote!(&[#(#parts, "\n",)* #note])
}

/// The `doc` attributes, for an item that the user has not written.
pub fn attributes(attributes: &[Attribute]) -> impl Iterator<Item = &Attribute> {
    let is_doc = |attribute: &&Attribute| matches!(&attribute.meta, Meta::NameValue(meta) if meta.path.is_ident("doc"));
    attributes.iter().filter(is_doc)
}

/// An attribute, and under what condition it is there: `cfg_attr` is expanded only after attribute macros.
struct Conditional {
    condition: Option<TokenStream>,
    meta: Meta,
}

fn collect(attributes: &[Attribute]) -> Vec<Conditional> {
    let mut all = Vec::new();
    for attribute in attributes {
        expand(None, &attribute.meta, &mut all);
    }
    all
}

fn expand(condition: Option<TokenStream>, meta: &Meta, all: &mut Vec<Conditional>) {
    let Meta::List(list) = meta else {
        let meta = meta.clone();
        return all.push(Conditional { condition, meta });
    };
    if !list.path.is_ident("cfg_attr") {
        let meta = meta.clone();
        return all.push(Conditional { condition, meta });
    }
    // What is malformed, rustc reports.
    let parts = list.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated);
    let mut parts = parts.into_iter().flatten();
    let Some(predicate) = parts.next() else {
        return;
    };
    let condition = match condition {
        None => predicate.to_token_stream(),
        Some(outer) => quote!(all(#outer, #predicate)),
    };
    for meta in parts {
        expand(Some(condition.clone()), &meta, all);
    }
}

/// `value`, or `otherwise` where the condition does not hold, in which case rustc does not expand `value` either.
fn conditional(
    condition: Option<&TokenStream>,
    ty: &TokenStream,
    value: &TokenStream,
    otherwise: &TokenStream,
) -> TokenStream {
    let Some(condition) = condition else {
        return value.clone();
    };
    quote! {
        {
            #[cfg(#condition)]
            const HSFFI_SAID: #ty = #value;
            #[cfg(not(#condition))]
            const HSFFI_SAID: #ty = #otherwise;
            HSFFI_SAID
        }
    }
}

/// A `#[doc = …]`.
struct Fragment {
    condition: Option<TokenStream>,
    /// Whether it was written as a comment.
    comment: bool,
    value: Value,
}

enum Value {
    Known(String),
    Expression(Box<Expr>),
}

fn fragments(attributes: &[Conditional]) -> Vec<Fragment> {
    let fragment = |Conditional { condition, meta }: &Conditional| {
        let Meta::NameValue(meta) = meta else {
            return None;
        };
        if !meta.path.is_ident("doc") {
            return None;
        }
        let condition = condition.clone();
        Some(match &meta.value {
            Expr::Lit(ExprLit {
                lit: Lit::Str(text),
                ..
            }) => {
                let source = text.span().source_text();
                let written_as =
                    |start: &str| source.as_ref().is_some_and(|text| text.starts_with(start));
                let value = if written_as("/*") {
                    without_stars(&text.value())
                } else {
                    text.value()
                };
                Fragment {
                    condition,
                    comment: written_as("/"),
                    value: Value::Known(value),
                }
            }
            value => Fragment {
                condition,
                comment: false,
                value: Value::Expression(Box::new(value.clone())),
            },
        })
    };
    attributes.iter().filter_map(fragment).collect()
}

/// The text of a block comment without the column of stars that it may have.
fn without_stars(text: &str) -> String {
    let lines: Vec<_> = text.split('\n').collect();
    let after_star = |line: &&str| line.trim_start().strip_prefix('*').map(str::to_owned);
    let body = lines.get(1..).unwrap_or_default();
    // The last line may hold nothing but the comment's end.
    let (last, inner) = match body.split_last() {
        Some((last, inner)) if last.trim().is_empty() => (Some(*last), inner),
        _ => (None, body),
    };
    let stripped: Option<Vec<_>> = inner.iter().map(after_star).collect();
    match stripped {
        Some(stripped) if !stripped.is_empty() => {
            let first = lines.first().map(|line| (*line).to_owned());
            let all = first.into_iter().chain(stripped);
            all.chain(last.map(str::to_owned))
                .collect::<Vec<_>>()
                .join("\n")
        }
        _ => text.to_owned(),
    }
}

/// By how much all lines are indented, as rustdoc sees it: a comment has a space after its slashes, an attribute beside it none.
struct Indent {
    comments: usize,
    attributes: usize,
}

impl Indent {
    fn of(fragments: &[Fragment]) -> Self {
        let mixed = fragments.iter().any(|fragment| fragment.comment)
            && fragments.iter().any(|fragment| !fragment.comment);
        let lines = fragments.iter().flat_map(|fragment| {
            let more = usize::from(mixed && !fragment.comment);
            let text = match &fragment.value {
                Value::Known(text) => text,
                Value::Expression(_) => "",
            };
            let lines = text.lines().filter(|line| !line.trim().is_empty());
            lines.map(move |line| line.len() - line.trim_start_matches(' ').len() + more)
        });
        let comments = lines.min().unwrap_or(0);
        Indent {
            comments,
            attributes: comments.saturating_sub(usize::from(mixed)),
        }
    }

    fn remove(&self, text: &str, comment: bool) -> String {
        let indent = if comment {
            self.comments
        } else {
            self.attributes
        };
        let line = |line: &str| {
            let spaces = line.len() - line.trim_start_matches(' ').len();
            line[spaces.min(indent)..].trim_end().to_owned()
        };
        text.split('\n').map(line).collect::<Vec<_>>().join("\n")
    }
}

/// An `Option<hsffi::metadata::Deprecation>`.
fn deprecation(attributes: &[Conditional]) -> TokenStream {
    let said = attributes.iter().find_map(|Conditional { condition, meta }| {
        let (mut since, mut note) = (quote!(""), quote!(""));
        match meta {
            _ if !meta.path().is_ident("deprecated") => return None,
            Meta::Path(_) => {}
            Meta::NameValue(meta) => note = meta.value.to_token_stream(),
            Meta::List(list) => {
                // What is malformed, rustc reports.
                let _ = list.parse_nested_meta(|meta| {
                    let value: LitStr = meta.value()?.parse()?;
                    if meta.path.is_ident("since") {
                        since = value.into_token_stream();
                    } else if meta.path.is_ident("note") {
                        note = value.into_token_stream();
                    }
                    Ok(())
                });
            }
        }
        let said = quote! {
            ::core::option::Option::Some(::hsffi::__private::metadata::Deprecation { since: #since, note: #note })
        };
        Some(conditional(
            condition.as_ref(),
            &quote!(::core::option::Option<::hsffi::__private::metadata::Deprecation>),
            &said,
            &quote!(::core::option::Option::None),
        ))
    });
    said.unwrap_or_else(|| quote!(::core::option::Option::None))
}
