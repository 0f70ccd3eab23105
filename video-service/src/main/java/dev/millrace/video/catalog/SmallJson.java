package dev.millrace.video.catalog;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.RECORD_COMPONENT;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A JSON object of at most 16 KiB that PostgreSQL can store. */
@Target({FIELD, METHOD, PARAMETER, RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = SmallJsonCheck.class)
@interface SmallJson {

    String message() default "must be a JSON object of at most 16 KiB without NUL";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
