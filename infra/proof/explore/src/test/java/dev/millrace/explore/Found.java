package dev.millrace.explore;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** Every state found so far, each once, exactly, with the event that led to it first. Guarded by itself. */
final class Found {

    private static final int BEGIN = 1 << 16;

    private long[] words = new long[BEGIN * Field.WORDS];
    private int[] parents = new int[BEGIN];
    private short[] events = new short[BEGIN];
    private int[] table = new int[BEGIN * 4];
    private int size;

    Found(State first) {
        Arrays.fill(table, -1);
        add(first.word(0), first.word(1), first.word(2), first.word(3), -1, -1);
    }

    synchronized int size() {
        return size;
    }

    synchronized State state(int index) {
        return new State(Arrays.copyOfRange(words, index * Field.WORDS, (index + 1) * Field.WORDS));
    }

    /** Adds what is new of a batch. */
    synchronized void add(Batch batch) {
        for (int at = 0; at < batch.size; at++) {
            int word = at * Field.WORDS;
            add(
                    batch.words[word],
                    batch.words[word + 1],
                    batch.words[word + 2],
                    batch.words[word + 3],
                    batch.parents[at],
                    batch.events[at]);
        }
    }

    private void add(long first, long second, long third, long fourth, int parent, int event) {
        int mask = table.length - 1;
        int place = hash(first, second, third, fourth) & mask;
        while (table[place] >= 0) {
            int word = table[place] * Field.WORDS;
            if (words[word] == first
                    && words[word + 1] == second
                    && words[word + 2] == third
                    && words[word + 3] == fourth) {
                return;
            }
            place = place + 1 & mask;
        }
        makeRoom();
        words[size * Field.WORDS] = first;
        words[size * Field.WORDS + 1] = second;
        words[size * Field.WORDS + 2] = third;
        words[size * Field.WORDS + 3] = fourth;
        parents[size] = parent;
        events[size] = (short) event;
        table[place] = size;
        size++;
        if (size * 2 > table.length) {
            rehash();
        }
    }

    private void makeRoom() {
        if (size == parents.length) {
            parents = Arrays.copyOf(parents, size * 2);
            events = Arrays.copyOf(events, size * 2);
            words = Arrays.copyOf(words, size * 2 * Field.WORDS);
        }
    }

    private void rehash() {
        table = new int[table.length * 2];
        Arrays.fill(table, -1);
        int mask = table.length - 1;
        for (int index = 0; index < size; index++) {
            int word = index * Field.WORDS;
            int place = hash(words[word], words[word + 1], words[word + 2], words[word + 3]) & mask;
            while (table[place] >= 0) {
                place = place + 1 & mask;
            }
            table[place] = index;
        }
    }

    private static int hash(long first, long second, long third, long fourth) {
        long mixed = (first * 0x9E3779B97F4A7C15L ^ second) * 0xC2B2AE3D27D4EB4FL ^ third;
        mixed = (mixed ^ mixed >>> 31) * 0x9E3779B97F4A7C15L ^ fourth;
        mixed = (mixed ^ mixed >>> 29) * 0x165667B19E3779F9L;
        return (int) (mixed ^ mixed >>> 32);
    }

    /** The events that lead to a state, fewest possible. */
    synchronized List<Event> way(int index, List<Event> all) {
        Deque<Event> way = new ArrayDeque<>();
        for (int at = index; parents[at] >= 0; at = parents[at]) {
            way.addFirst(all.get(events[at]));
        }
        return List.copyOf(way);
    }

    /** What one thread found and has not told yet. */
    static final class Batch {

        private static final int ROOM = 1 << 10;

        private long[] words = new long[ROOM * Field.WORDS];
        private int[] parents = new int[ROOM];
        private short[] events = new short[ROOM];
        private int size;

        void add(State state, int parent, int event) {
            if (size == parents.length) {
                parents = Arrays.copyOf(parents, size * 2);
                events = Arrays.copyOf(events, size * 2);
                words = Arrays.copyOf(words, size * 2 * Field.WORDS);
            }
            for (int word = 0; word < Field.WORDS; word++) {
                words[size * Field.WORDS + word] = state.word(word);
            }
            parents[size] = parent;
            events[size] = (short) event;
            size++;
        }

        void clear() {
            size = 0;
        }
    }
}
