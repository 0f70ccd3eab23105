package dev.millrace.worker.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.contract.FailReason;
import dev.millrace.worker.Clips;
import dev.millrace.worker.outcome.TranscodeFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** The rows of the table, provoked with the real ffmpeg: a new version that says something else fails here. */
@EnabledOnOs(OS.LINUX)
class RunErrorsIT {

    private static final FfmpegProperties RULES = new FfmpegProperties(
            null,
            null,
            Clips.CACHE,
            List.of("mov", "avi", "asf"),
            64,
            1 << 26,
            DataSize.ofGigabytes(4),
            DataSize.ofGigabytes(4),
            10,
            2,
            List.of());

    @TempDir
    Path directory;

    private Confined confined;
    private Clips clips;

    @BeforeEach
    void fences() throws IOException {
        confined = Confined.usual(directory);
        clips = new Clips(directory);
    }

    @Test
    void rubbishIsUnreadable() throws Exception {
        Path rubbish = Files.write(directory.resolve("rubbish.mp4"), new byte[4096]);

        assertEnds(decode(rubbish), 183, FailReason.SOURCE_UNREADABLE, false);
    }

    @Test
    void aCutBeforeTheIndexIsUnreadable() throws Exception {
        byte[] whole = Files.readAllBytes(clips.small(2));
        Path cut = Files.write(directory.resolve("cut.mp4"), Arrays.copyOf(whole, whole.length / 2));

        assertEnds(decode(cut), 183, FailReason.SOURCE_UNREADABLE, false);
    }

    @Test
    void mediaOfZerosIsUnreadable() throws Exception {
        byte[] bytes = Files.readAllBytes(clips.silent());
        int media = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("mdat") + 4;
        int index = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("moov") - 4;
        Arrays.fill(bytes, media, index, (byte) 0);

        assertEnds(decode(Files.write(directory.resolve("zeros.mp4"), bytes)), 69, FailReason.SOURCE_UNREADABLE, false);
    }

    @Test
    void anotherContainerUnderAVideosNameIsNotAllowed() throws Exception {
        Path matroska = directory.resolve("matroska.mp4");
        Clips.ffmpeg("-i", clips.small(1).toString(), "-c", "copy", "-f", "matroska", matroska.toString());

        assertEnds(decode(matroska), 234, FailReason.UNSUPPORTED_FORMAT, false);
    }

    @Test
    void aPlaylistUnderAVideosNameIsNotAllowed() throws Exception {
        Path playlist = Files.writeString(
                directory.resolve("playlist.mp4"),
                "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfile:///etc/passwd\n");

        assertEnds(decode(playlist), 183, FailReason.UNSUPPORTED_FORMAT, false);
    }

    @Test
    void anotherProtocolIsNotAllowed() throws Exception {
        assertEnds(decode("http://127.0.0.1:9/video.mp4", RULES), 234, FailReason.UNSUPPORTED_FORMAT, false);
    }

    @Test
    void morePixelsThanAllowedAreTooLarge() throws Exception {
        FfmpegProperties tight = new FfmpegProperties(
                null,
                null,
                Clips.CACHE,
                RULES.formats(),
                64,
                1000,
                RULES.memory(),
                RULES.largestFile(),
                10,
                2,
                List.of());

        assertEnds(decode(InputRules.name(clips.silent()), tight), 234, FailReason.SOURCE_TOO_LARGE, false);
    }

    @Test
    void moreStreamsThanAllowedAreTooLarge() throws Exception {
        FfmpegProperties tight = new FfmpegProperties(
                null,
                null,
                Clips.CACHE,
                RULES.formats(),
                1,
                1 << 26,
                RULES.memory(),
                RULES.largestFile(),
                10,
                2,
                List.of());

        assertEnds(decode(InputRules.name(clips.small(1)), tight), 244, FailReason.SOURCE_TOO_LARGE, false);
    }

    @Test
    void aFullDiskMayGetBetter() throws Exception {
        RunResult result = confined.ffmpeg("-i", InputRules.name(clips.small(1)), "-f", "mpegts", "file:/dev/full");

        assertEnds(result, 228, FailReason.TRANSCODE_ERROR, true);
    }

    @Test
    void tooLittleMemoryMayGetBetter() throws Exception {
        RunResult result = confined.run(prlimit("--as=200000000", "-vf", "scale=3840:2160"));

        assertThat(List.of(187, 234, 244, 245)).contains(result.exitCode());
        assertThat(failure(result).isRetryable()).isTrue();
        assertThat(failure(result).reason()).isEqualTo(FailReason.TRANSCODE_ERROR);
    }

    @Test
    void processorTimeThatIsUsedUpIsATimeOut() throws Exception {
        RunResult result = confined.run(prlimit("--cpu=1:6", "-vf", "loop=-1:25,scale=1920:1080"));

        assertThat(result.exitCode()).isIn(255, 123);
        assertEnds(result, result.exitCode(), FailReason.TIMED_OUT, true);
    }

    @Test
    void killedBySomebodyElseMayGetBetter() throws Exception {
        assertEnds(confined.run("sh", "-c", "kill -9 $$"), 137, FailReason.TRANSCODE_ERROR, true);
    }

    @Test
    void aFenceThatBrokeMayGetBetter() throws Exception {
        RunResult result = confined.run(
                "setpriv", "--no-new-privs", "--", directory.resolve("none").toString());

        assertThat(failure(result).isRetryable()).as(result.toString()).isTrue();
    }

    private RunResult decode(Path source) throws Exception {
        return decode(InputRules.name(source), RULES);
    }

    private RunResult decode(String input, FfmpegProperties rules) throws Exception {
        List<String> words = new ArrayList<>(InputRules.options(rules));
        words.addAll(List.of("-i", input, "-c:v", "libx264", "-f", "null", "-"));
        return confined.ffmpeg(words.toArray(String[]::new));
    }

    private String[] prlimit(String limit, String option, String value) {
        return new String[] {
            "prlimit",
            limit,
            "--",
            Confined.REAL.ffmpeg().toString(),
            "-nostdin",
            "-v",
            "level+warning",
            "-i",
            InputRules.name(clips.small(1)),
            option,
            value,
            "-c:v",
            "libx264",
            "-f",
            "null",
            "-"
        };
    }

    private static void assertEnds(RunResult result, int code, FailReason reason, boolean isRetryable) {
        assertThat(result.exitCode()).as(result.said()).isEqualTo(code);
        assertThat(failure(result).reason()).as(result.said()).isEqualTo(reason);
        assertThat(failure(result).isRetryable()).as(result.said()).isEqualTo(isRetryable);
    }

    /** What the encoder makes of a row that is not in the table stands in its own test. */
    private static TranscodeFailure failure(RunResult result) {
        return RunErrors.failure("ffmpeg", result)
                .orElseGet(() -> TranscodeFailure.retryable(FailReason.TRANSCODE_ERROR, result.said()));
    }
}
