package dev.millrace.blackbox.security;

import java.util.function.Predicate;

/**
 * The expected response to an attack.
 *
 * @param text description for failures
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

    /** Any 4xx problem. */
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

    /** Also requires that the response does not contain this. */
    Wanted without(String text) {
        return new Wanted(
                this.text + " without " + text, fits.and(reply -> !reply.text().contains(text)));
    }

    /** Also requires that the response contains this. */
    Wanted naming(String text) {
        return new Wanted(
                this.text + " with " + text, fits.and(reply -> reply.text().contains(text)));
    }
}
