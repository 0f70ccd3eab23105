package dev.millrace.blackbox.security;

import java.util.ArrayList;
import java.util.List;

/** The rows of a section, in the order of the attacks. */
final class Findings {

    private final List<Finding> rows = new ArrayList<>();

    void add(String target, String attack, Wanted wanted, Reply reply) {
        String fault = wanted.fits().test(reply) ? null : wanted.text();
        rows.add(new Finding(target, attack, reply.seen(), fault));
    }

    /** Adds a fact that is not a single response. */
    void add(String target, String attack, String wanted, String seen) {
        rows.add(new Finding(target, attack, seen, seen.equals(wanted) ? null : wanted));
    }

    List<Finding> rows() {
        return List.copyOf(rows);
    }
}
