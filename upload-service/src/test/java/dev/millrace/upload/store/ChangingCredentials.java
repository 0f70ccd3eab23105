package dev.millrace.upload.store;

import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** Credentials that change while they are in use. */
final class ChangingCredentials implements AwsCredentialsProvider {

    volatile AwsCredentials now;

    ChangingCredentials(AwsCredentials first) {
        this.now = first;
    }

    @Override
    public AwsCredentials resolveCredentials() {
        return now;
    }
}
