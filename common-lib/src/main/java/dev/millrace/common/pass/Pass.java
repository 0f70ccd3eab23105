package dev.millrace.common.pass;

/** Work that a service repeats by itself while it runs. To be a bean is enough: {@link Passes} schedules all of them. */
public interface Pass {

    /** When it runs; asked for once, at the start. */
    Schedule schedule();

    /**
     * Does the work once.
     *
     * @throws dev.millrace.common.problem.Unavailable when something that it needs does not answer; the next pass tries again
     */
    void pass();
}
