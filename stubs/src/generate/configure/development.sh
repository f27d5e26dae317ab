# Puts the library where cargo hsffi build does, with the record of its sources.
keep_library() {
  mkdir -p "$here/lib"
  cp "$built" "$object.$$"
  cp cargo/built-from "$record.$$"
  mv -f "$object.$$" "$object"
  mv -f "$record.$$" "$record"
  library_file=$object
}

remedy="run cargo hsffi build in the Rust crate $crate"
sources=
if has_sources; then sources=1; fi
if [ -f "$object" ]; then
  if [ -z "$sources" ] || is_fresh "$record"; then
    state=ready
  elif [ -f "$record" ]; then
    state="older than the Rust sources in $(cd "$here/$rust" && pwd -P)"
  elif has cargo-hsffi; then
    state="of unknown age"
  else
    say "it is not known whether $object is up to date, since cargo-hsffi is not installed"
    state=ready
  fi
else
  state="not there"
fi
if [ "$state" = ready ]; then
  library_file=$object
elif [ -n "$sources" ] && has cargo-hsffi && [ -w "$here" ]; then
  say "$object is $state: running cargo hsffi build"
  build_both
  library_file=$object
elif [ -n "$sources" ] && has "$cargo"; then
  [ -f "$object" ] || [ -w "$here" ] ||
    fail "$object is $state, and $here is read-only: run cargo hsffi build in a copy that can be written"
  say "$object is $state, and cargo-hsffi is not installed or may not write there: running cargo rustc --release"
  build_library --release
  library_file=$built
  if [ -w "$here" ]; then keep_library; fi
elif [ -n "$sources" ]; then
  fail "$object is $state, and cargo is not installed: install Rust, or run cargo hsffi build in the Rust crate $crate"
else
  fail "there is no $object: run cargo hsffi build in the Rust crate $crate"
fi
check_exports "$library_file"
place "$library_file"
