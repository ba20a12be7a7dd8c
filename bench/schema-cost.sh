#!/usr/bin/env bash
# What governing costs: a report in one process and by the command line, boot with nothing to migrate, and a report on a
# database with 2,000 tables of others beside ours.
#
#   DATABASE_URL=postgresql://user:password@host:5432/empty bench/schema-cost.sh
#
# The database must be empty, and may be thrown away afterwards. Needs the packaged service with its test classes
# (./mvnw package -DskipTests), psql and a JDK. Prints a line for each measurement, and ends with 1 if a bound is not kept:
# 1 s for a report in a process that has made one before, 300 ms for governance at boot, 5 s for 2,000 tables.
set -euo pipefail
cd "$(dirname "$0")/.."

readonly app=target/quarkus-app port=${PORT:-18943} rounds=5
: "${DATABASE_URL:?must be that of an empty database}"
if [ ! -f "$app/quarkus-run.jar" ] || [ ! -d target/test-classes ]; then
  echo "$0: package the service first: ./mvnw package -DskipTests" >&2
  exit 2
fi
readonly java=${JAVA_HOME:+$JAVA_HOME/bin/}java
work=$(mktemp -d)
service=''
trap 'if [ -n "$service" ]; then kill "$service" 2>/dev/null || true; fi; rm -rf "$work"' EXIT

# bound NAME MILLISECONDS LIMIT
status=0
bound() {
  if [ "$2" -le "$3" ]; then echo "  kept: $1 $2 ms of $3 ms"; else echo "  NOT KEPT: $1 $2 ms of $3 ms"; status=1; fi
}

schema() {
  timeout 120 "$java" -jar "$app/quarkus-run.jar" schema "$@"
}

report() {
  timeout 300 "$java" -cp "target/test-classes:$app/app/*:$app/lib/main/*:$app/lib/boot/*" dev.freehold.schema.SchemaCost "$@"
}

millis() { sed -n "s/^$1: \([0-9]*\) ms.*/\1/p" "$2"; }

boot() {
  PORT=$port QUARKUS_LOG_CATEGORY__DEV_FREEHOLD_SCHEMA_BOOT__LEVEL=DEBUG \
    "$java" -jar "$app/quarkus-run.jar" > "$work/boot" 2>&1 &
  service=$!
  for _ in $(seq 600); do
    if grep -q 'Governing took' "$work/boot" || ! kill -0 "$service" 2> /dev/null; then break; fi
    sleep 0.1
  done
  kill "$service" 2> /dev/null || true
  wait "$service" 2> /dev/null || true
  service=''
  grep -o 'Governing took.*' "$work/boot" || { tail -5 "$work/boot" >&2; exit 1; }
}

schema migrate > /dev/null
echo "server $(psql "$DATABASE_URL" -Atc 'show server_version'), $(nproc) processors, $($java -version 2>&1 | head -1)"

echo "A report in one process:"
report "$DATABASE_URL" | tee "$work/ours"
bound 'the first report' "$(millis first "$work/ours")" 1000
bound 'a warm report' "$(millis warm "$work/ours")" 1000

echo "schema validate, from the start of the process to its end:"
for _ in $(seq "$rounds"); do
  start=$(date +%s%N)
  schema validate > "$work/validate" || { cat "$work/validate" >&2; exit 1; }
  echo "  $((($(date +%s%N) - start) / 1000000)) ms"
done

echo "Boot with nothing to migrate:"
for _ in $(seq "$rounds"); do
  boot | tee -a "$work/boots" | sed 's/^/  /'
done
bound 'governance at boot, median,' \
  "$(sed 's/Governing took \([0-9]*\).*/\1/' "$work/boots" | sort -n | sed -n "$(((rounds + 1) / 2))p")" 300

psql "$DATABASE_URL" -q -f bench/two-thousand-tables.sql > /dev/null
echo "A report with 2,000 tables of others:"
report "$DATABASE_URL" remember | tee "$work/many"
bound 'the first report' "$(millis first "$work/many")" 5000
bound 'a report with fingerprints' "$(millis 'with fingerprints' "$work/many")" 5000
bound 'a warm report' "$(millis warm "$work/many")" 5000
exit "$status"
