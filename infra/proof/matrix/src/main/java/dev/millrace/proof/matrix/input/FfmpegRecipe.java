package dev.millrace.proof.matrix.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Generates a file with one or more runs of ffmpeg.
 *
 * @param runs arguments with the placeholders {@link #IN} and {@link #OUT} for the files
 */
record FfmpegRecipe(List<List<String>> runs) implements Recipe {

    /** Placeholder for the previous run's output. */
    static final String IN = "{in}";
    /** Placeholder for this run's output. */
    static final String OUT = "{out}";

    FfmpegRecipe {
        runs = runs.stream().map(List::copyOf).toList();
    }

    @Override
    public String declaration(Tools tools) {
        return runs.toString();
    }

    @Override
    public void make(Path file, Tools tools) throws IOException, InterruptedException {
        Path in = file;
        for (int i = 0; i < runs.size(); i++) {
            Path out = i == runs.size() - 1 ? file : file.resolveSibling("step" + i + "-" + file.getFileName());
            run(runs.get(i), in, out, tools);
            if (i > 0) {
                Files.delete(in);
            }
            in = out;
        }
    }

    static void run(List<String> arguments, Path in, Path out, Tools tools) throws IOException, InterruptedException {
        tools.ffmpeg()
                .run(arguments.stream()
                        .map(argument -> argument.replace(IN, in.toString()).replace(OUT, out.toString()))
                        .toList());
    }
}
