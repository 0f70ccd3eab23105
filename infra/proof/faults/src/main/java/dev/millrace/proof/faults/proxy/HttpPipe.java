package dev.millrace.proof.faults.proxy;

import dev.millrace.proof.faults.proxy.Breakpoint.Then;
import dev.millrace.proof.faults.proxy.Moment.Side;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** Forwards HTTP/1.1 as our clients and servers use it. */
final class HttpPipe implements Pipe {

    /** A response of SQS without messages is shorter. */
    private static final long EMPTY_RECEIVE_BYTES = 100;

    private final Breakpoints breakpoints;
    private final InputStream nearIn;
    private final OutputStream nearOut;
    private final InputStream farIn;
    private final OutputStream farOut;
    private final Queue<HttpHead> unanswered = new ConcurrentLinkedQueue<>();

    HttpPipe(
            Breakpoints breakpoints, InputStream nearIn, OutputStream nearOut, InputStream farIn, OutputStream farOut) {
        this.breakpoints = breakpoints;
        this.nearIn = new BufferedInputStream(nearIn);
        this.nearOut = nearOut;
        this.farIn = new BufferedInputStream(farIn);
        this.farOut = farOut;
    }

    @Override
    public void forth() throws IOException {
        for (HttpHead head = HttpHead.read(nearIn); head != null; head = HttpHead.read(nearIn)) {
            Optional<Call> call = Call.of(head);
            Breakpoint breakpoint =
                    call.flatMap(known -> breakpoints.at(known, Side.BEFORE)).orElse(null);
            Then then = breakpoint == null ? Then.PASS : breakpoint.hit();
            switch (then) {
                case PASS -> pass(head, call.orElse(null), farOut);
                case AGAIN, LATE -> repeat(head, then, breakpoint);
                case RESET -> throw new Reset();
                case FALSE_SUCCESS -> answerFalsely(head);
            }
        }
    }

    private void pass(HttpHead head, @Nullable Call call, OutputStream out) throws IOException {
        unanswered.add(head);
        out.write(head.bytes());
        HttpBody.copy(head, nearIn, call == null ? out : new Watched(out, call), false);
    }

    private void repeat(HttpHead head, Then then, @Nullable Breakpoint breakpoint) throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(head.bytes());
        HttpBody.copy(head, nearIn, whole, false);
        if (breakpoint != null) {
            breakpoints.repeat(whole.toByteArray(), breakpoint.later());
        }
        if (then == Then.LATE) {
            throw new Reset();
        }
        unanswered.add(head);
        farOut.write(whole.toByteArray());
    }

    private void answerFalsely(HttpHead head) throws IOException {
        HttpBody.copy(head, nearIn, OutputStream.nullOutputStream(), false);
        nearOut.write(Breakpoint.falseSuccess());
    }

    @Override
    public void back() throws IOException {
        for (HttpHead head = HttpHead.read(farIn); head != null; head = HttpHead.read(farIn)) {
            if (head.status() / 100 == 1) {
                nearOut.write(head.bytes());
                if (head.status() == 101) {
                    farIn.transferTo(nearOut);
                }
                continue;
            }
            HttpHead request = unanswered.poll();
            if (request != null && isToBeReset(request, head)) {
                throw new Reset();
            }
            nearOut.write(head.bytes());
            boolean isEmpty = head.status() == 204
                    || head.status() == 304
                    || (request != null && request.method().equals("HEAD"));
            if (!isEmpty) {
                HttpBody.copy(head, farIn, nearOut, true);
            }
        }
    }

    private boolean isToBeReset(HttpHead request, HttpHead answer) {
        return Call.of(request)
                .filter(call -> call != Call.RECEIVE_JOB || answer.length().orElse(0L) > EMPTY_RECEIVE_BYTES)
                .flatMap(call -> breakpoints.at(call, Side.AFTER))
                .map(breakpoint -> breakpoint.hit() == Then.RESET)
                .orElse(false);
    }

    /** Checks breakpoints after the first piece of the body. */
    private final class Watched extends FilterOutputStream {

        private final Call call;
        private boolean isWithin;

        Watched(OutputStream out, Call call) {
            super(out);
            this.call = call;
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            out.write(bytes, from, count);
            if (!isWithin) {
                isWithin = true;
                Breakpoint breakpoint = breakpoints.at(call, Side.WITHIN).orElse(null);
                if (breakpoint != null && breakpoint.hit() == Then.RESET) {
                    throw new Reset();
                }
            }
        }
    }
}
