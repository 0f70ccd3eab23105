package dev.millrace.video.operations;

import dev.millrace.common.contract.FailReason;
import dev.millrace.video.job.Reruns;
import dev.millrace.video.queue.DeadLetters;
import dev.millrace.video.queue.DeadLetters.Verdict;
import dev.millrace.video.video.Videos;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Dead letters, listed and given new jobs. A redriven letter is removed once its video has the new job. */
@Component
class RedriveCommand {

    private static final int MOST = 50;

    private final DeadLetters queue;
    private final DeadLetterReader letters;
    private final Videos videos;
    private final Reruns reruns;

    RedriveCommand(DeadLetters queue, DeadLetterReader letters, Videos videos, Reruns reruns) {
        this.queue = queue;
        this.letters = letters;
        this.videos = videos;
        this.reruns = reruns;
    }

    DeadLetterList list(int most) {
        List<DeadLetter> found = new ArrayList<>();
        queue.read(most, dead -> {
            found.add(letters.understand(dead));
            return Verdict.KEEP;
        });
        return new DeadLetterList(List.copyOf(found), queue.count());
    }

    Redriven redrive(Redrive redrive) {
        boolean isRehearsal = Boolean.TRUE.equals(redrive.dryRun());
        AtomicInteger looked = new AtomicInteger();
        List<RedrivenLetter> done = new ArrayList<>();
        queue.read(Objects.requireNonNullElse(redrive.limit(), MOST), dead -> {
            DeadLetter letter = letters.understand(dead);
            looked.incrementAndGet();
            if (!redrive.means(letter)) {
                return Verdict.KEEP;
            }
            RedriveCommand.Outcome outcome = outcome(letter, isRehearsal);
            done.add(new RedrivenLetter(letter.messageId(), letter.videoId(), outcome));
            return outcome.endsLetter() && !isRehearsal ? Verdict.REMOVE : Verdict.KEEP;
        });
        return new Redriven(isRehearsal, List.copyOf(done), looked.get(), queue.count());
    }

    private Outcome outcome(DeadLetter letter, boolean isRehearsal) {
        return switch (letter.state()) {
            case WAITING, UNREADABLE -> Outcome.KEPT;
            case OBSOLETE -> Outcome.DISCARDED;
            case REDRIVABLE -> replay(Objects.requireNonNull(letter.videoId()), isRehearsal);
        };
    }

    private Outcome replay(UUID videoId, boolean isRehearsal) {
        return videos.findByIdAndDeletedAtIsNull(videoId)
                .map(video -> switch (reruns.replay(video, isRehearsal)) {
                    case ENQUEUED -> Outcome.ENQUEUED;
                    case SOURCE_MISSING -> Outcome.SOURCE_MISSING;
                    case NOT_NEEDED -> Outcome.DISCARDED;
                })
                .orElse(Outcome.DISCARDED);
    }

    /** What a redrive did with a letter, or would do. */
    enum Outcome {
        /** Its video has a new job; the letter is removed. */
        ENQUEUED,
        /** Its job is not needed any more; the letter is removed. */
        DISCARDED,
        /** There is nothing to make the video from; the letter stays. */
        SOURCE_MISSING,
        /** It waits for the service's own pass, or is no job; the letter stays. */
        KEPT;

        boolean endsLetter() {
            return this == ENQUEUED || this == DISCARDED;
        }
    }

    /**
     * Body of {@code POST /api/operations/dead-letters/redrive}: which letters. All conditions must hold; none means all.
     *
     * @param videoId only of this video
     * @param failReason only those whose last attempt failed for this
     * @param since only those from this time on
     * @param dryRun only tell what would be done; default false
     * @param limit most letters that are looked at; default 50
     */
    record Redrive(
            @Nullable UUID videoId,
            @Nullable FailReason failReason,
            @Nullable Instant since,
            @Nullable Boolean dryRun,
            @Min(1) @Max(100) @Nullable Integer limit) {

        boolean means(DeadLetter letter) {
            boolean isOfVideo = videoId == null || videoId.equals(letter.videoId());
            boolean isOfReason = failReason == null || failReason == letter.failReason();
            Instant enqueuedAt = letter.enqueuedAt();
            boolean isRecent = since == null || (enqueuedAt != null && !enqueuedAt.isBefore(since));
            return isOfVideo && isOfReason && isRecent;
        }
    }

    /**
     * What was done. A queue has no pages: to redrive all letters, call again until {@code total} of them were looked at
     * since the last one was removed.
     *
     * @param looked at how many letters, also those that were not meant
     * @param total about how many letters are there now
     */
    record Redriven(boolean dryRun, List<RedrivenLetter> items, int looked, long total) {}

    /** The outcome for one letter. */
    record RedrivenLetter(String messageId, @Nullable UUID videoId, Outcome outcome) {}

    /**
     * Dead letters.
     *
     * @param total about how many there are, those that another reader holds included
     */
    record DeadLetterList(List<DeadLetter> items, long total) {}
}
