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

/** An MP4 of more than four gigabytes, nearly all of them a hole: its sizes and offsets take eight bytes. */
public final class FarMedia {

    private static final long AWAY = 5L << 30;
    private static final Set<String> AROUND = Set.of("moov", "trak", "mdia", "minf", "stbl");

    private FarMedia() {}

    /** The same file with its media far away. Its moov must be the last box. */
    public static Path of(Path clip, Path target) throws IOException {
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
            file.write(ByteBuffer.wrap(moved(movie)), AWAY + end);
        }
        return target;
    }

    private static byte[] moved(Box box) {
        ByteBuffer body = box.reader();
        if (box.type().equals("stco")) {
            return Boxes.box("co64", out -> {
                out.writeInt(0);
                out.writeInt(body.getInt(4));
                for (int at = 8; at < body.limit(); at += 4) {
                    out.writeLong(AWAY + Integer.toUnsignedLong(body.getInt(at)));
                }
            });
        }
        if (AROUND.contains(box.type())) {
            return Boxes.box(
                    box.type(), Box.parse(body).stream().map(FarMedia::moved).toArray(byte[][]::new));
        }
        byte[] bytes = new byte[body.remaining()];
        body.get(bytes);
        return Boxes.box(box.type(), bytes);
    }
}
