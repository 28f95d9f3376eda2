package blindbrush.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/** The rules of Psych-DS 1.5, and which of them a data set breaks. */
final class PsychDsRules {

    private static final String DESCRIPTION = "dataset_description.json";
    private static final Pattern DATA_FILE =
            Pattern.compile("data/(.*/)?([a-z]+-[a-zA-Z0-9]+)(_[a-z]+-[a-zA-Z0-9]+)*_data\\.csv");
    private static final Set<String> KEYWORDS =
            Set.of("study", "site", "subject", "session", "task", "condition", "trial", "stimulus", "description");
    private static final Set<String> FOLDERS =
            Set.of("data", "analysis", "results", "materials", "documentation", "products");
    private static final Set<String> ROOT = Set.of(DESCRIPTION, "README.md", "CHANGES.md", ".psychds-ignore");

    private final Map<String, byte[]> files;
    private final List<String> broken = new ArrayList<>();

    private PsychDsRules(Map<String, byte[]> files) {
        this.files = files;
    }

    /** What is wrong with these files, by their paths; empty for a lawful data set. */
    static List<String> broken(Map<String, byte[]> files) {
        var rules = new PsychDsRules(files);
        rules.check();
        return rules.broken;
    }

    private void check() {
        Set<String> variables = description();
        Set<String> columns = new LinkedHashSet<>();
        List<String> tables = files.keySet().stream()
                .filter(path -> path.startsWith("data/") && path.endsWith(".csv"))
                .toList();
        if (tables.isEmpty()) {
            broken.add("MISSING_DATAFILE");
        }
        tables.forEach(path -> {
            name(path);
            columns.addAll(table(path));
        });
        columns.stream()
                .filter(column -> !variables.contains(column))
                .forEach(column -> broken.add("CSV_COLUMN_MISSING_FROM_METADATA " + column));
        variables.stream()
                .filter(variable -> !columns.contains(variable))
                .forEach(variable -> broken.add("VARIABLE_MISSING_FROM_CSV_COLUMNS " + variable));
        places();
    }

    private Set<String> description() {
        Optional<JsonNode> found = text(DESCRIPTION).map(PsychDsRules::json);
        if (found.isEmpty()) {
            broken.add("MISSING_DATASET_DESCRIPTION");
            return Set.of();
        }
        JsonNode description = found.get();
        if (!description.path("@context").asText().matches("https?://schema\\.org/?")) {
            broken.add("UNKNOWN_NAMESPACE");
        }
        if (!description.path("@type").asText().equals("Dataset")) {
            broken.add("INCORRECT_DATASET_TYPE");
        }
        for (String required : List.of("name", "description")) {
            if (description.path(required).asText().isBlank()) {
                broken.add("MISSING_REQUIRED_FIELD " + required);
            }
        }
        if (description.path("variableMeasured").isEmpty()) {
            broken.add("MISSING_REQUIRED_FIELD variableMeasured");
        }
        Set<String> variables = new HashSet<>();
        for (JsonNode variable : description.path("variableMeasured")) {
            variable(variable, variables);
        }
        return variables;
    }

    private void variable(JsonNode variable, Set<String> variables) {
        String name = variable.path("name").asText();
        if (!variable.path("@type").asText().equals("PropertyValue")) {
            broken.add("OBJECT_TYPE_MISSING " + name);
        }
        if (name.isBlank() || variable.path("description").asText().isBlank()) {
            broken.add("VARIABLE_WITHOUT_NAME_OR_DESCRIPTION " + name);
        }
        if (!variables.add(name)) {
            broken.add("VARIABLE_REPEATED " + name);
        }
    }

    private void name(String path) {
        if (!DATA_FILE.matcher(path).matches()) {
            broken.add("FILENAME_KEYWORD_FORMATTING_ERROR " + path);
            return;
        }
        String stem = path.replaceFirst(".*/", "").replaceFirst("_data\\.csv$", "");
        for (String pair : stem.split("_", -1)) {
            if (!KEYWORDS.contains(pair.replaceFirst("-.*", ""))) {
                broken.add("FILENAME_UNOFFICIAL_KEYWORD " + path);
            }
        }
    }

    private List<String> table(String path) {
        String text = text(path).orElse("");
        if (text.isBlank()) {
            broken.add("FILE_EMPTY " + path);
            return List.of();
        }
        try (CSVParser parser = CSVFormat.RFC4180.parse(new StringReader(text))) {
            List<List<String>> rows = new ArrayList<>();
            parser.forEach(row -> rows.add(row.toList()));
            List<String> header = rows.get(0);
            if (new HashSet<>(header).size() < header.size()) {
                broken.add("CSV_HEADER_REPEATED " + path);
            }
            if (header.stream().anyMatch(String::isBlank) || header.get(0).startsWith("\ufeff")) {
                broken.add("CSV_HEADER_MISSING " + path);
            }
            if (rows.stream().anyMatch(row -> row.size() != header.size())) {
                broken.add("CSV_HEADER_LENGTH_MISMATCH " + path);
            }
            rowIds(path, rows);
            return header;
        } catch (IOException | IllegalArgumentException unreadable) {
            broken.add("CSV_FORMATTING_ERROR " + path);
            return List.of();
        }
    }

    private void rowIds(String path, List<List<String>> rows) {
        int column = rows.get(0).indexOf("row_id");
        Set<String> seen = new HashSet<>();
        if (column >= 0 && !rows.stream().skip(1).allMatch(row -> seen.add(row.get(column)))) {
            broken.add("ROWID_VALUES_NOT_UNIQUE " + path);
        }
    }

    /** Nothing stands where no rule expects it, unless the data set says that it is to be passed over. */
    private void places() {
        Set<String> ignored =
                new HashSet<>(text(".psychds-ignore").orElse("").lines().toList());
        Map<String, Boolean> expected = new HashMap<>();
        files.keySet().forEach(path -> {
            boolean known = path.contains("/") ? FOLDERS.contains(path.replaceFirst("/.*", "")) : ROOT.contains(path);
            expected.put(path, known || ignored.contains(path));
        });
        expected.forEach((path, known) -> {
            if (!known) {
                broken.add("FILE_NOT_CHECKED " + path);
            }
        });
        for (String recommended : List.of("README.md", "CHANGES.md")) {
            if (!files.containsKey(recommended)) {
                broken.add("MISSING_RECOMMENDED_FILE " + recommended);
            }
        }
    }

    private Optional<String> text(String path) {
        if (!files.containsKey(path)) {
            return Optional.empty();
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(files.get(path)))
                    .toString());
        } catch (CharacterCodingException notUtf8) {
            broken.add("NOT_UTF_8 " + path);
            return Optional.empty();
        }
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException broken) {
            return new ObjectMapper().createObjectNode();
        }
    }
}
