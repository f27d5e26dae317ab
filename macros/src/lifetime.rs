//! Lifetimes of a signature, which a shim does not have.

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::visit::{self, Visit};
use syn::visit_mut::{self, VisitMut};
use syn::{
    AngleBracketedGenericArguments, GenericArgument, Lifetime, ParenthesizedGenericArguments,
    PathArguments, PathSegment, Type, TypeFnPtr, TypePath, TypeReference, parse_quote,
};

use crate::report::spelled;

/// What an elided lifetime in a parameter is called in the user's function: rustc prints it when a closure or what a reference
/// points to is kept after the call.
const CALL: &str = "'hs0017_until_the_call_returns";

/// The type with every lifetime elided but `'static`, and `Self` spelled out.
pub fn erase(ty: &Type, self_ty: Option<&Type>) -> Type {
    struct Erase<'a> {
        self_ty: Option<&'a Type>,
    }

    impl VisitMut for Erase<'_> {
        fn visit_lifetime_mut(&mut self, lifetime: &mut Lifetime) {
            if lifetime.ident != "static" {
                *lifetime = Lifetime::new("'_", lifetime.span());
            }
        }

        fn visit_type_reference_mut(&mut self, reference: &mut TypeReference) {
            if reference
                .lifetime
                .as_ref()
                .is_some_and(|l| l.ident != "static")
            {
                reference.lifetime = None;
            }
            visit_mut::visit_type_reference_mut(self, reference);
        }

        /// `for<'a> fn(&'a str)` binds its own lifetimes: elided, they are bound just so.
        fn visit_type_fn_ptr_mut(&mut self, function: &mut TypeFnPtr) {
            function.lifetimes = None;
            visit_mut::visit_type_fn_ptr_mut(self, function);
        }

        fn visit_type_mut(&mut self, ty: &mut Type) {
            match (&*ty, self.self_ty) {
                (Type::Path(path), Some(self_ty)) if begins_with_self(path) => {
                    let self_ty = respanned(self_ty, path.path.segments[0].ident.span());
                    let rest = path.path.segments.iter().skip(1);
                    *ty = if path.path.segments.len() == 1 {
                        parse_quote!(#self_ty)
                    } else {
                        parse_quote!(<#self_ty> #(::#rest)*)
                    };
                }
                _ => visit_mut::visit_type_mut(self, ty),
            }
        }
    }

    let mut erased = ty.clone();
    Erase { self_ty }.visit_type_mut(&mut erased);
    erased
}

/// Whether it is `Self` or `Self::…`.
fn begins_with_self(path: &TypePath) -> bool {
    path.qself.is_none() && path.path.segments[0].ident == "Self"
}

/// The type with another in the place of one that is named without a path, and whether there was one.
pub fn replaced(ty: &Type, name: &Ident, by: &Type) -> (Type, bool) {
    struct Replace<'a> {
        name: &'a Ident,
        by: &'a Type,
        found: bool,
    }

    impl VisitMut for Replace<'_> {
        fn visit_type_mut(&mut self, ty: &mut Type) {
            if matches!(ty, Type::Path(path) if path.path.is_ident(self.name)) {
                *ty = self.by.clone();
                self.found = true;
            } else {
                visit_mut::visit_type_mut(self, ty);
            }
        }
    }

    let mut replaced = ty.clone();
    let mut replace = Replace {
        name,
        by,
        found: false,
    };
    replace.visit_type_mut(&mut replaced);
    (replaced, replace.found)
}

/// The type with `'static` for every lifetime but those that a function pointer binds.
pub fn forever(ty: &Type) -> Type {
    lasting(ty, "'static")
}

/// The type with one lifetime, such as `'static`, in place of all but those that a function pointer binds.
pub fn lasting(ty: &Type, name: &str) -> Type {
    struct Last<'a>(&'a str);

    impl VisitMut for Last<'_> {
        fn visit_lifetime_mut(&mut self, lifetime: &mut Lifetime) {
            *lifetime = Lifetime::new(self.0, lifetime.span());
        }

        fn visit_type_reference_mut(&mut self, reference: &mut TypeReference) {
            let span = reference.and_token.span;
            reference.lifetime = Some(Lifetime::new(self.0, span));
            visit_mut::visit_type_reference_mut(self, reference);
        }

        fn visit_type_fn_ptr_mut(&mut self, _: &mut TypeFnPtr) {}
    }

    let mut lasting = ty.clone();
    Last(name).visit_type_mut(&mut lasting);
    lasting
}

/// The type as if it were written at `span`: what `Self` stands for, where `Self` stands.
pub fn respanned(ty: &Type, span: Span) -> TokenStream {
    fn respan(tokens: TokenStream, span: Span) -> TokenStream {
        tokens
            .into_iter()
            .map(|mut token| {
                if let TokenTree::Group(group) = &token {
                    token = Group::new(group.delimiter(), respan(group.stream(), span)).into();
                }
                token.set_span(span);
                token
            })
            .collect()
    }

    respan(ty.to_token_stream(), span)
}

/// Where a type says `'static`.
#[derive(Default)]
pub struct Statics {
    /// In references.
    pub references: Vec<Lifetime>,
    /// In the arguments of paths, with the signature of the closure where it is that of `Fun<'static, fn(A) -> B>`.
    pub arguments: Vec<(Lifetime, Option<String>)>,
}

impl Statics {
    pub fn find(ty: &Type) -> Self {
        let mut found = Statics::default();
        found.visit_type(ty);
        found
    }
}

impl<'ast> Visit<'ast> for Statics {
    fn visit_type_reference(&mut self, reference: &'ast TypeReference) {
        let lifetime = reference.lifetime.iter();
        self.references
            .extend(lifetime.filter(|lifetime| is_static(lifetime)).cloned());
        visit::visit_type_reference(self, reference);
    }

    fn visit_path_segment(&mut self, segment: &'ast PathSegment) {
        // What Rust owns may be kept; its lifetime is of no importance.
        if segment.ident == "OwnedByHaskell" {
            return;
        }
        if let PathArguments::AngleBracketed(arguments) = &segment.arguments {
            let closure = arguments.args.iter().find_map(|argument| match argument {
                GenericArgument::Type(ty @ Type::FnPtr(_)) if segment.ident == "Fun" => {
                    Some(spelled(ty))
                }
                _ => None,
            });
            for argument in &arguments.args {
                match argument {
                    GenericArgument::Lifetime(lifetime) if is_static(lifetime) => {
                        self.arguments.push((lifetime.clone(), closure.clone()));
                    }
                    _ => {}
                }
            }
        }
        visit::visit_path_segment(self, segment);
    }

    /// Lifetimes in a function pointer's own parameters are of its calls.
    fn visit_type_fn_ptr(&mut self, _: &'ast TypeFnPtr) {}
}

/// Whether it is `'static`.
pub fn is_static(lifetime: &Lifetime) -> bool {
    lifetime.ident == "static"
}

/// A lifetime in the type that ends, other than those that a function pointer binds.
pub fn borrowed(ty: &Type) -> Option<Lifetime> {
    Lifetimes::of(ty).named.into_iter().next()
}

/// Whether the type names this lifetime.
pub fn mentions(ty: &Type, lifetime: &Lifetime) -> bool {
    Lifetimes::of(ty).named.contains(lifetime)
}

/// Whether the type has a lifetime that ends, named or not.
pub fn borrows(ty: &Type) -> bool {
    let lifetimes = Lifetimes::of(ty);
    lifetimes.references || !lifetimes.named.is_empty()
}

/// Whether a reference is written in the type.
pub fn refers(ty: &Type) -> bool {
    Lifetimes::of(ty).references
}

/// The lifetimes in a type that end.
#[derive(Default)]
struct Lifetimes {
    named: Vec<Lifetime>,
    /// Whether there are references.
    references: bool,
}

impl Lifetimes {
    fn of(ty: &Type) -> Self {
        let mut found = Lifetimes::default();
        found.visit_type(ty);
        found
    }
}

impl<'ast> Visit<'ast> for Lifetimes {
    fn visit_lifetime(&mut self, lifetime: &'ast Lifetime) {
        if lifetime.ident != "static" {
            self.named.push(lifetime.clone());
        }
    }

    fn visit_type_reference(&mut self, reference: &'ast TypeReference) {
        self.references = true;
        if reference.lifetime.is_none() {
            let elided = Lifetime::new("'_", reference.and_token.span);
            self.named.push(elided);
        }
        visit::visit_type_reference(self, reference);
    }

    fn visit_type_fn_ptr(&mut self, _: &'ast TypeFnPtr) {}
}

/// Names the elided lifetimes of a signature's parameters, so that rustc's complaint about what is kept names the rule.
pub struct CallLifetimes {
    /// The names that have been given.
    pub names: Vec<Lifetime>,
    /// Whether references are given a name, and not only the arguments of paths, such as that of `Fun<'_, …>`.
    pub references: bool,
}

impl CallLifetimes {
    /// A name of its own for each, so that no two are taken for the same. rustc prints it.
    pub fn next(&mut self, span: Span) -> Lifetime {
        let name = match self.names.len() {
            0 => CALL.to_owned(),
            number => format!("{CALL}_{number}"),
        };
        self.names.push(Lifetime::new(&name, Span::call_site()));
        Lifetime::new(&name, span)
    }
}

impl VisitMut for CallLifetimes {
    fn visit_angle_bracketed_generic_arguments_mut(
        &mut self,
        arguments: &mut AngleBracketedGenericArguments,
    ) {
        for argument in &mut arguments.args {
            match argument {
                GenericArgument::Lifetime(lifetime) if lifetime.ident == "_" => {
                    *lifetime = self.next(lifetime.span());
                }
                _ => {}
            }
        }
        visit_mut::visit_angle_bracketed_generic_arguments_mut(self, arguments);
    }

    fn visit_type_reference_mut(&mut self, reference: &mut TypeReference) {
        let elided = reference
            .lifetime
            .as_ref()
            .is_none_or(|lifetime| lifetime.ident == "_");
        if self.references && elided {
            reference.lifetime = Some(self.next(reference.and_token.span));
        }
        visit_mut::visit_type_reference_mut(self, reference);
    }

    /// Lifetimes in a function pointer's own parameters are bound there, and so are those of `Fn(&str)`.
    fn visit_type_fn_ptr_mut(&mut self, _: &mut TypeFnPtr) {}

    fn visit_parenthesized_generic_arguments_mut(&mut self, _: &mut ParenthesizedGenericArguments) {
    }
}
