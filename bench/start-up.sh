#!/usr/bin/env bash
# From the start of the process to the first 200 of /q/health/ready: without and with the AOT cache, turn by turn, so that what
# else the machine does meets all alike. And `schema validate` as a process, in the same two ways.
#
#   DATABASE_URL=postgresql://user:password@host/database bench/start-up.sh target/quarkus-app target/aot/quarkus-app [STARTS]
#
# Two packages: one of ./mvnw package, one of ./mvnw -Dcontainer package that docker/train.sh has trained. The database is one
# that may be migrated. JAVA_HOME names a Java 25. Prints tab-separated lines: what, wall time and processor time in ms.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
plain=${1:?which directory holds the usual package?}
trained=${2:?which directory holds the trained package?}
starts=${3:-7}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
: "${DATABASE_URL:?names the database}"
export PORT=${PORT:-18080}
ticks=$(getconf CLK_TCK)

# Processor time of the process and of the children it waited for.
processor() { awk -v t="$ticks" '{sub(/.*\) /, ""); print int(($12 + $13) * 1000 / t)}' "/proc/$1/stat"; }

ready() { # NAME JAVA-ARGUMENTS...
  local name=$1 begin pid end
  shift
  begin=$(date +%s%N)
  "$java" "$@" >/dev/null 2>&1 &
  pid=$!
  until curl -sf -o /dev/null "http://127.0.0.1:$PORT/q/health/ready"; do
    kill -0 "$pid" || { echo "start-up.sh: $name did not start" >&2; exit 1; }
    sleep 0.02
  done
  end=$(date +%s%N)
  printf 'ready\t%s\t%d\t%d\n' "$name" $(((end - begin) / 1000000)) "$(processor "$pid")"
  kill "$pid"
  wait "$pid" || true
}

validate() { # NAME JAVA-ARGUMENTS...
  local name=$1 begin end used
  shift
  begin=$(date +%s%N)
  used=$( { TIMEFORMAT='%U %S'; time "$java" "$@" schema validate >/dev/null 2>&1; } 2>&1) || true
  end=$(date +%s%N)
  printf 'validate\t%s\t%d\t%s\n' "$name" $(((end - begin) / 1000000)) "$(awk '{print int(($1 + $2) * 1000)}' <<<"$used")"
}

options=@$here/docker/jvm.options
# It migrates, and the files are in the memory of the machine.
ready warm-up "$options" -jar "$plain/quarkus-run.jar" >/dev/null
for _ in $(seq "$starts"); do
  for what in ready validate; do
    "$what" fast-jar -jar "$plain/quarkus-run.jar"
    "$what" aot-jar "$options" -jar "$trained/quarkus-run.jar"
    "$what" aot-jar+cache "$options" -XX:AOTCache="$trained/freehold.aot" -jar "$trained/quarkus-run.jar"
  done
done
