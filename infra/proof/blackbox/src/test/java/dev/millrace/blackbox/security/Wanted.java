package dev.millrace.blackbox.security;

import java.util.function.Predicate;

/**
 * What an attack must be answered.
 *
 * @param text for whoever reads a failure
 */
record Wanted(String text, Predicate<Reply> fits) {

    private static final int FIRST_REFUSAL = 400;
    private static final int FIRST_FAILURE = 500;

    static Wanted code(int status, String code) {
        return new Wanted(
                status + " " + code,
                reply -> reply.status() == status && reply.code().equals(code));
    }

    static Wanted status(int status) {
        return new Wanted(Integer.toString(status), reply -> reply.status() == status);
    }

    /** A problem of the caller's, whichever. */
    static Wanted refusal() {
        return new Wanted(
                "4xx with a code",
                reply -> reply.status() >= FIRST_REFUSAL
                        && reply.status() < FIRST_FAILURE
                        && !reply.code().isEmpty());
    }

    Wanted or(Wanted other) {
        return new Wanted(text + " or " + other.text, fits.or(other.fits));
    }

    /** The same, and the answer must not have this in it. */
    Wanted without(String text) {
        return new Wanted(
                this.text + " without " + text, fits.and(reply -> !reply.text().contains(text)));
    }

    /** The same, and the answer must have this in it. */
    Wanted naming(String text) {
        return new Wanted(
                this.text + " with " + text, fits.and(reply -> reply.text().contains(text)));
    }
}
