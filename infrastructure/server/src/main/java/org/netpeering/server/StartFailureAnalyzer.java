package org.netpeering.server;

import org.jspecify.annotations.Nullable;
import org.netpeering.embedded.EmbeddedPostgresException;
import org.netpeering.server.accounts.AccountsFileException;
import org.netpeering.server.accounts.table.SecretsKeyException;
import org.netpeering.server.audit.SigningKeyException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/** Shows the sentence of a start that was refused, without a stack trace. */
final class StartFailureAnalyzer implements FailureAnalyzer {
    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartRefused
                    || cause instanceof AccountsFileException
                    || cause instanceof SecretsKeyException
                    || cause instanceof SigningKeyException
                    || cause instanceof EmbeddedPostgresException) {
                return new FailureAnalysis(cause.getMessage(), null, cause);
            }
        }
        return null;
    }
}
