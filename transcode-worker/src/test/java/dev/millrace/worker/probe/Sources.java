package dev.millrace.worker.probe;

import dev.millrace.worker.probe.SourceFacts.Container;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sources for tests of what comes after the probe. */
public final class Sources {

    /** What nearly every file holds. */
    public static final Color BT709 = new Color("yuv420p", "bt709", "bt709", "bt709", "tv");

    /** Sound as a phone records it. */
    public static final AudioTrack STEREO = new AudioTrack(1, "aac", 2, "und", null, null);

    private static final Container MP4 = new Container("mov,mp4,m4a,3gp,3g2,mj2", 0, 0);

    private Sources() {}

    /** An upright picture in standard colours, in an MP4 with no other known facts. */
    public static SourceFacts plain(
            double seconds,
            String codec,
            int width,
            int height,
            Rational rate,
            boolean mayBeInterlaced,
            @Nullable AudioTrack audio) {
        VideoStream picture = new VideoStream("unknown", 0, width, height, 0, 0, true, 0, BT709);
        return new SourceFacts(
                seconds, 0, 0, codec, width, height, rate, mayBeInterlaced, audio, picture, MP4, List.of());
    }
}
