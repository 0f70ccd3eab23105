package dev.millrace.explore;

import java.util.Arrays;

/** Everything that decides what can happen next; a value that {@link Field} takes apart. Mutable while it is being made. */
final class State {

    /** Attempts of one job that are told apart. */
    static final int ATTEMPTS = 3;

    /** Jobs that are told apart. */
    static final int JOBS = 4;

    private static final Output[] OUTPUTS = Output.values();

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

    /** @param index the slot or worker */
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

    /** Number of an attempt among all, from 1. */
    static int attemptNumber(int job, int attempt) {
        return (job - 1) * ATTEMPTS + attempt;
    }

    static int jobOf(int attemptNumber) {
        return (attemptNumber - 1) / ATTEMPTS + 1;
    }

    static int attemptOf(int attemptNumber) {
        return (attemptNumber - 1) % ATTEMPTS + 1;
    }

    /** What an attempt has stored. */
    Output output(int attemptNumber) {
        return OUTPUTS[get(Field.OUTPUTS) >>> shift(attemptNumber) & 3];
    }

    void output(int attemptNumber, Output stored) {
        int shift = shift(attemptNumber);
        set(Field.OUTPUTS, get(Field.OUTPUTS) & ~(3 << shift) | stored.ordinal() << shift);
    }

    /** {@link Field#ASSETS} of an attempt's output. */
    static int assets(int attemptNumber, Output output) {
        return OUTPUTS.length * attemptNumber + output.ordinal();
    }

    /** The attempt whose output is saved, 0 for none. */
    int savedAttempt() {
        return get(Field.ASSETS) / OUTPUTS.length;
    }

    /** How much of it is saved. */
    Output savedOutput() {
        return OUTPUTS[get(Field.ASSETS) % OUTPUTS.length];
    }

    private static int shift(int attemptNumber) {
        return 2 * (attemptNumber - 1);
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
