package dev.millrace.common.settings;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** A URL that paths are appended to: http or https with a host, and neither slash nor query at the end. */
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = UrlPrefix.Check.class)
public @interface UrlPrefix {

    /** What the refusal says. */
    String message() default "must be like https://host or https://host:port/path, without a slash at the end";

    /** Asked for by Bean Validation. */
    Class<?>[] groups() default {};

    /** Asked for by Bean Validation. */
    Class<? extends Payload>[] payload() default {};

    /** Looks at the value. */
    final class Check implements ConstraintValidator<UrlPrefix, URI> {

        @Override
        public boolean isValid(@Nullable URI url, ConstraintValidatorContext context) {
            return url == null || (isHttp(url) && url.getHost() != null && isBare(url));
        }

        private static boolean isHttp(URI url) {
            return "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        }

        private static boolean isBare(URI url) {
            return url.getRawQuery() == null
                    && url.getRawFragment() == null
                    && !url.getRawPath().endsWith("/");
        }
    }
}
