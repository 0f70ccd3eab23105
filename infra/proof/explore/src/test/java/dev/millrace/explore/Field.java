package dev.millrace.explore;

/** What a state consists of, each in as few bits as it needs; a state is four longs. */
enum Field {
    VIDEO_STATUS(VideoStage.class),
    FAIL_REASON(5),
    DELETED(1),
    /** Slot of the session that the video names, plus one. */
    CURRENT_SESSION(2),
    /** Whether the video names a stored source. */
    SOURCE(1),
    /** The video's job from 1, 0 for none: one per session, then those of retries. */
    JOB(3),
    /** Fencing number of the latest attempt at the job itself. */
    ATTEMPT(4),
    FAILURES(2),
    LEASE(Lease.class),
    /** The worker whose claim was granted last, from 1. */
    HOLDER(2),
    /** Nothing was heard of the job for hours. */
    SILENT(1),
    OPEN(1),
    JOB_END(JobEnd.class),
    /** One bit per job that was opened: it is kept. */
    JOBS_OPENED(4),
    /** The folder of the output that is saved, times four, plus the {@link Output}; 0 for none. */
    ASSETS(6),
    /** Jobs made by retry and reprocess. */
    MORE_JOBS(2),
    JOBS_SENT(4),
    DELETION_SAID(Notice.class),
    /** Slot plus one of the session that made the object, 0 for none. */
    OBJECT(2),
    OBJECT_BAD(1),
    /** The attempt that each worker believes to have, 0 for none. */
    WORKER_0(6),
    WORKER_1(6),
    /** An {@link Output} per folder. */
    OUTPUTS(24),
    STATUS_0(SessionStage.class),
    REASON_0(4),
    OPENED_0(1),
    COMPLETING_0(Completing.class),
    STORAGE_OPEN_0(1),
    AGE_0(Age.class),
    MULTIPART_0(MultipartStage.class),
    PARTS_0(Parts.class),
    /** Reports in the outbox or out of it: a bit for each {@link Ending}. */
    REPORTS_0(5),
    HEARD_0(1),
    STATUS_1(SessionStage.class),
    REASON_1(4),
    OPENED_1(1),
    COMPLETING_1(Completing.class),
    STORAGE_OPEN_1(1),
    AGE_1(Age.class),
    MULTIPART_1(MultipartStage.class),
    PARTS_1(Parts.class),
    REPORTS_1(5),
    HEARD_1(1),
    /** Fencing number of the attempt that divided the job, 0 for none. */
    DIVIDED_BY(2),
    SHAPE(Shape.class),
    /** Fencing number of the latest claim of a task. */
    TASKS_LATEST(4),
    /** The stage up to which the latest assembly goes. */
    STAGE(2),
    STAGES_DONE(2),
    /** Whether the divided job waits, and its attempt failed just now. */
    BACK_OFF(1),
    TASK_0(TaskStage.class),
    TASK_ATTEMPT_0(4),
    TASK_FAILURES_0(2),
    TASK_HOLDER_0(2),
    TASK_1(TaskStage.class),
    TASK_ATTEMPT_1(4),
    TASK_FAILURES_1(2),
    TASK_HOLDER_1(2),
    /** Messages that video-service sent in the last step alone. */
    SENT(3);

    static final int WORDS = 4;
    private static final int WORD_BITS = 64;
    private static final Field[] ALL = values();
    private static final int PER_SLOT = STATUS_1.ordinal() - STATUS_0.ordinal();
    private static final int PER_TASK = TASK_1.ordinal() - TASK_0.ordinal();

    private final int bits;
    private final Enum<?>[] names;
    private int word;
    private int shift;

    Field(int bits) {
        this.bits = bits;
        this.names = new Enum<?>[0];
    }

    Field(Class<? extends Enum<?>> values) {
        this.names = values.getEnumConstants();
        this.bits = Integer.SIZE - Integer.numberOfLeadingZeros(names.length - 1);
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

    /** The number of one of this field's values. */
    int number(Enum<?> value) {
        if (value.ordinal() >= names.length || names[value.ordinal()] != value) {
            throw new IllegalArgumentException(this + " is never " + value);
        }
        return value.ordinal();
    }

    /** A value for people. */
    String text(int value) {
        return names.length == 0 ? String.valueOf(value) : names[value].toString();
    }

    /** The same of another slot, worker or task. */
    Field of(int index) {
        if (index == 0) {
            return this;
        }
        if (this == WORKER_0) {
            return WORKER_1;
        }
        return ALL[ordinal() + (ordinal() < TASK_0.ordinal() ? PER_SLOT : PER_TASK)];
    }
}
