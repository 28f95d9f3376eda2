package blindbrush.export;

import blindbrush.proof.DataSetCheck;
import blindbrush.proof.HashChain;
import blindbrush.proof.Leaf;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a data set carries so that others can check that it is whole: every number of a session, the leaves, their head, and counts. */
final class CompletenessFiles {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final StudyReader reader;
    private final Map<State, Integer> counts = new EnumMap<>(State.class);
    private int excluded;
    private int staff;
    private String head = HashChain.START;

    CompletenessFiles(StudyReader reader) {
        this.reader = reader;
    }

    /** What became of a session. */
    enum State {
        FINISHED,
        /** Not finished: its participant left, or is still at it. */
        LEFT,
        WITHDRAWN
    }

    /**
     * A number that a session was given when it began.
     *
     * @param leaf the place of its leaf; null of one that has none, and of one that withdrew
     * @param nonce of its leaf; null likewise
     */
    record Numbered(
            int number,
            State state,
            @Nullable Integer leaf,
            @Nullable String nonce) {

        static final String SELECT = """
                select start_number, case when finished_at is null then 'LEFT' else 'FINISHED' end as state, leaf_number, leaf_nonce
                from session where study_id = ? union all
                select start_number, 'WITHDRAWN', cast(null as integer), cast(null as varchar(64))
                from withdrawal where study_id = ? and start_number is not null order by start_number""";

        static final List<Column<Numbered>> COLUMNS = List.of(
                Column.of("start_number", Numbered::number),
                Column.of("state", numbered -> Column.word(numbered.state)),
                Column.of("leaf_number", Numbered::leaf),
                Column.of("leaf_nonce", Numbered::nonce));

        static Numbered read(ResultSet row) throws SQLException {
            return new Numbered(
                    row.getInt(1), State.valueOf(row.getString(2)), row.getObject(3, Integer.class), row.getString(4));
        }
    }

    /** A leaf with the chain up to it. */
    record Link(int number, String leaf, String chain) {

        static final String SELECT = "select number, leaf, chain from session_leaf where study_id = ? order by number";

        static final List<Column<Link>> COLUMNS =
                List.of(Column.of("leaf_number", Link::number), Column.of("leaf", Link::leaf));

        static Link read(ResultSet row) throws SQLException {
            return new Link(row.getInt(1), row.getString(2), row.getString(3));
        }
    }

    /** Counts a session of the data set's own tables. */
    void count(SessionRow session) {
        staff += session.staff() ? 1 : 0;
        excluded += session.finishedAt() != null
                        && !session.staff()
                        && session.quality().isExcluded()
                ? 1
                : 0;
    }

    /** Adds the files. All sessions were counted before. */
    void addTo(Archive archive) throws IOException, SQLException {
        archive.add(DataSetCheck.SESSIONS, stream -> new Table<Numbered>(
                        Numbered.COLUMNS,
                        rows -> reader.numbers(numbered -> {
                            counts.merge(numbered.state, 1, Integer::sum);
                            rows.take(numbered);
                        }))
                .writeCsv(stream));
        archive.add(DataSetCheck.LEAVES, stream -> new Table<Link>(
                        Link.COLUMNS,
                        rows -> reader.leaves(link -> {
                            head = link.chain;
                            rows.take(link);
                        }))
                .writeCsv(stream));
        archive.add(DataSetCheck.SUMMARY, summary());
    }

    private String summary() {
        ObjectNode summary = MAPPER.createObjectNode();
        summary.put("study", reader.study().slug());
        ObjectNode counted = summary.putObject("counts");
        counted.put("started", reader.study().started());
        for (State state : State.values()) {
            counted.put(state.name().toLowerCase(Locale.ROOT), counts.getOrDefault(state, 0));
        }
        counted.put("staff", staff);
        counted.put("excluded", excluded);
        counted.put("withdrawn_without_number", reader.study().withdrawnWithoutNumber());
        summary.put("head", head);
        Leaf.SESSION_COLUMNS.forEach(summary.putArray("session_columns")::add);
        Leaf.RESPONSE_COLUMNS.forEach(summary.putArray("response_columns")::add);
        try {
            return MAPPER.writeValueAsString(summary) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
