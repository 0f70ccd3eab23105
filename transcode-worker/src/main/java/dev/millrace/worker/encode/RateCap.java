package dev.millrace.worker.encode;

import dev.millrace.worker.plan.Rendition;
import java.util.List;

/**
 * What a stream may ask of the network: a buffer that fills at a constant rate, and that no frame may find empty.
 *
 * @param kbps at which it fills
 * @param bufferKbit how much it holds
 */
record RateCap(int kbps, int bufferKbit) {

    /** How full x264 takes a buffer to be before the first frame. */
    static final double FILLED = 0.9;

    /** That of a whole rendition. */
    static RateCap of(Rendition rendition) {
        int cap = rendition.capKbps();
        // why: a buffer of one second holds the peak of the cellular rendition down, the others may breathe
        return new RateCap(cap, rendition.isCellular() ? cap : cap * 3 / 2);
    }

    /**
     * That of chunks. Those that keep to it keep to this one when they are joined, although none knows what the one before it has
     * left: what a chunk finds in its own buffer at first, and that buffer, are together no more than this buffer; and the lower
     * rate leaves in it, by the end of the chunk, what the next one finds in its own. All chunks have the same, since the init
     * segment says what it is.
     *
     * @param seconds of the shortest chunk that another one follows
     */
    RateCap ofChunks(double seconds) {
        double own = bufferKbit / (1 + FILLED);
        return new RateCap((int) (kbps - FILLED * own / seconds), (int) own);
    }

    /** @param stream specifier of the encoder's, such as {@code :v:0} */
    List<String> options(String stream) {
        return List.of("-maxrate" + stream, kbps + "k", "-bufsize" + stream, bufferKbit + "k");
    }
}
