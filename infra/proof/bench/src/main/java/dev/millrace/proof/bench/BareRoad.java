package dev.millrace.proof.bench;

import dev.millrace.local.suite.SuiteDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import java.util.function.IntConsumer;

/** Transcodes a clip with ffmpeg alone and deletes the output. */
final class BareRoad {

    private final TimedFfmpeg ffmpeg;
    private final Path scratch;

    /** @param scratch an exclusive folder */
    BareRoad(TimedFfmpeg ffmpeg, Path scratch) {
        this.ffmpeg = ffmpeg;
        this.scratch = scratch;
    }

    /** @param percent receives progress */
    Sample run(Way way, Clip clip, IntConsumer percent) throws IOException, InterruptedException {
        List<BareCommand> commands = way == Way.BARE ? List.of(BareCommand.ofAll(clip)) : BareCommand.perRung(clip);
        Cost total = Cost.NONE;
        for (int done = 0; done < commands.size(); done++) {
            double before = done;
            total = total.plus(
                    run(commands.get(done), share -> percent.accept((int) ((before + share) * 100 / commands.size()))));
        }
        return new Sample(way, total, null, Map.of());
    }

    private Cost run(BareCommand command, DoubleConsumer share) throws IOException, InterruptedException {
        double length = command.clip().length().toSeconds();
        try {
            for (int stream = 0; stream < command.streams(); stream++) {
                Files.createDirectories(scratch.resolve(String.valueOf(stream)));
            }
            return ffmpeg.run(command.arguments(), scratch, seconds -> share.accept(seconds / length));
        } finally {
            SuiteDirectory.delete(scratch);
        }
    }
}
