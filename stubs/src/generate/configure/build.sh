object="$here/lib/cargo-hsffi-build.o"
record="$here/lib/built-from"
built="$PWD/cargo/cargo-hsffi-build.o"
cargo=${CARGO:-cargo}

say() { printf 'configure: %s\n' "$1" >&2; }
fail() { say "$1"; exit 1; }
has() { command -v "$1" > /dev/null 2>&1; }

# Whether the crate is where it was when the package was generated. An unpacked package may lie in the folder of another crate.
has_sources() {
  [ -n "$rust" ] && [ -f "$here/$rust/Cargo.toml" ] &&
    sed -n "s/^ *name *= *[\"']\\([A-Za-z0-9_-]*\\)[\"'].*/\\1/p" "$here/$rust/Cargo.toml" | tr - _ | grep -qx "$crate"
}

# Whether a library was built from the Rust sources as they are: its record has the checksum of each.
is_fresh() {
  [ -f "$1" ] || return 1
  (
    cd "$here" || exit 1
    set -- "$1"
    while read -r kind _ _ path; do
      if [ "$kind" = source ]; then set -- "$@" "$path"; fi
    done < "$1"
    before=$(sed -n 's/^source \([0-9]* [0-9]*\) .*/\1/p' "$1")
    shift
    [ "$before" = "$(cksum "$@" 2> /dev/null | cut -d ' ' -f 1,2)" ]
  )
}

# Cargo looks at times alone. A file that has changed since the record gets a new one; where it cannot, all is built again.
show_changes() {
  if ! [ -f "$1" ] || is_fresh "$1"; then return 0; fi
  while read -r kind sum size path; do
    case $path in
      /*) ;;
      *) path=$here/$path ;;
    esac
    if [ "$kind" = source ] && [ -f "$path" ] && [ "$(cksum < "$path" | cut -d ' ' -f 1,2)" != "$sum $size" ]; then
      touch "$path" 2> /dev/null || rm -rf "cargo/$profile"
    fi
  done < "$1"
}

# What cargo lists of the sources of the archive, in the form of a makefile, as a record.
sources_of_archive() {
  {
    sed -n "1s/^.*lib$crate\\.a: //p" "${archive%.a}.d" | sed "s/\\\\ /$(printf '\001')/g" | tr ' \001' '\n '
    echo "$here/$rust/Cargo.toml"
    echo "$here/$rust/Cargo.lock"
  } | while IFS= read -r path; do
    case $path in
      "$PWD/cargo/"*) ;;
      *) if [ -f "$path" ]; then echo "source $(cksum < "$path" | cut -d ' ' -f 1,2) $path"; fi ;;
    esac
  done
}

# Runs cargo hsffi build as it was run before. It may write the Haskell files anew.
build_both() {
  from=$here/$rust
  set --
  if [ -f "$record" ]; then
    while IFS= read -r line; do
      case $line in
        "argument "*) set -- "$@" "${line#argument }" ;;
        "directory "*) from=$here/${line#directory } ;;
      esac
    done < "$record"
  fi
  if [ $# = 0 ] || ! [ -d "$from" ]; then
    from=$here
    set -- build --manifest-path "$rust/Cargo.toml" --out .
  fi
  show_changes "$record"
  before=$(cksum < "$here/$package.cabal")
  (unset CFLAGS CXXFLAGS; cd "$from" && cargo-hsffi hsffi "$@") ||
    fail "cargo hsffi build fails in $from, as it says above: correct the Rust crate $crate"
  [ "$before" = "$(cksum < "$here/$package.cabal")" ] ||
    fail "cargo hsffi build has changed $package.cabal after Cabal had read it: run cabal again"
}

# Has cargo build the library in the directory that Cabal builds in, and links it to one object, as cargo hsffi build does.
build_library() {
  mkdir -p cargo
  show_changes "$record"
  show_changes "$PWD/cargo/built-from"
  [ -f "$here/$rust/Cargo.lock" ] && set -- --locked "$@"
  (
    unset CARGO_BUILD_TARGET
    target="$PWD/cargo"
    cd "$here/$rust"
    "$cargo" rustc --lib --crate-type=staticlib --target-dir "$target" "$@"
  ) || fail "cargo does not build the Rust crate $crate in $here/$rust, as it says above: correct the crate, or what it needs"
  archive=
  for found in "cargo/$profile/lib$crate.a" cargo/*/"$profile/lib$crate.a"; do
    if [ -f "$found" ]; then archive=$found; fi
  done
  [ -n "$archive" ] || fail "cargo did not build lib$crate.a: update Rust"
  sources_of_archive > "cargo/built-from.$$"
  mv -f "cargo/built-from.$$" cargo/built-from
  ld=${LD:-ld.bfd}
  has "$ld" || ld=ld
  for tool in "$ld" "${OBJCOPY:-objcopy}" awk; do
    has "$tool" || fail "the command $tool is not there, which links the Rust library: install GNU binutils and awk"
  done
  link_library
}

# The names of the library's exports are those that the C file refers to.
names() { sed -n 's/^extern .*[ *]\([A-Za-z0-9_]*\)[[(;].*/\1/p' "$here/cbits/hsffi.c"; }

# Links the library to one object that exports these names. Those of other crates than $crate begin with its own.
link_library() {
  work="cargo/link.$$"
  mkdir -p "$work"
  names | awk -v own="${prefix}_of_" -v dir="$work" '
    function add(name, old) {
      if (name in seen) return
      seen[name] = 1
      old = index(name, own) == 1 ? substr(name, length(own) + 1) : name
      print "-u " old > (dir "/wanted")
      print name > (dir "/kept")
      if (old != name) print old, name > (dir "/renamed")
    }
    BEGIN { printf "" > (dir "/renamed") }
    { add($1) }
    sub(/_abi$/, "") { add($1); add($1 "_abi_types") }
    END {
      n = split("malloc free calloc realloc reallocarray aligned_alloc posix_memalign memalign valloc pvalloc malloc_usable_size", c, " ")
      for (i = 1; i <= n; i++) print c[i] > (dir "/kept")
    }'
  { "$ld" -r -S --gc-sections --force-group-allocation -o "$work/linked.o" "@$work/wanted" "$archive" &&
    "${OBJCOPY:-objcopy}" -R .llvmbc -R .llvmcmd --redefine-syms="$work/renamed" "$work/linked.o" "$work/renamed.o" &&
    "${OBJCOPY:-objcopy}" --keep-global-symbols="$work/kept" "$work/renamed.o" "$work/library.o"
  } || fail "$ld cannot link $archive to one object, as it says above: install GNU binutils, and set LD to its ld"
  check_exports "$work/library.o"
  # Cabal compiles what is older than its source, and links again what is newer.
  cmp -s "$work/library.o" "$built" || mv -f "$work/library.o" "$built"
  rm -rf "$work"
}

# Whether the library is the one that the Haskell modules are for, as far as names tell: they have a digest of each signature.
check_exports() {
  has nm || return 0
  missing=$(
    { nm -g --defined-only "$1" 2> /dev/null | sed 's/.* //'; echo "-- names"; names | grep '_abi$'; } |
      awk '$0 == "-- names" { named = 1; next } !named { n++; has[$0] = 1; next } n && !($0 in has) { print; exit }'
  )
  [ -z "$missing" ] ||
    fail "the Rust library has no $missing, which the Haskell modules of $package need: $remedy"
}

# Puts the library where Cabal looks for what it compiles cbits/cargo-hsffi-build.c to. The names of objects tell ways to compile
# apart; the library is position-independent, and fits all.
place() {
  mkdir -p cbits
  if [ "$here/cbits/cargo-hsffi-build.c" -nt "$1" ] && ! touch "$1" 2> /dev/null; then
    mkdir -p cargo
    cp "$1" "$built.$$"
    mv -f "$built.$$" "$built"
    set -- "$built"
  fi
  for way in o dyn_o p_o p_dyn_o; do
    ln -sf "$1" "cbits/cargo-hsffi-build.$way"
  done
}
