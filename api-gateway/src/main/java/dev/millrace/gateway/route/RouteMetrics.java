package dev.millrace.gateway.route;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Arrays;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Counts the calls of one route by outcome, and times them until their response begins: {@code gateway.requests},
 * {@code gateway.latency}. What is refused before it has a route is counted as {@code refusals}.
 */
final class RouteMetrics implements HandlerFilterFunction<ServerResponse, ServerResponse> {

    private final String route;
    private final MeterRegistry meters;

    /** @param route its name as a tag: from the routing table, never from a call */
    RouteMetrics(String route, MeterRegistry meters) {
        this.route = route;
        this.meters = meters;
        Arrays.stream(Outcome.values()).forEach(this::requests); // why: an alarm needs the zeros
        latency();
    }

    @Override
    public ServerResponse filter(ServerRequest request, HandlerFunction<ServerResponse> next) throws Exception {
        Timer.Sample sample = Timer.start(meters);
        Outcome outcome = Outcome.SERVER_ERROR;
        try {
            ServerResponse response = next.handle(request);
            outcome = Outcome.of(response.statusCode().value());
            return response;
        } finally {
            sample.stop(latency());
            requests(outcome).increment();
        }
    }

    private Timer latency() {
        return meters.timer("gateway.latency", "route", route);
    }

    private Counter requests(Outcome outcome) {
        return meters.counter("gateway.requests", "route", route, "outcome", outcome.name());
    }

    private enum Outcome {
        SUCCESS,
        CLIENT_ERROR,
        /** Also when the service did not answer. */
        SERVER_ERROR;

        static Outcome of(int status) {
            if (status < 400) {
                return SUCCESS;
            }
            return status < 500 ? CLIENT_ERROR : SERVER_ERROR;
        }
    }
}
