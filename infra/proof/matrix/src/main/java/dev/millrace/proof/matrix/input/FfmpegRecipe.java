package dev.millrace.proof.matrix.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Made by ffmpeg, in one run or by several that pass a file on.
 *
 * @param runs arguments without input and output file: {@link #IN} and {@link #OUT} stand for them
 */
record FfmpegRecipe(List<List<String>> runs) implements Recipe {

    /** Stands for what the run before has made. */
    static final String IN = "{in}";
    /** Stands for what this run makes. */
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
