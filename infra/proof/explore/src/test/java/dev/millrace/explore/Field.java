package dev.millrace.explore;

/** What a state consists of, each in as few bits as it needs; a state is three longs. */
public enum Field {
    VIDEO_STATUS(3),
    FAIL_REASON(5),
    DELETED(1),
    /** Slot of the session that the video names, plus one. */
    CURRENT_SESSION(2),
    /** Whether the video names a stored source. */
    SOURCE(1),
    /** The video's job from 1, 0 for none: one per session, then those of retries. */
    JOB(3),
    ATTEMPT(2),
    FAILURES(2),
    /** 0 nobody, 1 live, 2 lapsed. */
    LEASE(2),
    /** The worker whose claim was granted last, from 1. */
    HOLDER(2),
    /** Nothing was heard of the job for hours. */
    SILENT(1),
    OPEN(1),
    /** How the job ended: 0 not yet, 1 its output is complete, 2 given up, 3 cancelled with its video. */
    JOB_END(2),
    /** One bit per job that was opened: it is kept. */
    JOBS_OPENED(4),
    /** The attempt whose output is saved, times two, plus one if whole; 0 for none. */
    ASSETS(5),
    /** Jobs made by retry and reprocess. */
    MORE_JOBS(2),
    JOBS_SENT(4),
    /** 0 not said, 1 said, 2 said and heard. */
    DELETION_SAID(2),
    /** Slot plus one of the session that made the object, 0 for none. */
    OBJECT(2),
    OBJECT_BAD(1),
    /** The attempt that each worker believes to have, 0 for none. */
    WORKER_0(4),
    WORKER_1(4),
    /** 0 nothing, 1 what plays, 2 whole: per attempt. */
    OUTPUTS(24),
    /** 0 none, then as in the enum, 7 given back while others may have heard of it. */
    STATUS_0(3),
    REASON_0(4),
    OPENED_0(1),
    /** 0 never, 1 just now, 2 long ago. */
    COMPLETING_0(2),
    STORAGE_OPEN_0(1),
    /** 0 just now, 1 longer than any grace, 2 longer than its life. */
    AGE_0(2),
    /** 0 none, 1 open, 2 gone. */
    MULTIPART_0(2),
    /** 0 none, 1 good, 2 no video. */
    PARTS_0(2),
    /** Reports in the outbox or out of it: COMPLETED, CANCELED, FAILED by provider, expiry, format. */
    REPORTS_0(5),
    HEARD_0(1),
    STATUS_1(3),
    REASON_1(4),
    OPENED_1(1),
    COMPLETING_1(2),
    STORAGE_OPEN_1(1),
    AGE_1(2),
    MULTIPART_1(2),
    PARTS_1(2),
    REPORTS_1(5),
    HEARD_1(1);

    static final int WORDS = 3;
    private static final int WORD_BITS = 64;
    private static final Field[] ALL = values();
    private static final int PER_SLOT = STATUS_1.ordinal() - STATUS_0.ordinal();

    private final int bits;
    private int word;
    private int shift;

    Field(int bits) {
        this.bits = bits;
    }

    static {
        int word = 0;
        int used = 0;
        for (Field field : ALL) {
            if (used + field.bits > WORD_BITS) {
                word++;
                used = 0;
            }
            field.word = word;
            field.shift = used;
            used += field.bits;
        }
        if (word >= WORDS) {
            throw new IllegalStateException("A state needs " + (word + 1) + " words");
        }
    }

    int in(long[] words) {
        return (int) (words[word] >>> shift) & ((1 << bits) - 1);
    }

    void into(long[] words, int value) {
        if (value < 0 || value >= 1 << bits) {
            throw new Violation(this + " cannot be " + value);
        }
        long mask = ((1L << bits) - 1) << shift;
        words[word] = words[word] & ~mask | (long) value << shift;
    }

    /** The same of another slot or worker. */
    Field of(int index) {
        if (index == 0) {
            return this;
        }
        return this == WORKER_0 ? WORKER_1 : ALL[ordinal() + PER_SLOT];
    }
}
