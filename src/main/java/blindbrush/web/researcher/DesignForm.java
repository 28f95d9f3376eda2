package blindbrush.web.researcher;

import blindbrush.design.Design;
import blindbrush.design.Mistake;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the design page's fields hold, as stored or as typed, and what is wrong with it, field by field.
 *
 * @param mistakes sentences by the names of their fields, those of a list's with the row's number behind a space; under no name what
 *     belongs to none
 */
record DesignForm(MultivaluedMap<String, String> fields, Map<String, String> mistakes) {

    private static final int SPARE = 2;
    private static final String PERCENT = "truth.machine_percent";

    /** A line of one of its lists; two empty ones stand behind the design's. */
    record FormRow(DesignForm form, String list, int index) {

        public String value(String name) {
            return DesignFields.cell(form.fields, list + "." + name, index);
        }

        public @Nullable String mistake(String name) {
            return form.mistake("%s.%s %d".formatted(list, name, index));
        }

        /** From 1. */
        public int number() {
            return index + 1;
        }
    }

    static DesignForm of(Design design) {
        return new DesignForm(DesignFields.of(design), Map.of());
    }

    /** What was typed, with what is wrong about it. */
    static DesignForm typed(MultivaluedMap<String, String> fields, List<Mistake> mistakes) {
        Map<String, String> sentences = new HashMap<>();
        for (Mistake mistake : mistakes) {
            String field = DesignFields.at(mistake.place(), fields);
            sentences.merge(field, sentence(field, mistake), (one, other) -> one + " " + other);
        }
        return new DesignForm(fields, sentences);
    }

    /** The same with what was typed into another form of the page, which is refused. */
    DesignForm refused(MultivaluedMap<String, String> typed, String form, String sentence) {
        MultivaluedMap<String, String> both = new MultivaluedHashMap<>(fields);
        both.putAll(typed);
        return new DesignForm(both, Map.of(form, sentence));
    }

    public String value(String field) {
        return value(field, "");
    }

    public String value(String field, String otherwise) {
        return fields.containsKey(field) ? fields.getFirst(field) : otherwise;
    }

    /** Whether a box is ticked, or a choice made. */
    public boolean has(String field, String value) {
        return fields.getOrDefault(field, List.of()).contains(value);
    }

    /** A sentence; null where nothing is wrong. */
    public @Nullable String mistake(String field) {
        return mistakes.get(field);
    }

    public List<FormRow> rows(String list) {
        List<Integer> filled = DesignFields.rows(fields, list);
        int length = filled.isEmpty() ? 0 : filled.get(filled.size() - 1) + 1;
        return IntStream.range(0, length + SPARE)
                .mapToObj(index -> new FormRow(this, list, index))
                .toList();
    }

    private static String sentence(String field, Mistake mistake) {
        if (field.isEmpty()) {
            return mistake.toString();
        }
        return field.equals(PERCENT) ? "This must be a number from 10 to 90." : "This " + mistake.words() + ".";
    }
}
