package dev.millrace.worker.probe;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;

/** Bytes of a source here and there; those beyond its end are zero. Used by one thread. */
final class SourceBytes implements AutoCloseable {

    private static final MissingBytes NOTHING = (from, to) -> {};

    private final FileChannel file;
    private final long size;
    private final MissingBytes missing;

    private SourceBytes(MissingBytes missing, Path source, OpenOption... options) throws IOException {
        this.file = FileChannel.open(source, options);
        this.size = file.size();
        this.missing = missing;
    }

    SourceBytes(Path source) throws IOException {
        this(source, NOTHING);
    }

    /** Of a file in which not all are there yet. */
    SourceBytes(Path source, MissingBytes missing) throws IOException {
        this(missing, source, StandardOpenOption.READ);
    }

    /** Of a file that may be changed. */
    static SourceBytes toMend(Path source) throws IOException {
        return new SourceBytes(NOTHING, source, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /** Of the whole file. */
    long size() {
        return size;
    }

    /** Says that all of this will be read. */
    void announce(long from, long to) {
        missing.bring(from, to);
    }

    /** From there on; the highest byte of a number comes first. */
    ByteBuffer bytes(long at, int count) throws IOException {
        missing.bring(at, at + count);
        ByteBuffer buffer = ByteBuffer.allocate(count);
        while (buffer.hasRemaining() && file.read(buffer, at + buffer.position()) > 0) {
            // why: one read may give less than was asked for
        }
        return buffer.clear();
    }

    /** Puts others there. */
    void write(long at, ByteBuffer others) throws IOException {
        while (others.hasRemaining()) {
            file.write(others, at + others.position());
        }
    }

    /** Eight bytes as Microsoft writes a number. */
    long littleLong(long at) throws IOException {
        return bytes(at, 8).order(ByteOrder.LITTLE_ENDIAN).getLong(0);
    }

    /** Sixteen bytes in hexadecimal, as they lie in the file. */
    String guid(long at) throws IOException {
        return HexFormat.of().formatHex(bytes(at, 16).array());
    }

    static String text(ByteBuffer bytes, int from, int count) {
        byte[] letters = new byte[count];
        bytes.get(from, letters);
        return new String(letters, StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
