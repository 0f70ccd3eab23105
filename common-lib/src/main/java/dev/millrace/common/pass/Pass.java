package dev.millrace.common.pass;

/** Work that a service repeats while it runs. {@link Passes} schedules every bean of this type. */
public interface Pass {

    /** Read once, at the start. */
    Schedule schedule();

    /**
     * Does the work once.
     *
     * @throws dev.millrace.common.problem.Unavailable when a dependency does not answer; the next pass retries
     */
    void pass();
}
