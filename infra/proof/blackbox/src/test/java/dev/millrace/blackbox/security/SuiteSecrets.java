package dev.millrace.blackbox.security;

import dev.millrace.blackbox.suite.Suite;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Properties;

/** The suite's own secrets, so that forgeries differ from the genuine article only in the tested property. */
final class SuiteSecrets {

    private static final List<String> NAMES =
            List.of("webhook-secret", "secret-key", "database-password", "token-key", "cdn-key");

    private final Properties kept = new Properties();

    SuiteSecrets(Suite suite) {
        try (Reader reader = Files.newBufferedReader(suite.secrets())) {
            kept.load(reader);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    String text(String name) {
        String value = kept.getProperty(name);
        if (value == null) {
            throw new AssertionError("no secret called " + name);
        }
        return value;
    }

    byte[] webhookKey() {
        return Base64.getDecoder().decode(text("webhook-secret").substring("whsec_".length()));
    }

    RSAPrivateCrtKey rsa(String name) {
        try {
            byte[] encoded = Base64.getDecoder().decode(text(name));
            return (RSAPrivateCrtKey) KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** Values that must never be logged. */
    List<String> all() {
        return NAMES.stream().map(this::text).toList();
    }
}
