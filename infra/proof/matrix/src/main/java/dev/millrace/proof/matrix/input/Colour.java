package dev.millrace.proof.matrix.input;

import java.util.ArrayList;
import java.util.List;

/** Colour coding of a test picture: the conversion from RGB and the tags. */
enum Colour {
    /** HD with correct tags. */
    BT709("bt709", "tv", List.of("bt709", "bt709", "bt709")),
    /** Full range, as some phones record. */
    BT709_FULL("bt709", "pc", List.of("bt709", "bt709", "bt709")),
    /** HD without tags, which players take for BT.709. */
    BT709_UNTAGGED("bt709", "tv", List.of()),
    /** SD of 60 Hz countries. */
    BT601("smpte170m", "tv", List.of("smpte170m", "smpte170m", "smpte170m")),
    /** SD of 50 Hz countries. */
    BT601_625("bt470", "tv", List.of("bt470bg", "bt470bg", "gamma28")),
    /** SD without tags: old codecs have no place for them. */
    BT601_UNTAGGED("bt601", "tv", List.of()),
    /** JPEG: BT.601, full range. */
    JPEG("bt601", "pc", List.of()),
    /** HDR that degrades gracefully; iPhones and broadcasters. */
    HLG("arib-std-b67", "tv", List.of("bt2020nc", "bt2020", "arib-std-b67")),
    /** HLG, full range. */
    HLG_FULL("arib-std-b67", "pc", List.of("bt2020nc", "bt2020", "arib-std-b67")),
    /** HDR10. */
    PQ("smpte2084", "tv", List.of("bt2020nc", "bt2020", "smpte2084")),
    /** HDR10, full range. */
    PQ_FULL("smpte2084", "pc", List.of("bt2020nc", "bt2020", "smpte2084")),
    /** Wide gamut without high dynamic range. */
    BT2020_SDR("bt2020-10", "tv", List.of("bt2020nc", "bt2020", "bt2020-10")),
    /** RGB, not converted. */
    RGB("", "", List.of());

    private final String coding;
    private final String range;
    private final List<String> tags;

    Colour(String coding, String range, List<String> tags) {
        this.coding = coding;
        this.range = range;
        this.tags = tags;
    }

    boolean isHdr() {
        return coding.equals("arib-std-b67") || coding.equals("smpte2084");
    }

    /** Filters after a picture in RGB. */
    String filter(String pixels) {
        if (this == RGB) {
            return "format=" + pixels;
        }
        if (isHdr() || this == BT2020_SDR) {
            return "format=gbrp,setparams=colorspace=gbr:color_trc=bt709:color_primaries=bt709:range=pc,"
                    + "zscale=t=linear:npl=203,format=gbrpf32le,zscale=p=bt2020:t=" + coding + ":m=bt2020nc:r="
                    + (range.equals("pc") ? "full" : "limited") + ":npl=203,format=" + pixels;
        }
        return "scale=out_color_matrix=" + coding + ":out_range=" + range + ",format=" + pixels + ",setparams="
                + stamp();
    }

    /** why: not every encoder reads the tags from its options; all of them read those of the frames. */
    private String stamp() {
        String[] values = tags.isEmpty() ? new String[] {"unknown", "unknown", "unknown"} : tags.toArray(String[]::new);
        return "colorspace=" + values[0] + ":color_primaries=" + values[1] + ":color_trc="
                + values[2].replace("gamma28", "bt470bg");
    }

    /** Options of the encoder. */
    List<String> options() {
        List<String> options = new ArrayList<>();
        if (!tags.isEmpty()) {
            options.addAll(
                    List.of("-colorspace", tags.get(0), "-color_primaries", tags.get(1), "-color_trc", tags.get(2)));
        }
        if (!range.isEmpty()) {
            options.addAll(List.of("-color_range", range));
        }
        return options;
    }
}
