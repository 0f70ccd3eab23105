package dev.millrace.proof.bench.fleet;

/**
 * What one attempt does.
 *
 * @param stage from 1; 0 of the planning
 * @param fetch seconds of fetching bytes
 * @param work seconds of everything else until it is said
 * @param rest seconds of work that goes on when that is said
 * @param pictureSeconds seconds of the video whose picture it makes
 */
record Piece(Kind kind, int stage, double fetch, double work, double rest, double pictureSeconds) {

    /** Kind of work. */
    enum Kind {
        PLANNING("planning"),
        SOUND("sound"),
        CHUNK("chunk"),
        ASSEMBLY("assembly");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }

        boolean isTask() {
            return this == SOUND || this == CHUNK;
        }
    }

    double seconds() {
        return untilSaid() + rest;
    }

    double untilSaid() {
        return fetch + work;
    }
}
