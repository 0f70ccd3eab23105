package dev.millrace.worker.probe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A copy of a file in which only those bytes are that were asked for; the others are holes. */
final class SparseCopy implements MissingBytes, AutoCloseable {

    private final FileChannel whole;
    private final FileChannel copy;
    private final ByteRanges there = new ByteRanges(0);

    SparseCopy(Path whole, Path copy) throws IOException {
        this.whole = FileChannel.open(whole);
        this.copy = FileChannel.open(
                copy, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SPARSE);
        this.copy.write(ByteBuffer.allocate(1), this.whole.size() - 1);
    }

    @Override
    public void bring(long from, long to) {
        try {
            for (ByteRange missing : there.missing(from, Math.min(to, whole.size()))) {
                ByteBuffer bytes = ByteBuffer.allocate((int) missing.size());
                whole.read(bytes, missing.from());
                copy.write(bytes.flip(), missing.from());
                there.add(missing.from(), missing.to());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many are there. */
    long bytes() {
        return there.runs().stream().mapToLong(ByteRange::size).sum();
    }

    @Override
    public void close() throws IOException {
        whole.close();
        copy.close();
    }
}
