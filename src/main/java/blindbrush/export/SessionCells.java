package blindbrush.export;

import static java.util.Objects.requireNonNull;

import blindbrush.proof.Leaf;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What tables of an export say of one session, as texts without guards: the same that a reader of the files has. */
final class SessionCells {

    private static final List<Column<SessionRow>> SESSION = columns(Leaf.SESSION_COLUMNS, SessionTables.SESSION);
    private static final List<Column<ResponseRow>> RESPONSE = columns(Leaf.RESPONSE_COLUMNS, ResponseRow.COLUMNS);

    private SessionCells() {}

    /** The leaf of a finished session. */
    static String leaf(String nonce, SessionRow session, List<TrialRow> trials) {
        var replies = new TreeMap<String, String>();
        session.replies().forEach((question, answer) -> replies.put(ParticipantRow.replyName(question), answer));
        var leaf = new Leaf(nonce, cells(SESSION, session), replies);
        trials.stream()
                .filter(trial -> !trial.superseded())
                .forEach(trial -> leaf.addTrial(cells(RESPONSE, new ResponseRow(session, trial))));
        return leaf.end();
    }

    private static <R> List<Column<R>> columns(List<String> names, List<Column<R>> table) {
        var byName = table.stream().collect(Collectors.toMap(Column::name, Function.identity()));
        return names.stream()
                .map(name -> requireNonNull(byName.get(name), name))
                .toList();
    }

    private static <R> List<String> cells(List<Column<R>> columns, R row) {
        return columns.stream().map(column -> text(column.cell().apply(row))).toList();
    }

    private static String text(@Nullable Object cell) {
        return cell == null ? "" : cell instanceof Instant instant ? CellText.of(instant) : cell.toString();
    }
}
