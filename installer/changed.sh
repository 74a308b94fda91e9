#!/usr/bin/env bash
# Whether something of the program is newer than its last build: exit status 0 when it has to be built.
top=$(cd "$(dirname "$(readlink -f "$0")")/.." && pwd)
jar=$top/target/novadesk.jar
# Folders count too: their time changes when a file is removed.
[ ! -e "$jar" ] || [ ! -d "$top/target/lib" ] ||
  [ -n "$(find "$top/src/main" "$top/resources" "$top/pom.xml" -newer "$jar" -print -quit)" ]
