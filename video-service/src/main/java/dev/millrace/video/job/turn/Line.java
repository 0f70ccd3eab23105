package dev.millrace.video.job.turn;

/** In which order owners take turns. Claims go by one and the other alternately, see {@link Lines}. */
enum Line {

    /** Who waits longest: since its last job was claimed, or since its first one came after a pause. */
    BY_WAIT("t.turn_at", "coalesce((select turn_at from job_turns where owner_id = :owner), :queued)"),

    /** Who was served longest ago; who had no job claimed within a day goes first. */
    BY_SERVICE("t.served_at, t.turn_at", """
            coalesce((select served_at from job_turns where owner_id = :owner), '-infinity'),
            coalesce((select turn_at from job_turns where owner_id = :owner), :queued)
            """);

    /** Columns of the table of turns. */
    private final String order;

    /** Their values for the owner of a job. */
    private final String ofOwner;

    Line(String order, String ofOwner) {
        this.order = order;
        this.ofOwner = ofOwner;
    }

    String order() {
        return order;
    }

    String ofOwner() {
        return ofOwner;
    }
}
