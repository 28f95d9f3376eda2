package blindbrush.command.series;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;

/** How records of pictures are written: JSON, names with underscores, indented. */
public final class RecordJson {

    /** Writes and reads records: indented, with underscores in names. */
    public static final ObjectMapper JSON = JsonMapper.builder()
            .findAndAddModules()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private RecordJson() {}

    /** The whole file, in UTF-8. */
    public static byte[] bytes(Object record) throws JsonProcessingException {
        String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(record);
        return (text + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
