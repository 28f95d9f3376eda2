package blindbrush.results;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.io.UncheckedIOException;

/** Keeps how a study goes in the database as JSON. */
@Converter
public class WatchConverter implements AttributeConverter<Watch, String> {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().findAndAddModules().build();

    @Override
    public String convertToDatabaseColumn(Watch watch) {
        try {
            return watch == null ? null : MAPPER.writeValueAsString(watch);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Override
    public Watch convertToEntityAttribute(String json) {
        try {
            return json == null ? null : MAPPER.readValue(json, Watch.class);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
