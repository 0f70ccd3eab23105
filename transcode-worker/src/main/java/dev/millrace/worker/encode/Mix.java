package dev.millrace.worker.encode;

import dev.millrace.worker.probe.AudioTrack;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Mixes the channels of a source to two, as a listener in front of them would hear them, and two to one. Pure. */
final class Mix {

    private static final String SAMPLES = "aformat=sample_fmts=flt:sample_rates=48000:channel_layouts=stereo";

    /** why: a float above 1 is cut off by the encoder, so that six channels must not add up to more. */
    private static final String BY_PLACES = "aresample=48000:ochl=stereo:rematrix_maxval=1,";

    /** why: ffmpeg's own matrix forgets what is above and behind. The woofer is left out, as in any mix of 5.1. */
    private static final String FROM_ABOVE = Stream.of("L", "R")
            .map(side -> ("F%s<F%s+F%sC+0.7071*FC+0.7071*S%s+0.7071*B%s+0.5*BC+0.7071*W%s"
                            + "+0.7071*TF%s+0.5*TFC+0.5*TC+0.7071*TS%s+0.7071*TB%s+0.5*TBC")
                    .replace("%s", side))
            .collect(Collectors.joining("|", "pan=stereo|", ",aresample=48000,"));

    /** Two microphones with cardioid patterns, one to the left and one to the right: the whole W and, of the sides, Y. */
    private static final String SPHERE = "pan=stereo|FL=0.5*c0+0.5*c1|FR=0.5*c0-0.5*c1,";

    /**
     * why: half the sum would be silence where left is right upside down, as a balanced microphone on two channels is; a
     * quarter of a turn apart, they keep the power of both, whatever they have in common. That can be louder than either.
     */
    private static final String ONE_OF_TWO = "channelsplit[left][right];[left]aphaseshift=shift=0[ahead];"
            + "[right]aphaseshift=shift=0.5[behind];[ahead][behind]amerge,pan=mono|c0=0.7071*c0+0.7071*c1,"
            + "alimiter=limit=0.84:level=0:latency=1";

    private Mix() {}

    /** Chains from a source's stream to stereo at 48 kHz, up to the label at their end. */
    static String toStereo(AudioTrack audio) {
        String in = "[0:%d]".formatted(audio.stream());
        if (audio.rightStream() != null) {
            return twoTracks(in, "[0:%d]".formatted(audio.rightStream()));
        }
        if (audio.isSphere()) {
            return in + SPHERE + "aresample=48000," + SAMPLES;
        }
        if (audio.isPlaceless()) {
            return in + evenly(audio.channels()) + "aresample=48000," + SAMPLES;
        }
        return in + (audio.isAbove() ? FROM_ABOVE : BY_PLACES) + SAMPLES;
    }

    /** Filters from stereo to mono. */
    static String toMono() {
        return ONE_OF_TWO;
    }

    private static String evenly(int channels) {
        String all = IntStream.range(0, channels).mapToObj(i -> "c" + i).collect(Collectors.joining("+"));
        return "pan=stereo|FL<%s|FR<%s,".formatted(all, all);
    }

    /** why: they are added sample by sample, so that both must begin at 0. */
    private static String twoTracks(String left, String right) {
        return left + AudioFilters.FROM_ZERO + ",pan=stereo|FL=c0[left];"
                + right + AudioFilters.FROM_ZERO + ",pan=stereo|FR=c0[right];"
                + "[left][right]amix=inputs=2:duration=longest:normalize=0," + SAMPLES;
    }
}
