#!/usr/bin/env bash
# Prints the home of a JDK 25 or newer; with none, says what to install and fails.
# JAVA_HOME comes first, then the java of the PATH, then the usual places.
set -euo pipefail
shopt -s nullglob

wanted=25

major() { # HOME -> the major version by the JDK's own release file, 0 when it is no JDK
  if [ ! -x "$1/bin/javac" ] || [ ! -r "$1/release" ]; then
    echo 0
    return
  fi
  local version
  version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
  echo "${version:-0}"
}

candidates=()
if [ -n "${JAVA_HOME:-}" ]; then candidates+=("$JAVA_HOME"); fi
if java=$(command -v java); then
  # readlink -f is not everywhere; without it the usual places below find the JDK.
  java=$(readlink -f "$java" 2>/dev/null || echo "$java")
  candidates+=("$(dirname "$(dirname "$java")")")
fi
candidates+=(
  /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /opt/java/* /opt/jdk*
  "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*
  /Library/Java/JavaVirtualMachines/*/Contents/Home
  "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home
)

for home in "${candidates[@]}"; do
  if [ "$(major "$home")" -ge $wanted ]; then
    echo "$home"
    exit 0
  fi
done
echo "novadesk: JDK $wanted is missing: install one (for example Temurin $wanted from https://adoptium.net)" \
  "or set JAVA_HOME to it, and try again." >&2
exit 1
