package blindbrush.export;

import blindbrush.export.StudyExport.Names;
import blindbrush.export.StudyExport.SessionTable;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A study as a data set after Psych-DS 1.5: tables and what describes them, the frozen design, and scripts that reproduce its figures. */
final class PsychDs {

    private static final List<SessionTable> TABLES = List.of(SessionTable.STIMULI, SessionTable.EXCLUSIONS);
    private static final List<String> SCRIPTS = List.of(
            "reproduce.R",
            "detection.R",
            "presets.R",
            "groups.R",
            "pictures.R",
            "ranking.R",
            "ratings.R",
            "exposures.R",
            "reproduce.py",
            "detection.py",
            "presets.py",
            "groups.py",
            "pictures.py",
            "ranking.py",
            "ratings.py",
            "exposures.py",
            "numerics.py",
            "check.py");
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final StudyReader reader;
    private final StudyRow study;
    private final Archive archive;
    private final Map<String, Long> rows = new LinkedHashMap<>();

    PsychDs(StudyReader reader, OutputStream stream) {
        this.reader = reader;
        this.study = reader.study();
        this.archive = new Archive(stream);
    }

    void write() throws IOException, SQLException {
        archive.add("dataset_description.json", description());
        addTable("responses", StudyExport.responses(reader, Names.OURS));
        var completeness = new CompletenessFiles(reader);
        addTable(
                "participants",
                new Table<>(
                        ParticipantRow.columns(study),
                        rows -> reader.participants(participant -> {
                            completeness.count(participant.session());
                            rows.take(participant);
                        })));
        for (SessionTable table : TABLES) {
            addTable(StudyArchive.file(table), StudyExport.table(reader, table));
        }
        completeness.addTo(archive);
        archive.add("documentation/codebook.csv", stream -> Codebook.table(Codebook.entries(study, StudyArchive.TABLES))
                .writeCsv(stream));
        archive.add("documentation/figures.csv", Codebook.FIGURES::writeCsv);
        StudyArchive.addDesigns(archive, study, "materials/");
        for (String script : SCRIPTS) {
            addScript(script);
        }
        archive.add("README.md", DataSetText.readme(study, rows));
        archive.add("CHANGES.md", DataSetText.changes(study));
        archive.add(".psychds-ignore", "SHA256SUMS\n");
        archive.end();
    }

    private void addTable(String name, Table<?> table) throws IOException, SQLException {
        String path =
                "data/study-%s_description-%s_data.csv".formatted(study.slug().replace("-", ""), name);
        archive.add(path, stream -> rows.put(path, table.writeCsv(stream)));
    }

    private void addScript(String name) throws IOException, SQLException {
        try (InputStream script = PsychDs.class.getResourceAsStream("/blindbrush/analysis/" + name)) {
            archive.add("analysis/" + name, script::transferTo);
        }
    }

    private String description() {
        ObjectNode description = MAPPER.createObjectNode();
        description.put("@context", "https://schema.org/");
        description.put("@type", "Dataset");
        description.put("schemaVersion", "Psych-DS 1.5.0");
        description.put("name", study.title());
        description.put("description", DataSetText.summary(study));
        description.put("version", Integer.toString(study.current().version()));
        List.of("blind test", "neural style transfer", "paintings", "signal detection")
                .forEach(description.putArray("keywords")::add);
        String responsible = study.current().design().consent().responsible();
        if (responsible != null && !responsible.isBlank()) {
            description.putObject("author").put("@type", "Person").put("name", responsible);
        }
        var variables = description.putArray("variableMeasured");
        Codebook.entries(study, StudyArchive.TABLES).forEach(entry -> variables.add(variable(entry)));
        try {
            return MAPPER.writeValueAsString(description) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static ObjectNode variable(Codebook.Entry entry) {
        ObjectNode variable = MAPPER.createObjectNode();
        variable.put("@type", "PropertyValue");
        variable.put("name", entry.name());
        variable.put("description", entry.description());
        if (!entry.unit().isEmpty()) {
            variable.put("unitText", entry.unit());
        }
        return variable;
    }
}
