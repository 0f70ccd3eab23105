package dev.millrace.local.cloud.embedded;

import dev.millrace.local.cloud.CloudPorts;
import dev.millrace.local.cloud.PrivateFolder;
import dev.millrace.local.cloud.TokenSecret;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The secrets and ports of a cloud, made once and kept in its directory, readable by the owner only. */
final class CloudSecrets {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path file;
    private final Properties kept = new Properties();

    private CloudSecrets(Path file) {
        this.file = file;
    }

    static CloudSecrets in(Path directory) throws IOException {
        PrivateFolder.create(directory);
        CloudSecrets secrets = new CloudSecrets(directory.resolve(TokenSecret.FILE));
        if (Files.exists(secrets.file)) {
            try (Reader reader = new StringReader(Files.readString(secrets.file))) {
                secrets.kept.load(reader);
            }
        }
        return secrets;
    }

    /** An access key, password or the like: {@code bytes} random bytes in hex. */
    String hex(String name, int bytes) {
        return keep(name, () -> HexFormat.of().formatHex(random(bytes)));
    }

    /** A Standard Webhooks secret: {@code whsec_} and 32 bytes in base64. */
    String webhookSecret() {
        return keep("webhook-secret", () -> "whsec_" + Base64.getEncoder().encodeToString(random(32)));
    }

    /** With which whoever may read this file gets tokens with roles. */
    String tokenSecret() {
        return hex(TokenSecret.KEY, 20);
    }

    /** An RSA key pair of 2048 bits. */
    KeyPair rsa(String name) throws GeneralSecurityException {
        String text = keep(name, () -> Base64.getEncoder().encodeToString(newRsaKey()));
        KeyFactory factory = KeyFactory.getInstance("RSA");
        RSAPrivateCrtKey key = (RSAPrivateCrtKey) factory.generatePrivate(
                new PKCS8EncodedKeySpec(Base64.getDecoder().decode(text)));
        return new KeyPair(
                factory.generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent())), key);
    }

    /** The ports of the last run, 0 where there was none. */
    CloudPorts ports() {
        return new CloudPorts(port("database"), port("storage"), port("queue"), port("identity"), port("edge"));
    }

    void rememberPorts(CloudPorts ports) {
        kept.setProperty("port.database", String.valueOf(ports.database()));
        kept.setProperty("port.storage", String.valueOf(ports.storage()));
        kept.setProperty("port.queue", String.valueOf(ports.queue()));
        kept.setProperty("port.identity", String.valueOf(ports.identity()));
        kept.setProperty("port.edge", String.valueOf(ports.edge()));
    }

    /** Writes all at once: after a crash either the old or the new file is there, never half of one. */
    void save() throws IOException {
        StringWriter text = new StringWriter();
        kept.store(text, "Made by Millrace for this machine. Delete it and every session and token ends.");
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        createPrivate(fresh);
        Files.writeString(fresh, text.toString());
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void createPrivate(Path path) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            return;
        }
        Files.createFile(path);
    }

    private synchronized String keep(String name, java.util.function.Supplier<String> fresh) {
        @Nullable String value = kept.getProperty(name);
        if (value == null) {
            value = fresh.get();
            kept.setProperty(name, value);
        }
        return value;
    }

    private int port(String part) {
        return Integer.parseInt(kept.getProperty("port." + part, "0"));
    }

    private static byte[] newRsaKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair().getPrivate().getEncoded();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] random(int bytes) {
        byte[] result = new byte[bytes];
        RANDOM.nextBytes(result);
        return result;
    }
}
