package dev.millrace.gateway.route;

import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The pooled HTTP client to the services. It adds no behaviour of its own: no redirects, cookies or decompression. */
@Configuration(proxyBeanMethods = false)
class ServiceClient {

    /** why: shorter than the services' drain of 10 s, so that they never close a connection we are about to use. */
    private static final TimeValue KEPT = TimeValue.ofSeconds(5);

    private static final TimeValue CHECKED_AFTER = TimeValue.ofMilliseconds(500);

    private static final int SERVICES = 2;

    @Bean
    CloseableHttpClient serviceHttp(RouteProperties properties) {
        return HttpClients.custom()
                .setConnectionManager(connections(properties))
                .setDefaultRequestConfig(patience(properties))
                .setRetryStrategy(new IdempotentReadRetry())
                .setKeepAliveStrategy((response, context) -> KEPT)
                .evictIdleConnections(KEPT)
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableContentCompression()
                .disableAuthCaching()
                .disableDefaultUserAgent()
                .build();
    }

    private static PoolingHttpClientConnectionManager connections(RouteProperties properties) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                .setMaxConnPerRoute(properties.maxConnections())
                .setMaxConnTotal(properties.maxConnections() * SERVICES)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(properties.connectTimeout()))
                        .setValidateAfterInactivity(CHECKED_AFTER)
                        .build())
                .build();
    }

    private static RequestConfig patience(RouteProperties properties) {
        return RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.of(properties.connectTimeout()))
                .setResponseTimeout(Timeout.of(properties.responseTimeout()))
                .build();
    }
}
