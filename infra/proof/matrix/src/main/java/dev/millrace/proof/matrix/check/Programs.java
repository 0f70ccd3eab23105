package dev.millrace.proof.matrix.check;

import dev.millrace.common.ffmpeg.FfmpegBinaries;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs ffmpeg and returns its output. */
final class Programs {

    private final FfmpegBinaries ffmpeg;

    Programs(FfmpegBinaries ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    /** Returns standard output. @throws IOException with the first error message on failure */
    byte[] output(List<String> arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("-nostdin", "-hide_banner", "-v", "error"));
        all.addAll(arguments);
        Path complaints = Files.createTempFile("ffmpeg-", ".err");
        try {
            Process process = ffmpeg.ffmpeg(all)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectError(complaints.toFile())
                    .start();
            byte[] output = process.getInputStream().readAllBytes();
            int code = process.waitFor();
            if (code != 0) {
                throw new IOException("ffmpeg exited with " + code + ": " + first(complaints));
            }
            return output;
        } finally {
            Files.delete(complaints);
        }
    }

    List<String> lines(List<String> arguments) throws IOException, InterruptedException {
        return new String(output(arguments), StandardCharsets.UTF_8).lines().toList();
    }

    private static String first(Path complaints) throws IOException {
        return Files.readString(complaints, StandardCharsets.ISO_8859_1)
                .lines()
                .filter(line -> !line.contains("no version information available"))
                .findFirst()
                .orElse("no word");
    }
}
