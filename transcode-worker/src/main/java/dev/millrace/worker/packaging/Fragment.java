package dev.millrace.worker.packaging;

/**
 * One moof with its mdat: a group of pictures, or some seconds of sound.
 *
 * @param offset of the moof in its file
 * @param size of moof and mdat together
 * @param decodeTime of the first sample, in ticks
 * @param duration of all samples, in ticks
 * @param keyFrameSize bytes from the moof to the end of the first sample
 */
record Fragment(
        long offset,
        long size,
        long decodeTime,
        long duration,
        int samples,
        boolean startsWithKeyFrame,
        long keyFrameSize) {

    long end() {
        return decodeTime + duration;
    }
}
