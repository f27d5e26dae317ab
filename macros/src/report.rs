//! Everything that is wrong with an item, collected so that the user sees it at once.

use proc_macro2::TokenStream;
use quote::ToTokens;

/// Errors of one item.
#[derive(Default)]
pub struct Report {
    errors: Vec<syn::Error>,
}

impl Report {
    pub fn push(&mut self, error: syn::Error) {
        self.errors.push(error);
    }

    /// A numbered rule is broken by `at`. The wording is that of the rules which the compiler speaks, in `hsffi::rule`.
    pub fn rule(&mut self, at: impl ToTokens, number: &str, what: &str, fix: &str) {
        let message =
            format!("[{number}] {what}\n{fix}\nfor details, run `cargo hsffi explain {number}`");
        self.push(syn::Error::new_spanned(at, message));
    }

    /// Takes the value, or notes why there is none.
    pub fn take<T>(&mut self, result: syn::Result<T>) -> Option<T> {
        result.map_err(|error| self.push(error)).ok()
    }

    pub fn append(&mut self, mut other: Report) {
        self.errors.append(&mut other.errors);
    }

    pub fn is_empty(&self) -> bool {
        self.errors.is_empty()
    }

    pub fn into_tokens(self) -> TokenStream {
        self.errors
            .into_iter()
            .map(syn::Error::into_compile_error)
            .collect()
    }
}

/// Tokens as a user writes them: without the spaces that `Display` puts between them.
pub fn spelled(tokens: &impl ToTokens) -> String {
    let mut text = String::new();
    for word in tokens.to_token_stream().to_string().split(' ') {
        let joined = word.starts_with(['<', '>', ',', ':', '(', ')', '[', ']', ';', '.'])
            || text.ends_with(['<', '(', '[', '&', ':', '\'', '*'])
            || text.is_empty();
        // `fn(u8) -> u8`, `Item = u8`
        if !joined || word.starts_with("->") || text.ends_with("->") {
            text.push(' ');
        }
        text.push_str(word);
    }
    text
}
