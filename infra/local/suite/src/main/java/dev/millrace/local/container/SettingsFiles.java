package dev.millrace.local.container;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Properties;

/**
 * Writes one {@code <service>.properties} per container, those of our services for {@code SPRING_CONFIG_IMPORT}. They contain
 * secrets and are readable only by the owner.
 */
final class SettingsFiles {

    private final Path directory;

    SettingsFiles(Path directory) {
        this.directory = directory;
    }

    void write(Map<String, Map<String, String>> propertiesByService) throws IOException {
        for (Map.Entry<String, Map<String, String>> service : propertiesByService.entrySet()) {
            write(service.getKey(), service.getValue());
        }
    }

    void write(String service, Map<String, String> settings) throws IOException {
        Properties properties = new Properties();
        properties.putAll(settings);
        StringWriter text = new StringWriter();
        properties.store(text, "Written by the cloud's container at every start.");
        Path fresh = directory.resolve(service + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, text.toString());
        // why: a service that starts concurrently reads either the old or the new file, never a partial one.
        Files.move(fresh, directory.resolve(service + ".properties"), StandardCopyOption.ATOMIC_MOVE);
    }
}
