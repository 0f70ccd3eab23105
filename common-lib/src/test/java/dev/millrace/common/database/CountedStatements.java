package dev.millrace.common.database;

import jakarta.servlet.Filter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/**
 * Which statements a service sends to the database while it answers, each as its verb and its table: {@code select videos},
 * {@code lock videos}, {@code begin}. Passes run in threads of their own and are not heard. One test asks at a time.
 */
@TestConfiguration(proxyBeanMethods = false)
public class CountedStatements {

    private static final ThreadLocal<@Nullable List<String>> ANSWERING = new ThreadLocal<>();

    private static volatile @Nullable List<String> listener;

    /** The statements that a service in this JVM executes while the calls run, in order. */
    public static List<String> of(Runnable calls) {
        List<String> heard = Collections.synchronizedList(new ArrayList<>());
        listener = heard;
        try {
            calls.run();
        } finally {
            listener = null;
        }
        return List.copyOf(heard);
    }

    static void heard(String statement) {
        List<String> answering = ANSWERING.get();
        if (answering != null) {
            answering.add(statement);
        }
    }

    @Bean
    static BeanPostProcessor countingDataSource() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource pool ? new CountingDataSource(pool) : bean;
            }
        };
    }

    @Bean
    FilterRegistrationBean<Filter> countedRequests() {
        var registration = new FilterRegistrationBean<Filter>((request, response, chain) -> {
            ANSWERING.set(listener);
            try {
                chain.doFilter(request, response);
            } finally {
                ANSWERING.remove();
            }
        });
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }
}
