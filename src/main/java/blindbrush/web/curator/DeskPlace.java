package blindbrush.web.curator;

import blindbrush.web.ListPage;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody is on the curator's desk: on which page of each list, counted from 1; 0 is the first one too.
 *
 * @param of an artwork or a finished picture whose page is wanted, whatever the numbers say; null for none
 */
record DeskPlace(
        int photographs, int paintings, int made, @Nullable UUID of) {

    static final DeskPlace TOP = new DeskPlace(1, 1, 1, null);

    /** The page of one of the lists: that of the picture that is wanted, or else the one of a number. */
    int number(int number, List<UUID> list) {
        return of != null && list.contains(of) ? ListPage.numberOf(list, of, CuratorDesk.SIZE) : number;
    }

    /** An address of the desk up to the number of a page of one list; the others stay where they are. */
    public String upTo(String list) {
        return Stream.of("photographs=" + photographs, "paintings=" + paintings, "made=" + made)
                .filter(other -> !other.startsWith(list + "="))
                .collect(Collectors.joining("&", "/curator?", "&" + list + "="));
    }
}
