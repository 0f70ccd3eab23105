package dev.millrace.common.problem;

import org.springframework.http.HttpHeaders;

/** The caller is not authenticated: 401 with the challenge that RFC 9110, 15.5.2 requires. */
public class Unauthenticated extends ProblemException {

    private static final long serialVersionUID = 1L;

    private static final String BEARER = "Bearer realm=\"millrace\"";

    private final String challenge;

    /** @param challenge value of {@code WWW-Authenticate} */
    public Unauthenticated(String challenge, String detail) {
        super(ProblemType.UNAUTHENTICATED, detail);
        this.challenge = challenge;
    }

    /** No credentials: a challenge without an error, RFC 6750, 3.1. */
    public static Unauthenticated missing(String detail) {
        return new Unauthenticated(BEARER, detail);
    }

    /**
     * The token is not valid.
     *
     * @param reason what is wrong, without a full stop
     * @param remedy a sentence on what to do
     */
    public static Unauthenticated invalidToken(String reason, String remedy) {
        return new Unauthenticated(bearer("invalid_token", reason), reason + ". " + remedy);
    }

    /**
     * The header does not hold exactly one token.
     *
     * @param reason what is wrong, without a full stop
     * @param remedy a sentence on what to do
     */
    public static Unauthenticated invalidRequest(String reason, String remedy) {
        return new Unauthenticated(bearer("invalid_request", reason), reason + ". " + remedy);
    }

    /**
     * A challenge according to RFC 6750, 3.
     *
     * @param error its code
     * @param description printable ASCII without quotes and backslashes
     */
    public static String bearer(String error, String description) {
        return BEARER + ", error=\"" + error + "\", error_description=\"" + description + "\"";
    }

    @Override
    public HttpHeaders getHeaders() {
        HttpHeaders headers = super.getHeaders();
        headers.set(HttpHeaders.WWW_AUTHENTICATE, challenge);
        return headers;
    }
}
