package dev.millrace.common.settings;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** An origin as {@link Origins} has it. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = WebOrigin.Check.class)
public @interface WebOrigin {

    /** What the refusal says. */
    String message() default Origins.WANTED;

    /** Asked for by Bean Validation. */
    Class<?>[] groups() default {};

    /** Asked for by Bean Validation. */
    Class<? extends Payload>[] payload() default {};

    /** Looks at the value. */
    final class Check implements ConstraintValidator<WebOrigin, String> {

        @Override
        public boolean isValid(@Nullable String origin, ConstraintValidatorContext context) {
            return origin == null || Origins.isOrigin(origin);
        }
    }
}
