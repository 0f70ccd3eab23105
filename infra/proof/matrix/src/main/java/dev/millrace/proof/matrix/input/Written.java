package dev.millrace.proof.matrix.input;

import dev.millrace.common.contract.FailReason;
import dev.millrace.proof.matrix.attack.Bytes;
import java.util.List;

/** Declares an input of our own bytes, or of an ffmpeg command unrelated to {@link Clip}. */
final class Written {

    private final String name;
    private final String fileName;
    private String says = "";
    private String mime = "video/mp4";
    private long declaredBytes = -1;
    private Recipe recipe = new WrittenRecipe("empty", tools -> new byte[0]);

    private Written(String name, String fileName) {
        this.name = name;
        this.fileName = fileName;
    }

    static Written file(String name, String fileName) {
        return new Written(name, fileName);
    }

    Written says(String sentence) {
        says = sentence;
        return this;
    }

    Written mime(String type) {
        mime = type;
        return this;
    }

    /** Declares a wrong size. */
    Written declares(long bytes) {
        declaredBytes = bytes;
        return this;
    }

    Written text(String text) {
        return bytes(
                text,
                tools -> Bytes.ascii(text.replace("{canary}", tools.canary().toString())));
    }

    /** @param version determines the bytes */
    Written bytes(String version, WrittenRecipe.Writer writer) {
        recipe = new WrittenRecipe(version, writer);
        return this;
    }

    Written ffmpeg(String... arguments) {
        recipe = new FfmpegRecipe(List.of(List.of(arguments)));
        return this;
    }

    Written made(Recipe other) {
        recipe = other;
        return this;
    }

    /** Changes the bytes declared so far. */
    Written changed(String how, ChangedRecipe.Change change) {
        recipe = new ChangedRecipe(recipe, how, change);
        return this;
    }

    MediaInput refused(int status) {
        return input(new Expected.Refused(status));
    }

    MediaInput fails(FailReason reason) {
        return input(new Expected.Failed(reason));
    }

    MediaInput plays(Expected.Ready expected) {
        return input(expected);
    }

    private MediaInput input(Expected expected) {
        return new MediaInput(name, says, fileName, mime, declaredBytes, recipe, expected);
    }
}
