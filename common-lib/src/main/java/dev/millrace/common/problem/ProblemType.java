package dev.millrace.common.problem;

import java.net.URI;
import java.util.Locale;

/**
 * Every error code of the public API, with its HTTP status and title. Codes are never renamed.
 */
public enum ProblemType {
    /** Body, path or query is invalid; {@code errors[]} names the fields. */
    VALIDATION_FAILED(400, "The request is not valid"),
    /** Not WebVTT that every player renders the same way; {@code line}. */
    INVALID_CAPTIONS(400, "The captions are not valid WebVTT"),
    /** No valid token. */
    UNAUTHENTICATED(401, "A valid bearer token is required"),
    /** The token lacks the role. */
    FORBIDDEN(403, "The role is missing"),
    /** Does not exist, or belongs to another owner. */
    NOT_FOUND(404, "Not found"),
    /** The path exists, the method does not. */
    METHOD_NOT_ALLOWED(405, "The method is not allowed here"),
    /** No acceptable representation. */
    NOT_ACCEPTABLE(406, "Not acceptable"),
    /** The body did not arrive in time. */
    REQUEST_TIMEOUT(408, "The request took too long"),
    /** The lifecycle does not allow this move; {@code from}, {@code to}. */
    ILLEGAL_TRANSITION(409, "The status does not allow this"),
    /** A live session exists; {@code uploadSessionId}. */
    UPLOAD_SESSION_ACTIVE(409, "An upload session is already active"),
    /** The named parts differ from those in storage; {@code missing}, {@code different}. */
    PARTS_MISMATCH(409, "Parts do not match storage"),
    /** Storage lost the uploaded parts: the session is FAILED, a new one can be created. */
    UPLOAD_LOST(409, "Storage has lost the uploaded parts"),
    /** The source object is missing. */
    SOURCE_MISSING(409, "There is no source to transcode"),
    /** Only a READY video allows this; {@code videoStatus}. */
    VIDEO_NOT_READY(409, "The video is not READY"),
    /** The limit of languages is reached; {@code most}. */
    TOO_MANY_CAPTIONS(409, "The video has reached its limit of caption languages"),
    /** The limit of DRAFTs is reached; {@code most}. */
    TOO_MANY_DRAFTS(409, "The owner has reached the limit of DRAFTs"),
    /** The source would exceed the owner's storage; {@code maxBytes}. */
    STORAGE_LIMIT_REACHED(409, "The owner's storage is full"),
    /** A report from an attempt that is not the current one. */
    STALE_ATTEMPT(409, "The attempt is not the current one"),
    /** {@code If-Match} names an older version. */
    STALE_VERSION(412, "The resource has changed"),
    /** Larger than allowed; {@code maxBytes}. */
    FILE_TOO_LARGE(413, "The file is too large"),
    /** The request body exceeds the limit. */
    BODY_TOO_LARGE(413, "The request body is too large"),
    /** The request target exceeds the limit; {@code maxBytes}. */
    URL_TOO_LONG(414, "The URL is too long"),
    /** Not an allowed container, declared or stored; {@code allowed}. */
    UNSUPPORTED_MEDIA_TYPE(415, "The media type is not supported"),
    /** Same idempotency key, different body. */
    IDEMPOTENCY_KEY_REUSED(422, "The idempotency key was used for another request"),
    /** Too many requests; {@code Retry-After}. */
    RATE_LIMITED(429, "Too many requests"),
    /** The request headers exceed the limit; {@code maxBytes}. */
    HEADERS_TOO_LARGE(431, "The request's headers are too large"),
    /** The owner has too many live sessions or exceeds the daily bytes; {@code uploadSessionIds}, {@code Retry-After}. */
    TOO_MANY_UPLOADS(429, "Too many uploads"),
    /** Unexpected failure; {@code traceId} and nothing else. */
    INTERNAL(500, "Something went wrong"),
    /** A part of Millrace cannot be reached; {@code Retry-After}. */
    UNAVAILABLE(503, "Temporarily unavailable");

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    /** The same for every occurrence. */
    public String title() {
        return title;
    }

    /** {@code urn:millrace:problem:parts-mismatch} and the like. */
    public URI uri() {
        return URI.create(
                "urn:millrace:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
