#!/bin/sh
# Builds and runs the benchmarks: ./benchmarks.sh [NAME ...] [--quick]
set -eu

home=$(cd -P "$(dirname "$0")" && pwd)
. "$home/scripts/find-jdk.sh"

require_jdk
if ! (cd "$home" && JAVA_HOME=$jdk ./mvnw -q -DskipTests -Dspotless.check.skip=true \
    -pl infrastructure/benchmarks -am package >&2); then
    echo "netpeering: the build has failed; the reason is above." >&2
    exit 1
fi
# The PostgreSQL of the benchmarks lies below the target directory of their module.
cd "$home/infrastructure/benchmarks"
exec "$jdk/bin/java" -jar target/netpeering-benchmarks.jar "$@"
