package dev.millrace.worker.encode;

import dev.millrace.worker.plan.Rendition;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** How the encoders of a pass's pictures are called. Pure. */
final class PictureEncoders {

    private final EncodeProperties properties;
    private final String threads;
    private final Function<Rendition, RateCap> caps;

    /** @param threads of each encoder */
    PictureEncoders(EncodeProperties properties, String threads, Function<Rendition, RateCap> caps) {
        this.properties = properties;
        this.threads = threads;
        this.caps = caps;
    }

    List<String> options(List<Rendition> renditions) {
        List<String> words = new ArrayList<>(List.of("-c:v", "libx264", "-crf", Integer.toString(properties.crf())));
        // why: keyint_min alone does not stop key frames at scene cuts; the level is x264's choice
        words.addAll(List.of("-threads", threads, "-sc_threshold", "0", "-pix_fmt", "yuv420p"));
        words.addAll(List.of("-color_primaries", "bt709", "-color_trc", "bt709"));
        words.addAll(List.of("-colorspace", "bt709", "-color_range", "tv"));
        for (int stream = 0; stream < renditions.size(); stream++) {
            Rendition rendition = renditions.get(stream);
            // why: of options that match a stream the last one counts
            words.addAll(rendition.isCopied() ? List.of("-c:v:" + stream, "copy") : options(":v:" + stream, rendition));
        }
        return words;
    }

    private List<String> options(String stream, Rendition rendition) {
        String gop = Integer.toString(rendition.gopFrames());
        List<String> words = new ArrayList<>(List.of("-preset" + stream, properties.preset(rendition)));
        // why: per stream, since ffmpeg takes only a numeric profile for a copied one
        words.addAll(List.of("-profile" + stream, "high"));
        words.addAll(List.of("-g" + stream, gop, "-keyint_min" + stream, gop));
        words.addAll(caps.apply(rendition).options(stream));
        words.addAll(List.of("-b" + stream, "0"));
        return words;
    }
}
