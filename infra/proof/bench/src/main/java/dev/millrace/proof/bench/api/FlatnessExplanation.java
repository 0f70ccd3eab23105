package dev.millrace.proof.bench.api;

/** How to read the page. */
final class FlatnessExplanation {

    static final String TEXT = """
            Does what a call or a pass costs grow with what the database holds? Each is measured twice in the same suite: with what the
            warm-up left (*empty*), and with the large database. One owner, the agency, has a tenth of all videos; a tenth as many tasks
            of divided jobs wait.

            - **Flat** is what reads at most 100 pages and ten more for each row that it returns or writes: a lookup reads an index and
              the row, so ten pages are plenty, and whatever reads all rows of an owner or of a table is far above it.
            - **pages** are PostgreSQL's of 8 KiB, nearly all of them in memory, and **WAL** is what is written for disk, replicas and
              archive, both per call with what runs at the same time. After a checkpoint the first change of a page writes all of it,
              and of a large database most pages that a call changes are such: so its WAL is the more, however few rows are written.
            - **CPU us** is user and system time of gateway, services and PostgreSQL per call, eight calls at a time.
            - **Passes** run every 2 s here, while no call is sent. Those that come once an hour are not among them.""";

    private FlatnessExplanation() {}
}
