package dev.millrace.local.cloud;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** The secret that authorises tokens with roles at a running cloud's identity provider. */
public final class TokenSecret {

    /** The file with the secrets in a cloud's directory. */
    public static final String FILE = "secrets.properties";

    /** The secret's key in that file. */
    public static final String KEY = "token-secret";

    private TokenSecret() {}

    /**
     * Reads the secret; only the owner of the files can.
     *
     * @param directory of the cloud
     * @throws IOException when no cloud was started there
     */
    public static String of(Path directory) throws IOException {
        Properties secrets = new Properties();
        try (Reader file = Files.newBufferedReader(directory.resolve(FILE), StandardCharsets.UTF_8)) {
            secrets.load(file);
        }
        String secret = secrets.getProperty(KEY);
        if (secret == null) {
            throw new IOException(FILE + " holds no " + KEY);
        }
        return secret;
    }
}
