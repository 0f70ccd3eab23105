package dev.millrace.proof.matrix.check;

import java.util.ArrayList;
import java.util.List;

/**
 * A media playlist of complete segments.
 *
 * @param targetSeconds limit of the rounded segment durations
 * @param init initialisation segment, or empty
 * @param isWhole whether it is VOD and ends with ENDLIST
 */
record MediaFile(int targetSeconds, String init, List<Segment> segments, boolean isWhole) {

    private static final String TARGET = "#EXT-X-TARGETDURATION:";
    private static final String LENGTH = "#EXTINF:";
    private static final String MAP = "#EXT-X-MAP:URI=\"";

    MediaFile {
        segments = List.copyOf(segments);
    }

    /** A segment with its duration in the playlist. */
    record Segment(String uri, double seconds) {}

    static MediaFile of(String text) {
        int target = 0;
        String init = "";
        double seconds = 0;
        List<Segment> segments = new ArrayList<>();
        for (String line : text.lines().map(String::strip).toList()) {
            if (line.startsWith(TARGET)) {
                target = Integer.parseInt(line.substring(TARGET.length()));
            } else if (line.startsWith(MAP)) {
                init = line.substring(MAP.length(), line.indexOf('"', MAP.length()));
            } else if (line.startsWith(LENGTH)) {
                seconds = Double.parseDouble(line.substring(LENGTH.length()).split(",", 2)[0]);
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                segments.add(new Segment(line, seconds));
            }
        }
        boolean whole = text.contains("#EXT-X-ENDLIST") && text.contains("#EXT-X-PLAYLIST-TYPE:VOD");
        return new MediaFile(target, init, segments, whole);
    }

    double seconds() {
        return segments.stream().mapToDouble(Segment::seconds).sum();
    }
}
