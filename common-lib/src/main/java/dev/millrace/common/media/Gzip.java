package dev.millrace.common.media;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Compresses texts in memory, as playlists and captions are stored in the bucket. Pure. */
public final class Gzip {

    private Gzip() {}

    /** The text in UTF-8, compressed. */
    public static byte[] pack(String text) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /**
     * Decompresses the text.
     *
     * @param largest most bytes of text; more is an {@link UncheckedIOException}, as is anything but gzip
     */
    public static String unpack(byte[] packed, long largest) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            byte[] text = in.readNBytes((int) largest);
            if (in.read() >= 0) {
                throw new IOException("more than " + largest + " bytes");
            }
            return new String(text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
