package dev.millrace.worker.probe;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Numbers of a table in their order, however long it is; the highest byte comes first. Used by one thread. */
final class Numbers {

    private static final int PAGE_BYTES = 64 << 10;

    private final SourceBytes source;
    private final long end;
    private long at;
    private ByteBuffer page = ByteBuffer.allocate(0);

    /** @param end of the table: there is nothing to read behind it */
    Numbers(SourceBytes source, long at, long end) {
        this.source = source;
        this.at = at;
        this.end = end;
    }

    /** @throws Unindexed behind the last one */
    int next() throws IOException {
        return page(Integer.BYTES).getInt();
    }

    /** A number that has no sign. @throws Unindexed behind the last one */
    long nextUnsigned() throws IOException {
        return Integer.toUnsignedLong(next());
    }

    /** A number of eight bytes, in a table of nothing else. @throws Unindexed behind the last one */
    long nextLong() throws IOException {
        return page(Long.BYTES).getLong();
    }

    private ByteBuffer page(int wanted) throws IOException {
        if (page.remaining() < wanted) {
            if (end - at < wanted) {
                throw new Unindexed("a table is shorter than it says");
            }
            page = source.bytes(at, (int) Math.min(PAGE_BYTES, end - at));
            at += page.remaining();
        }
        return page;
    }
}
