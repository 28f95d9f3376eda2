package blindbrush.web;

import blindbrush.design.Block;
import blindbrush.design.Condition;
import blindbrush.design.Design;
import blindbrush.design.Question;
import blindbrush.design.Task;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.MultivaluedMap;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The design page's lists with room for more, and the way back from its fields to a document, which alone decides what is right. A field's
 * name is its place in the document; those of lists run side by side.
 *
 * @param blocks two empty ones behind the design's
 */
record DesignForm(List<Block> blocks, List<Condition> conditions, List<Question> questions) {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int SPARE = 2;
    private static final Condition NO_CONDITION = new Condition("", List.of(), List.of(), List.of());
    private static final Question NO_QUESTION = new Question("", "", List.of());

    static DesignForm of(Design design) {
        return new DesignForm(
                withSpare(design.blocks(), new Block(Task.YES_NO, 0, false, 0, null)),
                withSpare(design.conditions(), NO_CONDITION),
                withSpare(design.questions(), NO_QUESTION));
    }

    /** The document that the fields describe; empty rows of lists are left out. */
    static String document(MultivaluedMap<String, String> fields) {
        ObjectNode document = MAPPER.createObjectNode();
        document.set("blocks", blocks(fields));
        document.put("block_order", fields.getFirst("block_order"));
        ObjectNode truth = document.putObject("truth");
        share(truth, text(fields, "truth.machine_percent", "50"));
        truth.put("exact", fields.containsKey("truth.exact"));
        number(truth, "longest_run", fields.getFirst("truth.longest_run"));
        ArrayNode alike = document.putArray("pairs_alike");
        fields.getOrDefault("pairs_alike", List.of()).forEach(alike::add);
        document.set("conditions", conditions(fields));
        section(
                document,
                fields,
                "recruitment",
                List.of("quota", "resume_minutes"),
                List.of("may_repeat", "link_only"));
        section(
                document,
                fields,
                "reporting",
                List.of("registered_sessions"),
                List.of("provenance", "results_while_open"));
        section(
                document,
                fields,
                "exclusion",
                List.of("failed_catch_trials", "fast_median_rt_millis", "interrupted_trials", "unverified_trials"),
                List.of());
        document.set("questions", questions(fields));
        section(document, fields, "consent", List.of("minimum_age"), List.of());
        return document.toString();
    }

    /** Every field of a section: numbers and ticks as they are named, all others texts; empty ones of the recruitment are null. */
    private static void section(
            ObjectNode document,
            MultivaluedMap<String, String> fields,
            String name,
            List<String> numbers,
            List<String> ticks) {
        ObjectNode section = document.putObject(name);
        numbers.forEach(key -> number(section, key, fields.getFirst(name + "." + key)));
        ticks.forEach(key -> section.put(key, fields.containsKey(name + "." + key)));
        fields.forEach((field, values) -> {
            String key = field.startsWith(name + ".") ? field.substring(name.length() + 1) : null;
            if (key != null && !numbers.contains(key) && !ticks.contains(key)) {
                String text = values.get(0).strip();
                section.put(key, text.isEmpty() && name.equals("recruitment") ? null : instant(key, text));
            }
        });
    }

    /** What a browser's field for date and time says is meant in UTC, as the page says. */
    private static String instant(String key, String text) {
        boolean time = key.equals("opens") || key.equals("closes");
        return time && text.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d") ? text + ":00Z" : text;
    }

    private static ArrayNode blocks(MultivaluedMap<String, String> fields) {
        ArrayNode blocks = MAPPER.createArrayNode();
        List<String> tasks = fields.getOrDefault("block.task", List.of());
        for (int row = 0; row < tasks.size(); row++) {
            if (!cell(fields, "block.trials", row).isEmpty()
                    && !cell(fields, "block.trials", row).equals("0")) {
                ObjectNode block = blocks.addObject();
                block.put("task", tasks.get(row));
                number(block, "trials", cell(fields, "block.trials", row));
                block.put("practice", cell(fields, "block.practice", row).equals("true"));
                String caught = cell(fields, "block.catch_trials", row);
                number(block, "catch_trials", caught.isEmpty() ? "0" : caught);
                number(block, "exposure_millis", cell(fields, "block.exposure_millis", row));
            }
        }
        return blocks;
    }

    private static ArrayNode conditions(MultivaluedMap<String, String> fields) {
        ArrayNode conditions = MAPPER.createArrayNode();
        for (int row = 0; row < fields.getOrDefault("condition.name", List.of()).size(); row++) {
            if (!cell(fields, "condition.name", row).isEmpty()) {
                ObjectNode condition = conditions.addObject();
                condition.put("name", cell(fields, "condition.name", row));
                for (String list : List.of("presets", "styles", "subjects")) {
                    split(cell(fields, "condition." + list, row), ",").forEach(condition.putArray(list)::add);
                }
            }
        }
        return conditions;
    }

    private static ArrayNode questions(MultivaluedMap<String, String> fields) {
        ArrayNode questions = MAPPER.createArrayNode();
        for (int row = 0; row < fields.getOrDefault("question.key", List.of()).size(); row++) {
            if (!cell(fields, "question.key", row).isEmpty()
                    || !cell(fields, "question.text", row).isEmpty()) {
                ObjectNode question = questions.addObject();
                question.put("key", cell(fields, "question.key", row));
                question.put("text", cell(fields, "question.text", row));
                split(cell(fields, "question.options", row), "\\R").forEach(question.putArray("options")::add);
            }
        }
        return questions;
    }

    private static String cell(MultivaluedMap<String, String> fields, String name, int row) {
        List<String> column = fields.getOrDefault(name, List.of());
        return row < column.size() ? column.get(row).strip() : "";
    }

    private static String text(MultivaluedMap<String, String> fields, String name, String otherwise) {
        String text = fields.getFirst(name);
        return text == null || text.isBlank() ? otherwise : text.strip();
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
        if (text == null || text.isBlank()) {
            section.putNull(key);
        } else if (text.strip().matches("-?\\d{1,9}")) {
            section.put(key, Integer.parseInt(text.strip()));
        } else {
            section.put(key, text);
        }
    }

    private static Stream<String> split(String text, String by) {
        return Stream.of(text.split(by)).map(String::strip).filter(word -> !word.isEmpty());
    }

    private static <T> List<T> withSpare(List<T> rows, T empty) {
        List<T> longer = new ArrayList<>(rows);
        for (int spare = 0; spare < SPARE; spare++) {
            longer.add(empty);
        }
        return List.copyOf(longer);
    }
}
