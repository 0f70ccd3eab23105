package dev.millrace.local.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Held by the launcher of a running suite; the system releases it however that launcher exits. */
final class SuiteLock implements AutoCloseable {

    private final FileChannel channel;

    private SuiteLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Acquires the lock and writes our process id to it. Empty if another launcher holds it. Must not be called in the JVM
     * that holds it: closing a second channel would release the first one's lock.
     */
    static Optional<SuiteLock> tryTake(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            channel.truncate(0);
            channel.write(StandardCharsets.US_ASCII.encode(
                    String.valueOf(ProcessHandle.current().pid())));
            return Optional.of(new SuiteLock(channel));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException ours) {
            return null;
        }
    }

    /** The launcher that holds the lock. */
    static Optional<ProcessHandle> holder(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            // why: read first, because acquiring the lock writes our own id.
            String pid = Files.readString(file).strip();
            Optional<SuiteLock> lock = tryTake(file);
            lock.ifPresent(SuiteLock::close);
            return lock.isPresent() || pid.isEmpty() ? Optional.empty() : ProcessHandle.of(Long.parseLong(pid));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
