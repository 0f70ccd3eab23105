package dev.millrace.common.autoconfigure;

import dev.millrace.common.trace.Traces;
import dev.millrace.common.web.OwnerArgumentResolver;
import dev.millrace.common.web.ProblemAdvice;
import dev.millrace.common.web.Problems;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** Problem responses and the caller of a request. */
@AutoConfiguration(after = CommonAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@Import(ProblemAdvice.class)
class WebAutoConfiguration {

    @Bean
    Problems problems(Traces traces, JsonMapper json) {
        return new Problems(traces, json);
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
