package blindbrush.web.participant;

import blindbrush.study.Arrival;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What an address says about the person who follows it: the words that a panel adds to it, or why they cannot be used. A panel's words are
 * never dropped silently, since without them somebody would take part as nobody, or two people as one.
 *
 * @param panel empty without a panel, or with a flaw
 */
record PanelAddress(Optional<Arrival.Panel> panel, Optional<Flaw> flaw) {

    static final String PARTICIPANT = "PROLIFIC_PID";
    static final String STUDY = "STUDY_ID";
    static final String SESSION = "SESSION_ID";
    static final String LINK = "link";

    private static final List<String> WORDS = List.of(PARTICIPANT, STUDY, SESSION);
    private static final int LONGEST = 80;
    private static final Pattern PLACEHOLDER = Pattern.compile(".*[{}<>\\[\\]%$].*", Pattern.DOTALL);
    private static final Pattern NO_ID = Pattern.compile(".*[\\s?\\p{C}\uFFFD].*", Pattern.DOTALL);
    private static final Pattern SECOND_QUERY = Pattern.compile(
            ".*[?&](PROLIFIC_PID|STUDY_ID|SESSION_ID|link)=.*", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    /** What may be wrong. */
    enum FlawKind {
        /** The panel did not put the id in its place. */
        PLACEHOLDER,
        TOO_LONG,
        /** Nothing stands there, though the address is a panel's. */
        MISSING,
        TWICE,
        /** Neither an id nor a place for one: a name misspelt, a second question mark, a blank. */
        GARBLED
    }

    /**
     * What is wrong with the address.
     *
     * @param name of the part
     * @param value as it came, shortened
     */
    record Flaw(FlawKind kind, String name, String value) {

        private static final int SHOWN = 120;

        private static Flaw of(FlawKind kind, String name, String value) {
            return new Flaw(kind, name, value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "…");
        }
    }

    /** Reads an address's query, or the form that repeats it, decoded. */
    static PanelAddress of(MultivaluedMap<String, String> query) {
        Optional<Flaw> flaw = Stream.concat(
                        query.entrySet().stream().flatMap(PanelAddress::strange),
                        WORDS.stream().flatMap(name -> flaw(name, query)))
                .findFirst();
        boolean panel = flaw.isEmpty() && query.containsKey(PARTICIPANT);
        return new PanelAddress(panel ? Optional.of(panel(query)) : Optional.empty(), flaw);
    }

    private static Arrival.Panel panel(MultivaluedMap<String, String> query) {
        return new Arrival.Panel(word(query, PARTICIPANT), word(query, STUDY), word(query, SESSION));
    }

    private static String word(MultivaluedMap<String, String> query, String name) {
        return Optional.ofNullable(query.getFirst(name)).orElse("").strip();
    }

    /** A part that is nearly one of a panel's, or holds one: what comes of a misspelling, or of a second question mark. */
    private static Stream<Flaw> strange(Map.Entry<String, List<String>> part) {
        String name = part.getKey();
        String upper = name.toUpperCase(Locale.ROOT);
        boolean nearly = !WORDS.contains(name) && WORDS.stream().anyMatch(upper::contains);
        boolean twice = part.getValue().size() > 1 && (WORDS.contains(name) || name.equals(LINK));
        return part.getValue().stream()
                .filter(value -> nearly || twice || SECOND_QUERY.matcher(value).matches())
                .map(value -> Flaw.of(twice ? FlawKind.TWICE : FlawKind.GARBLED, name, value));
    }

    private static Stream<Flaw> flaw(String name, MultivaluedMap<String, String> query) {
        String word = word(query, name);
        return kind(name, word, WORDS.stream().anyMatch(query::containsKey)).stream()
                .map(kind -> Flaw.of(kind, name, word));
    }

    private static Optional<FlawKind> kind(String name, String word, boolean panel) {
        if (word.isEmpty()) {
            return panel && name.equals(PARTICIPANT) ? Optional.of(FlawKind.MISSING) : Optional.empty();
        }
        if (PLACEHOLDER.matcher(word).matches()) {
            return Optional.of(FlawKind.PLACEHOLDER);
        }
        if (word.length() > LONGEST) {
            return Optional.of(FlawKind.TOO_LONG);
        }
        return NO_ID.matcher(word).matches() ? Optional.of(FlawKind.GARBLED) : Optional.empty();
    }
}
