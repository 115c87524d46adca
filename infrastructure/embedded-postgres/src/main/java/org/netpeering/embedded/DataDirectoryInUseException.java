package org.netpeering.embedded;

import java.nio.file.Path;

/**
 * Another server holds the data directory.
 *
 * <p>The directory was left as it was; the message names the holder and what to do.
 */
public final class DataDirectoryInUseException extends EmbeddedPostgresException {

    DataDirectoryInUseException(Path directory, String holder) {
        super("The data directory " + directory + " is in use by " + holder
                + ". Stop that server first, or start this one with another data directory.");
    }
}
