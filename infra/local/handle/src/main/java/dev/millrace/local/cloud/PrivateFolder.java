package dev.millrace.local.cloud;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Folders of secrets, data and logs that no other user of this machine can enter. Uses JDK classes only. */
public final class PrivateFolder {

    private PrivateFolder() {}

    /** Makes it with all above it; one that is there already is closed to others too. */
    public static Path create(Path folder) throws IOException {
        Files.createDirectories(folder);
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
        return folder;
    }
}
