package dev.millrace.common.web;

import dev.millrace.common.problem.Unavailable;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedRuntimeException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Answers 503 while the database is unreachable or out of resources. It runs before {@link ProblemAdvice}, and is separate
 * because a service without a database lacks these exceptions.
 */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class DatabaseProblemAdvice {

    private static final Logger log = LoggerFactory.getLogger(DatabaseProblemAdvice.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final Problems problems;
    private final ProblemAdvice others;

    /** @param others answers every failure that is not a database outage */
    public DatabaseProblemAdvice(Problems problems, ProblemAdvice others) {
        this.problems = problems;
        this.others = others;
    }

    @ExceptionHandler({
        CannotCreateTransactionException.class,
        DataAccessResourceFailureException.class,
        QueryTimeoutException.class,
        TransientDataAccessException.class
    })
    ResponseEntity<Object> away(Exception e) {
        log.warn("Database unavailable: {}", e.toString());
        return problems.response(new Unavailable("The database", RETRY_AFTER));
    }

    /**
     * Failures recognisable only by their causes, such as a full disk behind Hibernate. 503 is safe even after a commit whose
     * acknowledgement was lost: the caller retries, and every call is idempotent.
     */
    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ResponseEntity<Object> failed(NestedRuntimeException e) {
        return TransientDatabaseFailure.isBehind(e) ? away(e) : others.unknown(e);
    }
}
