#!/usr/bin/env bash
# Lets 16 clients do what a day's clients do, and draws what the service holds meanwhile.
#
#   bench/soak.sh [MINUTES]
#
# Starts a PostgreSQL and the packaged service (with -Xmx256m) of its own for MINUTES (10). Writes target/soak.csv and
# docs/images/soak.svg: heap, resident memory, threads, open files and connections over time.
#
# Needs a JDK and gnuplot. Ends with 1 if a request failed on the server's side, or something grew.
set -euo pipefail

cd "$(dirname "$0")/.."
./mvnw -B -ntp -q -DskipTests package dependency:build-classpath -Dmdep.includeScope=test -Dmdep.outputFile=target/test-classpath
status=0
minutes=${1:-10}
java -Djava.util.logging.manager=org.jboss.logmanager.LogManager -Dfault.seconds=$((minutes * 60)) \
  -cp "target/test-classes:target/classes:$(cat target/test-classpath)" \
  dev.freehold.fault.Soak "$minutes" target/soak.csv || status=1
mkdir -p docs/images
gnuplot bench/soak.gnuplot
exit "$status"
