package dev.millrace.video.job.turn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How long owners wait for their turns, counted in jobs of others. Knows nothing of how turns are decided. */
final class Waits {

    private final Map<String, Integer> jobs = new HashMap<>();
    private final Map<String, Begun> waiting = new HashMap<>();
    private final Map<String, Integer> lastClaim = new HashMap<>();
    private final List<Wait> ended = new ArrayList<>();
    private int claims;

    /** A job of this owner came. */
    void arrived(String owner) {
        if (jobs.merge(owner, 1, Integer::sum) == 1) {
            begins(owner);
        }
    }

    private void begins(String owner) {
        int fresh = (int) waiting.keySet().stream().filter(this::isNew).count();
        waiting.put(owner, new Begun(claims, waiting.size(), fresh));
    }

    private boolean isNew(String owner) {
        return !lastClaim.containsKey(owner);
    }

    /** A job of this owner was claimed. */
    void served(String owner) {
        Begun begun = waiting.remove(owner);
        Integer last = lastClaim.get(owner);
        ended.add(new Wait(
                owner, claims - begun.atClaim(), begun.owners(), begun.newOwners(), last == null, passedOver(last)));
        lastClaim.put(owner, claims++);
        if (jobs.merge(owner, -1, Integer::sum) > 0) {
            begins(owner);
        }
    }

    /** Owners that waited when this one was served last, and wait still. */
    private List<String> passedOver(@Nullable Integer last) {
        return waiting.entrySet().stream()
                .filter(other -> last != null && other.getValue().atClaim() <= last)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The waits that ended, in this order. */
    List<Wait> ended() {
        return ended;
    }

    private record Begun(int atClaim, int owners, int newOwners) {}

    /**
     * Of one owner, for one job.
     *
     * @param jobs of others that were claimed before it
     * @param owners that waited when it began to wait
     * @param newOwners those of them that had not been served before
     * @param isNew whether it was the owner's first job
     * @param passedOver owners that waited through this one's last two jobs
     */
    record Wait(String owner, int jobs, int owners, int newOwners, boolean isNew, List<String> passedOver) {}
}
