package dev.millrace.worker.segments;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whether the bytes of a track are the pictures that its index promises: H.264 units (ISO 14496-15) that fill each fragment, as
 * many pictures as samples, the first of them one that needs no other. Nothing is decoded for it.
 */
public final class PictureUnits {

    private static final int SLICE = 1;
    private static final int WHOLE_PICTURE_SLICE = 5;

    private PictureUnits() {}

    /**
     * Checks all fragments.
     *
     * @param folder of the track
     * @throws BrokenSegment when one of them holds something else
     */
    public static void check(Path folder, Track track) throws IOException {
        int lengthBytes = (InitSegment.videoConfig(SegmentFiles.init(folder)).get(4) & 3) + 1;
        for (Segment segment : track.segments()) {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(folder.resolve(segment.name())));
            for (Fragment fragment : segment.fragments()) {
                int from = Math.toIntExact(fragment.offset() + fragment.keyFrameSize() - fragment.firstSampleSize());
                int size = Math.toIntExact(fragment.offset() + fragment.size()) - from;
                int pictures = pictures(bytes.slice(from, size), lengthBytes, segment);
                if (pictures != fragment.samples()) {
                    throw new BrokenSegment(
                            "%d pictures in place of %d in %s".formatted(pictures, fragment.samples(), segment.name()));
                }
            }
        }
    }

    private static int pictures(ByteBuffer media, int lengthBytes, Segment segment) {
        int pictures = 0;
        for (int at = 0; at < media.capacity(); ) {
            long length = length(media, at, lengthBytes);
            int begin = at + lengthBytes;
            if (length < 1 || length > media.capacity() - begin) {
                throw new BrokenSegment("no unit of H.264 in " + segment.name());
            }
            int end = begin + (int) length;
            if (hasHole(media, begin, end)) {
                throw new BrokenSegment("a hole in a picture in " + segment.name());
            }
            int type = media.get(begin) & 0x1f;
            boolean isSlice = type == SLICE || type == WHOLE_PICTURE_SLICE;
            if (isSlice && pictures == 0 && type == SLICE) {
                throw new BrokenSegment("a picture that needs others is the first in " + segment.name());
            }
            // why: the number of a slice's first block is 0, which is one bit, where a picture begins
            pictures += isSlice && length > 1 && media.get(begin + 1) < 0 ? 1 : 0;
            at = end;
        }
        return pictures;
    }

    /** why: encoders put an emulation prevention byte (3) after two zeros, so that no unit holds a start code. */
    private static boolean hasHole(ByteBuffer media, int from, int to) {
        int zeros = 0;
        for (int at = from; at < to; at++) {
            byte next = media.get(at);
            if (zeros >= 2 && next >= 0 && next < 3) {
                return true;
            }
            zeros = next == 0 ? zeros + 1 : 0;
        }
        return false;
    }

    private static long length(ByteBuffer media, int at, int lengthBytes) {
        if (at + lengthBytes > media.capacity()) {
            return 0;
        }
        long length = 0;
        for (int i = 0; i < lengthBytes; i++) {
            length = (length << 8) | (media.get(at + i) & 0xff);
        }
        return length;
    }
}
