//! Modules without the prelude, `#[no_implicit_prelude]`. rustc finds the tool `diagnostic` in the prelude alone, so what is emitted
//! there goes without its attributes: messages are less to the point.

use std::path::PathBuf;

use proc_macro2::{Group, Span, TokenStream, TokenTree};

use crate::enclosing;

/// What to emit, where this is being expanded.
pub fn adapt(tokens: TokenStream) -> TokenStream {
    if is_missing() {
        without_tools(tokens)
    } else {
        tokens
    }
}

/// Whether the file or the crate's root says so. Which of a file's modules does is not looked at, nor files between.
/// Before Rust 1.88, the root alone is.
fn is_missing() -> bool {
    if !proc_macro::is_available() {
        return false;
    }
    let file = Span::call_site().local_file();
    let manifest = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let roots = ["src/lib.rs", "src/main.rs"].map(|root| Some(manifest.as_ref()?.join(root)));
    let directory = std::env::current_dir().ok();
    let file = file.and_then(|file| Some(directory?.join(file)));
    let mut files = roots.into_iter().chain([file]).flatten();
    files.any(|file| enclosing::lacks_prelude(&file))
}

fn without_tools(tokens: TokenStream) -> TokenStream {
    let mut kept: Vec<TokenTree> = Vec::new();
    for token in tokens {
        let TokenTree::Group(group) = token else {
            kept.push(token);
            continue;
        };
        let first = group.stream().into_iter().next();
        let is_tool = matches!(&first, Some(TokenTree::Ident(tool)) if tool == "diagnostic");
        let is_attribute =
            matches!(kept.last(), Some(TokenTree::Punct(hash)) if hash.as_char() == '#');
        if is_tool && is_attribute {
            kept.pop();
            continue;
        }
        let mut inner = Group::new(group.delimiter(), without_tools(group.stream()));
        inner.set_span(group.span());
        kept.push(inner.into());
    }
    kept.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::without_tools;

    #[test]
    fn attributes_of_tools_go() {
        let tokens = quote! {
            const _: () = {
                #[allow(deprecated)]
                #[diagnostic::do_not_recommend]
                impl A for [diagnostic; 1] {}
            };
        };
        let expected = quote! {
            const _: () = {
                #[allow(deprecated)]
                impl A for [diagnostic; 1] {}
            };
        };
        assert_eq!(without_tools(tokens).to_string(), expected.to_string());
    }
}
