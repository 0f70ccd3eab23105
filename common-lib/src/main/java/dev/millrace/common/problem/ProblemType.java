package dev.millrace.common.problem;

import java.net.URI;
import java.util.Locale;

/**
 * Every error code of the public API, with its HTTP status and title. Codes are never renamed.
 */
public enum ProblemType {
    /** Body, path or query does not fit; {@code errors[]} says where. */
    VALIDATION_FAILED(400, "The request is not valid"),
    /** Not WebVTT that every player shows alike; {@code line}. */
    INVALID_CAPTIONS(400, "The captions are not valid WebVTT"),
    /** No token, or not a valid one. */
    UNAUTHENTICATED(401, "A valid bearer token is required"),
    /** The token lacks the role. */
    FORBIDDEN(403, "The role is missing"),
    /** Not there, or somebody else's. */
    NOT_FOUND(404, "Not found"),
    /** The path exists, the method does not. */
    METHOD_NOT_ALLOWED(405, "The method is not allowed here"),
    /** No representation that the caller accepts. */
    NOT_ACCEPTABLE(406, "Not acceptable"),
    /** The body did not arrive in time. */
    REQUEST_TIMEOUT(408, "The request took too long"),
    /** The lifecycle does not allow this move; {@code from}, {@code to}. */
    ILLEGAL_TRANSITION(409, "The status does not allow this"),
    /** A live session exists; {@code uploadSessionId}. */
    UPLOAD_SESSION_ACTIVE(409, "An upload is already going on"),
    /** The parts named are not those in storage; {@code missing}, {@code different}. */
    PARTS_MISMATCH(409, "Parts do not match storage"),
    /** Storage lost the parts that were sent: the session is FAILED, a new one can be created. */
    UPLOAD_LOST(409, "The parts of the upload are gone"),
    /** No source object to work from. */
    SOURCE_MISSING(409, "There is no source to transcode"),
    /** Only a video that plays can have this; {@code videoStatus}. */
    VIDEO_NOT_READY(409, "The video is not READY"),
    /** No further language fits; {@code most}. */
    TOO_MANY_CAPTIONS(409, "The video has reached its limit of caption languages"),
    /** No further DRAFT fits; {@code most}. */
    TOO_MANY_DRAFTS(409, "The owner has too many DRAFTs"),
    /** No further source fits into the owner's storage; {@code maxBytes}. */
    STORAGE_LIMIT_REACHED(409, "The owner's storage is full"),
    /** A report of an attempt that is not the effective one. */
    STALE_ATTEMPT(409, "The attempt is not the effective one"),
    /** {@code If-Match} names an older version. */
    STALE_VERSION(412, "The resource has changed"),
    /** Larger than allowed; {@code maxBytes}. */
    FILE_TOO_LARGE(413, "The file is too large"),
    /** A request body that is larger than the service reads. */
    BODY_TOO_LARGE(413, "The request body is too large"),
    /** The request's target is longer than the service reads; {@code maxBytes}. */
    URL_TOO_LONG(414, "The URL is too long"),
    /** Not an allowed container, declared or stored; {@code allowed}. */
    UNSUPPORTED_MEDIA_TYPE(415, "The media type is not supported"),
    /** Same idempotency key, other body. */
    IDEMPOTENCY_KEY_REUSED(422, "The idempotency key was used for another request"),
    /** Too many requests; {@code Retry-After}. */
    RATE_LIMITED(429, "Too many requests"),
    /** The request's headers are larger or more than the service reads; {@code maxBytes}. */
    HEADERS_TOO_LARGE(431, "The request's headers are too large"),
    /** Too many live sessions, or over the daily bytes, of this owner; {@code uploadSessionIds}, {@code Retry-After}. */
    TOO_MANY_UPLOADS(429, "Too many uploads"),
    /** Unknown failure; {@code traceId}, nothing else. */
    INTERNAL(500, "Something went wrong"),
    /** A part of Millrace cannot be reached; {@code Retry-After}. */
    UNAVAILABLE(503, "Temporarily unavailable");

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** HTTP status code. */
    public int status() {
        return status;
    }

    /** Short sentence, the same for every occurrence. */
    public String title() {
        return title;
    }

    /** {@code urn:millrace:problem:parts-mismatch} and the like. */
    public URI uri() {
        return URI.create(
                "urn:millrace:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
