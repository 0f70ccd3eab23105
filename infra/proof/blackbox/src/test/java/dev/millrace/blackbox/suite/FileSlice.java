package dev.millrace.blackbox.suite;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/** A range of a file as a stream. */
final class FileSlice extends InputStream {

    private final RandomAccessFile file;
    private final long from;
    private long left;
    private boolean positioned;

    FileSlice(Path path, long from, long length) throws FileNotFoundException {
        this.file = new RandomAccessFile(path.toFile(), "r");
        this.from = from;
        this.left = length;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (left == 0) {
            return -1;
        }
        if (!positioned) {
            file.seek(from);
            positioned = true;
        }
        int count = file.read(into, offset, (int) Math.min(length, left));
        left -= Math.max(count, 0);
        return count;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
