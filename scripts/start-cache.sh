# Sourced by ./netpeering: prepare_start JAR unpacks the jar beside itself and makes a cache of loaded classes for this JDK, both
# only when needed, and sets $app to what is to be run and $cache to the JVM's option, which is empty if there is no cache.
# $jvm_options are the others: without a limit a heap grows to a quarter of the machine before anything is collected, and of a heap as
# small as this the serial collector takes the least time and memory (docs/performance.md).

collector=-XX:+UseSerialGC
jvm_options=${NETPEERING_JVM_OPTIONS:--Xmx256m $collector}

# JDKs before 25 can archive classes, later ones keep more than that. One file for each JDK, since another cannot read it.
find_cache() {
    name=$home/infrastructure/server/target/start/$(cksum <"$jdk/release" | cut -d ' ' -f 1)
    if [ "$(major_of "$jdk")" -ge 25 ]; then
        cache_file=$name.aot
        using=-XX:AOTCache=$cache_file
        making=-XX:AOTCacheOutput=$cache_file
    else
        cache_file=$name.jsa
        using=-XX:SharedArchiveFile=$cache_file
        making=-XX:ArchiveClassesAtExit=$cache_file
    fi
}

unpack() {
    rm -rf "$home/infrastructure/server/target/start"
    "$jdk/bin/java" -Djarmode=tools -jar "$1" extract --destination "$home/infrastructure/server/target/start" >/dev/null
}

# Starts a sandbox with data of its own, stops it when it is ready, and leaves the cache; nothing if that does not work.
make_cache() {
    work=$(mktemp -d)
    "$jdk/bin/java" "$making" -jar "$app" --netpeering.data-dir="$work/data" --server.port=0 >"$work/output" 2>&1 &
    rehearsal=$!
    left=600
    while [ "$left" -gt 0 ] && kill -0 "$rehearsal" 2>/dev/null && ! grep -q 'is ready' "$work/output"; do
        sleep 0.1
        left=$((left - 1))
    done
    kill "$rehearsal" 2>/dev/null || true
    wait "$rehearsal" 2>/dev/null || true
    rm -rf "$work"
}

prepare_start() {
    app=$home/infrastructure/server/target/start/netpeering.jar
    if [ ! "$app" -nt "$1" ]; then
        unpack "$1"
        touch "$app"
    fi
    find_cache
    if [ ! -f "$cache_file" ]; then
        echo "netpeering: preparing faster starts with this JDK; this takes some seconds, once." >&2
        make_cache
    fi
    cache=
    if [ -f "$cache_file" ]; then
        cache=$using
    fi
}
