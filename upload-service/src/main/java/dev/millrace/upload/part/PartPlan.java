package dev.millrace.upload.part;

/**
 * How a file is cut: equal parts and a last one that may be shorter. Pure arithmetic.
 *
 * @param totalBytes bytes of the file, at least 1
 * @param partSizeBytes bytes of every part but the last
 */
public record PartPlan(long totalBytes, long partSizeBytes) {

    /** S3's limit. */
    public static final int MOST_PARTS = 10_000;

    static final long MIB = 1L << 20;
    /** S3 takes no smaller part, but for the last. */
    static final long SMALLEST_PART_BYTES = 5 * MIB;

    public PartPlan {
        if (totalBytes < 1 || partSizeBytes < 1) {
            throw new IllegalArgumentException("A plan needs at least one byte, and parts of at least one");
        }
        if (divideUp(totalBytes, partSizeBytes) > MOST_PARTS) {
            throw new IllegalArgumentException("More than " + MOST_PARTS + " parts");
        }
    }

    /** The plan for a file: the wanted part size, or as many whole MiB as bring it within 10,000 parts. */
    public static PartPlan forFile(long totalBytes, long wantedPartSizeBytes) {
        long needed = divideUp(divideUp(totalBytes, MOST_PARTS), MIB) * MIB;
        return new PartPlan(totalBytes, Math.max(wantedPartSizeBytes, needed));
    }

    /** Number of parts, from 1. */
    public int totalParts() {
        return Math.toIntExact(divideUp(totalBytes, partSizeBytes));
    }

    /** Whether there is such a part. */
    public boolean contains(int partNumber) {
        return partNumber >= 1 && partNumber <= totalParts();
    }

    /** Bytes of one part. */
    public long sizeOf(int partNumber) {
        if (!contains(partNumber)) {
            throw new IllegalArgumentException("No part " + partNumber + " of " + totalParts());
        }
        long before = (partNumber - 1) * partSizeBytes;
        return Math.min(partSizeBytes, totalBytes - before);
    }

    private static long divideUp(long dividend, long divisor) {
        return dividend / divisor + (dividend % divisor == 0 ? 0 : 1);
    }
}
