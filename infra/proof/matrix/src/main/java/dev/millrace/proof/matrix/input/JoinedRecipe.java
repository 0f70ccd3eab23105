package dev.millrace.proof.matrix.input;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Concatenates raw streams, like a joiner that does not encode.
 *
 * @param parts ffmpeg arguments for each stream, with the placeholder {@link FfmpegRecipe#OUT}
 * @param whole ffmpeg arguments that mux them, with the placeholder {@link FfmpegRecipe#IN} for the concatenation
 */
record JoinedRecipe(List<List<String>> parts, List<String> whole) implements Recipe {

    JoinedRecipe {
        parts = parts.stream().map(List::copyOf).toList();
        whole = List.copyOf(whole);
    }

    @Override
    public String declaration(Tools tools) {
        return "joined " + parts + whole;
    }

    @Override
    public void make(Path file, Tools tools) throws IOException, InterruptedException {
        Path joined = file.resolveSibling("joined-" + file.getFileName());
        Path part = file.resolveSibling("part-" + file.getFileName());
        try (OutputStream out = Files.newOutputStream(joined)) {
            for (List<String> words : parts) {
                FfmpegRecipe.run(words, part, part, tools);
                Files.copy(part, out);
            }
        }
        FfmpegRecipe.run(whole, joined, file, tools);
        Files.delete(part);
        Files.delete(joined);
    }
}
