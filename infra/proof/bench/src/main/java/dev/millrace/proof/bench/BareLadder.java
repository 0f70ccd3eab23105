package dev.millrace.proof.bench;

import java.util.List;

/**
 * Millrace's renditions of a 1080p video at 30 frames per second, for the bare commands to produce the same. It mirrors the
 * plan and encode settings of {@code transcode-worker} and must follow their changes; a benchmark fails when the sizes
 * differ.
 */
final class BareLadder {

    static final List<Rung> RUNGS = List.of(
            new Rung("1080p", 1920, 1080, 30, "veryfast", 5000, 7500),
            new Rung("720p", 1280, 720, 30, "veryfast", 2800, 4200),
            new Rung("480p", 854, 480, 30, "faster", 1200, 1800),
            new Rung("240p", 426, 240, 15, "faster", 100, 100));

    static final List<AudioRendition> AUDIO_RENDITIONS =
            List.of(new AudioRendition("stereo", 128), new AudioRendition("mono", 48));

    static final int CRF = 23;
    static final int FRAME_RATE = 30;
    static final int GOP_SECONDS = 2;
    static final int GOPS_PER_SEGMENT = 3;

    /** With a gain as if the loudness were known: a lower bound measures nothing. */
    static final String SOUND_FILTER = "aresample=48000:async=1:first_pts=0,volume=6dB,"
            + "aresample=96000,alimiter=limit=0.84:level=0:latency=1,aresample=48000";

    /** HLG to SDR, at the size of the top rendition. */
    static final String TONE_MAPPING = "scale=%d:%d:flags=bicubic"
            + ",lutyuv=u=(minval+maxval)/2+(val-(minval+maxval)/2)*5/6:v=(minval+maxval)/2+(val-(minval+maxval)/2)*5/6"
            + ",zscale=t=linear:p=bt709:npl=203,format=gbrpf32le,tonemap=mobius:param=0.7:desat=0:peak=4.926"
            + ",zscale=t=bt709:m=bt709:p=bt709:r=limited";

    static final String SCALING = "zscale=w=%d:h=%d:filter=bicubic:r=tv:m=709";

    static final String RESIZING = "zscale=w=%d:h=%d:filter=bicubic";

    private BareLadder() {}

    /** A video rendition. */
    record Rung(String label, int width, int height, int frameRate, String preset, int capKbps, int bufferKbps) {

        String size() {
            return width + "x" + height;
        }
    }

    /** A sound rendition; {@code layout} is ffmpeg's channel layout. */
    record AudioRendition(String layout, int kbps) {}
}
