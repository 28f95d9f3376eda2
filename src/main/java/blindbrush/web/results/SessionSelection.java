package blindbrush.web.results;

import blindbrush.results.FigureSet;
import blindbrush.results.Figures;
import blindbrush.results.StudyFigures;
import blindbrush.study.Disclosure;
import blindbrush.study.RegisteredAnalysis;
import blindbrush.study.Study;
import blindbrush.web.Problem;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which finished sessions a page of results shows: those of the registered analysis, unless all are asked for.
 *
 * @param everybody whether all are shown, though the registered analysis leaves some out
 * @param number finished sessions at which the registered analysis is made; null where none is registered
 * @param open whether the study is
 * @param frozen the registered analysis; null before it is made, and where none is registered
 */
public record SessionSelection(
        FigureSet set,
        boolean everybody,
        @Nullable Integer number,
        boolean open,
        @Nullable RegisteredAnalysis frozen) {

    private static final String ALL = "all";
    private static final String REGISTERED = "registered";

    /**
     * @param asked what the page's address says, null for nothing
     * @throws Problem 400 if it says anything but “all” or “registered”
     */
    static SessionSelection of(StudyFigures kept, Disclosure disclosure, @Nullable String asked) {
        if (asked != null && !asked.isEmpty() && !asked.equals(ALL) && !asked.equals(REGISTERED)) {
            throw Problem.badRequest("“sessions” must be “%s” or “%s”.".formatted(ALL, REGISTERED));
        }
        return new SessionSelection(
                kept.figures,
                kept.figures.registered() != null && ALL.equals(asked),
                disclosure.registered().orElse(null),
                disclosure.isOpen(),
                kept.frozen());
    }

    /** Of a study's figures as they are kept now; empty while they, or its registered analysis, are first being computed. */
    static Optional<SessionSelection> of(Study study, Disclosure disclosure, Instant now, @Nullable String asked) {
        return disclosure.isAnalysing()
                ? Optional.empty()
                : StudyFigures.of(study, now).map(kept -> of(kept, disclosure, asked));
    }

    public Figures figures() {
        return everybody ? set.all() : set.analysis();
    }

    /** Whether sessions may still come to these. */
    public boolean isGrowing() {
        return open && (everybody || frozen == null);
    }

    /** How many more sessions the headline takes than these; 0 where they are enough. */
    public int headlineLacks() {
        return Disclosure.headlineLacks(figures().sessions());
    }

    /** Finished sessions that a headline takes. */
    public int fewest() {
        return Disclosure.FEWEST_SESSIONS;
    }

    /** Whether there is another view than this one. */
    public boolean hasOther() {
        return set.registered() != null;
    }

    /** What an address of the same view ends with. */
    public String query() {
        return everybody ? "?sessions=" + ALL : "";
    }

    /** What the address of the other view ends with. */
    public String otherQuery() {
        return everybody ? "?sessions=" + REGISTERED : "?sessions=" + ALL;
    }

    /** For the name of a file. */
    String key() {
        if (!hasOther()) {
            return "";
        }
        return everybody ? "-all-sessions" : "-registered";
    }

    /** Finished sessions that the registered number counts, those who withdrew since the analysis among them. */
    public int counted() {
        return frozen == null ? set.counted() : frozen.sessions;
    }

    /** How many sessions these are, and of how many: “48 of 61 finished sessions”. */
    public String sessionsWords() {
        int these = figures().sessions();
        int all = everybody || frozen == null ? set.all().sessions() : frozen.sessions + set.later();
        return these == all
                ? "%d finished sessions".formatted(all)
                : "%d of %d finished sessions".formatted(these, all);
    }

    /** Which sessions these are, in a sentence or two. */
    public String words() {
        if (!hasOther()) {
            return frozen != null
                    ? "The registered analysis: all %d finished sessions; none is left out.".formatted(counted())
                    : "All %d finished sessions; none is left out.".formatted(counted());
        }
        return everybody ? allWords() : registeredWords();
    }

    /** What the other view shows. */
    public String otherWords() {
        return everybody
                ? frozen != null ? "Show the registered analysis" : "Show only the sessions that the rules keep"
                : "Show all %d finished sessions".formatted(set.all().sessions());
    }

    private String registeredWords() {
        String left = set.out() == 0
                ? ""
                : set.out() == 1
                        ? ", without the one that the registered rules leave out"
                        : ", without the %d that the registered rules leave out".formatted(set.out());
        return frozen != null
                ? "The registered analysis: the first %d finished sessions%s. The registered number counts every finished session, including those that the rules leave out."
                        .formatted(counted(), left)
                : "The %d finished sessions%s.".formatted(counted(), left);
    }

    private String allWords() {
        String later = set.later() == 0 ? "" : " Finished after the registered %d: %d.".formatted(number, set.later());
        String out = set.out() == 0 ? "" : " Left out by the registered rules: %d.".formatted(set.out());
        if (frozen != null && frozen.withdrawn > 0) {
            return "All %d finished sessions that did not withdraw.%s"
                    .formatted(set.all().sessions(), later);
        }
        return "All %d finished sessions, more than %s.%s%s"
                .formatted(
                        set.all().sessions(),
                        frozen != null ? "the registered analysis has" : "the registered rules keep",
                        later,
                        out);
    }
}
