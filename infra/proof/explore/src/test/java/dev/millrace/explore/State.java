package dev.millrace.explore;

import java.util.Arrays;

/** Everything that decides what can happen next; a value that {@link Field} takes apart. Mutable while it is being made. */
public final class State {

    /** Attempts of one job that are told apart. */
    public static final int ATTEMPTS = 3;

    /** Jobs that are told apart. */
    public static final int JOBS = 4;

    private final long[] words;

    public State() {
        this(new long[Field.WORDS]);
    }

    State(long... words) {
        this.words = words;
    }

    public State copy() {
        return new State(words.clone());
    }

    public int get(Field field) {
        return field.in(words);
    }

    public int get(Field field, int index) {
        return field.of(index).in(words);
    }

    public boolean is(Field field) {
        return field.in(words) != 0;
    }

    public void set(Field field, int value) {
        field.into(words, value);
    }

    public void set(Field field, int index, int value) {
        field.of(index).into(words, value);
    }

    long word(int index) {
        return words[index];
    }

    /** Number of an attempt among all, from 1. */
    public static int attemptNumber(int job, int attempt) {
        return (job - 1) * ATTEMPTS + attempt;
    }

    static int jobOf(int attemptNumber) {
        return (attemptNumber - 1) / ATTEMPTS + 1;
    }

    static int attemptOf(int attemptNumber) {
        return (attemptNumber - 1) % ATTEMPTS + 1;
    }

    /** What an attempt has stored: 0 nothing, 1 what plays, 2 whole. */
    public int output(int job, int attempt) {
        return get(Field.OUTPUTS) >>> 2 * (attemptNumber(job, attempt) - 1) & 3;
    }

    void output(int job, int attempt, int level) {
        int shift = 2 * (attemptNumber(job, attempt) - 1);
        set(Field.OUTPUTS, get(Field.OUTPUTS) & ~(3 << shift) | level << shift);
    }

    /** Sets one bit of a field. */
    public void mark(Field field, int bit) {
        set(field, get(field) | 1 << bit);
    }

    public boolean isMarked(Field field, int bit) {
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
                text.append(text.isEmpty() ? "" : " ").append(field).append('=').append(get(field));
            }
        }
        return text.toString();
    }
}
