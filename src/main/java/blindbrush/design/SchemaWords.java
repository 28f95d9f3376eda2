package blindbrush.design;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ValidationMessage;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Says in words what the schema's keywords ask for. The numbers in them are the schema's own. */
final class SchemaWords {

    private final JsonNode schema;

    SchemaWords(JsonNode schema) {
        this.schema = schema;
    }

    Mistake mistake(ValidationMessage broken) {
        String place = broken.getInstanceLocation().toString();
        boolean inside = broken.getType().equals("required") || broken.getType().equals("additionalProperties");
        return new Mistake(inside ? place + "/" + broken.getProperty() : place, words(broken));
    }

    private String words(ValidationMessage broken) {
        JsonNode asked =
                schema.at(broken.getSchemaLocation().getFragment().getParent().toString());
        return switch (broken.getType()) {
            case "required" -> "is missing";
            case "additionalProperties" -> "is not a field of a design";
            case "enum" -> "must be one of " + list(asked.get("enum"));
            case "pattern" -> "must look like " + asked.at("/examples/0").asText();
            case "minLength" -> "must not be empty";
            case "maxLength" ->
                "may have %d characters at most"
                        .formatted(asked.get("maxLength").asInt());
            case "minItems" ->
                "needs %d at least".formatted(asked.get("minItems").asInt());
            case "maxItems" ->
                "may have %d at most".formatted(asked.get("maxItems").asInt());
            case "uniqueItems" -> "names one thing twice";
            default -> "must be " + kind(asked) + orNull(asked);
        };
    }

    private static String kind(JsonNode asked) {
        String type = asked.get("type").isArray()
                ? asked.at("/type/0").asText()
                : asked.get("type").asText();
        return switch (type) {
            case "integer" -> "a whole number" + range(asked);
            case "number" -> "a number" + range(asked);
            case "boolean" -> "true or false";
            case "array" -> "a list";
            case "object" -> "an object";
            default -> "a text";
        };
    }

    private static String range(JsonNode asked) {
        if (!asked.has("minimum")) {
            return "";
        }
        String least = asked.get("minimum").asText();
        return asked.has("maximum")
                ? " from %s to %s".formatted(least, asked.get("maximum").asText())
                : " of at least " + least;
    }

    private static String orNull(JsonNode asked) {
        return asked.get("type").isArray() ? ", or nothing" : "";
    }

    private static String list(JsonNode words) {
        return StreamSupport.stream(words.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(", "));
    }
}
