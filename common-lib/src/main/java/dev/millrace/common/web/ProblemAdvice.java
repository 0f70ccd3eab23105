package dev.millrace.common.web;

import dev.millrace.common.problem.InvalidField;
import dev.millrace.common.problem.ProblemException;
import dev.millrace.common.problem.ProblemType;
import dev.millrace.common.problem.Unauthenticated;
import dev.millrace.common.problem.Unavailable;
import jakarta.validation.ConstraintViolationException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Answers every failure of a controller with a problem document. Unexpected failures are logged once and reveal nothing. */
@RestControllerAdvice
public final class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);
    private static final String FAILURE =
            "The failure was logged under traceId. Retry; if it happens again, report the traceId.";
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final Problems problems;

    public ProblemAdvice(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ResponseEntity<Object> known(ProblemException problem) {
        return problems.response(problem);
    }

    @ExceptionHandler
    ResponseEntity<Object> constraints(ConstraintViolationException e) {
        return invalid(e.getConstraintViolations().stream()
                .map(violation -> error(violation.getPropertyPath().toString(), violation.getMessage()))
                .toList());
    }

    @ExceptionHandler
    ResponseEntity<Object> unknown(RuntimeException e) {
        log.error("Request failed", e);
        return problems.response(new ProblemException(ProblemType.INTERNAL, FAILURE));
    }

    @Override
    protected ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return invalid(e.getBindingResult().getAllErrors().stream()
                .map(ProblemAdvice::error)
                .toList());
    }

    @Override
    protected ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return invalid(e.getParameterValidationResults().stream()
                .flatMap(result -> result.getResolvableErrors().stream()
                        .map(found -> error(name(result.getMethodParameter().getParameterName(), found), text(found))))
                .toList());
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return invalid(List.of(JsonErrors.describe(e)));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (e instanceof MethodArgumentTypeMismatchException mismatch) {
            return invalid(List.of(error(mismatch.getName(), "is not valid")));
        }
        ResponseEntity<Object> response = problems.response(byStatus(status.value(), detail(e)));
        headers.forEach((name, values) -> Stream.of(values).forEach(each -> copy(response, name, each)));
        return response;
    }

    private static void copy(ResponseEntity<Object> response, String name, List<String> values) {
        if (!response.getHeaders().containsHeader(name)) {
            response.getHeaders().addAll(name, values);
        }
    }

    /** The most specific catalogue entry for a status. */
    static ProblemException byStatus(int status, String detail) {
        return switch (status) {
            case 401 -> Unauthenticated.missing(detail);
            case 403 -> new ProblemException(ProblemType.FORBIDDEN, detail);
            case 404 -> noSuchPath();
            case 405 -> new ProblemException(ProblemType.METHOD_NOT_ALLOWED, detail);
            case 406 -> new ProblemException(ProblemType.NOT_ACCEPTABLE, detail);
            case 408 -> new ProblemException(ProblemType.REQUEST_TIMEOUT, detail);
            case 413 -> new ProblemException(ProblemType.BODY_TOO_LARGE, detail);
            case 415 -> new ProblemException(ProblemType.UNSUPPORTED_MEDIA_TYPE, detail);
            case 503 -> new Unavailable("The service", RETRY_AFTER);
            default ->
                HttpStatusCode.valueOf(status).is4xxClientError()
                        ? new ProblemException(ProblemType.VALIDATION_FAILED, detail)
                        : new ProblemException(ProblemType.INTERNAL, FAILURE);
        };
    }

    /** The problem for an unknown path. */
    public static ProblemException noSuchPath() {
        return new ProblemException(
                ProblemType.NOT_FOUND, "There is nothing at this path. The gateway's /openapi.json lists all paths.");
    }

    private static String detail(Exception e) {
        return e instanceof ErrorResponse known
                ? Objects.requireNonNullElse(known.getBody().getDetail(), "The request is not valid.")
                : "The request is not valid.";
    }

    private ResponseEntity<Object> invalid(List<InvalidField> errors) {
        return problems.response(new ProblemException(
                ProblemType.VALIDATION_FAILED, "See errors for what to change.", Map.of("errors", errors)));
    }

    private static InvalidField error(ObjectError found) {
        String field = found instanceof FieldError inField ? inField.getField() : found.getObjectName();
        return error(field, text(found));
    }

    private static InvalidField error(String field, String message) {
        return new InvalidField(field, message);
    }

    private static String name(@Nullable String parameter, MessageSourceResolvable found) {
        return found instanceof FieldError inField
                ? inField.getField()
                : Objects.requireNonNullElse(parameter, "request");
    }

    private static String text(MessageSourceResolvable found) {
        return Objects.requireNonNullElse(found.getDefaultMessage(), "is not valid");
    }
}
