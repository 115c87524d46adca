# Sourced by the scripts at the top: require_jdk sets $jdk to the home of a JDK that will do, or ends the script.

needed=21

# The major version of the JDK in a directory; nothing if there is none. The file "release" saves starting a JVM.
major_of() {
    if [ ! -x "$1/bin/java" ] || [ ! -x "$1/bin/javac" ]; then
        return 0
    fi
    version=$(sed -n 's/^JAVA_VERSION="\(.*\)".*/\1/p' "$1/release" 2>/dev/null || true)
    if [ -z "$version" ]; then
        version=$("$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([^"]*\)".*/\1/p' || true)
    fi
    # 21.0.4 and 26-ea are 21 and 26, the old 1.8.0 is 1: too old all the same.
    printf '%s\n' "$version" | sed -n '1s/^\([0-9][0-9]*\).*/\1/p'
}

home_of_java_on_path() {
    if command -v java >/dev/null 2>&1; then
        java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p'
    fi
}

# A JAVA_HOME that will do is a wish and is granted; otherwise the newest JDK of the usual places.
find_jdk() {
    jdk=
    newest=$((needed - 1))
    if [ -n "${JAVA_HOME:-}" ]; then
        major=$(major_of "$JAVA_HOME")
        if [ "${major:-0}" -ge "$needed" ]; then
            jdk=$JAVA_HOME
            return
        fi
    fi
    for candidate in "$(home_of_java_on_path)" \
        "${HOME:-/nonexistent}"/.sdkman/candidates/java/* \
        "${HOME:-/nonexistent}"/.jdks/* \
        /usr/lib/jvm/* \
        /opt/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home \
        "${HOME:-/nonexistent}"/Library/Java/JavaVirtualMachines/*/Contents/Home; do
        major=$(major_of "$candidate")
        if [ "${major:-0}" -gt "$newest" ]; then
            jdk=$candidate
            newest=$major
        fi
    done
}

require_jdk() {
    find_jdk
    if [ -z "$jdk" ]; then
        echo "netpeering needs a JDK, version $needed or newer, and has found none in JAVA_HOME (${JAVA_HOME:-not set})," >&2
        echo "on the PATH, in ~/.sdkman, ~/.jdks, /usr/lib/jvm, /opt or /Library/Java/JavaVirtualMachines." >&2
        echo "Install one (https://adoptium.net has them), or set JAVA_HOME to the one you have." >&2
        exit 1
    fi
}
