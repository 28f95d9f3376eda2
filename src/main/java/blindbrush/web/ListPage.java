package blindbrush.web;

import io.quarkus.hibernate.orm.panache.PanacheQuery;
import java.util.List;

/**
 * A page of a list, as people turn it. {@code api.Paging} is the same for programs.
 *
 * @param rows what stands on it
 * @param number which page it is, counted from 1
 * @param size how many rows a full page has, 1 or more
 * @param total how many rows the whole list has
 */
public record ListPage<T>(List<T> rows, int number, int size, long total) {

    /** The page of that number of a list that is known whole; the last page where the list has fewer, the first where there is no such number. */
    public static <T> ListPage<T> of(List<T> all, int number, int size) {
        int page = within(number, size, all.size());
        int from = (page - 1) * size;
        return new ListPage<>(all.subList(from, Math.min(all.size(), from + size)), page, size, all.size());
    }

    /** The same of what a query finds. Two statements. */
    public static <T> ListPage<T> of(PanacheQuery<T> query, int number, int size) {
        long total = query.count();
        int page = within(number, size, total);
        return new ListPage<>(query.page(page - 1, size).list(), page, size, total);
    }

    /** On which page of a list something stands; 1 where it does not. */
    public static <T> int numberOf(List<T> all, T one, int size) {
        return Math.max(0, all.indexOf(one)) / size + 1;
    }

    /** The same page, whose rows say more. */
    public <R> ListPage<R> with(List<R> others) {
        return new ListPage<>(others, number, size, total);
    }

    /** How many pages the list has, 1 or more. */
    public int pages() {
        return pages(size, total);
    }

    /** Where its first row stands in the whole list, counted from 1. */
    public long from() {
        return (number - 1L) * size + 1;
    }

    /** Where its last row stands in the whole list, counted from 1. */
    public long to() {
        return from() + rows.size() - 1;
    }

    private static int within(int number, int size, long total) {
        return Math.max(1, Math.min(number, pages(size, total)));
    }

    private static int pages(int size, long total) {
        return (int) Math.max(1, (total + size - 1) / size);
    }
}
