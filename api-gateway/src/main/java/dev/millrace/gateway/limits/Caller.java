package dev.millrace.gateway.limits;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** Identifies whose requests are counted together. */
record Caller(Kind kind, String name) {

    enum Kind {
        /** The subject of a valid token. */
        OWNER,
        /** A client address without a valid token. */
        ADDRESS,
        /** A client address that sends webhooks. */
        WEBHOOKS
    }

    private static final int IPV6_BYTES = 16;
    private static final int NETWORK_BYTES = 8;

    static Caller owner(String subject) {
        return new Caller(Kind.OWNER, subject);
    }

    static Caller address(String address) {
        return new Caller(Kind.ADDRESS, network(address));
    }

    static Caller webhooks(String address) {
        return new Caller(Kind.WEBHOOKS, network(address));
    }

    /** why: an IPv6 client can choose from a whole /64 of addresses. */
    private static String network(String address) {
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress(); // why no look-up: it is always a literal
            return bytes.length == IPV6_BYTES ? HexFormat.of().formatHex(Arrays.copyOf(bytes, NETWORK_BYTES)) : address;
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
