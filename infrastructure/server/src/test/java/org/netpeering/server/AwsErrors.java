package org.netpeering.server;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** What a call by the SDK of AWS was refused with; fails if it was not. */
final class AwsErrors {
    private AwsErrors() {}

    static String codeOf(ThrowingCallable call) {
        return of(call).errorCode();
    }

    static String messageOf(ThrowingCallable call) {
        return of(call).errorMessage();
    }

    private static AwsErrorDetails of(ThrowingCallable call) {
        return assertThatExceptionOfType(AwsServiceException.class)
                .isThrownBy(call)
                .actual()
                .awsErrorDetails();
    }
}
