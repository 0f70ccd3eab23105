package dev.millrace.worker.ffmpeg;

import java.nio.file.Path;

/** A process that waits for a confined program, and is killed during the wait. */
final class SleepingWorker {

    private SleepingWorker() {}

    /** @param arguments a folder to work in, and the file into which the program writes its number */
    public static void main(String[] arguments) throws Exception {
        Confined.usual(Path.of(arguments[0])).run("sh", "-c", "echo $$ > '" + arguments[1] + "'; exec sleep 300");
    }
}
