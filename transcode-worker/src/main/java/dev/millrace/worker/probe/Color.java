package dev.millrace.worker.probe;

import dev.millrace.common.contract.Hdr;

/**
 * How the numbers of a picture mean light, in ffmpeg's names; {@code unknown} where the file says nothing.
 *
 * @param pixelFormat such as yuv420p10le
 * @param primaries such as bt709 or bt2020
 * @param transfer such as bt709, arib-std-b67 (HLG) or smpte2084 (PQ)
 * @param matrix such as bt709 or bt2020nc
 * @param range tv (limited), pc (full) or unknown
 */
public record Color(String pixelFormat, String primaries, String transfer, String matrix, String range) {

    /** The dynamic range. */
    public Hdr hdr() {
        return switch (transfer) {
            case "arib-std-b67" -> Hdr.HLG;
            case "smpte2084" -> Hdr.PQ;
            default -> Hdr.SDR;
        };
    }

    /** Whether every screen shows it right as it is. */
    public boolean isPlain() {
        return pixelFormat.equals("yuv420p")
                && is709(primaries)
                && is709(transfer)
                && is709(matrix)
                && !range.equals("pc");
    }

    private static boolean is709(String value) {
        return value.equals("bt709") || value.equals("unknown");
    }
}
