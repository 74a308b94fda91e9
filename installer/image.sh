# shellcheck shell=bash
# From the sources to a trimmed, trained runtime: what the packages of all systems with a shell have in
# common; sourced by <system>/package.sh.
#
#   image_build WORK PLATFORM   PLATFORM: the end of JavaFX's jar names here (linux, mac-aarch64, ...). Leaves
#     WORK/runtime              the linked runtime with Novadesk in it; of the commands only java
#     WORK/input/novadesk.aot   the window's AOT cache, trained by the tour
#     WORK/input/novadesk-cli.aot   that of the command line
#     WORK/share/               licences of everything in it, and the bill of materials
#   and sets version (of the commit), plain_version (numbers only), SOURCE_DATE_EPOCH and jdk.

installer=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
top=$(dirname "$installer")

image_say() { echo "package: $*" >&2; }
image_die() {
  image_say "$*"
  exit 1
}

# A tag v1.2.3 makes 1.2.3; other commits are the pom's version and what came since, in growing order.
image_version() {
  local tag
  plain_version=$(sed -n 's/^  <version>\([0-9.]*\).*/\1/p' "$top/pom.xml" | head -n 1)
  if tag=$(git -C "$top" describe --tags --exact-match --match 'v[0-9]*' 2>/dev/null); then
    version=${tag#v}
    plain_version=$version
  else
    version=$plain_version+git$(git -C "$top" rev-list --count HEAD).$(git -C "$top" rev-parse --short=8 HEAD)
  fi
  if [ -n "$(git -C "$top" status --porcelain --untracked-files=no)" ]; then version=$version.dirty; fi
  SOURCE_DATE_EPOCH=$(git -C "$top" log -1 --format=%ct)
  export SOURCE_DATE_EPOCH
}

# Every file gets the commit's time: for two builds to be the same, and because the AOT cache is only
# taken by a runtime whose time it was trained with.
image_stamp() { # FOLDER
  if touch -d @0 "$1" 2>/dev/null; then
    find "$1" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
  else
    find "$1" -exec touch -h -t "$(date -r "$SOURCE_DATE_EPOCH" +%Y%m%d%H%M.%S)" {} +
  fi
}

# JavaFX's jars carry their native libraries and unpack them into the user's home at the first start. As
# jmod files they go into the runtime instead, where the loader maps them.
image_javafx() { # WORK PLATFORM
  local jar name folder
  mkdir -p "$1/modules"
  for jar in "$top"/target/lib/javafx-*-"$2".jar; do
    [ -e "$jar" ] || image_die "no JavaFX jar for $2 in target/lib"
    name=$(basename "$jar" | sed 's/^javafx-\([a-z]*\)-.*/javafx.\1/')
    folder=$1/javafx/$name
    mkdir -p "$folder/classes" "$folder/libs" "$folder/legal"
    (cd "$folder/classes" && "$jdk/bin/jar" --extract --file "$jar" && rm -rf META-INF)
    find "$folder/classes" -type f \( -name '*.so' -o -name '*.dylib' -o -name '*.dll' \) -exec mv {} "$folder/libs/" \;
    cp "$jdk"/legal/java.base/{LICENSE,ASSEMBLY_EXCEPTION} "$folder/legal/"
    "$jdk/bin/jmod" create --class-path "$folder/classes" --libs "$folder/libs" --legal-notices "$folder/legal" \
      "$1/modules/$name.jmod"
  done
  for jar in "$top"/target/lib/*.jar; do
    case $(basename "$jar") in javafx-* | sqlite-jdbc-*) ;; *) cp "$jar" "$1/modules/" ;; esac
  done
  image_sqlite "$1" "$2"
  cp "$top/target/novadesk.jar" "$1/modules/"
  # What --version tells: the commit's version, not the pom's.
  "$jdk/bin/jar" --update --file "$1/modules/novadesk.jar" --module-version "$version"
}

# SQLite's driver carries the library of every system, and unpacks one at each start. Only that of this platform goes
# into the runtime, where io.novadesk.record.NativeLibrary finds it.
image_sqlite() { # WORK PLATFORM
  local folder=$1/sqlite library
  case $2 in
    linux) library=Linux/x86_64 ;;
    linux-aarch64) library=Linux/aarch64 ;;
    mac) library=Mac/x86_64 ;;
    mac-aarch64) library=Mac/aarch64 ;;
    win) library=Windows/x86_64 ;;
    *) image_die "no SQLite for $2" ;;
  esac
  mkdir -p "$folder/classes" "$folder/libs" "$folder/legal"
  (cd "$folder/classes" && "$jdk/bin/jar" --extract --file "$top"/target/lib/sqlite-jdbc-*.jar)
  mv "$folder/classes/org/sqlite/native/$library"/* "$folder/libs/"
  mv "$folder/classes/META-INF/versions/9/module-info.class" "$folder/classes/"
  cp "$folder/classes/META-INF/maven/org.xerial/sqlite-jdbc"/LICENSE* "$folder/legal/"
  rm -rf "$folder/classes/org/sqlite/native" \
    "$folder/classes/META-INF"
  "$jdk/bin/jmod" create --class-path "$folder/classes" --libs "$folder/libs" --legal-notices "$folder/legal" \
    "$1/modules/org.xerial.sqlitejdbc.jmod"
}

image_licences() { # WORK
  local jar name folder=$1/share/licences
  mkdir -p "$folder"
  cp "$top/LICENSE" "$folder/novadesk.txt"
  cp "$top/resources/fonts/LICENCES.txt" "$folder/fonts.txt"
  cp "$installer"/licences/* "$folder/"
  for jar in "$top"/target/lib/*.jar; do
    name=$(basename "$jar" .jar)
    case $name in javafx-* | jspecify-*) continue ;; esac
    # The libraries' own licence and notice files, as they come.
    rm -rf "$1/unpacked"
    mkdir "$1/unpacked"
    (cd "$1/unpacked" && "$jdk/bin/jar" --extract --file "$jar")
    find "$1/unpacked" -type f \( -iname 'license*' -o -iname '*-license' -o -iname 'notice*' \) | sort |
      while read -r file; do cp "$file" "$folder/$name-$(basename "$file" .txt).txt"; done
  done
  rm -rf "$1/unpacked"
}

image_train() { # WORK: runs the tour once and keeps what the JVM learnt
  mkdir -p "$1/tour"
  "$1/runtime/bin/java" -XX:AOTCacheOutput="$1/input/novadesk.aot" "@$installer/java.options" \
    -Dglass.platform=Headless -Dprism.order=sw -Djava.awt.headless=true \
    --module io.novadesk/io.novadesk.app.Main --tour "$1/tour" --route steps >"$1/training.log" 2>&1 ||
    { grep -v '^ok\|\[aot\]' "$1/training.log" | head -n 20 >&2; image_die "the training tour failed"; }
  [ -s "$1/input/novadesk.aot" ] || { tail -n 20 "$1/training.log" >&2; image_die "training left no AOT cache"; }
}

image_train_cli() { # WORK: runs commands once against the demo cloud
  local java=$1/runtime/bin/java server status=0 main=io.novadesk/io.novadesk.app.Main
  "$java" "@$installer/java.options" --module $main --demo-server --servers 60 >"$1/demo.rc" 2>"$1/demo.log" &
  server=$!
  until grep -qs '^# ready' "$1/demo.rc"; do
    kill -0 "$server" 2>/dev/null || { cat "$1/demo.log" >&2; image_die "the demo cloud did not start"; }
    sleep 0.2
  done
  mkdir -p "$1/home"
  (
    # shellcheck disable=SC1091
    . "$1/demo.rc"
    # As most people have it: with the environment alone the reader of YAML would be left untrained.
    printf 'clouds:\n  demo:\n    region_name: %s\n    auth: {auth_url: "%s", username: %s, password: "%s", project_name: %s, %s}\n' \
      "$OS_REGION_NAME" "$OS_AUTH_URL" "$OS_USERNAME" "$OS_PASSWORD" "$OS_PROJECT_NAME" \
      'user_domain_name: Default, project_domain_name: Default' >"$1/clouds.yaml"
  )
  printf 'novadesk %s\n' 'server list' 'server list -o json' 'server list --filter=status:active' \
    'server show --filter=status:active' 'server stop --filter=status:active --dry-run' 'flavor list' 'image list' >"$1/commands.sh"
  (
    export OS_CLIENT_CONFIG_FILE="$1/clouds.yaml" OS_CLOUD=demo
    exec "$java" -Duser.home="$1/home" -XX:AOTCacheOutput="$1/input/novadesk-cli.aot" "@$installer/cli.options" \
      --module $main plan run "$1/commands.sh"
  ) >"$1/cli-training.log" 2>&1 || status=$?
  kill "$server"
  wait "$server" 2>/dev/null || true
  [ $status = 0 ] || { grep -v '\[aot\]' "$1/cli-training.log" | tail -n 20 >&2; image_die "the commands to train with failed"; }
  [ -s "$1/input/novadesk-cli.aot" ] || { tail -n 20 "$1/cli-training.log" >&2; image_die "the commands left no AOT cache"; }
}

image_build() {
  local work=$1 platform=$2
  jdk=$("$installer/find-jdk.sh")
  command -v mvn >/dev/null || image_die "Maven is missing"
  image_version
  image_say "Novadesk $version: building"
  local goals=cyclonedx:makeBom
  if "$installer/changed.sh"; then
    rm -rf "$top/target/lib"
    goals="package $goals"
  fi
  # Whether the sources are tidy is for `mvn verify` to judge.
  # shellcheck disable=SC2086
  mvn -q -B -ntp -f "$top/pom.xml" -Dmaven.test.skip=true -Dformat=--dry-run -Dwarnings.fail=false \
    -Dproject.build.outputTimestamp="$(date -u -d "@$SOURCE_DATE_EPOCH" +%Y-%m-%dT%H:%M:%SZ 2>/dev/null ||
      date -u -r "$SOURCE_DATE_EPOCH" +%Y-%m-%dT%H:%M:%SZ)" \
    $goals >"$work/maven.log" 2>&1 || { cat "$work/maven.log" >&2; image_die "the build failed"; }
  image_say "linking the runtime"
  image_javafx "$work" "$platform"
  "$jdk/bin/jlink" --module-path "$work/modules" --output "$work/runtime" "@$installer/jlink.options"
  if [ "$(uname -s)" = Linux ]; then
    find "$work"/runtime/{bin,lib} -type f \( -name java -o -name '*.so' -o -name jexec -o -name jspawnhelper \) -exec strip --strip-unneeded {} +
  fi
  # For heaps beyond 32 GB, which java.options rules out; what follows serves other JDKs.
  rm -f "$work"/runtime/lib/server/classes_nocoops*.jsa "$work"/runtime/lib/{jrt-fs.jar,jexec}
  image_stamp "$work/runtime"
  mkdir -p "$work/input"
  # Where the tour cannot run, the runtime's archive of JDK classes takes the place of the AOT cache. A JVM
  # that is told of an AOT cache does not look at that archive, so only one of the two is delivered.
  if [ "${NOVADESK_TRAIN:-yes}" != no ]; then
    image_say "training the AOT cache"
    image_train "$work"
    image_train_cli "$work"
    rm -f "$work"/runtime/lib/server/classes*.jsa "$work/runtime/lib/classlist"
  fi
  find "$work/runtime/bin" -type f ! -name java -delete
  image_licences "$work"
  cp "$top/target/bom.json" "$work/share/novadesk.cdx.json"
}
