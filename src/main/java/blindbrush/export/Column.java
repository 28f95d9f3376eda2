package blindbrush.export;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column of an exported table.
 *
 * @param cell its value: a number, a boolean, an instant, an id, a text, or null where there is none
 */
record Column<R>(String name, Function<R, @Nullable Object> cell) {

    static <R> Column<R> of(String name, Function<R, @Nullable Object> cell) {
        return new Column<>(name, cell);
    }

    /** The same under another name. */
    Column<R> as(String other) {
        return new Column<>(other, cell);
    }

    /** The same column of whatever has such rows in it. */
    <S> Column<S> in(Function<S, R> row) {
        return new Column<>(name, whole -> {
            R part = row.apply(whole);
            return part == null ? null : cell.apply(part);
        });
    }

    static List<String> names(List<? extends Column<?>> columns) {
        return columns.stream().<String>map(Column::name).toList();
    }

    /** A constant of the program as exports write it. */
    static @Nullable String word(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name().toLowerCase(Locale.ROOT);
    }
}
