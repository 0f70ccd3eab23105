package dev.millrace.proof.faults.proxy;

import dev.millrace.proof.faults.proxy.Breakpoint.Then;
import dev.millrace.proof.faults.proxy.Moment.Side;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Forwards PostgreSQL's protocol and recognises commits. */
final class PostgresPipe implements Pipe {

    private static final int SSL_REQUEST = 80877103;
    private static final int GSS_REQUEST = 80877104;
    private static final int LENGTH_BYTES = 4;
    private static final String COMMIT = "COMMIT";

    private final Breakpoints breakpoints;
    private final DataInputStream nearIn;
    private final OutputStream nearOut;
    private final DataInputStream farIn;
    private final OutputStream farOut;
    /** Pending single-byte responses, to requests for encryption. */
    private final AtomicInteger singles = new AtomicInteger();
    /** Names of prepared statements that commit. */
    private final Set<String> commits = new HashSet<>();

    PostgresPipe(
            Breakpoints breakpoints, InputStream nearIn, OutputStream nearOut, InputStream farIn, OutputStream farOut) {
        this.breakpoints = breakpoints;
        this.nearIn = new DataInputStream(new BufferedInputStream(nearIn));
        this.nearOut = nearOut;
        this.farIn = new DataInputStream(new BufferedInputStream(farIn));
        this.farOut = farOut;
    }

    @Override
    public void forth() throws IOException {
        begin();
        for (int type = nearIn.read(); type >= 0; type = nearIn.read()) {
            byte[] body = body(nearIn);
            if (isCommit(type, body)) {
                at(Side.BEFORE);
            }
            write(farOut, type, body);
        }
    }

    /** Forwards up to the startup message, which like those before it has no type. */
    private void begin() throws IOException {
        int code;
        do {
            byte[] body = body(nearIn);
            code = ByteBuffer.wrap(body).getInt();
            if (code == SSL_REQUEST || code == GSS_REQUEST) {
                singles.incrementAndGet();
            }
            farOut.write(framed(body, 0));
        } while (code == SSL_REQUEST || code == GSS_REQUEST);
    }

    private boolean isCommit(int type, byte[] body) {
        return switch (type) {
            case 'Q' -> text(body, 0).equalsIgnoreCase(COMMIT);
            case 'P' -> {
                prepared(text(body, 0), body);
                yield false;
            }
            case 'B' -> commits.contains(text(body, text(body, 0).length() + 1));
            default -> false;
        };
    }

    private void prepared(String name, byte[] body) {
        if (text(body, name.length() + 1).equalsIgnoreCase(COMMIT)) {
            commits.add(name);
        } else {
            commits.remove(name);
        }
    }

    @Override
    public void back() throws IOException {
        for (int type = farIn.read(); type >= 0; type = farIn.read()) {
            if (singles.get() > 0) {
                singles.decrementAndGet();
                nearOut.write(type);
                continue;
            }
            byte[] body = body(farIn);
            if (type == 'C' && text(body, 0).equals(COMMIT)) {
                at(Side.AFTER);
            }
            write(nearOut, type, body);
        }
    }

    private void at(Side side) throws Reset {
        Breakpoint breakpoint = breakpoints.at(Call.COMMIT, side).orElse(null);
        if (breakpoint != null && breakpoint.hit() == Then.RESET) {
            throw new Reset();
        }
    }

    private static byte[] body(DataInputStream in) throws IOException {
        byte[] body = new byte[in.readInt() - LENGTH_BYTES];
        in.readFully(body);
        return body;
    }

    private static void write(OutputStream out, int type, byte[] body) throws IOException {
        byte[] whole = framed(body, 1);
        whole[0] = (byte) type;
        out.write(whole);
    }

    private static byte[] framed(byte[] body, int before) {
        byte[] whole = new byte[before + LENGTH_BYTES + body.length];
        ByteBuffer.wrap(whole)
                .position(before)
                .putInt(LENGTH_BYTES + body.length)
                .put(body);
        return whole;
    }

    /** Text up to the zero byte; Latin-1 keeps one character per byte. */
    private static String text(byte[] body, int from) {
        int end = from;
        while (end < body.length && body[end] != 0) {
            end++;
        }
        return from >= body.length ? "" : new String(body, from, end - from, StandardCharsets.ISO_8859_1);
    }
}
