package dev.millrace.proof.bench;

import java.util.List;

/** What a benchmark found. */
public interface Report {

    /** The tables, for a terminal. */
    List<String> plain();

    /** The page. */
    String markdown();
}
