package dev.millrace.worker.segments;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * Looks for another size, shape or pixel format in the middle of an H.264 stream, which the init segment does not show: such a
 * change begins with parameter sets of its own, and they stand at the start of a key frame.
 */
public final class ParameterSets {

    private static final int SEQUENCE = 7;
    private static final int PICTURE = 8;
    private static final int LARGEST = 1 << 16;

    private final Set<ByteBuffer> known = new HashSet<>();
    private final int lengthBytes;

    private ParameterSets(ByteBuffer config) {
        this.lengthBytes = (config.get(4) & 3) + 1;
        ByteBuffer sets = config.duplicate().position(5);
        for (int mask : new int[] {0x1f, 0xff}) {
            for (int left = sets.get() & mask; left > 0; left--) {
                int length = Short.toUnsignedInt(sets.getShort());
                known.add(sets.slice(sets.position(), length));
                sets.position(sets.position() + length);
            }
        }
    }

    /**
     * Checks that all key frames use those of the init segment.
     *
     * @param folder of the track
     * @throws BrokenSegment when one of them brings others
     */
    public static void checkConstant(Path folder, Track track) throws IOException {
        ParameterSets sets = new ParameterSets(InitSegment.videoConfig(SegmentFiles.init(folder)));
        for (Segment segment : track.segments()) {
            try (SeekableByteChannel channel = Files.newByteChannel(folder.resolve(segment.name()))) {
                for (Fragment fragment : segment.fragments()) {
                    sets.check(channel, fragment, segment);
                }
            }
        }
    }

    private void check(SeekableByteChannel channel, Fragment fragment, Segment segment) throws IOException {
        long end = fragment.offset() + fragment.keyFrameSize();
        long at = end - fragment.firstSampleSize();
        while (at + lengthBytes < end) {
            ByteBuffer head = SegmentReader.bytes(channel, at, lengthBytes + 1);
            long length = length(head);
            int type = head.get(lengthBytes) & 0x1f;
            if (type > 0 && type < 6) {
                return; // why: a slice; the sets that it uses come before it
            }
            if ((type == SEQUENCE || type == PICTURE) && !isKnown(channel, at + lengthBytes, length)) {
                throw new BrokenSegment("the picture changes its kind in " + segment.name());
            }
            at += lengthBytes + length;
        }
    }

    private boolean isKnown(SeekableByteChannel channel, long at, long length) throws IOException {
        return length <= LARGEST && known.contains(SegmentReader.bytes(channel, at, (int) length));
    }

    private long length(ByteBuffer head) {
        long length = 0;
        for (int i = 0; i < lengthBytes; i++) {
            length = (length << 8) | (head.get(i) & 0xff);
        }
        return length;
    }
}
