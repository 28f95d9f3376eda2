package blindbrush.results;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.io.UncheckedIOException;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** Keeps the progress of a study in the database as JSON. */
@Converter
@Immutable
public class StudyMonitorConverter implements AttributeConverter<StudyMonitor, String> {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().findAndAddModules().build();

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable StudyMonitor monitor) {
        try {
            return monitor == null ? null : MAPPER.writeValueAsString(monitor);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Override
    public @Nullable StudyMonitor convertToEntityAttribute(@Nullable String json) {
        try {
            return json == null ? null : MAPPER.readValue(json, StudyMonitor.class);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
