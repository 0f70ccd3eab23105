package dev.millrace.common.ffmpeg;

import java.nio.file.Path;

/** Unpacks the bundled programs while an image is built: {@code UnpackFfmpeg <folder>}, which is then the cache of its containers. */
public final class UnpackFfmpeg {

    private UnpackFfmpeg() {}

    /** @throws FfmpegNotFound when there is no bundled build for this machine */
    public static void main(String... arguments) {
        BundledFfmpeg.find()
                .orElseThrow(() -> new FfmpegNotFound("No bundled ffmpeg for " + BundledFfmpeg.platform()))
                .unpackedIn(Path.of(arguments[0]).toAbsolutePath());
    }
}
