package blindbrush.export;

import blindbrush.export.StudyExport.Names;
import blindbrush.export.StudyExport.SessionTable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;

/** All tables of a study in one zip, with its design as it was frozen. Panel ids are not in it. */
final class StudyArchive {

    /** Those that anybody may have, by their names in the codebook. */
    static final Set<String> TABLES = Set.of("responses", "participants", "stimuli", "exclusions");

    private final StudyReader reader;
    private final Archive archive;

    StudyArchive(StudyReader reader, OutputStream stream) {
        this.reader = reader;
        this.archive = new Archive(stream);
    }

    void write() throws IOException, SQLException {
        archive.add("responses.csv", stream -> StudyExport.responses(reader, Names.OURS)
                .writeCsv(stream));
        for (SessionTable table : SessionTable.values()) {
            if (table != SessionTable.PANEL) {
                archive.add(file(table) + ".csv", stream -> StudyExport.table(reader, table)
                        .writeCsv(stream));
            }
        }
        archive.add("codebook.csv", stream -> Codebook.table(Codebook.entries(reader.study(), TABLES))
                .writeCsv(stream));
        addDesigns(archive, reader.study(), "");
        archive.end();
    }

    /** The newest version's document byte for byte, so that its SHA-256 is the one in every row; earlier ones beside it. */
    static void addDesigns(Archive archive, StudyRow study, String folder) throws IOException, SQLException {
        int current = study.current().version();
        for (Frozen frozen : study.versions().tailMap(Math.min(1, current)).values()) {
            String name = frozen.version() == current ? "design.json" : "design-version-" + frozen.version() + ".json";
            archive.add(folder + name, stream -> stream.write(frozen.document().getBytes(StandardCharsets.UTF_8)));
        }
    }

    static String file(SessionTable table) {
        return table.name().toLowerCase(Locale.ROOT);
    }
}
