package org.netpeering.postgres;

/** The schema {@code netpeering} is of another version than this engine works with; the message says which ones. */
public final class SchemaVersionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean isNewer;

    private SchemaVersionException(String message, boolean isNewer) {
        super(message);
        this.isNewer = isNewer;
    }

    static SchemaVersionException newer(String found, String known) {
        return new SchemaVersionException(
                "The schema 'netpeering' of the database has version " + found
                        + ", which a later version of netpeering has made; this one knows versions up to " + known,
                true);
    }

    static SchemaVersionException older(String found, String known) {
        return new SchemaVersionException(
                "The schema 'netpeering' of the database has version " + found + ", and this netpeering needs " + known,
                false);
    }

    /** Whether a later version of the engine has made the schema; otherwise migrations are missing. */
    public boolean isNewer() {
        return isNewer;
    }
}
