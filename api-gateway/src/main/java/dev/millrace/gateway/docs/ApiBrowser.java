package dev.millrace.gateway.docs;

import java.time.Duration;
import java.util.Objects;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.webjars.WebJarVersionLocator;

/** Serves a browser for the API document at {@code /docs}, entirely from this jar: nothing is loaded from another host. */
@Configuration(proxyBeanMethods = false)
class ApiBrowser implements WebMvcConfigurer {

    private static final CacheControl KEPT = CacheControl.maxAge(Duration.ofHours(1));
    private static final String WEBJAR = "swagger-ui";

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        String version = Objects.requireNonNull(new WebJarVersionLocator().version(WEBJAR), WEBJAR);
        registry.addResourceHandler("/docs/browser/**")
                .addResourceLocations("classpath:/META-INF/resources/webjars/" + WEBJAR + "/" + version + "/")
                .setCacheControl(KEPT);
        registry.addResourceHandler("/docs/**").addResourceLocations("classpath:/docs/");
    }

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addViewController("/docs").setViewName("forward:/docs/index.html");
        registry.addRedirectViewController("/docs/", "/docs");
        registry.addRedirectViewController("/", "/docs");
    }
}
