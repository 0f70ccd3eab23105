package dev.millrace.proof.bench;

import dev.millrace.proof.bench.BareLadder.AudioRendition;
import dev.millrace.proof.bench.BareLadder.Rung;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The ffmpeg command of a user without Millrace: one process, some renditions, written to folders by the DASH muxer.
 *
 * @param rungs highest first
 */
record BareCommand(Clip clip, List<Rung> rungs, List<AudioRendition> audioRenditions) {

    /** All renditions in one process. */
    static BareCommand ofAll(Clip clip) {
        return new BareCommand(clip, BareLadder.RUNGS, BareLadder.AUDIO_RENDITIONS);
    }

    /** One process per rung, and one for the sound. */
    static List<BareCommand> perRung(Clip clip) {
        List<BareCommand> commands = new ArrayList<>();
        BareLadder.RUNGS.forEach(rung -> commands.add(new BareCommand(clip, List.of(rung), List.of())));
        commands.add(new BareCommand(clip, List.of(), BareLadder.AUDIO_RENDITIONS));
        return List.copyOf(commands);
    }

    /** The output folders 0, 1, …, which must exist because the muxer does not create them. */
    int streams() {
        return rungs.size() + audioRenditions.size();
    }

    List<String> arguments() {
        List<String> words = new ArrayList<>(List.of("-y", "-i", clip.file().toString()));
        List<String> chains = chains();
        if (!chains.isEmpty()) {
            words.addAll(List.of("-filter_complex", String.join(";", chains)));
        }
        for (int i = 0; i < rungs.size(); i++) {
            words.addAll(List.of("-map", isCopied(rungs.get(i)) ? "0:v:0" : "[v" + i + "]"));
        }
        IntStream.range(0, audioRenditions.size()).forEach(i -> words.addAll(List.of("-map", "[a" + i + "]")));
        words.addAll(List.of("-map_metadata", "-1", "-map_chapters", "-1", "-sn", "-dn"));
        IntStream.range(0, rungs.size()).forEach(i -> words.addAll(video(i)));
        for (int i = 0; i < audioRenditions.size(); i++) {
            words.addAll(List.of(
                    "-c:a:" + i, "aac", "-b:a:" + i, audioRenditions.get(i).kbps() + "k"));
        }
        words.addAll(muxer());
        return words;
    }

    private boolean isCopied(Rung rung) {
        return clip.kind().isCopiedAsTop() && rung.equals(BareLadder.RUNGS.get(0));
    }

    private List<String> chains() {
        List<String> chains = new ArrayList<>();
        List<Integer> encoded = IntStream.range(0, rungs.size())
                .filter(i -> !isCopied(rungs.get(i)))
                .boxed()
                .toList();
        if (!encoded.isEmpty()) {
            chains.addAll(pictures(encoded));
        }
        if (!audioRenditions.isEmpty()) {
            chains.addAll(sound());
        }
        return chains;
    }

    /** The largest is scaled from the source, the others from the largest. */
    private List<String> pictures(List<Integer> encoded) {
        Rung top = rungs.get(encoded.get(0));
        String scaling = clip.kind() == ClipKind.HLG ? BareLadder.TONE_MAPPING : BareLadder.SCALING;
        String pads = encoded.stream().map(i -> "[s" + i + "]").collect(Collectors.joining());
        List<String> chains = new ArrayList<>();
        chains.add("[0:v]fps=" + BareLadder.FRAME_RATE + ":start_time=0,"
                + scaling.formatted(top.width(), top.height()) + ",format=yuv420p,setsar=1,split=" + encoded.size()
                + pads);
        for (int i : encoded) {
            Rung rung = rungs.get(i);
            chains.add("[s" + i + "]fps=" + rung.frameRate() + ":round=up,"
                    + BareLadder.RESIZING.formatted(rung.width(), rung.height()) + ",setsar=1[v" + i + "]");
        }
        return chains;
    }

    private List<String> sound() {
        List<String> chains = new ArrayList<>();
        String pads = IntStream.range(0, audioRenditions.size())
                .mapToObj(i -> "[m" + i + "]")
                .collect(Collectors.joining());
        chains.add("[0:a]" + BareLadder.SOUND_FILTER + ",asplit=" + audioRenditions.size() + pads);
        for (int i = 0; i < audioRenditions.size(); i++) {
            String layout = audioRenditions.get(i).layout();
            chains.add("[m%d]aformat=sample_fmts=fltp:channel_layouts=%s[a%d]".formatted(i, layout, i));
        }
        return chains;
    }

    private List<String> video(int index) {
        Rung rung = rungs.get(index);
        String stream = ":v:" + index;
        if (isCopied(rung)) {
            return List.of("-c" + stream, "copy");
        }
        List<String> words = new ArrayList<>();
        words.addAll(List.of("-c" + stream, "libx264", "-preset" + stream, rung.preset(), "-profile" + stream, "high"));
        words.addAll(List.of("-crf" + stream, String.valueOf(BareLadder.CRF)));
        words.addAll(List.of("-maxrate" + stream, rung.capKbps() + "k", "-bufsize" + stream, rung.bufferKbps() + "k"));
        String gop = String.valueOf(BareLadder.GOP_SECONDS * rung.frameRate());
        words.addAll(List.of("-g" + stream, gop, "-keyint_min" + stream, gop, "-sc_threshold" + stream, "0"));
        return words;
    }

    private List<String> muxer() {
        String sets = IntStream.range(0, streams())
                .mapToObj(stream -> "id=" + stream + ",streams=" + stream)
                .collect(Collectors.joining(" "));
        // why: half a frame less than a segment, or the muxer cuts one key frame later
        double seconds = BareLadder.GOPS_PER_SEGMENT * BareLadder.GOP_SECONDS - 0.5 / BareLadder.FRAME_RATE;
        return List.of(
                "-f",
                "dash",
                "-seg_duration",
                String.format(Locale.ROOT, "%.4f", seconds),
                "-use_template",
                "1",
                "-use_timeline",
                "1",
                "-init_seg_name",
                "$RepresentationID$/init.mp4",
                "-media_seg_name",
                "$RepresentationID$/seg_$Number%05d$.m4s",
                "-adaptation_sets",
                sets,
                "-format_options",
                "movflags=+cmaf+frag_keyframe+skip_sidx",
                "ffmpeg.mpd");
    }
}
