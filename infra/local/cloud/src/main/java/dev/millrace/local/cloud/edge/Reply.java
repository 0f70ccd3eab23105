package dev.millrace.local.cloud.edge;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The response for an existing object: 200, 206, 304 or 416.
 *
 * @param status HTTP status
 * @param range the requested range; {@code null} for the whole object
 * @param length body length in bytes
 * @param hasBody whether a body follows
 * @param headers of the object and of this response
 */
record Reply(int status, @Nullable ByteRange range, long length, boolean hasBody, Map<String, String> headers) {

    static Reply to(EdgeRequest request, ObjectHead head) {
        Map<String, String> headers = new LinkedHashMap<>(head.headers());
        headers.put("Accept-Ranges", "bytes");
        if (head.isNamedBy(request.header("If-None-Match"))) {
            return new Reply(304, null, 0, false, headers);
        }
        ByteRange range = ByteRange.parse(rangeHeader(request, head), head.sizeBytes());
        if (ByteRange.NONE.equals(range)) {
            headers.put("Content-Range", "bytes */" + head.sizeBytes());
            return new Reply(416, null, 0, false, headers);
        }
        if (range != null) {
            headers.put("Content-Range", "bytes " + range.first() + "-" + range.last() + "/" + head.sizeBytes());
            return withBody(206, range, range.length(), request, headers);
        }
        return withBody(200, null, head.sizeBytes(), request, headers);
    }

    private static Reply withBody(
            int status, @Nullable ByteRange range, long length, EdgeRequest request, Map<String, String> headers) {
        if (request.isHead()) {
            // why: the server does not set the length for a HEAD.
            headers.put("Content-Length", String.valueOf(length));
        }
        return new Reply(status, range, length, !request.isHead() && length > 0, headers);
    }

    /** A range of a version other than the client's would corrupt its copy, so the client gets the whole object. */
    private static @Nullable String rangeHeader(EdgeRequest request, ObjectHead head) {
        String ifRange = request.header("If-Range");
        return ifRange == null || ifRange.equals(head.eTag()) ? request.header("Range") : null;
    }
}
