package dev.millrace.common.bucket;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;

/** What S3 answers to a role that lacks a permission. */
public final class S3Denials {

    private static final int NOT_FOUND = 404;
    private static final int FORBIDDEN = 403;

    // why both: the SDK does not say whether it asks for the status or for the body first
    private static final Set<Integer> ABSENT = Set.of(NOT_FOUND, FORBIDDEN);

    private S3Denials() {}

    /** Without s3:ListBucket nothing is absent: it is forbidden. */
    public static ExecutionInterceptor withoutListBucket() {
        return new ExecutionInterceptor() {
            @Override
            public SdkHttpResponse modifyHttpResponse(
                    Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
                SdkHttpResponse answer = context.httpResponse();
                return answer.statusCode() == NOT_FOUND
                        ? answer.copy(changed -> changed.statusCode(FORBIDDEN))
                        : answer;
            }

            @Override
            public Optional<InputStream> modifyHttpResponseContent(
                    Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
                return ABSENT.contains(context.httpResponse().statusCode())
                        ? xml("<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>")
                        : context.responseBody();
            }
        };
    }

    /** Without s3:DeleteObject for one key, the answer is 200 and names it. */
    public static ExecutionInterceptor withoutDeleteObject() {
        return new ExecutionInterceptor() {
            @Override
            public Optional<InputStream> modifyHttpResponseContent(
                    Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
                return context.request() instanceof DeleteObjectsRequest deleted
                        ? xml(
                                "<DeleteResult><Error><Key>"
                                        + deleted.delete().objects().get(0).key()
                                        + "</Key><Code>AccessDenied</Code><Message>Access Denied</Message></Error></DeleteResult>")
                        : context.responseBody();
            }
        };
    }

    private static Optional<InputStream> xml(String text) {
        return Optional.of(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
