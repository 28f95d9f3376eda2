package blindbrush.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The rules notice a broken data set: without this, a set that passes them would prove nothing. */
class PsychDsRulesTest {

    private static final String TABLE = "data/study-one_data.csv";
    private static final String DESCRIPTION = """
            {"@context": "https://schema.org/", "@type": "Dataset", "name": "One", "description": "A set.", "variableMeasured": [
              {"@type": "PropertyValue", "name": "rt", "description": "Response time", "unitText": "ms"},
              {"@type": "PropertyValue", "name": "correct", "description": "Whether right"}]}""";

    @Test
    void a_lawful_set_breaks_none() {
        assertThat(PsychDsRules.broken(lawful())).isEmpty();
    }

    @Test
    void a_missing_or_unfinished_description_is_noticed() {
        assertBroken("dataset_description.json", null, "MISSING_DATASET_DESCRIPTION");
        assertBroken("dataset_description.json", "{", "MISSING_REQUIRED_FIELD name");
        assertBroken(
                "dataset_description.json",
                DESCRIPTION.replace("\"description\": \"A set.\"", "\"description\": \"\""),
                "MISSING_REQUIRED_FIELD description");
        assertBroken("dataset_description.json", DESCRIPTION.replace("Dataset", "Book"), "INCORRECT_DATASET_TYPE");
        assertBroken("dataset_description.json", DESCRIPTION.replace("schema.org", "example.org"), "UNKNOWN_NAMESPACE");
        assertBroken(
                "dataset_description.json",
                DESCRIPTION.replace("\"Whether right\"", "\"\""),
                "VARIABLE_WITHOUT_NAME_OR_DESCRIPTION correct");
        assertBroken(
                "dataset_description.json",
                DESCRIPTION.replaceFirst("\"@type\": \"PropertyValue\", ", ""),
                "OBJECT_TYPE_MISSING rt");
    }

    @Test
    void a_column_without_a_variable_and_a_variable_without_a_column_are_noticed() {
        assertBroken(TABLE, "rt,correct,side\r\n1,true,left\r\n", "CSV_COLUMN_MISSING_FROM_METADATA side");
        assertBroken(TABLE, "rt\r\n1\r\n", "VARIABLE_MISSING_FROM_CSV_COLUMNS correct");
    }

    @Test
    void a_bad_file_name_is_noticed() {
        for (String name : List.of(
                "data/responses.csv",
                "data/study-one.csv",
                "data/study-o_n_e_data.csv",
                "data/Study-one_data.csv",
                "data/study-one-two_data.csv")) {
            Map<String, byte[]> files = lawful();
            files.put(name, files.remove(TABLE));
            assertThat(PsychDsRules.broken(files)).containsExactly("FILENAME_KEYWORD_FORMATTING_ERROR " + name);
        }
        Map<String, byte[]> files = lawful();
        files.put("data/colour-one_data.csv", files.remove(TABLE));
        assertThat(PsychDsRules.broken(files)).containsExactly("FILENAME_UNOFFICIAL_KEYWORD data/colour-one_data.csv");
    }

    @Test
    void a_bad_table_is_noticed() {
        assertBroken(TABLE, "", "FILE_EMPTY " + TABLE);
        assertBroken(TABLE, "rt,correct\r\n1\r\n", "CSV_HEADER_LENGTH_MISMATCH " + TABLE);
        assertBroken(TABLE, "rt,correct,rt\r\n1,true,1\r\n", "CSV_HEADER_REPEATED " + TABLE);
        assertBroken(TABLE, "rt,correct,\r\n1,true,1\r\n", "CSV_HEADER_MISSING " + TABLE);
        assertBroken(TABLE, "row_id,rt,correct\r\n1,1,true\r\n1,2,true\r\n", "ROWID_VALUES_NOT_UNIQUE " + TABLE);
        assertBroken(TABLE, null, "MISSING_DATAFILE");
    }

    @Test
    void strangers_and_what_is_not_utf_8_are_noticed() {
        assertBroken("notes.txt", "x", "FILE_NOT_CHECKED notes.txt");
        assertBroken("README.md", null, "MISSING_RECOMMENDED_FILE README.md");
        Map<String, byte[]> files = lawful();
        files.put(TABLE, new byte[] {(byte) 0xE9});
        assertThat(PsychDsRules.broken(files)).contains("NOT_UTF_8 " + TABLE);
    }

    private static void assertBroken(String path, String text, String rule) {
        Map<String, byte[]> files = lawful();
        if (text == null) {
            files.remove(path);
        } else {
            files.put(path, text.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(PsychDsRules.broken(files)).contains(rule);
    }

    private static Map<String, byte[]> lawful() {
        var files = new TreeMap<String, byte[]>();
        Map.of(
                        "dataset_description.json",
                        DESCRIPTION,
                        "README.md",
                        "# One",
                        "CHANGES.md",
                        "- none",
                        TABLE,
                        "rt,correct\r\n812,true\r\n")
                .forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
        return files;
    }
}
