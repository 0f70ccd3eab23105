package dev.millrace.worker.attempt;

import dev.millrace.common.contract.AttemptId;
import dev.millrace.worker.encode.EncodeBounds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** Where attempts keep their files; sweeps what a killed worker left behind, and knows how much room there is. */
@Component
public class ScratchDirectory {

    private static final Logger log = LoggerFactory.getLogger(ScratchDirectory.class);

    private final Path directory;
    private final long reserveBytes;

    ScratchDirectory(WorkerProperties properties) {
        this.directory = properties.directory().toAbsolutePath();
        this.reserveBytes = properties.diskReserve().toBytes();
        sweepLeftovers();
    }

    /** A folder for an attempt. */
    public Scratch open(AttemptId attempt) {
        return Scratch.open(directory, attempt);
    }

    /** @throws NotEnoughDisk when a source of this size would not fit, with an output that may be as large */
    public void checkRoomForSource(long sourceBytes) {
        check(2 * sourceBytes);
    }

    /** @throws NotEnoughDisk when the output of a picture this long might not fit */
    public void checkRoomForOutput(double seconds) {
        check(EncodeBounds.expectedBytes(seconds));
    }

    private void check(long bytes) {
        try {
            Files.createDirectories(directory);
            long free = Files.getFileStore(directory).getUsableSpace();
            if (free < bytes + reserveBytes) {
                throw new NotEnoughDisk(bytes + reserveBytes, free);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void sweepLeftovers() {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> folders = Files.list(directory)) {
            List<Path> orphans = folders.filter(ScratchDirectory::isOrphan).toList();
            for (Path orphan : orphans) {
                log.info("Sweeping {} of a worker that is gone", orphan.getFileName());
                FileSystemUtils.deleteRecursively(orphan);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOrphan(Path folder) {
        String name = String.valueOf(folder.getFileName());
        if (!name.matches("[0-9]{1,10}-[0-9a-f-]{36}-[0-9]+")) {
            return false;
        }
        long owner = Long.parseLong(name.substring(0, name.indexOf('-')));
        // why: this process has begun nothing yet, so a former process had its id; in a container the id is 1 each time
        return owner == ProcessHandle.current().pid() || ProcessHandle.of(owner).isEmpty();
    }
}
