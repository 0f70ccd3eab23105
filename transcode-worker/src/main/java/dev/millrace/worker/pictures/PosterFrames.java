package dev.millrace.worker.pictures;

import dev.millrace.worker.encode.StillFilters;
import dev.millrace.worker.outcome.StopSignal;
import dev.millrace.worker.plan.Rendition;
import dev.millrace.worker.segments.SegmentFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Takes the key frames of a segment, or of a part of a source, as pictures, and looks at them. Thread-safe. */
@Component
class PosterFrames {

    /** Longer side: the largest picture that anybody wants in a list or before a video starts. */
    private static final int LARGEST = 1280;

    private static final int MOST = 12;
    private static final String LOOKS = "looks.gray";

    private final KeyFrames keyFrames;

    PosterFrames(KeyFrames keyFrames) {
        this.keyFrames = keyFrames;
    }

    /** One frame, ready to be the poster. */
    record Candidate(int segment, int frame, Poster poster, FrameLook look) {}

    /**
     * The key frames of one segment, at least a second apart.
     *
     * @param folder of the rendition
     * @param segment from 1
     * @param directory for the pictures; those of an earlier call are gone
     */
    List<Candidate> of(Rendition rendition, Path folder, int segment, Path directory, StopSignal signal)
            throws IOException, InterruptedException {
        List<Path> files = List.of(SegmentFiles.init(folder), SegmentFiles.of(folder, segment));
        Poster form = form(rendition, directory);
        keyFrames.read(files, directory, outputs("v", "", form), signal);
        return candidates(segment, form, directory);
    }

    /** The same of a source: each as the rendition will show it. */
    List<Candidate> of(Rendition rendition, SourceStretch stretch, Path directory, StopSignal signal)
            throws IOException, InterruptedException {
        Poster form = form(rendition, directory);
        String stream = Integer.toString(stretch.facts().videoStream());
        String filters = StillFilters.of(stretch.facts(), rendition) + ",";
        keyFrames.read(stretch, directory, outputs(stream, filters, form), signal);
        return candidates(0, form, directory);
    }

    /** The poster that the first frame of a rendition would be. */
    private static Poster form(Rendition rendition, Path directory) {
        double factor = Math.min(1, (double) LARGEST / Math.max(rendition.width(), rendition.height()));
        return new Poster(
                rendition, even(rendition.width() * factor), even(rendition.height() * factor), frame(directory, 0));
    }

    private static Path frame(Path directory, int number) {
        return directory.resolve("frame_%02d.jpg".formatted(number + 1));
    }

    private static int even(double pixels) {
        return Math.max(2, (int) Math.round(pixels / 2) * 2);
    }

    private static List<Candidate> candidates(int segment, Poster form, Path directory) throws IOException {
        byte[] looks = Files.readAllBytes(directory.resolve(LOOKS));
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < looks.length / FrameLook.BYTES; i++) {
            Poster poster = new Poster(form.rendition(), form.width(), form.height(), frame(directory, i));
            candidates.add(new Candidate(segment, i, poster, FrameLook.of(looks, i)));
        }
        return candidates;
    }

    private static List<String> outputs(String stream, String filters, Poster form) {
        String graph = "[0:%s]select='isnan(prev_selected_t)+gte(t-prev_selected_t,1)',%ssplit[a][b];"
                        .formatted(stream, filters)
                + "[a]scale=%d:%d,format=gray[look];[b]scale=%d:%d[picture]"
                        .formatted(FrameLook.SIDE, FrameLook.SIDE, form.width(), form.height());
        String most = Integer.toString(MOST);
        List<String> words = new ArrayList<>(List.of("-filter_complex", graph));
        words.addAll(List.of("-map", "[look]", "-fps_mode", "passthrough", "-frames:v", most));
        words.addAll(List.of("-f", "rawvideo", LOOKS));
        words.addAll(List.of("-map", "[picture]", "-fps_mode", "passthrough", "-frames:v", most));
        words.addAll(List.of("-c:v", "mjpeg", "-pix_fmt", "yuvj420p", "-q:v", "3", "frame_%02d.jpg"));
        return words;
    }
}
