//! Checks that rustc answers: whether an import satisfies what a type requires.
//!
//! A check is a constant of its own,
//!
//! ```ignore
//! const PARAMETER_0: bool = {
//!     let _satisfied: <Safe as Satisfies<<Database as Param>::Requirement>>::Satisfied;
//!     true
//! };
//! ```
//!
//! and all that needs a yes names the type as `<Database as Checked<{ PARAMETER_0 }>>::Type`. When the answer is no, rustc
//! reports it where the check stands, which is at the user's type, and is silent about the rest.

use proc_macro2::{Delimiter, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::{Type, parse_quote};

/// A check, by the name of its constant.
pub struct BoundCheck {
    name: Ident,
}

impl BoundCheck {
    pub fn named(name: Ident) -> Self {
        BoundCheck { name }
    }

    /// Asks whether `import` satisfies what `ty`, which the user wrote at `at`, requires in `position`.
    pub fn require(
        &self,
        import: &str,
        ty: &Type,
        position: &str,
        at: &impl ToTokens,
    ) -> TokenStream {
        let position = Ident::new(position, Span::call_site());
        let (first, last) = ends(at.to_token_stream());
        let open = quote_spanned!(first=> <);
        let close = quote_spanned!(last=> Requirement);
        let requirement = quote!(#open #ty as ::hsffi::__private::position::#position>::#close);
        self.require_that(import, &requirement, at)
    }

    /// Asks whether `import` satisfies `requirement`, on account of what the user wrote at `at`.
    pub fn require_that(
        &self,
        import: &str,
        requirement: &TokenStream,
        at: &impl ToTokens,
    ) -> TokenStream {
        let name = &self.name;
        let import = Ident::new(import, Span::call_site());
        let (first, last) = ends(at.to_token_stream());
        let open = quote_spanned!(first=> <);
        let close = quote_spanned!(last=> Satisfied);
        // The type stands where the user wrote it, and so would clippy's complaint.
        quote! {
            #[allow(clippy::type_complexity)]
            const #name: ::core::primitive::bool = {
                let _satisfied: #open ::hsffi::__private::import::#import as ::hsffi::__private::import::Satisfies<#requirement>>::#close;
                true
            };
        }
    }

    /// The name of the constant.
    pub fn name(&self) -> &Ident {
        &self.name
    }

    /// `ty`, where the answer is yes.
    pub fn checked(&self, ty: &Type) -> Type {
        let name = &self.name;
        parse_quote!(<#ty as ::hsffi::__private::import::Checked<{ #name }>>::Type)
    }
}

/// The spans of the first and the last token. Joining them is left to rustc, as stable macros cannot.
pub fn ends(tokens: TokenStream) -> (Span, Span) {
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
