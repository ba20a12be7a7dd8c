#!/usr/bin/env bash
# Trains the AOT cache of a packaged Freehold: starts it on a throw-away PostgreSQL, sends it a short round of requests, and
# stops it, whereupon the JVM writes what it learned. Needs nothing but Java 25 and the two directories:
#
#   ./mvnw -Dcontainer -DskipTests package                        makes both
#   docker/train.sh compile target/quarkus-app target/training    with a JDK
#   docker/train.sh run target/quarkus-app target/training        with the Java that will run the service
#
# The cache is written beside the jar, as freehold.aot. It fits the Java that wrote it, the options of jvm.options, and these very
# jars; with anything else the service starts without it. PostgreSQL refuses to run as root: there this needs unshare, or another user.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
java=${JAVA_HOME:+$JAVA_HOME/bin/}

usage() {
  echo "usage: docker/train.sh compile|run APPLICATION TRAINING" >&2
  exit 2
}

[ $# -eq 3 ] || usage
application=$2
training=$3
if [ ! -f "$application/quarkus-run.jar" ]; then
  echo "train.sh: $application has no quarkus-run.jar: package it first" >&2
  exit 2
fi
if ! compgen -G "$training/embedded-postgres-binaries-*.jar" >/dev/null; then
  echo "train.sh: $training has no PostgreSQL to train on: package with -Dcontainer, which puts it there" >&2
  exit 2
fi

case $1 in
  compile)
    # path: manifests of libraries name jars that are not there.
    "${java}javac" -Xlint:all,-path -Werror -proc:none -d "$training" -cp "$application/lib/main/*" "$here/Training.java"
    ;;
  run)
    rm -f "$application/freehold.aot"
    "${java}java" -cp "$training:$training/*:$application/lib/main/*:$application/lib/boot/*" \
      -Djava.util.logging.manager=org.jboss.logmanager.LogManager Training \
      "${java}java" "$here/jvm.options" "$(cd "$application" && pwd)"
    ;;
  *) usage ;;
esac
