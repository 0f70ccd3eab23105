package dev.millrace.video.live;

import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets controllers ask for the {@link Listener} of a request. */
@Configuration(proxyBeanMethods = false)
class ListenerConfiguration implements WebMvcConfigurer {

    private final ListenerArgument listeners;

    ListenerConfiguration(ListenerArgument listeners) {
        this.listeners = listeners;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(listeners);
    }
}
