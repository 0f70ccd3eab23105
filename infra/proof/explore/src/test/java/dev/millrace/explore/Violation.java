package dev.millrace.explore;

/** Something happened that the specification rules out. An error, so that no code under test takes it for its own. */
final class Violation extends AssertionError {

    private static final long serialVersionUID = 1L;

    Violation(String what) {
        super(what);
    }

    Violation(String what, Throwable cause) {
        super(what, cause);
    }
}
