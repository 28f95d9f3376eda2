package blindbrush.export;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * What a researcher takes away from a study. Each download is one snapshot of the database, read as it is written. A stream is never closed
 * here: its owner ends it if all went well, and breaks it off if not.
 */
public final class StudyExport {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final DataSource database;
    private final String slug;

    /** Of the study with this slug. */
    public StudyExport(DataSource database, String slug) {
        this.database = database;
        this.slug = slug;
    }

    /** Whose names the columns of responses have. */
    public enum Names {
        /** The project's own. */
        OURS,
        /** What scripts for jsPsych's data expect, where jsPsych has a name. */
        JSPSYCH
    }

    /** The tables of one row per session or stimulus. */
    public enum SessionTable {
        /** Sessions with replies, what decides about their exclusion, and what their participants could tell apart; no panel's ids. */
        PARTICIPANTS,
        /** The wall with credits. */
        STIMULI,
        /** Sessions that the registered analysis leaves out. */
        EXCLUSIONS,
        /** Panel ids by session: personal, and therefore apart from everything else. */
        PANEL
    }

    @FunctionalInterface
    private interface Part {
        void write(StudyReader study) throws IOException, SQLException;
    }

    /**
     * One row per trial that was answered or whose picture never came, practice, catch and superseded ones too.
     *
     * @param byteOrderMark whether the file begins with one, which some spreadsheets need to read UTF-8
     */
    public void responsesCsv(Names names, boolean byteOrderMark, OutputStream stream) throws IOException {
        export(study -> {
            if (byteOrderMark) {
                stream.write(BYTE_ORDER_MARK);
            }
            responses(study, names).writeCsv(stream);
        });
    }

    /** The same rows as JSON Lines. */
    public void responsesJsonLines(Names names, OutputStream stream) throws IOException {
        export(study -> responses(study, names).writeJsonLines(stream));
    }

    /** The same rows as Parquet, each column of its codebook's type. */
    public void responsesParquet(Names names, OutputStream stream) throws IOException {
        export(study -> responses(study, names).writeParquet(Codebook.types(), stream));
    }

    /** One of the other tables as CSV. */
    public void csv(SessionTable table, OutputStream stream) throws IOException {
        export(study -> table(study, table).writeCsv(stream));
    }

    /** The codebook of this study's tables. */
    public void codebook(OutputStream stream) throws IOException {
        export(study -> Codebook.table(Codebook.entries(study.study())).writeCsv(stream));
    }

    /** All tables but the panel's, the frozen design, the codebook and their hashes, as a zip. */
    public void archive(OutputStream stream) throws IOException {
        export(study -> new StudyArchive(study, stream).write());
    }

    /** A Psych-DS data set with scripts that reproduce the figures, as a zip. */
    public void dataSet(OutputStream stream) throws IOException {
        export(study -> new PsychDs(study, stream).write());
    }

    /** The whole study without its answers, for another server. */
    public void wholeStudy(OutputStream stream) throws IOException {
        export(study -> new StudyPackage(study, stream).write());
    }

    static Table<ResponseRow> responses(StudyReader study, Names names) {
        return new Table<>(names == Names.OURS ? ResponseRow.COLUMNS : ResponseRow.JSPSYCH, study::responses);
    }

    static Table<?> table(StudyReader study, SessionTable table) {
        return switch (table) {
            case PARTICIPANTS -> new Table<>(ParticipantRow.columns(study.study()), study::participants);
            case STIMULI -> new Table<>(StimulusRow.COLUMNS, study::stimuli);
            case EXCLUSIONS -> new Table<>(SessionTables.EXCLUSIONS, study::excluded);
            case PANEL -> new Table<>(SessionTables.PANEL, study::sessions);
        };
    }

    private void export(Part part) throws IOException {
        try (Snapshot snapshot = Snapshot.open(database)) {
            part.write(new StudyReader(snapshot, slug));
        } catch (SQLException failure) {
            throw new IOException("The database broke an export off", failure);
        }
    }
}
