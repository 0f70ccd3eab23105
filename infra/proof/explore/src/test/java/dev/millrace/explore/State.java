package dev.millrace.explore;

import java.util.Arrays;

/** Everything that decides what can happen next; a value that {@link Field} takes apart. Mutable while it is being made. */
final class State {

    /** Attempts at one job as a whole that are told apart; each has a folder for its output. */
    static final int ATTEMPTS = 3;

    /** Fencing numbers of one job and its tasks that are told apart. */
    static final int NUMBERS = 15;

    /** Jobs that are told apart. */
    static final int JOBS = 4;

    private static final Output[] OUTPUTS = Output.values();
    private static final Shape[] SHAPES = Shape.values();
    private static final TaskStage[] TASK_STAGES = TaskStage.values();

    private final long[] words;

    State() {
        this(new long[Field.WORDS]);
    }

    State(long... words) {
        this.words = words;
    }

    State copy() {
        return new State(words.clone());
    }

    int get(Field field) {
        return field.in(words);
    }

    /** @param index the slot, worker or task */
    int get(Field field, int index) {
        return field.of(index).in(words);
    }

    boolean is(Field field) {
        return field.in(words) != 0;
    }

    boolean is(Field field, Enum<?> value) {
        return get(field) == field.number(value);
    }

    boolean is(Field field, int index, Enum<?> value) {
        return get(field, index) == field.number(value);
    }

    void set(Field field, int value) {
        field.into(words, value);
    }

    void set(Field field, int index, int value) {
        field.of(index).into(words, value);
    }

    void set(Field field, Enum<?> value) {
        set(field, field.number(value));
    }

    void set(Field field, int index, Enum<?> value) {
        set(field, index, field.number(value));
    }

    long word(int index) {
        return words[index];
    }

    /** An attempt among all, from 1. */
    static int attempt(int job, int number) {
        return (job - 1) * NUMBERS + number;
    }

    static int jobOf(int attempt) {
        return (attempt - 1) / NUMBERS + 1;
    }

    /** The fencing number of an attempt. */
    static int numberOf(int attempt) {
        return (attempt - 1) % NUMBERS + 1;
    }

    /** The folder of an attempt's output among all, from 1. */
    static int folder(int job, int number) {
        return (job - 1) * ATTEMPTS + number;
    }

    /** Where an attempt stores: who assembles, in the folder of who divided the job. */
    int folderOf(int attempt) {
        int number = numberOf(attempt);
        boolean isOfDivided = isDivided() && jobOf(attempt) == get(Field.JOB) && number >= get(Field.DIVIDED_BY);
        return folder(jobOf(attempt), isOfDivided ? get(Field.DIVIDED_BY) : Math.min(number, ATTEMPTS));
    }

    /** Whether the latest job was divided, open or not. */
    boolean isDivided() {
        return is(Field.DIVIDED_BY);
    }

    Shape shape() {
        return SHAPES[get(Field.SHAPE)];
    }

    TaskStage taskStage(int task) {
        return TASK_STAGES[get(Field.TASK_0, task)];
    }

    /** The highest fencing number of the open job and its tasks. */
    int latestNumber() {
        return Math.max(get(Field.ATTEMPT), get(Field.TASKS_LATEST));
    }

    /** What is stored in a folder. */
    Output output(int folder) {
        return OUTPUTS[get(Field.OUTPUTS) >>> shift(folder) & 3];
    }

    void output(int folder, Output stored) {
        int shift = shift(folder);
        set(Field.OUTPUTS, get(Field.OUTPUTS) & ~(3 << shift) | stored.ordinal() << shift);
    }

    /** {@link Field#ASSETS} of a folder's output. */
    static int assets(int folder, Output output) {
        return OUTPUTS.length * folder + output.ordinal();
    }

    /** The folder of the output that is saved, 0 for none. */
    int savedFolder() {
        return get(Field.ASSETS) / OUTPUTS.length;
    }

    /** How much of it is saved. */
    Output savedOutput() {
        return OUTPUTS[get(Field.ASSETS) % OUTPUTS.length];
    }

    private static int shift(int folder) {
        return 2 * (folder - 1);
    }

    /** Sets one bit of a field. */
    void mark(Field field, int bit) {
        set(field, get(field) | 1 << bit);
    }

    boolean isMarked(Field field, int bit) {
        return (get(field) >>> bit & 1) != 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof State state && Arrays.equals(words, state.words);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(words);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Field field : Field.values()) {
            if (is(field)) {
                text.append(text.isEmpty() ? "" : " ").append(field).append('=').append(field.text(get(field)));
            }
        }
        return text.toString();
    }
}
