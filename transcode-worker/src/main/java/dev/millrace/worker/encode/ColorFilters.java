package dev.millrace.worker.encode;

import dev.millrace.common.contract.Hdr;
import dev.millrace.worker.plan.Rendition;
import dev.millrace.worker.probe.Color;
import dev.millrace.worker.probe.SourceFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Shrinks a picture and makes its numbers mean what BT.709, limited range, says: every screen shows that right. What it costs
 * in colour is measured in infra/docs/reports/colour.md. Pure.
 */
final class ColorFilters {

    /** Light of a white page, in cd/m2 (ITU-R BT.2408); it becomes nearly the white of the output. */
    private static final int REFERENCE_WHITE = 203;

    /**
     * Up to 0.7 of the reference white nothing is changed; what lies between that and 1000 cd/m2 is squeezed into the rest.
     */
    private static final String TONE_MAP = "tonemap=mobius:param=0.7:desat=0:peak=4.926";

    /**
     * why: zscale applies HLG's exponent of 1.2 to each of red, green and blue, where BT.2100 applies it to their brightness;
     * colours come out too strong, by that very exponent.
     */
    private static final String WEAKER_CHROMA = "lutyuv=u=(minval+maxval)/2+(val-(minval+maxval)/2)*5/6"
            + ":v=(minval+maxval)/2+(val-(minval+maxval)/2)*5/6";

    /** why: players take any SDR for BT.709, and so do we; where nothing is to be converted, nothing can be unknown. */
    private static final String UNCHANGED = ":tin=709:t=709:pin=709:p=709";

    private static final Set<String> WIDE_PRIMARIES = Set.of("bt2020", "smpte431", "smpte432");
    private static final String UNKNOWN = "unknown";
    private static final int HD_LONG_SIDE = 1280;
    private static final int HD_SHORT_SIDE = 720;

    private final SourceFacts facts;
    private final Color color;

    ColorFilters(SourceFacts facts) {
        this.facts = facts;
        this.color = facts.picture().color();
    }

    /** Filters from what the decoder gives to 8 bits, 4:2:0, at this size. */
    String to(Rendition rendition) {
        if (color.hdr() != Hdr.SDR) {
            return highDynamicRange(rendition);
        }
        return WIDE_PRIMARIES.contains(color.primaries()) ? wideGamut(rendition) : standard(rendition);
    }

    /** Another size of a picture that keeps its colours. */
    static String resized(Rendition rendition) {
        return "zscale=w=%d:h=%d:filter=bicubic".formatted(rendition.width(), rendition.height());
    }

    private static String size(Rendition rendition) {
        return "scale=%d:%d:flags=bicubic".formatted(rendition.width(), rendition.height());
    }

    private String standard(Rendition rendition) {
        if (isUsual()) {
            String input = ":rin=%s:min=%s".formatted(range(), matrix().equals("bt709") ? "709" : "170m");
            return resized(rendition) + input + UNCHANGED + ":r=tv:m=709,format=yuv420p";
        }
        return size(rendition) + input() + ":out_range=tv:out_color_matrix=bt709,format=yuv420p";
    }

    /** why: zscale takes a third of the scaler's time, and knows fewer ways to store a picture. */
    private boolean isUsual() {
        return color.pixelFormat().matches("yuvj?4(20|22|44)p|nv12")
                && Set.of("bt709", "smpte170m").contains(matrix());
    }

    /** RGB has no matrix, and its range is always full. */
    private String input() {
        if (isRgb()) {
            return "";
        }
        return ":in_range=" + range() + ":in_color_matrix=" + matrix();
    }

    private boolean isRgb() {
        return color.matrix().equals("gbr")
                || color.pixelFormat().matches("(rgb|bgr|gbr|argb|abgr|0rgb|0bgr|pal8|x2rgb|x2bgr|mono|bayer).*");
    }

    private String range() {
        return color.range().equals("pc") || color.pixelFormat().startsWith("yuvj") ? "pc" : "tv";
    }

    /** In the scaler's words; where the file is silent, HD is BT.709 and SD is not, as players assume. */
    private String matrix() {
        return switch (color.matrix()) {
            case "bt709" -> "bt709";
            case "bt470bg", "smpte170m" -> "smpte170m";
            case "smpte240m" -> "smpte240m";
            case "fcc" -> "fcc";
            case "bt2020nc", "bt2020c" -> "bt2020";
            default -> isHd() ? "bt709" : "smpte170m";
        };
    }

    /** By one of its sides: a wide film has few lines. */
    private boolean isHd() {
        return Math.max(facts.displayWidth(), facts.displayHeight()) >= HD_LONG_SIDE
                || Math.min(facts.displayWidth(), facts.displayHeight()) >= HD_SHORT_SIDE;
    }

    private String wideGamut(Rendition rendition) {
        return String.join(
                ",",
                size(rendition),
                tags(color.primaries(), "bt709", color.primaries().equals("bt2020") ? "bt2020nc" : "bt709"),
                "zscale=p=bt709:t=bt709:m=bt709:r=limited",
                "format=yuv420p");
    }

    /** why: the size first, because everything after it is done in floating point, pixel by pixel. */
    private String highDynamicRange(Rendition rendition) {
        List<String> filters = new ArrayList<>(List.of(size(rendition)));
        if (color.hdr() == Hdr.HLG && !isRgb()) {
            filters.add(WEAKER_CHROMA);
        }
        filters.add(tags("bt2020", color.transfer(), "bt2020nc"));
        filters.add("zscale=t=linear:p=bt709:npl=" + REFERENCE_WHITE);
        filters.addAll(List.of("format=gbrpf32le", TONE_MAP));
        filters.addAll(List.of("zscale=t=bt709:m=bt709:p=bt709:r=limited", "format=yuv420p"));
        return String.join(",", filters);
    }

    /** What zscale must know, where the file may be silent. */
    private String tags(String primaries, String transfer, String matrix) {
        String known = color.matrix().equals(UNKNOWN) ? matrix : color.matrix();
        return "setparams=color_primaries=%s:color_trc=%s:colorspace=%s:range=%s"
                .formatted(color.primaries().equals(UNKNOWN) ? primaries : color.primaries(), transfer, known, range());
    }
}
