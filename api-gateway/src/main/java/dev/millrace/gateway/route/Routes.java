package dev.millrace.gateway.route;

import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.uri;
import static org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions.route;
import static org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions.http;
import static org.springframework.cloud.gateway.server.mvc.predicate.GatewayRequestPredicates.path;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.common.circuitbreaker.configuration.CircuitBreakerConfigCustomizer;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** The routing table. Anything not listed here is unreachable from outside, above all {@code /internal}. */
@Configuration(proxyBeanMethods = false)
class Routes {

    private static final String VIDEO_SERVICE = "video-service";
    private static final String UPLOAD_SERVICE = "upload-service";

    /** why: by the machine's clock, an open breaker would stay open for as long as that clock is set back. */
    @Bean
    CircuitBreakerConfigCustomizer evenBreakerTime(Clock clock) {
        return CircuitBreakerConfigCustomizer.of("default", breaker -> breaker.clock(clock));
    }

    @Bean
    RouterFunction<ServerResponse> routingTable(
            RouteProperties properties, CircuitBreakerRegistry breakers, MeterRegistry meters) {
        URI upload = properties.uploadService();
        URI video = properties.videoService();
        // why: in this order, or a video's uploads would be routed to video-service
        Table table = new Table(breakers, meters);
        return table.to(UPLOAD_SERVICE, upload, "/api/videos/{id}/uploads", "uploads")
                .and(table.to(UPLOAD_SERVICE, upload, "/api/uploads/**", "uploads"))
                .and(table.to(UPLOAD_SERVICE, upload, "/api/usage", "uploads"))
                .and(table.to(VIDEO_SERVICE, video, "/api/videos/**", "videos"))
                .and(table.to(VIDEO_SERVICE, video, "/api/events/**", "events"))
                .and(table.to(VIDEO_SERVICE, video, "/api/operations/**", "operations"))
                .and(table.to(VIDEO_SERVICE, video, "/api/webhooks/**", "webhooks"));
    }

    /** What all routes have alike. */
    private record Table(CircuitBreakerRegistry breakers, MeterRegistry meters) {

        /** @param name the route's name in metrics */
        RouterFunction<ServerResponse> to(String service, URI url, String pattern, String name) {
            return route(service)
                    .route(path(pattern), http())
                    .before(uri(url))
                    .filter(new RouteMetrics(name, meters))
                    .filter(new ServiceBreaker(breakers.circuitBreaker(service)))
                    .build();
        }
    }
}
