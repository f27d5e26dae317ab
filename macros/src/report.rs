//! Everything that is wrong with an item, collected so that the user sees it at once.

use proc_macro2::{Span, TokenStream};

/// Errors of one item.
#[derive(Default)]
pub struct Report {
    errors: Vec<syn::Error>,
}

impl Report {
    pub fn push(&mut self, error: syn::Error) {
        self.errors.push(error);
    }

    /// A numbered rule is broken at `span`.
    pub fn rule(&mut self, span: Span, number: &str, what: &str, mend: &str) {
        self.push(rule(span, number, what, mend));
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

/// The wording that all rules share; those that the compiler speaks have it in `hsffi`.
pub fn rule(span: Span, number: &str, what: &str, mend: &str) -> syn::Error {
    syn::Error::new(
        span,
        format!("[{number}] {what}\n{mend}\n`cargo hsffi explain {number}` tells more"),
    )
}
