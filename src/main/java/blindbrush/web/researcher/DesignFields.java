package blindbrush.web.researcher;

import blindbrush.design.Design;
import blindbrush.design.DesignDocument;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The fields of the design page as text, and the way between them and a document, which alone decides what is right. A field's name is its
 * place in the document; those of lists run side by side.
 */
final class DesignFields {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final List<String> SECTIONS = List.of("recruitment", "reporting", "exclusion", "consent");
    private static final Map<String, String> ROWS =
            Map.of("blocks", "block", "conditions", "condition", "questions", "question");
    private static final Set<String> TICKS =
            Set.of("exact", "may_repeat", "link_only", "completion_opens", "provenance", "results_while_open");
    private static final Set<String> NUMBERS = Set.of(
            "longest_run",
            "quota",
            "resume_minutes",
            "registered_sessions",
            "failed_catch_trials",
            "fast_median_rt_millis",
            "interrupted_trials",
            "unverified_trials",
            "hinted_trials",
            "rt_variation_percent",
            "minimum_age");
    private static final Set<String> LEFT_OUT = Set.of("primary_estimand"); // where nothing is chosen
    private static final Set<String> TIMES = Set.of("opens", "closes");
    private static final List<String> WORDS = List.of("presets", "styles", "subjects");

    private DesignFields() {}

    /** What the page shows of a design. */
    static MultivaluedMap<String, String> of(Design design) {
        JsonNode document = parsed(DesignDocument.write(design));
        MultivaluedMap<String, String> fields = new MultivaluedHashMap<>();
        fields.add("block_order", document.get("block_order").asText());
        texts(document.get("pairs_alike")).forEach(alike -> fields.add("pairs_alike", alike));
        BigDecimal share = document.at("/truth/machine_share").decimalValue();
        fields.add(
                "truth.machine_percent",
                share.movePointRight(2).stripTrailingZeros().toPlainString());
        section(fields, document, "truth");
        SECTIONS.forEach(name -> section(fields, document, name));
        fields.add("human_side", document.path("human_side").asText("balanced"));
        if (document.path("device_classes").asBoolean()) {
            fields.add("device_classes", "true");
        }
        document.get("blocks").forEach(block -> row(fields, "block", block));
        document.get("conditions").forEach(condition -> row(fields, "condition", condition));
        document.get("questions").forEach(question -> questionRow(fields, question));
        return fields;
    }

    /** The document that the fields describe; empty rows of lists are left out. */
    static String document(MultivaluedMap<String, String> fields) {
        ObjectNode document = MAPPER.createObjectNode();
        document.put("block_order", fields.getFirst("block_order"));
        fields.getOrDefault("pairs_alike", List.of()).forEach(document.putArray("pairs_alike")::add);
        document.put("human_side", fields.getFirst("human_side"));
        document.put("device_classes", fields.containsKey("device_classes"));
        ObjectNode truth = document.putObject("truth");
        share(truth, text(fields, "truth.machine_percent"));
        truth.put("exact", fields.containsKey("truth.exact"));
        number(truth, "longest_run", text(fields, "truth.longest_run"));
        SECTIONS.forEach(name -> section(document.putObject(name), fields, name));
        ROWS.forEach((list, row) -> {
            ArrayNode entries = document.putArray(list);
            rows(fields, row).forEach(index -> entry(entries.addObject(), fields, row, index));
        });
        return document.toString();
    }

    /** The rows of a list that say something, by their numbers from 0. */
    static List<Integer> rows(MultivaluedMap<String, String> fields, String row) {
        int length = fields.entrySet().stream()
                .filter(column -> column.getKey().startsWith(row + "."))
                .mapToInt(column -> column.getValue().size())
                .max()
                .orElse(0);
        return IntStream.range(0, length)
                .filter(index -> saysSomething(fields, row, index))
                .boxed()
                .toList();
    }

    /** The field at a place of the document, one of a list with its row's number behind a space; empty where the page has none. */
    static String at(String place, MultivaluedMap<String, String> fields) {
        String[] steps = place.split("/", -1);
        String list = steps.length > 1 ? steps[1] : "";
        if (ROWS.containsKey(list)) {
            String row = ROWS.get(list);
            return steps.length < 4
                    ? row
                    : "%s.%s %d".formatted(row, steps[3], rows(fields, row).get(Integer.parseInt(steps[2])));
        }
        if (place.equals("/truth/machine_share")) {
            return "truth.machine_percent";
        }
        if (steps.length > 2 && (SECTIONS.contains(list) || list.equals("truth"))) {
            return list + "." + steps[2];
        }
        return Set.of("block_order", "pairs_alike", "human_side", "device_classes")
                        .contains(list)
                ? list
                : "";
    }

    /** What a field of a list holds in a row; empty beyond the end. */
    static String cell(MultivaluedMap<String, String> fields, String name, int row) {
        List<String> column = fields.getOrDefault(name, List.of());
        return row < column.size() ? column.get(row).strip() : "";
    }

    private static boolean saysSomething(MultivaluedMap<String, String> fields, String row, int index) {
        return switch (row) {
            case "block" ->
                Stream.of("trials", "catch_trials", "exposure_millis", "exposure_frames")
                        .map(name -> cell(fields, "block." + name, index))
                        .anyMatch(number -> !number.isEmpty() && !number.equals("0"));
            case "question" ->
                Stream.of("text", "options").anyMatch(name -> !cell(fields, "question." + name, index)
                        .isEmpty());
            default ->
                Stream.concat(Stream.of("name"), WORDS.stream())
                        .anyMatch(name -> !cell(fields, row + "." + name, index).isEmpty());
        };
    }

    private static void section(MultivaluedMap<String, String> fields, JsonNode document, String name) {
        document.get(name).properties().forEach(field -> {
            boolean tick = TICKS.contains(field.getKey());
            if (!tick || field.getValue().asBoolean()) {
                fields.add(name + "." + field.getKey(), shown(field.getKey(), field.getValue()));
            }
        });
    }

    private static void row(MultivaluedMap<String, String> fields, String row, JsonNode entry) {
        entry.properties().forEach(field -> {
            String text = field.getValue().isArray()
                    ? String.join(", ", texts(field.getValue()))
                    : shown(field.getKey(), field.getValue());
            fields.add(row + "." + field.getKey(), text);
        });
        if (row.equals("block") && !entry.has("exposure_frames")) {
            fields.add("block.exposure_frames", ""); // each row has a cell in every column
        }
    }

    /** Its columns run beside those of others, so that what a question lacks is an empty cell. */
    private static void questionRow(MultivaluedMap<String, String> fields, JsonNode question) {
        fields.add("question.key", question.get("key").asText());
        fields.add("question.text", question.get("text").asText());
        fields.add("question.options", String.join("\n", texts(question.get("options"))));
        fields.add("question.expertise", question.path("expertise").asBoolean() ? "true" : "");
        JsonNode rule = question.path("asked_if");
        fields.add("question.asked_if", rule.path("question").asText(""));
        fields.add("question.asked_of", String.join("\n", texts(rule.path("options"))));
    }

    private static String shown(String key, JsonNode value) {
        if (value.isNull()) {
            return "";
        }
        return TIMES.contains(key)
                ? Instant.parse(value.asText())
                        .atZone(ZoneOffset.UTC)
                        .toLocalDateTime()
                        .toString()
                : value.asText();
    }

    /** Every field of a section that the page sent; empty ones of the recruitment are null, and so is an empty day. */
    private static void section(ObjectNode section, MultivaluedMap<String, String> fields, String name) {
        fields.keySet().stream().filter(field -> field.startsWith(name + ".")).forEach(field -> {
            String key = field.substring(name.length() + 1);
            String text = text(fields, field);
            if (NUMBERS.contains(key)) {
                number(section, key, text);
            } else if (!TICKS.contains(key) && !(text.isEmpty() && LEFT_OUT.contains(key))) {
                boolean none = text.isEmpty() && (name.equals("recruitment") || key.equals("retention_until"));
                section.put(key, none ? null : instant(key, text));
            }
        });
        ticksOf(name).forEach(key -> section.put(key, fields.containsKey(name + "." + key)));
    }

    private static List<String> ticksOf(String section) {
        return switch (section) {
            case "recruitment" -> List.of("may_repeat", "link_only", "completion_opens");
            case "reporting" -> List.of("provenance", "results_while_open");
            default -> List.of();
        };
    }

    private static void entry(ObjectNode entry, MultivaluedMap<String, String> fields, String row, int index) {
        switch (row) {
            case "block" -> block(entry, fields, index);
            case "question" -> question(entry, fields, index);
            default -> {
                entry.put("name", cell(fields, row + ".name", index));
                WORDS.forEach(list ->
                        split(cell(fields, row + "." + list, index), ",").forEach(entry.putArray(list)::add));
            }
        }
    }

    private static void block(ObjectNode block, MultivaluedMap<String, String> fields, int index) {
        block.put("task", cell(fields, "block.task", index));
        number(block, "trials", cell(fields, "block.trials", index));
        block.put("practice", cell(fields, "block.practice", index).equals("true"));
        String caught = cell(fields, "block.catch_trials", index);
        number(block, "catch_trials", caught.isEmpty() ? "0" : caught);
        number(block, "exposure_millis", cell(fields, "block.exposure_millis", index));
        numbers(block, "exposure_frames", cell(fields, "block.exposure_frames", index));
    }

    /** One that has no key yet gets it from its text. */
    private static void question(ObjectNode question, MultivaluedMap<String, String> fields, int index) {
        String key = cell(fields, "question.key", index);
        if (!key.isEmpty()) {
            question.put("key", key);
        }
        question.put("text", cell(fields, "question.text", index));
        split(cell(fields, "question.options", index), "\\R").forEach(question.putArray("options")::add);
        if (cell(fields, "question.expertise", index).equals("true")) {
            question.put("expertise", true);
        }
        String asked = cell(fields, "question.asked_if", index);
        String of = cell(fields, "question.asked_of", index);
        if (!asked.isEmpty() || !of.isEmpty()) {
            ObjectNode rule = question.putObject("asked_if");
            rule.put("question", asked);
            split(of, "\\R").forEach(rule.putArray("options")::add);
        }
    }

    /** What a browser's field for date and time says is meant in UTC, as the page says. */
    private static String instant(String key, String text) {
        boolean local = TIMES.contains(key) && text.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?");
        return local ? (text.length() == "2026-12-01T08:00".length() ? text + ":00Z" : text + "Z") : text;
    }

    private static String text(MultivaluedMap<String, String> fields, String name) {
        String text = fields.getFirst(name);
        return text == null ? "" : text.strip();
    }

    /** From per cent; what is no number is left for the schema to point at. */
    private static void share(ObjectNode truth, String percent) {
        if (percent.matches("\\d{1,3}(\\.\\d{1,6})?")) {
            truth.put("machine_share", new BigDecimal(percent).movePointLeft(2).doubleValue());
        } else {
            truth.put("machine_share", percent);
        }
    }

    /** A whole number, null where the field is empty; what is none is left for the schema to point at. */
    private static void number(ObjectNode section, String key, String text) {
        if (text.isEmpty()) {
            section.putNull(key);
        } else if (text.matches("-?\\d{1,9}")) {
            section.put(key, Integer.parseInt(text));
        } else {
            section.put(key, text);
        }
    }

    /** Whole numbers with commas between them, left out where the field is empty; what is none is left for the schema to point at. */
    private static void numbers(ObjectNode section, String key, String text) {
        if (!text.isEmpty()) {
            ArrayNode list = section.putArray(key);
            split(text, ",").forEach(number -> {
                if (number.matches("\\d{1,9}")) {
                    list.add(Integer.parseInt(number));
                } else {
                    list.add(number);
                }
            });
        }
    }

    private static Stream<String> split(String text, String by) {
        return Stream.of(text.split(by)).map(String::strip).filter(word -> !word.isEmpty());
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toList());
    }

    private static JsonNode parsed(String document) {
        try {
            return MAPPER.readTree(document);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
