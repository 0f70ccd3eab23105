package dev.millrace.worker.segments;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.List;

/**
 * One moof with its mdat: a group of pictures, or some seconds of sound.
 *
 * @param offset of the moof in its file
 * @param size of moof and mdat together
 * @param decodeTime of the first sample, in ticks
 * @param duration of all samples, in ticks
 * @param keyFrameSize bytes from the moof to the end of the first sample
 * @param firstSampleSize bytes of the first sample alone
 * @param evenTicks what each of its samples but the last lasts, in ticks; 0 when they differ
 * @param empty where its samples are so small that they hold nothing: silence, if it is sound
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
public record Fragment(
        long offset,
        long size,
        long decodeTime,
        long duration,
        int samples,
        boolean startsWithKeyFrame,
        long keyFrameSize,
        long firstSampleSize,
        long evenTicks,
        List<Span> empty) {

    public Fragment {
        empty = List.copyOf(empty);
    }

    /** Whether each of its samples, the last one too, lasts so long. */
    public boolean isEven(long ticks) {
        return evenTicks == ticks && duration == samples * ticks;
    }

    /** Decode time of what follows it, in ticks. */
    public long end() {
        return decodeTime + duration;
    }
}
