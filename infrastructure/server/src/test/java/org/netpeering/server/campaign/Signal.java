package org.netpeering.server.campaign;

import java.io.IOException;

/** What a process can be told, besides its end. */
enum Signal {
    /** To a postmaster: stop at once. */
    QUIT,
    /** Stand still. */
    STOP,
    /** Go on. */
    CONT;

    void sendTo(long pid) throws IOException {
        try {
            new ProcessBuilder("/bin/sh", "-c", "kill -" + name() + " " + pid)
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
