package dev.millrace.proof.matrix.input;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Generates the files of inputs and caches them by a fingerprint of the declaration. Thread-safe. */
public final class InputFactory {

    private final Path directory;
    private final Tools tools;

    /** @param directory cache of the files */
    public InputFactory(Path directory, Tools tools) {
        this.directory = directory;
        this.tools = tools;
    }

    /** Returns the input's file, generating it if needed. */
    public Path file(MediaInput input) throws IOException, InterruptedException {
        Path folder = directory.resolve(input.name() + "-" + fingerprint(input));
        Path file = folder.resolve(input.fileName());
        if (Files.exists(file)) {
            return file;
        }
        Path unfinished = directory.resolve(input.name() + "-unfinished");
        Files.createDirectories(unfinished);
        try {
            input.recipe().make(unfinished.resolve(input.fileName()), tools);
        } catch (IOException e) {
            throw new IOException("cannot make " + input.name() + ": " + e.getMessage(), e);
        }
        Files.createDirectories(folder);
        Files.move(unfinished.resolve(input.fileName()), file, StandardCopyOption.ATOMIC_MOVE);
        Files.delete(unfinished);
        return file;
    }

    private String fingerprint(MediaInput input) {
        try {
            byte[] declaration = input.recipe().declaration(tools).getBytes(StandardCharsets.UTF_8);
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(declaration);
            return HexFormat.of().formatHex(hash).substring(0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
