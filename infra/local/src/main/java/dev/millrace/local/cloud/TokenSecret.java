package dev.millrace.local.cloud;

import java.io.IOException;
import java.nio.file.Path;

/** The secret with which the identity provider of a running cloud gives tokens with roles. */
public final class TokenSecret {

    private TokenSecret() {}

    /**
     * Reads it; only the owner of the files can.
     *
     * @param directory of the cloud
     */
    public static String of(Path directory) throws IOException {
        return CloudSecrets.in(directory).tokenSecret();
    }
}
