package dev.millrace.local.cloud.storage;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gaul.shaded.org.eclipse.jetty.http.HttpField;
import org.gaul.shaded.org.eclipse.jetty.http.HttpHeader;
import org.gaul.shaded.org.eclipse.jetty.http.HttpStatus;
import org.gaul.shaded.org.eclipse.jetty.server.Handler;
import org.gaul.shaded.org.eclipse.jetty.server.Request;
import org.gaul.shaded.org.eclipse.jetty.server.Response;
import org.gaul.shaded.org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a presigned URL to which something was added that its signature does not cover, as S3 does. S3Proxy alone obeys an
 * unsigned {@code x-amz-copy-source}, so that whoever may upload a part could copy somebody else's object into it, and it
 * verifies one of two parameters of the same name.
 */
final class SignedWhole extends Handler.Wrapper {

    private static final String SIGNATURE = "X-Amz-Signature";
    private static final String SIGNED_HEADERS = "X-Amz-SignedHeaders=";
    private static final String AMAZON = "x-amz-";

    SignedWhole(Handler wrapped) {
        super(wrapped);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String query = request.getHttpURI().getQuery();
        String refusal = query == null || !query.contains(SIGNATURE) ? null : refusal(request, query);
        if (refusal == null) {
            return super.handle(request, response, callback);
        }
        response.setStatus(HttpStatus.FORBIDDEN_403);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/xml");
        response.write(true, ByteBuffer.wrap(refusal.getBytes(StandardCharsets.UTF_8)), callback);
        return true;
    }

    private static @Nullable String refusal(Request request, String query) {
        List<String> parameters = List.of(query.split("&"));
        if (hasTwins(parameters)) {
            return error("SignatureDoesNotMatch", "A parameter was added.");
        }
        Set<String> signed = signedHeaders(parameters);
        boolean all = request.getHeaders().stream()
                .map(HttpField::getLowerCaseName)
                .filter(name -> name.startsWith(AMAZON))
                .allMatch(signed::contains);
        return all ? null : error("AccessDenied", "There were headers present in the request which were not signed");
    }

    private static boolean hasTwins(List<String> parameters) {
        Set<String> names = new HashSet<>();
        return !parameters.stream().map(parameter -> parameter.split("=", 2)[0]).allMatch(names::add);
    }

    private static Set<String> signedHeaders(List<String> parameters) {
        return parameters.stream()
                .filter(parameter -> parameter.startsWith(SIGNED_HEADERS))
                .flatMap(parameter -> Stream.of(parameter
                        .substring(SIGNED_HEADERS.length())
                        .toLowerCase(Locale.ROOT)
                        .split("%3b|;")))
                .collect(Collectors.toSet());
    }

    private static String error(String code, String message) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>" + code + "</Code><Message>" + message
                + "</Message></Error>";
    }
}
