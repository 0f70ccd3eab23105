package dev.millrace.proof.bench.api;

import dev.millrace.local.suite.Tokens;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Many signed-in users, so that no user's rate limit affects the measurement. Thread-safe. */
final class Owners {

    /** Enough for some thousand live sessions at five per owner. */
    static final int COUNT = 2_000;

    /** One of them has a tenth of all videos. */
    static final String AGENCY = "bench-agency";

    private static final List<String> OPERATOR = List.of("operator");

    private final List<Owner> all;
    private final Owner agency;
    private final Owner operator;
    private final AtomicInteger turn = new AtomicInteger();

    private Owners(List<Owner> all, Owner agency, Owner operator) {
        this.all = List.copyOf(all);
        this.agency = agency;
        this.operator = operator;
    }

    static Owners signIn(Tokens tokens, String secret) throws IOException, InterruptedException {
        List<Owner> all = new ArrayList<>();
        for (int number = 0; number < COUNT; number++) {
            all.add(new Owner(name(number), tokens.of(name(number))));
        }
        return new Owners(
                all,
                new Owner(AGENCY, tokens.of(AGENCY)),
                new Owner("bench-operator", tokens.of("bench-operator", OPERATOR, secret)));
    }

    static String name(int number) {
        return "bench-" + number;
    }

    /** Round-robin. */
    Owner next() {
        return all.get(Math.floorMod(turn.getAndIncrement(), all.size()));
    }

    Owner get(int number) {
        return all.get(number % all.size());
    }

    Owner agency() {
        return agency;
    }

    /** The agency's devices: each turn is its own. */
    Owners ofAgency() {
        return new Owners(List.of(agency), agency, operator);
    }

    Owner operator() {
        return operator;
    }

    /** A user with a token. */
    record Owner(String name, String token) {

        /** Without the token, which is a secret. */
        @Override
        public String toString() {
            return name;
        }
    }
}
