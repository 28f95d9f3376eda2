package blindbrush.design;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A design as a JSON document, after the published schema. Whatever a document leaves out is as in {@link Design#SHORT}; keys stand in one
 * order, so that equal designs are equal texts.
 */
public final class DesignDocument {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final JsonSchema SCHEMA = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(
                    schema(),
                    SchemaValidatorsConfig.builder()
                            .pathType(PathType.JSON_POINTER)
                            .build());

    private static final SchemaWords WORDS = new SchemaWords(SCHEMA.getSchemaNode());

    private DesignDocument() {}

    /** The schema (JSON Schema 2020-12) that documents are held against. */
    public static String schema() {
        try (InputStream schema = DesignDocument.class.getResourceAsStream("/blindbrush/design.schema.json")) {
            return new String(schema.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The whole design as text, indented. */
    public static String write(Design design) {
        ObjectNode document = MAPPER.valueToTree(design);
        if (design.humanSide() == HumanSide.BALANCED) {
            document.remove("human_side");
        }
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A design is always written", impossible);
        }
    }

    /**
     * A stored document, which {@link #read} once accepted. It is not held against the schema again: a stricter schema makes no old study
     * unreadable, and who visits a study does not wait for it.
     *
     * @throws IllegalStateException if it was damaged since
     */
    public static Design parse(String stored) {
        try {
            JsonNode document = MAPPER.readTree(stored);
            if (!document.isObject()) {
                throw new IllegalStateException("A stored design is no document");
            }
            return MAPPER.readerFor(Design.class)
                    .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(completed(document));
        } catch (IOException damaged) {
            throw new IllegalStateException("A stored design cannot be read", damaged);
        }
    }

    /**
     * Reads a document that somebody brings.
     *
     * @throws InvalidDesignException if it is no JSON, breaks the schema or asks for something impossible; says where
     */
    public static Design read(String text) {
        JsonNode given = parsed(text);
        List<Mistake> mistakes = SCHEMA.validate(given).stream()
                .map(WORDS::mistake)
                .distinct()
                .sorted(Comparator.comparing(Mistake::place).thenComparing(Mistake::words))
                .toList();
        if (!mistakes.isEmpty()) {
            throw new InvalidDesignException(mistakes);
        }
        try {
            Design design = MAPPER.treeToValue(completed(given), Design.class);
            BlindGuesser.yesNo(design);
            requireBlind(design.reporting());
            return design;
        } catch (ValueInstantiationException impossible) {
            if (impossible.getCause() instanceof InvalidDesignException invalid) {
                throw invalid;
            }
            throw at(impossible);
        } catch (JsonMappingException impossible) {
            throw at(impossible);
        } catch (JsonProcessingException impossible) {
            throw new InvalidDesignException("", impossible.getOriginalMessage());
        }
    }

    /** Who knows how others answered answers otherwise, and a registered analysis is of people who do not. */
    private static void requireBlind(Reporting reporting) {
        if (reporting.resultsWhileOpen() && reporting.registeredSessions() != null) {
            throw new InvalidDesignException(
                    "/reporting/results_while_open",
                    "must be false in a design that registers a number of sessions: until the study closes nobody learns how others answered");
        }
    }

    /** A mistake that the schema lets pass, such as a 31st of June. */
    private static InvalidDesignException at(JsonMappingException impossible) {
        String place = impossible.getPath().stream()
                .map(step -> step.getFieldName() == null ? Integer.toString(step.getIndex()) : step.getFieldName())
                .collect(Collectors.joining("/", "/", ""));
        String value = impossible instanceof InvalidFormatException wrong ? " “%s”".formatted(wrong.getValue()) : "";
        return new InvalidDesignException(place, "cannot be what it says" + value);
    }

    private static JsonNode parsed(String text) {
        SoundJson.problem(text).ifPresent(wrong -> {
            throw new InvalidDesignException(List.of(wrong));
        });
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException broken) {
            var place = broken.getLocation();
            throw new InvalidDesignException(
                    "line %d, column %d".formatted(place.getLineNr(), place.getColumnNr()),
                    "this is not JSON (%s)".formatted(broken.getOriginalMessage()));
        }
    }

    /** Sections that were left out are the usual ones, and so are the fields left out of sections; questions get keys. */
    private static JsonNode completed(JsonNode given) {
        ObjectNode usual = MAPPER.valueToTree(Design.SHORT);
        given.deepCopy().properties().forEach(section -> {
            if (section.getValue() instanceof ObjectNode fields
                    && usual.get(section.getKey()) instanceof ObjectNode known) {
                known.setAll(fields);
            } else {
                usual.set(section.getKey(), section.getValue());
            }
        });
        usual.remove("$schema");
        nameQuestions(usual);
        return usual;
    }

    private static void nameQuestions(ObjectNode design) {
        Set<String> taken = new HashSet<>(design.get("questions").findValuesAsText("key"));
        for (JsonNode question : design.get("questions")) {
            if (!question.has("key")) {
                String key = Question.key(question.get("text").asText(), taken);
                taken.add(key);
                ((ObjectNode) question).put("key", key);
            }
        }
    }
}
