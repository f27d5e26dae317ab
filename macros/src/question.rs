//! Questions that rustc answers: whether an import permits what a type demands.
//!
//! A question is a constant of its own,
//!
//! ```ignore
//! const PARAMETER_0: bool = {
//!     let _granted: <Safe as Permits<<Database as Inbound>::Demand>>::Granted;
//!     true
//! };
//! ```
//!
//! and all that needs a yes names the type as `<Database as Checked<{ PARAMETER_0 }>>::Type`. When the answer is no, rustc
//! reports it where the question stands, which is at the user's type, and is silent about the rest.

use proc_macro2::{Delimiter, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::{Type, parse_quote};

/// A question, by the name of its constant.
pub struct Question {
    name: Ident,
}

impl Question {
    pub fn named(name: Ident) -> Self {
        Question { name }
    }

    /// Asks whether `import` permits what `ty`, which the user wrote at `at`, demands in `crossing`.
    pub fn ask(&self, import: &str, ty: &Type, crossing: &str, at: &impl ToTokens) -> TokenStream {
        let crossing = Ident::new(crossing, Span::call_site());
        let (first, last) = ends(at.to_token_stream());
        let open = quote_spanned!(first=> <);
        let close = quote_spanned!(last=> Demand);
        let demand = quote!(#open #ty as ::hsffi::crossing::#crossing>::#close);
        self.ask_for(import, &demand, at)
    }

    /// Asks whether `import` permits `demand`, on account of what the user wrote at `at`.
    pub fn ask_for(&self, import: &str, demand: &TokenStream, at: &impl ToTokens) -> TokenStream {
        let name = &self.name;
        let import = Ident::new(import, Span::call_site());
        let (first, last) = ends(at.to_token_stream());
        let open = quote_spanned!(first=> <);
        let close = quote_spanned!(last=> Granted);
        // The type stands where the user wrote it, and so would clippy's complaint.
        quote! {
            #[allow(clippy::type_complexity)]
            const #name: ::core::primitive::bool = {
                let _granted: #open ::hsffi::import::#import as ::hsffi::import::Permits<#demand>>::#close;
                true
            };
        }
    }

    /// `ty`, where the answer is yes.
    pub fn checked(&self, ty: &Type) -> Type {
        let name = &self.name;
        parse_quote!(<#ty as ::hsffi::import::Checked<{ #name }>>::Type)
    }
}

/// The spans of the first and the last token. Joining them is left to rustc, as stable macros cannot.
fn ends(tokens: TokenStream) -> (Span, Span) {
    let mut tokens = tokens.into_iter();
    let Some(first) = tokens.next() else {
        return (Span::call_site(), Span::call_site());
    };
    let last = tokens.last().unwrap_or_else(|| first.clone());
    (start(first), end(last))
}

fn start(token: TokenTree) -> Span {
    match token {
        TokenTree::Group(group) if group.delimiter() == Delimiter::None => ends(group.stream()).0,
        TokenTree::Group(group) => group.span_open(),
        token => token.span(),
    }
}

fn end(token: TokenTree) -> Span {
    match token {
        TokenTree::Group(group) if group.delimiter() == Delimiter::None => ends(group.stream()).1,
        TokenTree::Group(group) => group.span_close(),
        token => token.span(),
    }
}
