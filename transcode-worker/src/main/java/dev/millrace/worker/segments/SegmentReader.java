package dev.millrace.worker.segments;

import dev.millrace.common.streaming.isobmff.Box;
import dev.millrace.common.streaming.isobmff.MalformedBox;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the fragments of a media segment: the moof boxes in memory, the media itself not at all. */
final class SegmentReader {

    private static final int LARGEST_MOOF = 16 << 20;

    private final InitSegment init;

    SegmentReader(InitSegment init) {
        this.init = init;
    }

    /** @throws BrokenSegment when the file is empty, cut off, or no sequence of whole fragments */
    Segment read(Path file) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            List<Fragment> fragments = fragments(channel, file);
            if (fragments.isEmpty()) {
                throw new BrokenSegment(file.getFileName() + " has no fragment");
            }
            return new Segment(String.valueOf(file.getFileName()), channel.size(), fragments);
        }
    }

    private List<Fragment> fragments(SeekableByteChannel channel, Path file) throws IOException {
        List<Fragment> fragments = new ArrayList<>();
        Header moof = null;
        for (long at = 0; at < channel.size(); ) {
            Header header = header(channel, at);
            if (at + header.size > channel.size()) {
                throw new BrokenSegment(file.getFileName() + " is cut off in its " + header.type + " box");
            }
            if (header.type.equals("moof")) {
                moof = header;
            }
            if (header.type.equals("mdat") && moof != null) {
                fragments.add(fragment(channel, moof, header));
                moof = null;
            }
            at += header.size;
        }
        if (moof != null) {
            throw new BrokenSegment(file.getFileName() + " ends after a moof box");
        }
        return fragments;
    }

    private Fragment fragment(SeekableByteChannel channel, Header moof, Header mdat) throws IOException {
        if (moof.size > LARGEST_MOOF) {
            throw new BrokenSegment("moof box of " + moof.size + " bytes");
        }
        Box body = new Box("moof", bytes(channel, moof.at + 8, (int) moof.size - 8));
        Samples samples = samples(body);
        if (samples.bytes() > mdat.size - 8) {
            throw new BrokenSegment("samples are larger than their mdat box");
        }
        return new Fragment(
                moof.at,
                moof.size + mdat.size,
                samples.decodeTime(),
                samples.duration(),
                samples.count(),
                samples.startsWithKeyFrame(),
                samples.dataOffset() + samples.firstSize(),
                samples.firstSize(),
                samples.evenTicks(),
                samples.empty());
    }

    private Samples samples(Box moof) {
        try {
            return Samples.of(moof.child("traf"), init.defaultSampleFlags());
        } catch (MalformedBox e) {
            throw new BrokenSegment(e);
        }
    }

    private static Header header(SeekableByteChannel channel, long at) throws IOException {
        ByteBuffer head = bytes(channel, at, 8);
        long size = Integer.toUnsignedLong(head.getInt(0));
        if (size < 8) {
            throw new BrokenSegment("a box of " + size + " bytes");
        }
        return new Header(Box.type(head, 4), at, size);
    }

    static ByteBuffer bytes(SeekableByteChannel channel, long at, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count);
        channel.position(at);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes) < 0) {
                throw new BrokenSegment("ends in the middle of a box");
            }
        }
        return bytes.flip();
    }

    private record Header(String type, long at, long size) {}
}
