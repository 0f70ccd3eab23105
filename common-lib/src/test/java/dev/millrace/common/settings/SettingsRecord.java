package dev.millrace.common.settings;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.validation.ValidationBindHandler;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import org.springframework.validation.annotation.Validated;
import org.springframework.validation.beanvalidation.LocalValidatorFactoryBean;

/** A settings record, bound and validated as Boot does it. */
final class SettingsRecord {

    private final Class<?> type;
    private final String prefix;
    private final Map<String, RecordComponent> keys = new LinkedHashMap<>();

    private SettingsRecord(Class<?> type) {
        this.type = type;
        this.prefix = type.getAnnotation(ConfigurationProperties.class).value();
        for (RecordComponent component : type.getRecordComponents()) {
            keys.put(prefix + "." + DataObjectPropertyName.toDashedForm(component.getName()), component);
        }
    }

    static List<SettingsRecord> in(String basePackage) {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        return scanner.findCandidateComponents(basePackage).stream()
                .map(found -> ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null))
                .map(SettingsRecord::new)
                .toList();
    }

    Stream<String> keys() {
        return keys.keySet().stream();
    }

    boolean has(String key) {
        return keys.containsKey(key);
    }

    /** The key as Boot names it when its value breaks a constraint. */
    String fieldError(String key) {
        return "'" + prefix + "' on field '" + component(key).getName();
    }

    Object bind(Map<String, String> settings) {
        return binder(settings).bindOrCreate(prefix, Bindable.of(type), handler());
    }

    /** What the record bound to these settings has for a key. */
    @Nullable Object value(String key, Map<String, String> settings) throws ReflectiveOperationException {
        Method accessor = component(key).getAccessor();
        accessor.setAccessible(true);
        return accessor.invoke(bind(settings));
    }

    /** What a text means to a key. */
    Object meaning(String key, String text) {
        ResolvableType wanted = ResolvableType.forType(component(key).getGenericType());
        return binder(Map.of(key, text)).bind(key, Bindable.of(wanted)).get();
    }

    private RecordComponent component(String key) {
        RecordComponent component = keys.get(key);
        if (component == null) {
            throw new IllegalArgumentException(type + " has no " + key);
        }
        return component;
    }

    private BindHandler handler() {
        if (!type.isAnnotationPresent(Validated.class)) {
            return BindHandler.DEFAULT;
        }
        LocalValidatorFactoryBean validator = new LocalValidatorFactoryBean();
        validator.afterPropertiesSet();
        return new ValidationBindHandler(validator);
    }

    /** why: an environment resolves the placeholders of defaults; variables of this machine must not count. */
    private static Binder binder(Map<String, String> settings) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().remove(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
        environment.getPropertySources().addFirst(new MapPropertySource("settings", Map.copyOf(settings)));
        return Binder.get(environment);
    }
}
