package dev.millrace.common.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/**
 * Refuses to start with a setting under its former name, however it is set, and says the name that it has now. Without this an
 * old name would be ignored and the default used.
 */
final class RenamedSettings implements EnvironmentPostProcessor, Ordered {

    private static final String LIST = "/dev/millrace/common/settings/renamed.properties";

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE; // why: after the configuration files are read
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Properties renamed = renamed();
        List<String> found = new ArrayList<>();
        for (String former : new TreeSet<>(renamed.stringPropertyNames())) {
            if (isSet(ConfigurationPropertyName.of(former), environment)) {
                found.add(former + " is now " + renamed.getProperty(former));
            }
        }
        if (!found.isEmpty()) {
            throw new RenamedSettingsFound(found);
        }
    }

    private static boolean isSet(ConfigurationPropertyName name, ConfigurableEnvironment environment) {
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            if (source.getConfigurationProperty(name) != null) {
                return true;
            }
        }
        return false;
    }

    private static Properties renamed() {
        try {
            return PropertiesLoaderUtils.loadProperties(new ClassPathResource(LIST));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
