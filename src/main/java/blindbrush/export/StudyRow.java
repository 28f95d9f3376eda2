package blindbrush.export;

import blindbrush.design.Question;
import blindbrush.refusal.ConflictException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A study with its versions.
 *
 * @param started sessions that ever began
 * @param withdrawnWithoutNumber those that withdrew before sessions had numbers: they are not among the started ones
 * @param versions by number, that of sessions before the first one too
 */
record StudyRow(
        UUID id,
        String slug,
        String title,
        boolean demonstration,
        boolean simulated,
        int started,
        int withdrawnWithoutNumber,
        NavigableMap<Integer, Frozen> versions) {

    static StudyRow read(Snapshot database, String slug) throws IOException, SQLException {
        List<StudyRow> found = new ArrayList<>();
        database.read(
                """
                select id, slug, title, demonstration, simulated, design, sessions_started,
                (select count(*) from withdrawal w where w.study_id = study.id and w.start_number is null) as unnumbered
                from study where slug = ?""",
                row -> {
                    var versions = new TreeMap<Integer, Frozen>();
                    versions.put(0, Frozen.draft(row.getString("design")));
                    return new StudyRow(
                            row.getObject("id", UUID.class),
                            row.getString("slug"),
                            row.getString("title"),
                            row.getBoolean("demonstration"),
                            row.getBoolean("simulated"),
                            row.getInt("sessions_started"),
                            row.getInt("unnumbered"),
                            versions);
                },
                found::add,
                slug);
        if (found.isEmpty()) {
            throw new ConflictException("The study " + slug + " was deleted.");
        }
        StudyRow study = found.get(0);
        database.read(Frozen.SELECT, Frozen::read, frozen -> study.versions.put(frozen.version(), frozen), study.id);
        return study;
    }

    /** The design as it is now, whatever was frozen. */
    Frozen draft() {
        return versions.firstEntry().getValue();
    }

    /** The newest version. */
    Frozen current() {
        return versions.lastEntry().getValue();
    }

    /** Every question that any version asked, by key, in the newest words. */
    List<Question> questions() {
        var questions = new LinkedHashMap<String, Question>();
        versions.values().stream()
                .filter(frozen -> frozen.version() > 0 || versions.size() == 1)
                .flatMap(frozen -> frozen.design().questions().stream())
                .forEach(question -> questions.put(question.key(), question));
        return List.copyOf(questions.values());
    }
}
