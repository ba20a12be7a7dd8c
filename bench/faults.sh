#!/usr/bin/env bash
# Breaks things on purpose while 32 clients write, at full length, and prints what came of it.
#
#   bench/faults.sh [SECONDS]
#
# PostgreSQL and the service are killed, connections cut, packets delayed, lost and swallowed, a primary fails over, disks fill up,
# thousands of clients dawdle. Each load goes on for SECONDS (60). `./mvnw verify` runs the same tests, shorter.
#
# Needs a JDK, and for some of the faults Linux with unshare, ip and iptables. Ends with 1 if a promise was broken.
set -euo pipefail

cd "$(dirname "$0")/.."
rm -f target/faults.txt
status=0
./mvnw -B -ntp -q verify -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false \
  -Dit.test='dev.freehold.fault.*IT' -Dfault.seconds="${1:-60}" || status=1
cat target/faults.txt
exit "$status"
