package dev.millrace.worker;

import dev.millrace.common.streaming.isobmff.Box;
import dev.millrace.common.streaming.isobmff.Boxes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** MP4s as ffmpeg does not write them, made of ones whose moov is the last box. */
public final class RewrittenIndex {

    private static final long AWAY = 5L << 30;
    private static final Set<String> AROUND = Set.of("moov", "trak", "mdia", "minf", "stbl");
    private static final int CLEAN_RANDOM_ACCESS = 21;

    private RewrittenIndex() {}

    /** The same file of more than four gigabytes, nearly all of them a hole: its sizes and offsets take eight bytes. */
    public static Path farAway(Path clip, Path target) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(clip));
        List<Box> boxes = Box.parse(bytes);
        int head = boxes.get(0).body().remaining() + 8;
        Box movie = boxes.get(boxes.size() - 1);
        int end = bytes.capacity() - movie.body().remaining() - 8;
        try (FileChannel file = FileChannel.open(
                target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
            file.write(bytes.slice(0, head), 0);
            file.write(ByteBuffer.wrap(Boxes.box("mdat")).putInt(0, 1), head);
            file.write(ByteBuffer.allocate(8).putLong(0, AWAY + end - head), head + 8);
            file.write(bytes.slice(head + 16, end - head - 16), AWAY + head + 16);
            file.write(ByteBuffer.wrap(rewritten(movie, RewrittenIndex::farAway)), AWAY + end);
        }
        return target;
    }

    /** The same file, whose tables say that each key frame but the first begins an open group (HEVC, sync). */
    public static Path withOpenGroups(Path clip) throws IOException {
        byte[] bytes = Files.readAllBytes(clip);
        List<Box> boxes = Box.parse(ByteBuffer.wrap(bytes));
        Box movie = boxes.get(boxes.size() - 1);
        try (FileChannel file = FileChannel.open(clip, StandardOpenOption.WRITE)) {
            file.write(
                    ByteBuffer.wrap(rewritten(movie, RewrittenIndex::withGroups)),
                    bytes.length - movie.body().remaining() - 8);
        }
        return clip;
    }

    private static byte[] rewritten(Box box, Function<Box, byte[]> leaf) {
        return AROUND.contains(box.type())
                ? Boxes.box(
                        box.type(),
                        Box.parse(box.body()).stream()
                                .map(inside -> rewritten(inside, leaf))
                                .toArray(byte[][]::new))
                : leaf.apply(box);
    }

    private static byte[] farAway(Box box) {
        return box.type().equals("stco")
                ? Boxes.box("co64", out -> {
                    ByteBuffer body = box.reader();
                    out.writeInt(0);
                    out.writeInt(body.getInt(4));
                    for (int at = 8; at < body.limit(); at += 4) {
                        out.writeLong(AWAY + Integer.toUnsignedLong(body.getInt(at)));
                    }
                })
                : same(box);
    }

    /** Behind the table of key frames, which only the picture has. */
    private static byte[] withGroups(Box box) {
        if (!box.type().equals("stss")) {
            return same(box);
        }
        ByteBuffer keys = box.reader();
        int count = keys.getInt(4);
        byte[] kinds = Boxes.box("sgpd", out -> {
            out.writeInt(1 << 24);
            out.writeBytes("sync");
            out.writeInt(1);
            out.writeInt(1);
            out.writeByte(CLEAN_RANDOM_ACCESS);
        });
        byte[] groups = Boxes.box("sbgp", out -> {
            out.writeInt(0);
            out.writeBytes("sync");
            out.writeInt(2 * (count - 1));
            for (int key = 1; key < count; key++) {
                int before = key == 1 ? 1 : keys.getInt(4 + 4 * key) + 1;
                out.writeLong((long) (keys.getInt(8 + 4 * key) - before) << 32);
                out.writeLong(1L << 32 | 1);
            }
        });
        byte[] table = same(box);
        return ByteBuffer.allocate(table.length + kinds.length + groups.length)
                .put(table)
                .put(kinds)
                .put(groups)
                .array();
    }

    private static byte[] same(Box box) {
        byte[] bytes = new byte[box.body().remaining()];
        box.reader().get(bytes);
        return Boxes.box(box.type(), bytes);
    }
}
