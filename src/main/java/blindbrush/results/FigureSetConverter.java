package blindbrush.results;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.io.UncheckedIOException;
import org.hibernate.annotations.Immutable;

/** Keeps figures in the database as JSON. */
@Converter
@Immutable
public class FigureSetConverter implements AttributeConverter<FigureSet, String> {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    @Override
    public String convertToDatabaseColumn(FigureSet figures) {
        try {
            return MAPPER.writeValueAsString(figures);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Override
    public FigureSet convertToEntityAttribute(String json) {
        try {
            return MAPPER.readValue(json, FigureSet.class);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
