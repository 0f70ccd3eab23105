package dev.millrace.common.autoconfigure;

import dev.millrace.common.trace.Traces;
import dev.millrace.common.web.ConnectionDrain;
import dev.millrace.common.web.DrainProperties;
import dev.millrace.common.web.ErrorPage;
import dev.millrace.common.web.HostFilter;
import dev.millrace.common.web.HostProperties;
import dev.millrace.common.web.Metadata;
import dev.millrace.common.web.OwnerArgumentResolver;
import dev.millrace.common.web.ProblemAdvice;
import dev.millrace.common.web.ProblemErrorReportValve;
import dev.millrace.common.web.Problems;
import dev.millrace.common.web.StrictJson;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** Problem responses and the request's owner. */
@AutoConfiguration(after = CommonAutoConfiguration.class, before = ErrorMvcAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@Import(ProblemAdvice.class)
@EnableConfigurationProperties({DrainProperties.class, HostProperties.class})
class WebAutoConfiguration {

    @Bean
    Problems problems(Traces traces, JsonMapper json, MeterRegistry meters) {
        return new Problems(traces, json, meters);
    }

    @Bean
    Metadata metadata(JsonMapper json) {
        return new Metadata(json);
    }

    @Bean
    JsonMapperBuilderCustomizer strictBodies() {
        return StrictJson::configure;
    }

    @Bean
    FilterRegistrationBean<ConnectionDrain> connectionDrainFilter(ConnectionDrain drain) {
        var registration = new FilterRegistrationBean<>(drain);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    FilterRegistrationBean<HostFilter> hostFilter(HostProperties properties, Problems problems) {
        var registration = new FilterRegistrationBean<>(new HostFilter(properties, problems));
        registration.setOrder(HostFilter.ORDER);
        return registration;
    }

    @Bean
    ConnectionDrain connectionDrain(DrainProperties properties) {
        return new ConnectionDrain(properties);
    }

    @Bean("/error")
    ErrorPage errorPage(Problems problems, Traces traces) {
        return new ErrorPage(problems, traces);
    }

    /** why: the valve added last runs first, before the valves that write HTML. */
    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> problemErrorReportValve(ErrorPage errorPage) {
        return factory -> factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new ProblemErrorReportValve(errorPage)));
    }

    @Bean
    WebMvcConfigurer ownerArguments() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new OwnerArgumentResolver());
            }
        };
    }
}
