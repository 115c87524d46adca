package org.netpeering.embedded;

import java.util.Locale;

/** The PostgreSQL archive that fits an operating system and a processor. */
record Platform(String archive) {

    static Platform current() {
        return of(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    static Platform of(String osName, String osArch) {
        String os = osName.toLowerCase(Locale.ROOT);
        boolean arm = osArch.equals("aarch64") || osArch.equals("arm64");
        boolean intel = osArch.equals("amd64") || osArch.equals("x86_64");
        String processor = arm ? "arm_64" : "x86_64";
        if ((arm || intel) && os.startsWith("linux")) {
            return new Platform("postgres-linux-" + processor + ".txz");
        }
        if ((arm || intel) && os.startsWith("mac")) {
            return new Platform("postgres-darwin-" + processor + ".txz");
        }
        throw new EmbeddedPostgresException("There is no embedded PostgreSQL for " + osName + " on " + osArch
                + " (there is one for Linux and macOS on amd64 and arm64): name a PostgreSQL of your own by"
                + " spring.datasource.url.");
    }
}
