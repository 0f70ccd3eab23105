package dev.millrace.local.cloud;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

/**
 * A self-signed certificate of localhost for a server in tests, as PEM files. Uses JDK classes only.
 *
 * @param certificate what a client trusts
 * @param key the server's private key, PKCS#8, which only its owner may read
 */
public record Certificate(Path certificate, Path key) {

    private static final String PASSWORD = "changeit";
    private static final String ALIAS = "server";

    /**
     * Makes both files with the JDK's keytool; they are valid for two days.
     *
     * @param name of the files, which must not exist
     */
    public static Certificate make(Path directory, String name)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path store = directory.resolve(name + ".p12");
        keytool(store);
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        return new Certificate(
                pem(
                        directory.resolve(name + ".crt"),
                        "CERTIFICATE",
                        keys.getCertificate(ALIAS).getEncoded()),
                pem(directory.resolve(name + ".key"), "PRIVATE KEY", key(keys)));
    }

    private static void keytool(Path store) throws IOException, InterruptedException {
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        String arguments = "-genkeypair -alias " + ALIAS + " -keyalg RSA -keysize 2048 -validity 2"
                + " -dname CN=localhost -ext SAN=dns:localhost -storetype PKCS12 -storepass " + PASSWORD
                + " -keystore " + store;
        Process process = new ProcessBuilder((keytool + " " + arguments).split(" "))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(said);
        }
    }

    private static byte[] key(KeyStore keys) throws GeneralSecurityException {
        return keys.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded();
    }

    /** why the mode: PostgreSQL takes no key that others may read. */
    private static Path pem(Path file, String kind, byte... content) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return Files.writeString(file, "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(kind, base64));
    }
}
