package dev.millrace.local.cloud;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Folders for secrets, data and logs, closed to other users of this machine. Uses JDK classes only. */
public final class PrivateFolder {

    private PrivateFolder() {}

    /** Creates the folder and its parents; an existing folder is closed to others too. */
    public static Path create(Path folder) throws IOException {
        Files.createDirectories(folder);
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
        return folder;
    }
}
