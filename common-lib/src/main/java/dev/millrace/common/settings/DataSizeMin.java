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
import org.springframework.util.unit.DataSize;

/** The least a size may be, since {@link DataSize} may be negative. */
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = DataSizeMin.Check.class)
public @interface DataSizeMin {

    /** Bytes, inclusive. */
    long bytes();

    /** What the refusal says. */
    String message() default "must be at least {bytes} bytes";

    /** Asked for by Bean Validation. */
    Class<?>[] groups() default {};

    /** Asked for by Bean Validation. */
    Class<? extends Payload>[] payload() default {};

    /** Looks at the value. */
    final class Check implements ConstraintValidator<DataSizeMin, DataSize> {

        private long bytes;

        @Override
        public void initialize(DataSizeMin constraint) {
            bytes = constraint.bytes();
        }

        @Override
        public boolean isValid(@Nullable DataSize size, ConstraintValidatorContext context) {
            return size == null || size.toBytes() >= bytes;
        }
    }
}
