#!/usr/bin/env bash
# Shows what clients notice while an index and NOT NULL are added to a table of a million rows.
#
#   bench/schema-under-load.sh
#
# Starts a PostgreSQL of its own, fills the tasks, lets 16 clients read and write them, and meanwhile runs a repair and four
# migrations. Prints the longest pause of a statement, with nothing else going on and during each, and the time of each step.
#
# Needs a JDK and two gigabytes on the disk. Ends with 1 if a request failed.
set -euo pipefail

cd "$(dirname "$0")/.."
./mvnw -B -q test-compile dependency:build-classpath -Dmdep.includeScope=test -Dmdep.outputFile=target/test-classpath
exec java -cp "target/test-classes:target/classes:$(cat target/test-classpath)" dev.freehold.schema.repair.UnderLoad
