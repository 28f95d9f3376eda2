package blindbrush.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import blindbrush.design.Design;
import blindbrush.design.Feedback;
import blindbrush.design.Reporting;
import blindbrush.design.Truth;
import blindbrush.gallery.Origin;
import blindbrush.results.FigureSet;
import blindbrush.results.StudyFigures;
import blindbrush.statistics.ExGaussian;
import blindbrush.statistics.SimulatedParticipant;
import blindbrush.study.DryRun;
import blindbrush.study.Hanging;
import blindbrush.study.Session;
import blindbrush.study.Study;
import blindbrush.study.Trial;
import blindbrush.testing.Walls;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Simulated participants: in a dry run, and over HTTP as anybody else. */
@QuarkusTest
class DryRunTest {

    @TestHTTPResource
    URI home;

    @Test
    void a_dry_run_is_marked_and_stays_apart() {
        var study = draft(14, Walls.design(10, 4));
        Guest researcher = Staff.researcher(home);
        Page played = played(researcher, study);
        assertThat(played.location()).endsWith("/results");
        String slug = played.location().split("/", -1)[2];
        assertThat(researcher.get(played.location()).words("main")).contains("Dry run.", "simulated participants");
        QuarkusTransaction.requiringNew().run(() -> {
            Study marked = Study.findBySlug(slug).orElseThrow();
            assertThat(marked.simulated).isTrue();
            assertThat(marked.isOpen()).isFalse();
            FigureSet figures = StudyFigures.of(marked, Instant.now()).orElseThrow().figures;
            assertThat(figures.all().sessions()).isEqualTo(20);
            assertThat(Session.count("study.id", study.id())).isZero();
        });
        ParticipantContract.assertIsProblem(new Guest(home).get("/studies/" + slug + "/results"), 404);
        ParticipantContract.assertIsProblem(new Guest(home).get("/studies/" + slug + "/consent"), 404);
        assertThat(researcher
                        .get("/studies/" + slug + "/responses.csv")
                        .text()
                        .lines()
                        .skip(1))
                .hasSize(20 * 14)
                .allSatisfy(row -> assertThat(row).contains(slug));
        researcher.send(researcher.get("/studies/" + slug + "/delete"), "main form", Map.of());
        assertThat(QuarkusTransaction.requiringNew()
                        .call(() -> Study.findBySlug(slug).isPresent()))
                .isFalse();
    }

    @Test
    void a_dry_run_says_what_was_put_in() {
        String slug = played(draft(14, Walls.design(10, 4)), new DryRun(60, 1.5, 0, 0));
        QuarkusTransaction.requiringNew().run(() -> {
            FigureSet figures = figures(slug);
            assertThat(figures.all().sessions()).isEqualTo(60);
            var dPrime = figures.all().yesNo().crossed().detection().dPrime();
            // two lapses in a hundred take a little away
            assertThat(dPrime.estimate())
                    .isCloseTo(
                            1.46,
                            within(dPrime.interval().upper() - dPrime.interval().lower()));
            assertThat(dPrime.interval().upper() - dPrime.interval().lower()).isLessThan(0.8);
        });
    }

    @Test
    void a_dry_run_counts_all_that_it_plays_however_few_sessions_are_registered() {
        Design usual = Walls.design(3, 0);
        var study = draft(6, usual.with(new Reporting(Feedback.AT_END, true, true, 2)));
        String slug = played(study, new DryRun(12, 1, 0, 0));
        QuarkusTransaction.requiringNew().run(() -> {
            FigureSet figures = figures(slug);
            assertThat(figures.analysis().sessions()).isEqualTo(12);
            assertThat(figures.later()).isZero();
        });
        assertThat(Staff.researcher(home).get("/studies/" + slug + "/results").words("main"))
                .contains("over 12 finished sessions")
                .doesNotContain("registered");
    }

    @Test
    void pairs_that_link_all_pictures_rank_them_and_a_model_tells_how_much_pictures_differ() {
        var study = draft(12, Walls.design(6, 6));
        String slug = played(study, new DryRun(90, 0.3, 0.3, 0.5));
        assertThat(Staff.researcher(home).get("/studies/" + slug + "/results").words("main"))
                .contains("Pair by pair", "d′, crossed probit model", "Spread between pictures");
        QuarkusTransaction.requiringNew().run(() -> {
            FigureSet figures = figures(slug);
            assertThat(figures.all().pairs().ranking().ranked())
                    .hasSize(24)
                    .filteredOn(each ->
                            each.id().equals(figures.all().pairs().ranking().reference()))
                    .singleElement()
                    .satisfies(each -> assertThat(each.strength()).isZero());
            assertThat(figures.all().yesNo().crossed().model().stimulusDeviation())
                    .isBetween(0.2, 0.9);
        });
    }

    @Test
    void pictures_that_many_know_are_left_out_whole_and_both_figures_stand_there() {
        var study = Exhibition.open(Walls.design(6, 0).with(new Reporting(Feedback.AT_END, true, true, null)));
        UUID famous = QuarkusTransaction.requiringNew().call(() -> Hanging.of(study.study()).stream()
                .map(hanging -> hanging.stimulus)
                .filter(stimulus -> stimulus.origin == Origin.HUMAN)
                .findFirst()
                .orElseThrow()
                .id);
        for (int number = 0; number < 16; number++) {
            var participant = Participant.in(study, home);
            Page trial = participant.trial();
            while (trial.status() == 200) {
                var shown = participant.stored(trial).stimulus;
                boolean right = number % 4 != 0;
                String rating = (shown.origin == Origin.MACHINE) == right ? "5" : "2";
                participant.answer(
                        trial,
                        shown.id.equals(famous)
                                ? Map.of("rating", "1", "recognised", "true")
                                : Map.of("rating", rating));
                trial = participant.trial();
            }
        }
        QuarkusTransaction.requiringNew().run(() -> {
            FigureSet figures = StudyFigures.of(study.study(), Instant.now()).orElseThrow().figures;
            assertThat(figures.all().unfamous().pictures()).isOne();
            assertThat(figures.all().unfamous().known()).isOne();
            // it was always told rightly: without it people tell less
            assertThat(figures.all().unfamous().dPrime().estimate())
                    .isLessThan(
                            figures.all().yesNo().crossed().detection().dPrime().estimate());
        });
        assertThat(new Guest(home).get("/studies/" + study.slug() + "/results").words("main"))
                .contains("1 picture (1 of them by humans) was known to at least a quarter");
    }

    @Test
    void what_people_answered_cannot_be_deleted_as_a_dry_run() {
        var study = Exhibition.open(2, 0);
        Guest researcher = Staff.researcher(home);
        Page page = researcher.get("/researcher");
        ParticipantContract.assertIsProblem(
                researcher.post("/studies/" + study.slug() + "/delete", Map.of("csrf-token", Guest.token(page))), 409);
        assertThat(QuarkusTransaction.requiringNew().call(() -> study.study().isOpen()))
                .isTrue();
    }

    @Test
    void a_whole_study_played_over_http_by_simulated_participants_is_recovered() {
        Design design = exact(Walls.design(10, 2));
        var study = Exhibition.open(design);
        // as many of each origin in every session, and each origin's answers by themselves: the order of trials changes
        // no count
        var ofHumans = new SplittableRandom(4);
        var ofMachines = new SplittableRandom(5);
        var ofPairs = new SplittableRandom(6);
        var simulated = new SimulatedParticipant(2.0, 0.3, 0, new ExGaussian(800, 100, 300));
        for (int number = 0; number < 12; number++) {
            var participant = Participant.in(study, home);
            Page trial = participant.trial();
            while (trial.status() == 200) {
                Trial stored = participant.stored(trial);
                boolean machine = stored.stimulus.origin == Origin.MACHINE;
                var chance = machine ? ofMachines : ofHumans;
                participant.answer(
                        trial,
                        Participant.isPair(trial)
                                ? Map.of(
                                        "side",
                                        simulated.compare(0, 0, ofPairs) > 0 == machine ? "RIGHT" : "LEFT",
                                        "confidence",
                                        "2")
                                : Map.of(
                                        "rating",
                                        Integer.toString(simulated
                                                .rate(machine, 0, chance)
                                                .step())));
                trial = participant.trial();
            }
        }
        QuarkusTransaction.requiringNew().run(() -> {
            FigureSet figures = StudyFigures.of(study.study(), Instant.now()).orElseThrow().figures;
            assertThat(figures.all().sessions()).isEqualTo(12);
            var dPrime = figures.all().yesNo().crossed().detection().dPrime();
            assertThat(dPrime.interval().lower()).isLessThan(2.0);
            assertThat(dPrime.interval().upper()).isGreaterThan(2.0);
        });
    }

    private static Design exact(Design usual) {
        return new Design(
                usual.blocks(),
                usual.blockOrder(),
                new Truth(0.5, true, null),
                usual.pairsAlike(),
                usual.conditions(),
                usual.recruitment(),
                usual.reporting(),
                usual.exclusion(),
                usual.questions(),
                usual.consent());
    }

    private static Exhibition draft(int ofEach, Design design) {
        var study = Exhibition.mixed(ofEach);
        QuarkusTransaction.requiringNew().run(() -> study.study().redesign(design));
        return study;
    }

    /** Plays it from the page. */
    private static Page played(Guest researcher, Exhibition study) {
        return researcher.send(
                researcher.get("/studies/" + study.slug() + "/design"),
                "form[action$=dry-runs]",
                Map.of("sessions", "20", "d_prime", "1.5", "participant_sd", "0", "stimulus_sd", "0"));
    }

    /** Plays it from a seed, so that its answers are the same in every run; gives the marked study's name in addresses. */
    private static String played(Exhibition study, DryRun dryRun) {
        return dryRun.play(
                study.id(), new SeededButForSecrets(new SplittableRandom(1), new SecureRandom()), Instant.now());
    }

    /** The same numbers in every run, and secrets that no other session has. */
    private record SeededButForSecrets(RandomGenerator numbers, RandomGenerator secrets) implements RandomGenerator {

        @Override
        public long nextLong() {
            return numbers.nextLong();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            secrets.nextBytes(bytes);
        }
    }

    /** Within a transaction. */
    private static FigureSet figures(String slug) {
        return StudyFigures.of(Study.findBySlug(slug).orElseThrow(), Instant.now())
                .orElseThrow()
                .figures;
    }
}
