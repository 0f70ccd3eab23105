package dev.millrace.explore;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Which id stands for which session and job: the services make random ones, a state knows numbers. */
final class Names {

    /** Sessions of one video. */
    static final int SLOTS = 2;

    private static final int SESSIONS = 100;
    private static final int JOBS = 200;

    private final Map<UUID, Integer> sessions = new HashMap<>();
    private final Map<UUID, Integer> jobs = new HashMap<>();
    private int freeSlot;
    private int moreJobs;

    void load(State state) {
        sessions.clear();
        jobs.clear();
        moreJobs = state.get(Field.MORE_JOBS);
        freeSlot = 0;
        while (freeSlot < SLOTS && state.get(Field.STATUS_0, freeSlot) != 0) {
            freeSlot++;
        }
    }

    void store(State state) {
        state.set(Field.MORE_JOBS, moreJobs);
    }

    UUID session(int slot) {
        return new UUID(SESSIONS, slot);
    }

    /** @param number from 1 */
    UUID job(int number) {
        return new UUID(JOBS, number);
    }

    /** A session was registered under a random id. */
    void sessionMade(UUID id) {
        if (sessions.putIfAbsent(id, freeSlot) == null && freeSlot == SLOTS) {
            throw new Violation("more sessions than the explorer has places for");
        }
    }

    int slot(UUID session) {
        return session.getMostSignificantBits() == SESSIONS
                ? (int) session.getLeastSignificantBits()
                : sessions.get(session);
    }

    /** A session was completed with a job under a random id. */
    void jobOfSession(UUID id, int slot) {
        if (id.getMostSignificantBits() != JOBS) {
            jobs.put(id, slot + 1);
        }
    }

    /** The number of a job; one that nobody knows is new. */
    int job(UUID id) {
        if (id.getMostSignificantBits() == JOBS) {
            return (int) id.getLeastSignificantBits();
        }
        return jobs.computeIfAbsent(id, unknown -> SLOTS + ++moreJobs);
    }
}
