package dev.millrace.proof.bench.fleet;

import java.time.Duration;

/**
 * What things take, all of it in one place. A worker has one processor, so seconds of processor time are seconds.
 *
 * <p>Measured are the seconds of encoding. The page {@code benchmarks.md} has them for a phone's 1080p30 at 17 Mbit/s, H.264 of 5
 * minutes: 492.8 s of processor time, and READY after 79.5 of 261.8 s. So 30.4 % of it is the first stage, of which the sound of that
 * time took 2.1 s per minute.
 */
final class Figures {

    /** Measured: 480p alone, per minute of the video. */
    static final double FIRST_STAGE_PER_MINUTE = 27.8;

    /** Measured: 1080p, 720p and 240p, per minute of the video. */
    static final double SECOND_STAGE_PER_MINUTE = 68.7;

    /** Measured: loudness 0.2 s, decoding and AAC 1.1 s, per minute of the video. */
    static final double SOUND_PER_MINUTE = 1.3;

    /** The setting of that benchmark's clip. */
    static final double MEGABYTES_PER_MINUTE = 17 * 60 / 8.0;

    static final double SEGMENT_SECONDS = 6;

    /** As {@code plan.Chunk} divides: the longest, the shortest, and which part of what is left one between them is. */
    static final int MOST_SEGMENTS = 5;

    static final int FEWEST_SEGMENTS = 2;
    static final int PARTS_OF_THE_REST = 16;

    /** The longest chunk. */
    static final double CHUNK_SECONDS = MOST_SEGMENTS * SEGMENT_SECONDS;

    /** Assumed: how unequal chunks are; each takes up to this share more or less than the average. */
    static final double SPREAD = 0.3;

    /** Assumed: what a worker fetches from S3 in a second, 1 Gbit. */
    static final double MEGABYTES_PER_SECOND = 125;

    /** Assumed: what a planning fetches of a source with an index: 22 MB, by some requests that follow one another. */
    static final double PLANNING_FETCH = 0.3;

    /** Assumed: 1.4 MB of sound, by a request for each second of it, sixteen of them at once, 30 ms each. */
    static final double SOUND_FETCH_PER_MINUTE = 0.124;

    /** Assumed: ffprobe and the checks of a long source; a minute's take 0.1 s. */
    static final double PROBE = 2;

    /** Assumed: a look at ten seconds of the source, and storing and reporting what it shows; of 480 x 270 it took 0.3 s. */
    static final double EARLY_POSTER = 0.5;

    /** Measured with a minute: ffmpeg's start 0.1 s, and after it what is verified, uploaded and said, 0.5 s. */
    static final double AROUND_A_TASK = 0.6;

    /** Assumed: results and lists of a long video, and its playlists. */
    static final double ASSEMBLY = 4;

    /** Assumed: the seek pictures, up to 500 of them. */
    static final double STORYBOARD = 6;

    /** Assumed: a call of video-service. */
    static final Duration CALL = Duration.ofMillis(20);

    /** Assumed: from the queue to a worker that polls. */
    static final Duration DELIVERY = Duration.ofMillis(50);

    /** The outbox sends so many messages of tasks before /divide is answered, and the others with its next pass. */
    static final int SENT_AT_ONCE = 16;

    static final Duration NEXT_PASS = Duration.ofSeconds(1);

    /** The worker's default settings. */
    static final Duration VISIBILITY = Duration.ofSeconds(60);

    static final Duration RENEW_EVERY = Duration.ofSeconds(15);

    /** Assumed: when another worker runs in place of one that was killed. */
    static final Duration REPLACED_AFTER = Duration.ofSeconds(60);

    private Figures() {}
}
