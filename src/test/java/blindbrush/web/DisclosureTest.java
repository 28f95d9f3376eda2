package blindbrush.web;

import static blindbrush.web.PlantedWall.Truth.AUDIT;
import static blindbrush.web.PlantedWall.Truth.FIGURES;
import static blindbrush.web.PlantedWall.Truth.FILM_STRIP;
import static blindbrush.web.PlantedWall.Truth.LABEL;
import static blindbrush.web.PlantedWall.Truth.MAKING;
import static blindbrush.web.PlantedWall.Truth.ORIGIN;
import static blindbrush.web.PlantedWall.Truth.STIMULUS;
import static org.assertj.core.api.Assertions.assertThat;

import blindbrush.account.Account;
import blindbrush.web.PlantedWall.Found;
import blindbrush.web.PlantedWall.Truth;
import blindbrush.web.StudyInState.Asker;
import blindbrush.web.StudyInState.State;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every address that the program has is asked in every state of a study by every kind of reader: it tells no truth before its time, and in
 * its time each truth is told somewhere.
 */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DisclosureTest {

    private static final Set<Truth> NOTHING = Set.of();
    private static final Set<Truth> WALL = EnumSet.of(ORIGIN, LABEL, MAKING, STIMULUS);
    private static final Set<Truth> WALL_WITH_AUDIT = and(WALL, EnumSet.of(AUDIT));

    /** Figures are told by preset, too. */
    private static final Set<Truth> NUMBERS = EnumSet.of(FIGURES, MAKING);

    /** Tables that have no answers in them yet. */
    private static final Set<Truth> EMPTY_NUMBERS = EnumSet.of(FIGURES);

    private static final Set<Truth> ALL_PUBLIC = and(WALL, NUMBERS);
    private static final Set<Truth> ALL = and(WALL_WITH_AUDIT, NUMBERS);
    private static final Set<Truth> OWN = EnumSet.of(ORIGIN, LABEL, MAKING, FILM_STRIP);
    private static final Set<Truth> OWN_ORIGINS = EnumSet.of(ORIGIN);

    /** One of each kind, so that a new address is asked whenever tests run. */
    private static final EnumSet<State> USUAL = EnumSet.of(
            State.DRAFT,
            State.DRAFT_TO_STAY_BLIND,
            State.OPEN,
            State.OPEN_WITH_FEEDBACK_AT_ONCE,
            State.BLIND,
            State.BLIND_WITH_PUBLIC_RESULTS,
            State.CLOSED,
            State.CLOSED_AND_BLIND_ELSEWHERE,
            State.DRY_RUN_OF_BLIND);

    private static final String RESULTS_ROUTE = "GET /studies/{slug}/results";
    private static final String DOCUMENT = "/versions/1.json";
    private static final String DOCUMENT_ROUTE = "GET /studies/{slug}/versions/{version}.json";

    /** Where a researcher reads why a study cannot open, which names pictures that were told before: what was told stays told. */
    private static final Set<String> OBSTACLES =
            Set.of("GET /studies/{slug}/open", "GET /api/v1/studies/{slug}", "GET /api/v1/studies");

    /** Routes of curators, who know what pictures are from their work. */
    private static final Set<String> CURATORS = Set.of(
            "GET /artworks/{id}/thumbnail",
            "GET /curator",
            "GET /jobs",
            "GET /jobs/queue",
            "GET /jobs/{id}",
            "GET /jobs/{id}/preview",
            "GET /jobs/{id}/progress",
            "GET /stimuli/{id}/picture");

    /**
     * What may be told of a study in a state.
     *
     * @param anybody to whoever asks
     * @param researcher to researchers
     * @param finished to somebody with a finished session, of the pictures that they answered
     * @param underWay to somebody in the midst of a session, likewise
     */
    record Told(Set<Truth> anybody, Set<Truth> researcher, Set<Truth> finished, Set<Truth> underWay) {

        Set<Truth> to(Asker asker) {
            return asker == Asker.RESEARCHER || asker == Asker.TOKEN ? researcher : anybody;
        }

        Set<Truth> ofOwnTo(Asker asker) {
            return switch (asker) {
                case FINISHED -> finished;
                case UNDER_WAY -> underWay;
                default -> NOTHING;
            };
        }
    }

    /** An address with the route that it is of, asked by somebody. */
    record Question(Asker asker, String route, String address) {

        @Override
        public String toString() {
            return asker + " " + address;
        }
    }

    private final List<String> routes =
            Routes.all().stream().filter(route -> route.startsWith("GET ")).toList();
    private final ExecutorService askers = Executors.newFixedThreadPool(8);

    @TestHTTPResource("/")
    URI home;

    private Map<Asker, Guest> staff;
    private String token;

    @AfterAll
    void leave() {
        askers.shutdown();
    }

    private static Told told(State state) {
        return switch (state) {
            case DRAFT -> new Told(NOTHING, WALL_WITH_AUDIT, NOTHING, NOTHING);
            case DRAFT_TO_STAY_BLIND, COPY_OF_BLIND -> new Told(NOTHING, NOTHING, NOTHING, NOTHING);
            case CLOSED_UNVISITED -> new Told(EMPTY_NUMBERS, EMPTY_NUMBERS, NOTHING, NOTHING);
            case OPEN_UNVISITED -> new Told(NOTHING, WALL_WITH_AUDIT, NOTHING, NOTHING);
            case OPEN, REGISTERED_NUMBER_REACHED, OPENED_AGAIN -> new Told(NOTHING, WALL_WITH_AUDIT, OWN, NOTHING);
            case UNBLINDED -> new Told(NOTHING, ALL, OWN, NOTHING);
            case OPEN_WITHOUT_PROVENANCE -> new Told(NOTHING, WALL_WITH_AUDIT, OWN_ORIGINS, NOTHING);
            case OPEN_WITHOUT_FEEDBACK -> new Told(NOTHING, WALL_WITH_AUDIT, NOTHING, NOTHING);
            case OPEN_WITH_FEEDBACK_AT_ONCE -> new Told(NOTHING, WALL_WITH_AUDIT, OWN, OWN);
            case OPEN_WITH_FEEDBACK_AT_ONCE_WITHOUT_PROVENANCE ->
                new Told(NOTHING, WALL_WITH_AUDIT, OWN_ORIGINS, OWN_ORIGINS);
            case OPEN_WITH_PUBLIC_RESULTS -> new Told(NUMBERS, ALL, OWN, NOTHING);
            case BLIND, BLIND_WITH_PUBLIC_RESULTS -> new Told(NOTHING, NOTHING, OWN, NOTHING);
            case CLOSED_WITH_SOMEBODY_INSIDE -> new Told(NUMBERS, ALL, OWN, NOTHING);
            case CLOSED, CLOSED_WITHOUT_FEEDBACK, CLOSED_EARLY -> new Told(ALL_PUBLIC, ALL, OWN, NOTHING);
            case CLOSED_AND_GUESSED_ELSEWHERE -> new Told(NUMBERS, ALL, OWN, NOTHING);
            case CLOSED_AND_BLIND_ELSEWHERE -> new Told(NUMBERS, NUMBERS, OWN, NOTHING);
            case CLOSED_AND_WITHDRAWN_FROM -> new Told(ALL_PUBLIC, ALL, NOTHING, NOTHING);
            case DRY_RUN -> new Told(NOTHING, ALL, NOTHING, NOTHING);
            case DRY_RUN_OF_BLIND -> new Told(NOTHING, NUMBERS, NOTHING, NOTHING);
        };
    }

    static Set<State> usual() {
        return USUAL;
    }

    static Set<State> others() {
        return EnumSet.complementOf(USUAL);
    }

    @ParameterizedTest
    @MethodSource("usual")
    void every_address_tells_what_it_may_and_nothing_before(State state) throws Exception {
        assertTold(state);
    }

    /** Some 10,000 requests. */
    @Tag("faults")
    @ParameterizedTest
    @MethodSource("others")
    void so_it_does_in_every_other_state(State state) throws Exception {
        assertTold(state);
    }

    private void assertTold(State state) throws Exception {
        StudyInState study = StudyInState.in(state, home);
        var early = new TreeMap<String, Set<Found>>();
        var told = new EnumMap<Asker, Set<Found>>(Asker.class);
        Map<Question, Page> answers = answers(study);
        answers.forEach((question, page) -> {
            Set<Found> found = study.wall().toldBy(page, question.address, study.slug());
            Set<Found> wrong = found.stream()
                    .filter(each -> !mayHear(study, state, question, each))
                    .collect(Collectors.toSet());
            if (!wrong.isEmpty()) {
                early.put(question.toString(), wrong);
            }
            assertThat(page.status()).as(question.toString()).isLessThan(500);
            if (!CURATORS.contains(question.route)) {
                told.computeIfAbsent(question.asker, asker -> new HashSet<>()).addAll(found);
            } else if (question.asker == Asker.CURATOR && question.address.equals("/curator")) {
                assertThat(found).extracting(Found::truth).contains(LABEL);
            }
        });
        assertThat(early).as("told before its time").isEmpty();
        answers.forEach((question, page) -> {
            if (question.route.equals(RESULTS_ROUTE) && page.text().contains("/studies/" + study.slug() + DOCUMENT)) {
                var document = new Question(question.asker, DOCUMENT_ROUTE, "/studies/" + study.slug() + DOCUMENT);
                assertThat(answers.get(document).status())
                        .as(question + " leads to it")
                        .isEqualTo(200);
            }
        });
        var silent = new TreeSet<String>();
        told.forEach((asker, found) -> {
            missing(told(state).to(asker), found, study.others(asker))
                    .forEach(truth -> silent.add(asker + " " + truth));
            missing(told(state).ofOwnTo(asker), found, study.own(asker))
                    .forEach(truth -> silent.add(asker + " own " + truth));
        });
        assertThat(silent).as("told nowhere although it may be").isEmpty();
    }

    private static boolean mayHear(StudyInState study, State state, Question question, Found found) {
        Asker asker = question.asker;
        if (asker == Asker.CURATOR && CURATORS.contains(question.route)) {
            return true;
        }
        if (OBSTACLES.contains(question.route) && found.truth() == LABEL && study.wasTold(found.stimulus())) {
            return true;
        }
        boolean ofOwn = found.stimulus() == null || study.own(asker).contains(found.stimulus());
        boolean ownAddress = !study.isOfUnanswered(asker, question.address);
        return told(state).to(asker).contains(found.truth())
                || (ofOwn && ownAddress && told(state).ofOwnTo(asker).contains(found.truth()));
    }

    /** Of what may be told, that which was found nowhere; of what is told picture by picture, of each of these. */
    private static Stream<Truth> missing(Set<Truth> may, Set<Found> found, Set<UUID> pictures) {
        return may.stream()
                .filter(truth -> (truth == LABEL || truth == STIMULUS)
                        ? !pictures.stream().allMatch(picture -> found.stream()
                                .anyMatch(each -> each.truth() == truth && picture.equals(each.stimulus())))
                        : found.stream().noneMatch(each -> each.truth() == truth));
    }

    private Map<Question, Page> answers(StudyInState study) throws Exception {
        List<Callable<Map.Entry<Question, Page>>> calls = new ArrayList<>();
        for (Asker asker : Asker.values()) {
            if (study.isThere(asker)) {
                for (String route : routes) {
                    study.addresses(route, asker).forEach(address -> {
                        var question = new Question(asker, route, address);
                        calls.add(() -> Map.entry(question, ask(study, question)));
                    });
                }
            }
        }
        List<Map.Entry<Question, Page>> answers = new ArrayList<>();
        for (Future<Map.Entry<Question, Page>> answer : askers.invokeAll(calls)) {
            answers.add(answer.get());
        }
        return answers.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Page ask(StudyInState study, Question question) {
        return switch (question.asker) {
            case STRANGER -> new Guest(home).get(question.address);
            case FINISHED, UNDER_WAY -> study.guest(question.asker).get(question.address);
            case TOKEN -> new Guest(home).get(question.address, "Authorization", "Bearer " + token());
            default -> staff().get(question.asker).get(question.address);
        };
    }

    private synchronized Map<Asker, Guest> staff() {
        if (staff == null) {
            staff = Map.of(
                    Asker.CURATOR, Staff.curator(home),
                    Asker.RESEARCHER, Staff.researcher(home),
                    Asker.ADMINISTRATOR, Staff.signedIn(home, Account.ADMINISTRATOR));
        }
        return staff;
    }

    private synchronized String token() {
        if (token == null) {
            token = Staff.token();
        }
        return token;
    }

    private static Set<Truth> and(Set<Truth> some, Set<Truth> others) {
        return Stream.concat(some.stream(), others.stream()).collect(Collectors.toSet());
    }
}
