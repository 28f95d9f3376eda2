package blindbrush.web;

import blindbrush.database.Secret;
import blindbrush.design.Design;
import blindbrush.design.DesignDocument;
import blindbrush.design.Feedback;
import blindbrush.design.Reporting;
import blindbrush.design.ToldBefore;
import blindbrush.gallery.Stimulus;
import blindbrush.results.FigureKeeper;
import blindbrush.study.Answer;
import blindbrush.study.Arrival;
import blindbrush.study.DeviceClasses;
import blindbrush.study.DryRun;
import blindbrush.study.Observed;
import blindbrush.study.Session;
import blindbrush.study.Side;
import blindbrush.study.Study;
import blindbrush.study.Timing;
import blindbrush.study.ToldPicture;
import blindbrush.study.Trial;
import blindbrush.study.Unblinding;
import blindbrush.study.Withdrawal;
import blindbrush.testing.Walls;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.inject.spi.CDI;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A study that has come to a state, with a planted wall and whoever took part, and all addresses that are about it. */
final class StudyInState {

    private static final int REGISTERED = 3;
    private static final int TRIALS = 4;

    /** Every state of a study in which something else may be told. */
    enum State {
        DRAFT,
        DRAFT_TO_STAY_BLIND,
        COPY_OF_BLIND,
        OPEN_UNVISITED,
        OPEN,
        OPEN_WITHOUT_PROVENANCE,
        OPEN_WITHOUT_FEEDBACK,
        OPEN_WITH_FEEDBACK_AT_ONCE,
        OPEN_WITH_FEEDBACK_AT_ONCE_WITHOUT_PROVENANCE,
        OPEN_WITH_PUBLIC_RESULTS,
        BLIND,
        BLIND_WITH_PUBLIC_RESULTS,
        UNBLINDED,
        REGISTERED_NUMBER_REACHED,
        CLOSED_UNVISITED,
        CLOSED_WITH_SOMEBODY_INSIDE,
        CLOSED,
        CLOSED_WITHOUT_FEEDBACK,
        CLOSED_EARLY,
        CLOSED_AND_GUESSED_ELSEWHERE,
        CLOSED_AND_BLIND_ELSEWHERE,
        CLOSED_AND_WITHDRAWN_FROM,
        OPENED_AGAIN,
        DRY_RUN,
        DRY_RUN_OF_BLIND
    }

    /** Who asks; a token is a researcher's. */
    enum Asker {
        STRANGER,
        FINISHED,
        UNDER_WAY,
        CURATOR,
        RESEARCHER,
        ADMINISTRATOR,
        TOKEN
    }

    /** Somebody who takes part: their browser, their trials, and the pictures that they answered. */
    private record Person(
            UUID session, Secret browser, Guest guest, List<UUID> answered, List<UUID> waiting, Set<UUID> pictures) {}

    private final URI home;
    private final UUID id;
    private final PlantedWall wall;
    private final Map<Asker, Person> visitors = new EnumMap<>(Asker.class);
    private final List<Person> finished = new ArrayList<>();
    private String slug;

    private StudyInState(URI home, Reporting reporting) {
        this.home = home;
        Study study = draft(reporting);
        wall = PlantedWall.hang(study, TRIALS);
        id = study.id;
        slug = study.slug;
    }

    static StudyInState in(State state, URI home) {
        var study = QuarkusTransaction.requiringNew().call(() -> new StudyInState(home, reporting(state)));
        switch (state) {
            case DRAFT, DRAFT_TO_STAY_BLIND -> {}
            case OPEN_UNVISITED -> study.open();
            case CLOSED_UNVISITED -> study.open().close();
            case COPY_OF_BLIND -> study.open().copied();
            case OPEN,
                    OPEN_WITHOUT_PROVENANCE,
                    OPEN_WITHOUT_FEEDBACK,
                    OPEN_WITH_FEEDBACK_AT_ONCE,
                    OPEN_WITH_FEEDBACK_AT_ONCE_WITHOUT_PROVENANCE,
                    OPEN_WITH_PUBLIC_RESULTS,
                    BLIND,
                    BLIND_WITH_PUBLIC_RESULTS -> study.open().visited().begun();
            case REGISTERED_NUMBER_REACHED ->
                study.open().visited().visited().begun().analysed();
            case UNBLINDED -> study.open().visited().begun().changed(StudyInState::unblinded);
            case CLOSED_WITH_SOMEBODY_INSIDE -> study.open().visited().begun().close();
            case CLOSED, CLOSED_WITHOUT_FEEDBACK, CLOSED_EARLY ->
                study.open().visited().close();
            case CLOSED_AND_GUESSED_ELSEWHERE ->
                study.open().visited().close().changed(study.alsoHung(reporting(State.OPEN)));
            case CLOSED_AND_BLIND_ELSEWHERE ->
                study.open().visited().close().changed(study.alsoHung(reporting(State.BLIND)));
            case CLOSED_AND_WITHDRAWN_FROM -> study.open().visited().withdrawn().close();
            case OPENED_AGAIN ->
                study.open()
                        .visited()
                        .close()
                        .changed(StudyInState::openedAgain)
                        .begun();
            case DRY_RUN -> study.played();
            case DRY_RUN_OF_BLIND -> study.open().played();
        }
        return study;
    }

    String slug() {
        return slug;
    }

    PlantedWall wall() {
        return wall;
    }

    /** Whether somebody asks as this: those who took part are there only where somebody did. */
    boolean isThere(Asker asker) {
        return visitors.containsKey(asker) || (asker != Asker.FINISHED && asker != Asker.UNDER_WAY);
    }

    Guest guest(Asker asker) {
        return visitors.get(asker).guest;
    }

    /** Stimuli that the asker answered. */
    Set<UUID> own(Asker asker) {
        return visitors.containsKey(asker) ? visitors.get(asker).pictures : Set.of();
    }

    /** Stimuli of the wall that the asker did not answer. */
    Set<UUID> others(Asker asker) {
        return wall.pictures().stream()
                .map(PlantedWall.Planted::stimulus)
                .filter(stimulus -> !own(asker).contains(stimulus))
                .collect(Collectors.toSet());
    }

    /** Whether it became known what a stimulus is when this study closed. */
    boolean wasTold(UUID stimulus) {
        return QuarkusTransaction.requiringNew()
                .call(() -> ToldPicture.findByIdOptional(stimulus).isPresent());
    }

    /** Whether an address is of a trial that the asker has not answered. */
    boolean isOfUnanswered(Asker asker, String address) {
        return address.startsWith("/trials/")
                && Stream.ofNullable(visitors.get(asker))
                        .flatMap(visitor -> visitor.answered.stream())
                        .noneMatch(trial -> address.contains(trial.toString()));
    }

    /** A route's addresses that are about this study; to an asker without trials, those of somebody else. */
    Stream<String> addresses(String route, Asker asker) {
        String path = route.replaceFirst("\\w+ ", "").replace("{slug}", slug);
        if (path.equals("/api/v1/studies")) {
            path += "?size=1"; // the newest, which is this one
        }
        return filled(filled(Stream.of(path), "{id}", ids(route, asker)), route);
    }

    private static Stream<String> filled(Stream<String> paths, String route) {
        boolean results = route.contains("/results/");
        boolean monitor = route.contains("/monitor/");
        Map<String, List<String>> values = Map.of(
                "{table}",
                results
                        ? List.of(
                                "figures",
                                "scores",
                                "ratings",
                                "roc",
                                "calibration",
                                "presets",
                                "groups",
                                "published",
                                "stimuli")
                        : monitor
                                ? List.of("monitor-sessions", "monitor-drop-out")
                                : List.of("participants", "stimuli", "exclusions", "panel"),
                "{plot}",
                monitor
                        ? List.of("monitor-sessions", "monitor-drop-out")
                        : List.of("ratings", "roc", "calibration", "funnel-human", "funnel-machine"),
                "{number}",
                List.of("1", "2"),
                "{version}",
                List.of("1"),
                "{seed}",
                List.of("1"),
                "{position}",
                List.of("0"),
                "{token}",
                List.of("nothing"),
                "{tag}",
                List.of("en"));
        Stream<String> filled = paths;
        for (var value : values.entrySet()) {
            filled = filled(filled, value.getKey(), value.getValue());
        }
        return filled.peek(path -> {
            if (path.contains("{")) {
                throw new IllegalStateException("Say here what stands in the address of " + route);
            }
        });
    }

    private static Stream<String> filled(Stream<String> paths, String variable, List<String> values) {
        return paths.flatMap(path -> path.contains(variable)
                ? values.stream().map(value -> path.replace(variable, value))
                : Stream.of(path));
    }

    private List<String> ids(String route, Asker asker) {
        if (route.contains("/trials/")) {
            return Stream.ofNullable(visitors.getOrDefault(asker, visitors.get(Asker.FINISHED)))
                    .flatMap(visitor -> Stream.concat(visitor.answered.stream(), visitor.waiting.stream()))
                    .map(UUID::toString)
                    .toList();
        }
        if (route.contains("/jobs/")) {
            return List.of(wall.machine().job().toString());
        }
        return Stream.of(wall.human(), wall.machine())
                .map(route.contains("/artworks/") ? PlantedWall.Planted::artwork : PlantedWall.Planted::stimulus)
                .map(UUID::toString)
                .toList();
    }

    private static Reporting reporting(State state) {
        return switch (state) {
            case OPEN_WITHOUT_PROVENANCE -> new Reporting(Feedback.AT_END, false, false, null);
            case OPEN_WITHOUT_FEEDBACK, CLOSED_WITHOUT_FEEDBACK -> new Reporting(Feedback.NEVER, true, false, null);
            case OPEN_WITH_FEEDBACK_AT_ONCE -> new Reporting(Feedback.AFTER_EACH, true, false, null);
            case OPEN_WITH_FEEDBACK_AT_ONCE_WITHOUT_PROVENANCE ->
                new Reporting(Feedback.AFTER_EACH, false, false, null);
            case OPEN_WITH_PUBLIC_RESULTS -> new Reporting(Feedback.AT_END, true, true, null);
            case BLIND_WITH_PUBLIC_RESULTS -> new Reporting(Feedback.AT_END, true, true, REGISTERED);
            case DRAFT_TO_STAY_BLIND,
                    COPY_OF_BLIND,
                    BLIND,
                    UNBLINDED,
                    REGISTERED_NUMBER_REACHED,
                    CLOSED_UNVISITED,
                    CLOSED_EARLY,
                    DRY_RUN_OF_BLIND -> new Reporting(Feedback.AT_END, true, false, REGISTERED);
            default -> new Reporting(Feedback.AT_END, true, false, null);
        };
    }

    private static Design design(Reporting reporting) {
        return DesignDocument.read("""
                        {"blocks":[{"task":"2AFC","trials":2},{"task":"yes-no","trials":2}],
                        "truth":{"machine_share":0.5,"exact":true}}""").with(Walls.design(1, 0).consent()).with(reporting);
    }

    private static Study draft(Reporting reporting) {
        Study study = Study.draft("Study " + UUID.randomUUID(), Instant.now());
        study.design = design(reporting);
        return study;
    }

    private StudyInState open() {
        return changed(study -> study.open(Instant.now()));
    }

    private StudyInState close() {
        return changed(study -> study.close(Instant.now()));
    }

    private StudyInState changed(Consumer<Study> change) {
        QuarkusTransaction.requiringNew().run(() -> change.accept(Study.findById(id)));
        return this;
    }

    /** Two people go through it. */
    private StudyInState visited() {
        finished.add(person(TRIALS));
        finished.add(person(TRIALS));
        visitors.put(Asker.FINISHED, finished.get(0));
        return this;
    }

    /** Somebody answers the first trial, which is a pair, and has the next one before them. */
    private StudyInState begun() {
        visitors.put(Asker.UNDER_WAY, person(1));
        return this;
    }

    private StudyInState analysed() {
        CDI.current().select(FigureKeeper.class).get().refresh();
        return this;
    }

    private StudyInState withdrawn() {
        visitors.clear();
        for (Person person : finished) {
            QuarkusTransaction.requiringNew()
                    .run(() -> Withdrawal.withdraw(
                            Withdrawal.code(Session.findById(person.session), person.browser), Instant.now()));
        }
        return this;
    }

    private static void unblinded(Study study) {
        Unblinding.of(study, "a test", "To see what is told then.", Instant.now());
    }

    /** A picture of another study that is open comes to its wall. */
    private Consumer<Study> alsoHung(Reporting other) {
        return study -> {
            Study guessed = draft(other);
            PlantedWall.Planted picture = PlantedWall.hang(guessed, TRIALS).human();
            guessed.open(Instant.now());
            study.hang(Stimulus.findById(picture.stimulus()));
            wall.add(picture);
        };
    }

    private static void openedAgain(Study study) {
        study.redesign(study.design.with(new Reporting(Feedback.AT_END, true, false, null).with(ToldBefore.ALLOWED)));
        study.open(Instant.now());
    }

    /** Is a copy of it from here on, whose design registers nothing. */
    private void copied() {
        slug = QuarkusTransaction.requiringNew().call(() -> {
            Study copy = Study.<Study>findById(id).copy("Copy " + UUID.randomUUID(), Instant.now());
            copy.design = design(reporting(State.OPEN));
            return copy.slug;
        });
    }

    /** Is a dry run of it from here on. */
    private void played() {
        slug = new DryRun(2, 1, 0, 0).play(id, new SecureRandom(), Instant.now());
    }

    private Person person(int answers) {
        var secret = Secret.draw(new SecureRandom());
        var browser = Secret.draw(new SecureRandom());
        return QuarkusTransaction.requiringNew().call(() -> {
            Session session = Session.start(
                    Study.findById(id), Arrival.by(browser), secret, new SplittableRandom(7), Instant.now());
            List<Trial> trials = session.trials();
            List<Trial> answered = trials.subList(0, answers);
            answered.forEach(StudyInState::answer);
            trials.stream().skip(answers).limit(1).forEach(trial -> trial.send(Instant.now()));
            var guest = new Guest(home);
            guest.give(Participant.COOKIE, secret.text());
            return new Person(
                    session.id,
                    browser,
                    guest,
                    answered.stream().map(trial -> trial.id).toList(),
                    trials.stream().skip(answers).map(trial -> trial.id).toList(),
                    answered.stream()
                            .flatMap(trial -> trial.stimuli().stream())
                            .map(stimulus -> stimulus.id)
                            .collect(Collectors.toSet()));
        });
    }

    /** That all is human and of each pair the left one. */
    private static void answer(Trial trial) {
        trial.send(Instant.now());
        Answer answer = trial.rightStimulus != null ? new Answer.Pair(Side.LEFT, 2) : new Answer.YesNo(2);
        trial.respond(answer, false, Observed.of(true, false, Timing.of(900), "0", DeviceClasses.NONE), Instant.now());
    }
}
