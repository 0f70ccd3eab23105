package dev.millrace.worker.probe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * Whether a file ends before its own outermost parts do: then it was cut off. A header may be wrong about how long the video is,
 * which program ever wrote it; the sizes of the parts around the media are what the file was written by.
 */
final class CutOff {

    private static final String ASF_HEADER = "3026b2758e66cf11a6d900aa0062ce6c";
    private static final int MOST_PARTS = 100_000;

    private CutOff() {}

    static boolean is(Path source) {
        try (SourceBytes bytes = new SourceBytes(source)) {
            if (bytes.guid(0).equals(ASF_HEADER)) {
                return isAsfCut(bytes);
            }
            return SourceBytes.text(bytes.bytes(0, 4), 0, 4).equals("RIFF") ? isRiffCut(bytes) : isMovieCut(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Header and data lie one behind the other; data that was never finished says less than there is. */
    private static boolean isAsfCut(SourceBytes bytes) throws IOException {
        long header = bytes.littleLong(16);
        return header < 0 || header > bytes.size() - 24 || bytes.littleLong(header + 16) > bytes.size() - header;
    }

    /** A file of more than a gigabyte is several of them; one that was never finished says 0, or all that there can be. */
    private static boolean isRiffCut(SourceBytes bytes) throws IOException {
        long at = 0;
        for (int part = 0; part < MOST_PARTS; part++) {
            ByteBuffer head = bytes.bytes(at, 8).order(ByteOrder.LITTLE_ENDIAN);
            if (!SourceBytes.text(head, 0, 4).equals("RIFF") || head.getInt(4) == 0 || head.getInt(4) == -1) {
                return false;
            }
            long size = Integer.toUnsignedLong(head.getInt(4));
            if (size > bytes.size() - at - 8) {
                return true;
            }
            at += 8 + size + size % 2;
        }
        return false;
    }

    private static boolean isMovieCut(SourceBytes bytes) throws IOException {
        long at = 0;
        for (int part = 0; part < MOST_PARTS && at + 8 <= bytes.size(); part++) {
            ByteBuffer head = bytes.bytes(at, 16);
            long size = Integer.toUnsignedLong(head.getInt(0));
            size = size == 1 ? head.getLong(8) : size;
            if (size < 8) {
                return false; // why: 0 is "up to the end", anything else is rubbish behind the last box
            }
            if (size > bytes.size() - at) {
                return true;
            }
            at += size;
        }
        return false;
    }
}
