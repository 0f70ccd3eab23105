package dev.millrace.common.autoconfigure;

import dev.millrace.common.problem.ProblemType;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.media.UUIDSchema;
import java.util.Arrays;
import java.util.List;

/** The schema of problem documents: common members, and those that some codes add. */
final class ProblemSchema {

    private ProblemSchema() {}

    static Schema<?> make() {
        Schema<?> problem = new ObjectSchema();
        problem.setDescription("A problem according to RFC 9457; the code determines which further members it has");
        problem.setRequired(List.of("type", "title", "status", "code"));
        problem.addProperty("type", new StringSchema().format("uri"))
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("code", code())
                .addProperty("detail", new StringSchema().description("What to do about it"))
                .addProperty("traceId", new StringSchema().pattern("^[0-9a-f]{32}$"));
        addExtensions(problem);
        return problem;
    }

    private static void addExtensions(Schema<?> problem) {
        problem.addProperty("errors", list(error()).description("With VALIDATION_FAILED: which fields, and why"))
                .addProperty("line", new IntegerSchema().description("With INVALID_CAPTIONS: where"))
                .addProperty("from", new StringSchema().description("With ILLEGAL_TRANSITION: the current status"))
                .addProperty("to", new StringSchema().description("With ILLEGAL_TRANSITION: the requested status"))
                .addProperty(
                        "uploadSessionId", new UUIDSchema().description("With UPLOAD_SESSION_ACTIVE: the live session"))
                .addProperty(
                        "uploadSessionIds",
                        list(new UUIDSchema()).description("With TOO_MANY_UPLOADS: the owner's live sessions"))
                .addProperty("missing", parts().description("With PARTS_MISMATCH: parts that storage lacks"))
                .addProperty("different", parts().description("With PARTS_MISMATCH: parts that differ from storage"))
                .addProperty("sessionStatus", new StringSchema().description("With UPLOAD_LOST: the session's status"))
                .addProperty("videoStatus", new StringSchema().description("With VIDEO_NOT_READY: the video's status"))
                .addProperty(
                        "most",
                        new IntegerSchema().description("With TOO_MANY_CAPTIONS and TOO_MANY_DRAFTS: the limit"))
                .addProperty(
                        "maxBytes",
                        new IntegerSchema()
                                .format("int64")
                                .description(
                                        "With codes that end in TOO_LARGE, URL_TOO_LONG and STORAGE_LIMIT_REACHED: the limit"))
                .addProperty(
                        "allowed",
                        list(new StringSchema()).description("With UNSUPPORTED_MEDIA_TYPE: the accepted source types"));
    }

    private static Schema<?> code() {
        StringSchema code = new StringSchema();
        Arrays.stream(ProblemType.values()).map(Enum::name).forEach(code::addEnumItem);
        return code;
    }

    private static Schema<?> error() {
        Schema<?> error = new ObjectSchema();
        error.addProperty("field", new StringSchema());
        error.addProperty("message", new StringSchema());
        error.setRequired(List.of("field", "message"));
        return error;
    }

    private static Schema<?> parts() {
        return list(new IntegerSchema());
    }

    private static ArraySchema list(Schema<?> items) {
        return new ArraySchema().items(items);
    }
}
