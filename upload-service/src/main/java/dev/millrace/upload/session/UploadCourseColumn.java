package dev.millrace.upload.session;

import dev.millrace.common.contract.UploadCourse;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** How an upload went, as JSON in its row. */
@Converter
class UploadCourseColumn implements AttributeConverter<UploadCourse, String> {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable UploadCourse course) {
        return course == null ? null : JSON.writeValueAsString(course);
    }

    @Override
    public @Nullable UploadCourse convertToEntityAttribute(@Nullable String column) {
        return column == null ? null : JSON.readValue(column, UploadCourse.class);
    }
}
