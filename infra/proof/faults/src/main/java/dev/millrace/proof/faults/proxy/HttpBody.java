package dev.millrace.proof.faults.proxy;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Copies bodies with their framing, streaming. */
final class HttpBody {

    private static final int BUFFER_BYTES = 16 * 1024;

    private HttpBody() {}

    /** Copies the body of a request, or of a response that has one. */
    static void copy(HttpHead head, InputStream in, OutputStream out, boolean isAnswer) throws IOException {
        if (head.isChunked()) {
            copyChunks(in, out);
        } else if (head.length().isPresent()) {
            copy(in, out, head.length().get());
        } else if (isAnswer) {
            in.transferTo(out);
        }
    }

    private static void copyChunks(InputStream in, OutputStream out) throws IOException {
        while (true) {
            String line = copyLine(in, out);
            long size = Long.parseLong(line.split(";", 2)[0].strip(), 16);
            if (size == 0) {
                break;
            }
            copy(in, out, size + 2);
        }
        while (!copyLine(in, out).isEmpty()) {
            // why: trailers end at the empty line.
        }
    }

    private static String copyLine(InputStream in, OutputStream out) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next;
        do {
            next = in.read();
            if (next < 0) {
                throw new EOFException("a body was cut off");
            }
            line.write(next);
        } while (next != '\n');
        out.write(line.toByteArray());
        return line.toString(StandardCharsets.ISO_8859_1).strip();
    }

    private static void copy(InputStream in, OutputStream out, long bytes) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        long left = bytes;
        while (left > 0) {
            int count = in.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (count < 0) {
                throw new EOFException("a body was cut off");
            }
            out.write(buffer, 0, count);
            left -= count;
        }
    }
}
