package dev.millrace.common.media;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * Recognises a container by its first bytes. MP4, MOV and 3GP share one box layout and count as one family: phones use their
 * names interchangeably, and FFmpeg reads them with one demuxer.
 */
public final class ContainerSniffer {

    /** How many leading bytes {@link #sniff} needs; short files may give fewer. */
    public static final int WANTED_BYTES = 64;

    private static final Set<String> ISO_FIRST_BOXES = Set.of("ftyp", "moov", "mdat", "wide", "free", "skip", "pnot");
    private static final byte[] ASF_HEADER = {
        0x30,
        0x26,
        (byte) 0xB2,
        0x75,
        (byte) 0x8E,
        0x66,
        (byte) 0xCF,
        0x11,
        (byte) 0xA6,
        (byte) 0xD9,
        0x00,
        (byte) 0xAA,
        0x00,
        0x62,
        (byte) 0xCE,
        0x6C
    };
    private static final byte[] EBML_HEADER = {0x1A, 0x45, (byte) 0xDF, (byte) 0xA3};

    private ContainerSniffer() {}

    /** The detected container, or empty for unknown bytes. */
    public static Optional<SourceContainer> sniff(byte[] head) {
        if (ISO_FIRST_BOXES.contains(ascii(head, 4, 8))) {
            return Optional.of(isoBrand(head));
        }
        if (ascii(head, 0, 4).equals("RIFF") && ascii(head, 8, 12).equals("AVI ")) {
            return Optional.of(SourceContainer.AVI);
        }
        if (startsWith(head, ASF_HEADER)) {
            return Optional.of(SourceContainer.WMV);
        }
        if (startsWith(head, EBML_HEADER)) {
            return Optional.of(SourceContainer.WEBM);
        }
        return Optional.empty();
    }

    private static SourceContainer isoBrand(byte[] head) {
        if (!ascii(head, 4, 8).equals("ftyp")) {
            return SourceContainer.MOV; // why: QuickTime before 2001 wrote no ftyp box
        }
        String brand = ascii(head, 8, 12);
        if (brand.equals("qt  ")) {
            return SourceContainer.MOV;
        }
        return brand.startsWith("3g") ? SourceContainer.THREE_GP : SourceContainer.MP4;
    }

    private static boolean startsWith(byte[] head, byte[] magic) {
        return head.length >= magic.length && Arrays.equals(head, 0, magic.length, magic, 0, magic.length);
    }

    private static String ascii(byte[] head, int from, int to) {
        return head.length < to ? "" : new String(head, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
