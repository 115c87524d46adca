#!/bin/sh
# Builds and runs the benchmarks: ./benchmarks.sh [NAME ...] [--quick], or ./benchmarks.sh jmh [options of JMH]
set -eu

home=$(cd -P "$(dirname "$0")" && pwd)
. "$home/scripts/find-jdk.sh"
. "$home/scripts/start-cache.sh"

require_jdk
if ! (cd "$home" && JAVA_HOME=$jdk ./mvnw -q -DskipTests -Dspotless.check.skip=true \
    -pl infrastructure/benchmarks -am package >&2); then
    echo "netpeering: the build has failed; the reason is above." >&2
    exit 1
fi
# The build dates the jar like its sources, so that equal sources make equal jars; what was unpacked from an older one is newer than it.
touch "$home/infrastructure/server/target/netpeering.jar"
# The PostgreSQL of the benchmarks lies below the target directory of their module.
cd "$home/infrastructure/benchmarks"
if [ "${1-}" = jmh ]; then
    shift
    # JMH starts JVMs by the class path of its own, so it needs one of plain jars.
    rm -rf target/jmh
    "$jdk/bin/java" -Djarmode=tools -jar target/netpeering-benchmarks.jar extract --destination target/jmh
    exec "$jdk/bin/java" -cp target/jmh/netpeering-benchmarks.jar org.openjdk.jmh.Main "$@"
fi
prepare_start "$home/infrastructure/server/target/netpeering.jar"
exec "$jdk/bin/java" "$collector" -Dnetpeering.start.jar="$app" -Dnetpeering.start.options="$cache $jvm_options" -jar target/netpeering-benchmarks.jar "$@"
