package dev.millrace.proof.matrix.attack;

import dev.millrace.common.streaming.isobmff.Boxes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Writes a QuickTime file with one picture track and arbitrary headers. Pure. */
public final class ForgedMovie {

    private int width = 320;
    private int height = 240;
    private String codec = "jpeg";
    private byte[] sample = new byte[0];
    private int samples = 1;
    private long timescale = 600;
    private long[] timing = {1, 600};
    private long[] sizes = {};
    private byte[] dataReference = Boxes.box("url ", Boxes.number(1));
    private byte[] edits = new byte[0];
    private byte[] extra = new byte[0];

    /** A movie of one second with one picture. */
    public static ForgedMovie of(String codec, byte[] picture) {
        ForgedMovie movie = new ForgedMovie();
        movie.codec = codec;
        movie.sample = picture;
        return movie;
    }

    /** Frame size in the headers, regardless of the picture. */
    public ForgedMovie size(int saysWidth, int saysHeight) {
        width = saysWidth;
        height = saysHeight;
        return this;
    }

    /** Repeats the picture. */
    public ForgedMovie times(int count) {
        samples = count;
        timing = new long[] {count, 20};
        return this;
    }

    /** Ticks per second, and pairs of sample count and duration in ticks. */
    public ForgedMovie timing(long ticks, long... countsAndDurations) {
        timescale = ticks;
        timing = countsAndDurations.clone();
        return this;
    }

    /** Claims a number of samples of the given size. */
    public ForgedMovie claims(long count, long bytesEach) {
        sizes = new long[] {count, bytesEach};
        return this;
    }

    /** Declares the media to be in another file. */
    public ForgedMovie elsewhere(String type, String url) {
        dataReference = Boxes.box(type, Boxes.number(0), Bytes.ascii(url + "\0"));
        return this;
    }

    /** An edit list that repeats the first second. */
    public ForgedMovie repeated(int count) {
        byte[] entry = Bytes.joined(Boxes.number(timescale), Boxes.number(0), Boxes.number(0x10000));
        List<byte[]> all = new ArrayList<>(List.of(Boxes.number(0), Boxes.number(count)));
        all.addAll(Collections.nCopies(count, entry));
        edits = Boxes.box("edts", Boxes.box("elst", all.toArray(byte[][]::new)));
        return this;
    }

    /** An extra box in moov. */
    public ForgedMovie with(byte[] box) {
        extra = Bytes.joined(extra, box);
        return this;
    }

    /** The file. */
    public byte[] bytes() {
        byte[] media = Bytes.joined(Collections.nCopies(samples, sample).toArray(byte[][]::new));
        byte[] head = Boxes.quickTime();
        byte[] data = Boxes.box("mdat", media);
        return Bytes.joined(head, data, Boxes.box("moov", movieHeader(), track(head.length + 8), extra));
    }

    private long duration() {
        long ticks = 0;
        for (int i = 0; i < timing.length; i += 2) {
            ticks += timing[i] * timing[i + 1];
        }
        return Math.min(ticks, 0xFFFFFFFEL);
    }

    private byte[] movieHeader() {
        return Boxes.box("mvhd", out -> {
            out.writeInt(0);
            out.writeLong(0);
            out.writeInt((int) timescale);
            out.writeInt((int) duration());
            out.writeInt(0x10000);
            out.writeShort(0x100);
            out.write(new byte[10]);
            matrix(out);
            out.write(new byte[24]);
            out.writeInt(2);
        });
    }

    private static void matrix(java.io.DataOutputStream out) throws java.io.IOException {
        for (int value : new int[] {0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000}) {
            out.writeInt(value);
        }
    }

    private byte[] track(int mediaAt) {
        byte[] header = Boxes.box("tkhd", out -> {
            out.writeInt(7);
            out.writeLong(0);
            out.writeInt(1);
            out.writeInt(0);
            out.writeInt((int) duration());
            out.write(new byte[16]);
            matrix(out);
            out.writeInt(width << 16);
            out.writeInt(height << 16);
        });
        return Boxes.box("trak", header, edits, Boxes.box("mdia", mediaHeader(), handler(), mediaInformation(mediaAt)));
    }

    private byte[] mediaHeader() {
        return Boxes.box("mdhd", out -> {
            out.writeInt(0);
            out.writeLong(0);
            out.writeInt((int) timescale);
            out.writeInt((int) duration());
            out.writeInt(0x55C40000);
        });
    }

    private static byte[] handler() {
        return Boxes.box("hdlr", Boxes.number(0), Bytes.ascii("mhlrvide"), new byte[12], new byte[] {0});
    }

    private byte[] mediaInformation(int mediaAt) {
        byte[] references = Boxes.box("dref", Boxes.number(0), Boxes.number(1), dataReference);
        byte[] tables = Boxes.box("stbl", description(), times(), chunks(), sampleSizes(), offsets(mediaAt));
        return Boxes.box(
                "minf", Boxes.box("vmhd", Boxes.number(1), new byte[8]), Boxes.box("dinf", references), tables);
    }

    private byte[] description() {
        byte[] entry = Boxes.box(codec, out -> {
            out.write(new byte[6]);
            out.writeShort(1);
            out.write(new byte[16]);
            out.writeShort(width);
            out.writeShort(height);
            out.writeInt(0x480000);
            out.writeInt(0x480000);
            out.writeInt(0);
            out.writeShort(1);
            out.write(new byte[32]);
            out.writeShort(24);
            out.writeShort(-1);
        });
        return Boxes.box("stsd", Boxes.number(0), Boxes.number(1), entry);
    }

    private byte[] times() {
        return Boxes.box("stts", out -> {
            out.writeInt(0);
            out.writeInt(timing.length / 2);
            for (long value : timing) {
                out.writeInt((int) value);
            }
        });
    }

    private byte[] chunks() {
        return Boxes.box("stsc", out -> {
            out.writeInt(0);
            out.writeInt(1);
            out.writeInt(1);
            out.writeInt(sizes.length == 0 ? samples : (int) sizes[0]);
            out.writeInt(1);
        });
    }

    private byte[] sampleSizes() {
        long each = sizes.length == 0 ? sample.length : sizes[1];
        long count = sizes.length == 0 ? samples : sizes[0];
        return Boxes.box("stsz", Boxes.number(0), Boxes.number(each), Boxes.number(count));
    }

    private static byte[] offsets(int mediaAt) {
        return Boxes.box("stco", Boxes.number(0), Boxes.number(1), Boxes.number(mediaAt));
    }
}
