package dev.millrace.proof.bench;

import dev.millrace.local.process.FfmpegRun;
import dev.millrace.local.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A folder of clips, generated on first use and kept. */
public final class Clips {

    private final Path directory;
    private final FfmpegRun ffmpeg;
    private final Terminal terminal;

    public Clips(Path directory, FfmpegRun ffmpeg, Terminal terminal) {
        this.directory = directory;
        this.ffmpeg = ffmpeg;
        this.terminal = terminal;
    }

    /** Generates it unless that has been done. */
    public Clip of(ClipKind kind, Duration length) throws IOException, InterruptedException {
        Path base = base(kind);
        String name = kind.word() + "-" + Lengths.text(length);
        Path file = kept(name, kind.extension(), clip -> ClipCommands.clip(length, base, clip));
        return new Clip(kind, length, file);
    }

    private Path base(ClipKind kind) throws IOException, InterruptedException {
        Path still = kept("still", "png", ClipCommands::still);
        return kept(
                "base-" + kind.word(),
                kind.extension(),
                base -> ClipCommands.base(kind, ClipCommands.BASE, still, base));
    }

    /** The arguments that generate a file. */
    private interface Recipe {
        List<String> arguments(Path file);
    }

    private Path kept(String name, String extension, Recipe recipe) throws IOException, InterruptedException {
        // why: the recipe is in the name, so that clips of an earlier recipe are not reused.
        String words = String.join(" ", recipe.arguments(directory.resolve(name)));
        Path file = directory.resolve(name + "-" + Integer.toHexString(words.hashCode()) + "." + extension);
        if (Files.exists(file)) {
            return file;
        }
        Files.createDirectories(directory);
        terminal.progress("  making " + name, true);
        // why: under another name, so that an interrupted file is not mistaken for a complete one.
        Path unfinished = directory.resolve("unfinished-" + name + "." + extension);
        ffmpeg.run(recipe.arguments(unfinished));
        return Files.move(unfinished, file);
    }
}
