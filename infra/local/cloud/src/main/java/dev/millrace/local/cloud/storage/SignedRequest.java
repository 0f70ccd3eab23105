package dev.millrace.local.cloud.storage;

import dev.millrace.local.cloud.storage.SignedWhole.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gaul.shaded.org.eclipse.jetty.http.HttpField;
import org.gaul.shaded.org.eclipse.jetty.http.HttpFields;
import org.gaul.shaded.org.eclipse.jetty.http.HttpHeader;
import org.gaul.shaded.org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * Checks that a request contains nothing beyond its signature. This check and S3Proxy must parse the query alike, so only the
 * unambiguous form is accepted: unescaped names, each once.
 */
final class SignedRequest {

    private static final String AMAZON = "x-amz-";
    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9_.~-]+");

    /** Parameters of a presigned URL, besides those that name the object, the part and the operation. */
    private static final Set<String> PRESIGNED = Set.of(
            "X-Amz-Algorithm",
            "X-Amz-Credential",
            "X-Amz-Date",
            "X-Amz-Expires",
            "X-Amz-SignedHeaders",
            "X-Amz-Signature",
            "X-Amz-Security-Token",
            "X-Amz-Content-Sha256");

    private static final String SIGNED_HEADERS = "X-Amz-SignedHeaders";
    private static final Pattern IN_AUTHORIZATION = Pattern.compile("SignedHeaders=([^,\\s]*)");

    private final HttpFields headers;
    private final List<String[]> parameters;

    private SignedRequest(Request request) {
        this.headers = request.getHeaders();
        String query = request.getHttpURI().getQuery();
        this.parameters = Stream.of(query == null ? new String[0] : query.split("&"))
                .filter(parameter -> !parameter.isEmpty())
                .map(parameter -> parameter.split("=", 2))
                .toList();
    }

    /** {@code null} if the signature may cover everything, which S3Proxy verifies afterwards. */
    static @Nullable Refusal refusalOf(Request request) {
        SignedRequest signed = new SignedRequest(request);
        return Stream.<Supplier<@Nullable Refusal>>of(
                        signed::twoLengths, signed::ambiguousQuery, signed::twoSignatures, signed::unsignedHeaders)
                .map(Supplier::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private @Nullable Refusal twoLengths() {
        boolean both = headers.contains(HttpHeader.CONTENT_LENGTH) && headers.contains(HttpHeader.TRANSFER_ENCODING);
        return Refusal.unless(!both, 400, "InvalidRequest", "Content-Length and Transfer-Encoding exclude each other");
    }

    private @Nullable Refusal ambiguousQuery() {
        List<String> names = parameters.stream().map(parameter -> parameter[0]).toList();
        boolean plain = names.stream()
                .allMatch(name -> PLAIN_NAME.matcher(name).matches()
                        && (!name.toLowerCase(Locale.ROOT).startsWith(AMAZON) || PRESIGNED.contains(name)));
        boolean once = names.stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .distinct()
                        .count()
                == names.size();
        return Refusal.unless(
                plain && once, 403, "SignatureDoesNotMatch", "A parameter was added, repeated or escaped differently.");
    }

    private @Nullable Refusal twoSignatures() {
        return Refusal.unless(
                !(isPresigned() && headers.contains(HttpHeader.AUTHORIZATION)),
                400,
                "InvalidArgument",
                "Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature query string "
                        + "parameter or the Authorization header should be specified");
    }

    private @Nullable Refusal unsignedHeaders() {
        Set<String> signed = signedHeaders();
        boolean all = headers.stream()
                .map(HttpField::getLowerCaseName)
                .filter(name -> name.startsWith(AMAZON))
                .allMatch(signed::contains);
        return Refusal.unless(
                all, 403, "AccessDenied", "There were headers present in the request which were not signed");
    }

    private boolean isPresigned() {
        return parameters.stream().anyMatch(parameter -> PRESIGNED.contains(parameter[0]));
    }

    /** Signed headers according to the query or the Authorization header; none without a version 4 signature. */
    private Set<String> signedHeaders() {
        String inQuery = parameters.stream()
                .filter(parameter -> parameter[0].equals(SIGNED_HEADERS) && parameter.length == 2)
                .map(parameter -> parameter[1])
                .findFirst()
                .orElse("");
        Matcher inHeader = IN_AUTHORIZATION.matcher(Objects.toString(headers.get(HttpHeader.AUTHORIZATION), ""));
        String names = isPresigned() || !inHeader.find() ? inQuery : inHeader.group(1);
        return Arrays.stream(names.toLowerCase(Locale.ROOT).split("%3b|;")).collect(Collectors.toSet());
    }
}
