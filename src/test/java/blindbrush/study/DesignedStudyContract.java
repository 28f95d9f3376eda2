package blindbrush.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blindbrush.database.Secret;
import blindbrush.demonstration.Demonstration;
import blindbrush.design.Block;
import blindbrush.design.BlockOrder;
import blindbrush.design.Condition;
import blindbrush.design.Design;
import blindbrush.design.DesignDocument;
import blindbrush.design.Feedback;
import blindbrush.design.HumanSide;
import blindbrush.design.Recruitment;
import blindbrush.design.Reporting;
import blindbrush.design.Task;
import blindbrush.design.ToldBefore;
import blindbrush.gallery.Artwork;
import blindbrush.gallery.ArtworkKind;
import blindbrush.gallery.Stimulus;
import blindbrush.image.ImageNormalizer;
import blindbrush.image.Picture;
import blindbrush.image.PictureReader;
import blindbrush.refusal.ConflictException;
import blindbrush.refusal.InvalidInputException;
import blindbrush.results.Figures;
import blindbrush.results.SessionResult;
import blindbrush.results.StudyFigures;
import blindbrush.testing.Walls;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.awt.image.BufferedImage;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a design makes of a study's sessions, the same on every database. */
abstract class DesignedStudyContract {

    private static final Instant START = Instant.parse("2026-01-05T12:00:00Z");
    private static final AtomicLong SEEDS = new AtomicLong();

    @Test
    void two_hundred_starts_at_once_fill_eight_cells_evenly() throws Exception {
        Design two = Walls.design(1, 1);
        Design design = new Design(
                two.blocks(),
                BlockOrder.WILLIAMS,
                two.truth(),
                Set.of(),
                Stream.of("a", "b", "c", "d")
                        .map(name -> new Condition(name, List.of(), List.of(), List.of()))
                        .toList(),
                two.recruitment(),
                two.reporting(),
                two.exclusion(),
                List.of(),
                two.consent());
        UUID study = open(4, 4, design);
        Callable<Integer> start = () -> in(() -> start(study, someone(), START).orderRow);
        var threads = Executors.newFixedThreadPool(40);
        try {
            for (Future<Integer> started : threads.invokeAll(Collections.nCopies(200, start))) {
                assertThat(started.get()).isBetween(0, 1);
            }
        } finally {
            threads.shutdown();
        }
        Map<String, Long> cells = in(() -> Session.<Session>list("study.id", study).stream()
                .collect(Collectors.groupingBy(
                        session -> session.conditionName + session.orderRow, Collectors.counting())));
        assertThat(cells).hasSize(8).allSatisfy((cell, sessions) -> assertThat(sessions)
                .isEqualTo(25));
        assertThat(in(() -> Session.<Session>list("study.id", study).stream()
                        .map(session -> session.startNumber)
                        .sorted()
                        .toList()))
                .as("no two have one number, and none is left out")
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 200).boxed().toList());
        assertThat(in(() -> Session.count("study.id = ?1 and humanSide = ?2", study, Side.RIGHT)))
                .isEqualTo(100);
    }

    @Test
    void a_session_keeps_its_side_and_its_answers_stand_as_that_says() {
        UUID study = open(8, 8, Walls.design(2, 0));
        Set<Side> dealt = new HashSet<>();
        for (int number = 0; number < 4; number++) {
            Arrival who = someone();
            Session begun = in(() -> start(study, who, START));
            dealt.add(begun.humanSide);
            Session resumed = in(() -> start(study, who, START.plusSeconds(60)));
            assertThat(resumed.id).isEqualTo(begun.id);
            assertThat(resumed.humanSide).isEqualTo(begun.humanSide);
            List<Integer> fromTheLeft = in(() -> TrialView.of(shown(resumed.id)).getRatings());
            assertThat(fromTheLeft.get(0)).isEqualTo(begun.humanSide == Side.LEFT ? 1 : 6);
            assertThat(fromTheLeft).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6);
        }
        assertThat(dealt).containsExactlyInAnyOrder(Side.values());
    }

    @Test
    void a_design_may_fix_the_side_and_pairs_alone_have_none() {
        for (HumanSide fixed : List.of(HumanSide.LEFT, HumanSide.RIGHT)) {
            UUID study = open(4, 4, Walls.design(1, 1).with(fixed));
            for (int number = 0; number < 3; number++) {
                assertThat(in(() -> start(study, someone(), START)).humanSide.name())
                        .isEqualTo(fixed.name());
            }
        }
        UUID pairs = open(4, 4, Walls.design(0, 2));
        assertThat(in(() -> Seats.of(Study.findById(pairs), START).taken())).hasSize(1);
    }

    @Test
    void a_version_that_was_frozen_before_sides_were_dealt_goes_on_with_human_on_the_left() {
        UUID study = open(4, 4, Walls.design(1, 0));
        in(() -> {
            StudyVersion frozen = StudyVersion.current(Study.findById(study)).orElseThrow();
            assertThat(frozen.document).contains("\"rules\" : 3");
            frozen.document = frozen.document.replace("\"rules\" : 3", "\"rules\" : 2");
            return frozen;
        });
        for (int number = 0; number < 3; number++) {
            assertThat(in(() -> start(study, someone(), START)).humanSide).isEqualTo(Side.LEFT);
        }
    }

    /** From two requests at once, whose transactions could be two processes'. */
    @Test
    void of_two_studies_that_share_a_picture_and_are_opened_at_once_exactly_one_opens() throws Exception {
        for (int round = 0; round < 5; round++) {
            UUID one = draft(4, 4);
            UUID other = draft(4, 4);
            in(() -> Study.<Study>findById(other)
                    .hang(Hanging.of(Study.<Study>findById(one)).get(0).stimulus));
            var threads = Executors.newFixedThreadPool(2);
            var together = new CyclicBarrier(2);
            try {
                List<Future<Boolean>> opened =
                        threads.invokeAll(List.of(opening(one, together), opening(other, together)));
                assertThat(List.of(opened.get(0).get(), opened.get(1).get())).containsExactlyInAnyOrder(true, false);
            } finally {
                threads.shutdown();
            }
            assertThat(in(() -> Study.count("id in ?1 and state = ?2", List.of(one, other), Study.State.OPEN)))
                    .isOne();
        }
    }

    @Test
    void a_painting_brought_again_in_other_bytes_or_hung_at_another_size_is_the_same_picture() {
        BufferedImage drawn = Walls.drawn(-1, 1280, 960); // no wall has this seed: the same in every run
        BufferedImage again = PictureReader.read(ImageNormalizer.encode(ImageNormalizer.thumbnail(drawn, 900)));
        UUID first = draft(3, 3);
        in(() -> Study.<Study>findById(first).hang(painting(drawn, Walls.LONG_EDGE)));
        in(() -> {
            Study.<Study>findById(first).open(START);
            return null;
        });
        for (int longEdge : List.of(Walls.LONG_EDGE, Stimulus.LONG_EDGE)) {
            UUID second = draft(3, 3);
            in(() -> Study.<Study>findById(second).hang(painting(again, longEdge)));
            assertThat(in(() -> Study.<Study>findById(second).obstacles()))
                    .as("at %d", longEdge)
                    .anySatisfy(obstacle -> assertThat(obstacle)
                            .contains("One picture of this wall hangs in", "at most one open study"));
        }
    }

    @Test
    void the_demonstration_s_pictures_hang_nowhere_else_and_nothing_is_hung_into_it_while_it_is_open() {
        UUID draft = draft(3, 3);
        Stimulus shown = in(() -> Hanging.of(demonstration()).stream()
                .map(hanging -> hanging.stimulus)
                .filter(stimulus -> !stimulus.standIn)
                .findFirst()
                .orElseThrow());
        in(() -> Study.<Study>findById(draft).hang(Stimulus.findById(shown.id)));
        assertThatThrownBy(() -> in(() -> {
                    Study.<Study>findById(draft).open(START);
                    return null;
                }))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("in the demonstration, whose pictures hang nowhere else");
        assertThatThrownBy(() -> in(() -> demonstration().hang(Walls.machineMade(78))))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("an open study does not change");
    }

    private static Study demonstration() {
        return Study.findBySlug(Demonstration.SLUG).orElseThrow();
    }

    private static Stimulus painting(BufferedImage drawn, int longEdge) {
        var painting = Artwork.add(ArtworkKind.PAINTING, "Again", "", "", START);
        return Stimulus.ofPainting(painting, Picture.store(ImageNormalizer.normalize(drawn, longEdge), START), START);
    }

    private static UUID draft(int humans, int machines) {
        return in(() -> {
            Study study = Walls.open(humans, machines, Walls.design(2, 0));
            study.close(START); // before anybody took part
            return study.id;
        });
    }

    private static Callable<Boolean> opening(UUID study, CyclicBarrier together) {
        return () -> {
            together.await();
            try {
                in(() -> {
                    Study.<Study>findById(study).open(START);
                    return null;
                });
                return true;
            } catch (ConflictException refused) {
                return false;
            }
        };
    }

    @Test
    void a_session_left_for_too_long_gives_its_seat_back_and_who_returns_takes_one_again() {
        Design design = conditions(Walls.design(2, 0), "a", "b");
        UUID study = open(4, 4, design);
        UUID left = in(() -> start(study, someone(), START).id);
        String leftCell = in(() -> Session.<Session>findById(left).conditionName);
        Instant later = START.plus(Duration.ofMinutes(31));
        String next = in(() -> start(study, someone(), later).conditionName);
        String second = in(() -> start(study, someone(), later).conditionName);
        assertThat(Set.of(next, second)).containsExactlyInAnyOrder("a", "b");
        in(() -> {
            Session.<Session>findById(left).seen(later);
            return null;
        });
        // the one who returned sits again: the other condition is the emptier one
        assertThat(in(() -> start(study, someone(), later).conditionName)).isNotEqualTo(leftCell);
    }

    @Test
    void a_full_study_takes_nobody_until_somebody_leaves() {
        Design usual = Walls.design(2, 0);
        UUID study = open(4, 4, usual.with(new Recruitment(2, null, null, false, false, 30, null, null)));
        in(() -> start(study, someone(), START));
        UUID leaving = in(() -> start(study, someone(), START).id);
        assertThatThrownBy(() -> in(() -> start(study, someone(), START)))
                .isInstanceOf(ConflictException.class)
                .hasMessage(EntryRefusal.FULL.words());
        assertThat(in(() -> Session.count("study.id", study))).isEqualTo(2);
        in(() -> {
            Session.<Session>findById(leaving).lastSeenAt = START.minus(Duration.ofHours(1));
            return null;
        });
        assertThat(in(() -> start(study, someone(), START).id)).isNotNull();
    }

    @Test
    void a_study_takes_sessions_only_within_its_times() {
        Design usual = Walls.design(2, 0);
        UUID study = open(
                4, 4, usual.with(new Recruitment(null, START, START.plusSeconds(60), false, false, 30, null, null)));
        assertThat(refusal(study, someone(), START.minusSeconds(1))).isEqualTo(EntryRefusal.NOT_NOW);
        assertThat(refusal(study, someone(), START)).isNull();
        assertThat(refusal(study, someone(), START.plusSeconds(60))).isEqualTo(EntryRefusal.NOT_NOW);
    }

    @Test
    void who_returns_takes_part_again_only_if_the_design_says_so() {
        Design usual = Walls.design(1, 0);
        UUID once = open(2, 2, usual);
        Arrival somebody = someone();
        UUID first = in(() -> start(once, somebody, START).id);
        // unfinished: goes on with the same
        assertThat(in(() -> start(once, somebody, START.plusSeconds(9)).id)).isEqualTo(first);
        answerAll(first, START.plusSeconds(10));
        assertThat(refusal(once, somebody, START)).isEqualTo(EntryRefusal.CAME_BEFORE);
        assertThat(refusal(once, someone(), START)).isNull();
        UUID again = open(2, 2, usual.with(new Recruitment(null, null, null, true, false, 30, null, null)));
        UUID one = in(() -> start(again, somebody, START).id);
        answerAll(one, START.plusSeconds(10));
        UUID other = in(() -> start(again, somebody, START.plusSeconds(60)).id);
        assertThat(other).isNotEqualTo(one);
        assertThat(in(() -> Session.<Session>findById(one).participant.id))
                .isEqualTo(in(() -> Session.<Session>findById(other).participant.id));
    }

    @Test
    void a_panel_s_participant_is_recognised_in_any_browser_and_unknown_to_another_study() {
        UUID study = open(2, 2, Walls.design(1, 0));
        var panel = new Arrival.Panel("5a9d64f5f6dfdd0001eaa73d", "study", "session");
        UUID first = in(() -> start(study, panel(panel), START).id);
        Arrival elsewhere = panel(panel);
        assertThat(refusal(study, elsewhere, START)).isEqualTo(EntryRefusal.ELSEWHERE);
        assertThatThrownBy(() -> in(() -> start(study, elsewhere, START))).isInstanceOf(EntryRefusedException.class);
        assertThat(in(() -> Session.move(Study.findById(study), elsewhere, Secret.draw(new SecureRandom()))
                        .orElseThrow()
                        .id))
                .isEqualTo(first);
        var stranger = new Arrival.Panel(panel.participant(), "study", "another");
        assertThat(refusal(study, panel(stranger), START)).isEqualTo(EntryRefusal.OTHER_PANEL_SESSION);
        assertThatThrownBy(() ->
                        in(() -> Session.move(Study.findById(study), panel(stranger), Secret.draw(new SecureRandom()))))
                .isInstanceOf(EntryRefusedException.class);
        answerAll(first, START.plusSeconds(1));
        assertThat(refusal(study, panel(panel), START)).isEqualTo(EntryRefusal.CAME_BEFORE);
        UUID other = open(2, 2, Walls.design(1, 0));
        UUID second = in(() -> start(other, panel(panel), START).id);
        assertThat(in(() -> Session.<Session>findById(first).participant.keySha256))
                .isNotEqualTo(in(() -> Session.<Session>findById(second).participant.keySha256));
    }

    @Test
    void a_link_lets_one_person_in_once_and_looking_at_it_uses_nothing_up() {
        Design usual = Walls.design(1, 0);
        UUID study = open(2, 2, usual.with(new Recruitment(null, null, null, false, true, 30, null, null)));
        assertThat(refusal(study, someone(), START)).isEqualTo(EntryRefusal.BY_INVITATION);
        Secret token = in(() ->
                Link.draw(Study.findById(study), 1, new SecureRandom(), START).get(0));
        Arrival invited = linked(token);
        assertThat(refusal(study, invited, START)).isNull();
        assertThat(in(() -> Link.count(Study.findById(study), true))).isZero();
        UUID session = in(() -> start(study, invited, START).id);
        assertThat(in(() -> Link.count(Study.findById(study), true))).isOne();
        answerAll(session, START.plusSeconds(1));
        assertThat(refusal(study, linked(token), START)).isEqualTo(EntryRefusal.CAME_BEFORE);
        assertThat(refusal(study, linked(Secret.draw(new SecureRandom())), START))
                .isEqualTo(EntryRefusal.USED_LINK);
    }

    @Test
    void practice_comes_first_is_told_at_once_and_does_not_count() {
        Design usual = Walls.design(3, 0);
        Design design = blocks(usual, Block.of(Task.YES_NO, 3), new Block(Task.YES_NO, 2, true, 0, null));
        UUID study = open(5, 5, design);
        UUID session = in(() -> start(study, someone(), START).id);
        List<Trial> trials = trials(session);
        assertThat(trials)
                .extracting(trial -> trial.phase)
                .containsExactly(Phase.PRACTICE, Phase.PRACTICE, Phase.MAIN, Phase.MAIN, Phase.MAIN);
        assertThat(in(() -> trials(session).stream()
                        .map(Disclosure::mayTellOnceAnswered)
                        .toList()))
                .containsExactly(true, true, false, false, false);
        answerAll(session, START.plusSeconds(1));
        in(() -> {
            assertThat(SessionResult.of(Session.findById(session)).of()).isEqualTo(3);
            assertThat(figures(study).scores()).hasSize(4);
            assertThat(figures(study).answers()).isEqualTo(3);
            return null;
        });
    }

    @Test
    void a_catch_trial_is_right_when_it_is_answered_as_it_says_and_counts_for_nothing_else() {
        Design usual = Walls.design(3, 0);
        UUID study = open(
                9,
                9,
                blocks(usual, new Block(Task.YES_NO, 3, false, 2, null), new Block(Task.PAIR, 2, false, 1, null)));
        UUID session = in(() -> start(study, someone(), START).id);
        for (int number = 0; number < 8; number++) {
            Trial trial = in(() -> shown(session));
            boolean follow = number % 2 == 0;
            Answer answer = trial.instructed == null ? surelyHuman(trial) : asSaid(trial, follow);
            Response stored = in(() -> respond(session, trial.id, answer, START.plusSeconds(1)));
            if (trial.phase == Phase.CATCH) {
                assertThat(trial.instructed).isIn("1", "6", "LEFT", "RIGHT");
                assertThat(stored.correct).isEqualTo(follow);
            }
        }
        assertThat(trials(session).stream().filter(trial -> trial.phase == Phase.CATCH))
                .hasSize(3)
                .allSatisfy(trial -> assertThat(trial.position).isNotIn(0, 5));
        assertThat(in(() -> SessionResult.of(Session.findById(session)).of())).isEqualTo(5);
    }

    @Test
    void a_session_left_in_mid_block_for_too_long_finds_the_block_begun_anew_with_other_pictures() {
        UUID study = open(9, 9, blocks(Walls.design(3, 0), Block.of(Task.YES_NO, 3), Block.of(Task.PAIR, 2)));
        UUID session = in(() -> start(study, someone(), START).id);
        UUID answered = in(() -> shown(session).id);
        in(() -> respond(session, answered, new Answer.YesNo(2), START.plusSeconds(5)));
        UUID waiting = in(() -> shown(session).id);
        Set<UUID> seen = stimuli(trials(session).subList(0, 2));
        Instant back = START.plus(Duration.ofMinutes(31));
        in(() -> {
            Session.<Session>findById(session).seen(back);
            return null;
        });
        List<Trial> anew = trials(session);
        assertThat(anew)
                .extracting(trial -> trial.task)
                .containsExactly(Task.YES_NO, Task.YES_NO, Task.YES_NO, Task.PAIR, Task.PAIR);
        assertThat(anew.subList(0, 3))
                .allSatisfy(trial -> assertThat(trial.attempt).isEqualTo(2));
        assertThat(anew.subList(3, 5))
                .allSatisfy(trial -> assertThat(trial.attempt).isOne());
        assertThat(stimuli(anew)).doesNotContainAnyElementsOf(seen).hasSize(7);
        in(() -> {
            assertThat(Response.count("trialId", answered)).isOne();
            assertThat(TrialView.of(shown(session)).restarted()).isTrue();
            return null;
        });
        Response late = in(() -> respond(session, waiting, new Answer.YesNo(2), back));
        assertThat(in(() -> Response.<Response>findById(waiting).rating)).isEqualTo(late.rating);
        assertThat(in(() -> Trial.<Trial>findById(waiting).superseded))
                .as("kept, and counted nowhere")
                .isTrue();
        answerAll(session, back.plusSeconds(5));
        in(() -> {
            assertThat(Session.<Session>findById(session).isFinished()).isTrue();
            assertThat(SessionResult.of(Session.findById(session)).of()).isEqualTo(5);
            assertThat(figures(study).scores()).hasSize(6);
            return null;
        });
    }

    @Test
    void where_no_other_pictures_hang_a_block_that_begins_anew_shows_the_same_ones() {
        UUID study = open(2, 2, Walls.design(2, 0));
        UUID session = in(() -> start(study, someone(), START).id);
        UUID first = in(() -> shown(session).id);
        in(() -> respond(session, first, new Answer.YesNo(2), START.plusSeconds(5)));
        in(() -> {
            Session.<Session>findById(session).seen(START.plus(Duration.ofHours(2)));
            return null;
        });
        assertThat(trials(session)).hasSize(2);
    }

    @Test
    void a_session_left_between_blocks_or_for_a_short_while_goes_on_where_it_was() {
        UUID study = open(9, 9, blocks(Walls.design(1, 0), Block.of(Task.YES_NO, 1), Block.of(Task.PAIR, 2)));
        UUID session = in(() -> start(study, someone(), START).id);
        List<UUID> before = trials(session).stream().map(trial -> trial.id).toList();
        UUID first = in(() -> shown(session).id);
        in(() -> respond(session, first, new Answer.YesNo(2), START.plusSeconds(5)));
        in(() -> {
            Session.<Session>findById(session).seen(START.plus(Duration.ofDays(1)));
            shown(session);
            Session.<Session>findById(session)
                    .seen(START.plus(Duration.ofDays(1)).plusSeconds(60));
            return null;
        });
        assertThat(trials(session).stream().map(trial -> trial.id).toList()).isEqualTo(before);
    }

    @Test
    void a_trial_fetched_ahead_waits_for_its_turn() {
        UUID study = open(4, 4, Walls.design(2, 0));
        UUID session = in(() -> start(study, someone(), START).id);
        UUID first = in(() -> shown(session).id);
        UUID second = in(() -> {
            Trial ahead = Trial.<Trial>findById(first).following().orElseThrow();
            ahead.send(START);
            return ahead.id;
        });
        assertThatThrownBy(() -> in(() -> respond(session, second, new Answer.YesNo(1), START.plusSeconds(1))))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("in their order");
        in(() -> respond(session, first, new Answer.YesNo(1), START.plusSeconds(1)));
        in(() -> respond(session, second, new Answer.YesNo(1), START.plusSeconds(2)));
        assertThat(in(() -> Session.<Session>findById(session).isFinished())).isTrue();
    }

    @Test
    void withdrawing_deletes_everything_of_that_session_and_nothing_else() {
        UUID study = open(4, 4, Walls.design(2, 0));
        Arrival leaving = someone();
        UUID session = in(() -> start(study, leaving, START).id);
        UUID staying = in(() -> start(study, someone(), START).id);
        answerAll(session, START.plusSeconds(1));
        answerAll(staying, START.plusSeconds(1));
        String code = in(() -> Withdrawal.code(Session.findById(session), leaving.browser()));
        assertThat(code).matches("[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}");
        assertThat(in(() -> Withdrawal.withdraw("AAAA-BBBB-CCCC", START).isPresent()))
                .isFalse();
        int deleted = in(() -> Withdrawal.withdraw(code.toLowerCase(Locale.ROOT).replace("-", " "), START)
                .orElseThrow()
                .responses);
        assertThat(deleted).isEqualTo(2);
        in(() -> {
            assertThat(Session.<Session>findByIdOptional(session)).isEmpty();
            assertThat(Trial.count("session.id", session)).isZero();
            assertThat(Participant.count("study.id", study)).isOne();
            assertThat(Response.count("trialId in (select t.id from Trial t where t.session.study.id = ?1)", study))
                    .isEqualTo(2);
            assertThat(Withdrawal.withdraw(code, START).orElseThrow().responses).isEqualTo(2);
            assertThat(Withdrawal.count("study.id", study)).isOne();
            return null;
        });
    }

    @Test
    void what_was_frozen_stays_the_same_version_until_something_changes() {
        UUID id = open(4, 4, Walls.design(2, 0));
        String first = in(() -> Study.<Study>findById(id).sha256());
        assertThat(first).matches("[0-9a-f]{64}");
        assertThatThrownBy(() -> in(() -> Study.<Study>findById(id).hang(Walls.machineMade(77))))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("new version");
        assertThatThrownBy(() -> in(() -> {
                    Study.<Study>findById(id).redesign(Walls.design(1, 0));
                    return null;
                }))
                .isInstanceOf(ConflictException.class);
        in(() -> {
            Study study = Study.findById(id);
            study.close(START);
            study.open(START);
            assertThat(study.version).isOne();
            assertThat(study.sha256()).isEqualTo(first);
            study.close(START);
            return null;
        });
        UUID inside = in(() -> {
            Study study = Study.findById(id);
            study.open(START);
            UUID session = start(id, someone(), START).id;
            study.close(START);
            study.redesign(Walls.design(1, 0).with(Reporting.AT_END.with(ToldBefore.ALLOWED)));
            study.open(START);
            assertThat(study.version).isEqualTo(2);
            assertThat(study.sha256()).isNotEqualTo(first);
            return session;
        });
        // who is inside goes on under the design that they agreed to
        assertThat(in(() -> Session.<Session>findById(inside).design().trials()))
                .isEqualTo(2);
        in(() -> {
            StudyVersion kept = StudyVersion.findById(new StudyVersion.VersionKey(id, 1));
            assertThat(kept.sha256).isEqualTo(first);
            assertThat(Secret.of(kept.document).sha256()).isEqualTo(first);
            assertThat(kept.audit).contains("Quantisation tables", "constant");
            return null;
        });
    }

    @Test
    void a_hanging_changes_the_frozen_hash_too() {
        UUID id = open(4, 4, Walls.design(2, 0));
        String first = in(() -> Study.<Study>findById(id).sha256());
        in(() -> {
            Study study = Study.findById(id);
            study.close(START);
            study.hang(Walls.machineMade(78));
            study.open(START);
            return null;
        });
        assertThat(in(() -> Study.<Study>findById(id).sha256())).isNotEqualTo(first);
    }

    @Test
    void a_study_whose_consent_names_nobody_does_not_open() {
        assertThatThrownBy(() -> in(() -> Walls.open(12, 12, Design.SHORT)))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("who is responsible")
                .hasMessageContaining("how long they are kept");
    }

    @Test
    void a_copy_has_the_design_and_the_wall_and_nobody_s_answers() {
        UUID id = open(4, 4, Walls.design(2, 0));
        in(() -> start(id, someone(), START));
        in(() -> {
            Study original = Study.findById(id);
            Study copy = original.copy("Copy " + UUID.randomUUID(), START);
            assertThat(copy.state).isEqualTo(Study.State.DRAFT);
            assertThat(copy.design).isEqualTo(original.design);
            assertThat(Hanging.of(copy)).hasSize(8).allSatisfy(hanging -> assertThat(hanging.shown)
                    .isZero());
            assertThat(Session.count("study", copy)).isZero();
            return null;
        });
    }

    @Test
    void a_question_that_a_skip_rule_does_not_ask_has_no_reply() {
        Design usual = Walls.design(1, 0);
        Design asking = DesignDocument.read(DesignDocument.write(usual).replace("\"questions\" : [ ]", """
                        "questions": [{"key": "school", "text": "Art school?", "options": ["yes", "no"]},
                        {"key": "years", "text": "How long?", "options": ["one", "more"],
                        "asked_if": {"question": "school", "options": ["yes"]}}]"""));
        UUID study = open(2, 2, asking);
        UUID session = in(() -> start(study, someone(), START).id);
        Map<String, String> both = Map.of("school", "yes", "years", "more");
        in(() -> {
            Reply.store(Session.findById(session), both);
            return null;
        });
        assertThat(in(() -> Reply.count("key.sessionId", session))).isEqualTo(2);
        in(() -> {
            Reply.store(Session.findById(session), Map.of("school", "no", "years", "more"));
            return null;
        });
        assertThat(in(() -> Reply.<Reply>list("key.sessionId", session)))
                .extracting(reply -> reply.key.question() + " " + reply.answer)
                .containsExactly("school no");
    }

    @Test
    void replies_are_options_of_their_questions_or_nothing() {
        Design usual = Walls.design(1, 0);
        Design asking = DesignDocument.read(
                DesignDocument.write(usual)
                        .replace(
                                "\"questions\" : [ ]",
                                "\"questions\": [{\"key\": \"school\", \"text\": \"Art school?\", \"options\": [\"yes\", \"no\"]}]"));
        UUID study = open(2, 2, asking);
        UUID session = in(() -> start(study, someone(), START).id);
        assertThatThrownBy(() -> in(() -> {
                    Reply.store(Session.findById(session), Map.of("school", "perhaps"));
                    return null;
                }))
                .isInstanceOf(InvalidInputException.class);
        in(() -> {
            Reply.store(Session.findById(session), Map.of("school", "yes", "other", "yes"));
            Reply.store(Session.findById(session), Map.of("school", "no"));
            return null;
        });
        assertThat(in(() -> Reply.<Reply>list("key.sessionId", session)))
                .singleElement()
                .satisfies(reply -> assertThat(reply.answer).isEqualTo("no"));
    }

    @Test
    void feedback_after_each_trial_is_told_at_once() {
        Design usual = Walls.design(1, 0);
        UUID told = open(2, 2, usual.with(new Reporting(Feedback.AFTER_EACH, true, true, null)));
        UUID session = in(() -> start(told, someone(), START).id);
        assertThat(in(() -> Disclosure.mayTellOnceAnswered(shown(session)))).isTrue();
    }

    @Test
    void a_stored_seed_draws_the_stored_trials_again() {
        UUID study = open(6, 6, Walls.design(3, 1));
        UUID session = in(() -> start(study, someone(), START).id);
        in(() -> {
            Session stored = Session.findById(session);
            List<PlannedTrial> again = SessionPlan.draw(
                    Hanging.candidates(stored.study),
                    stored.design(),
                    stored.order(),
                    new SplittableRandom(stored.seed));
            assertThat(again.stream().map(trial -> trial.first().stimulusId()).toList())
                    .isEqualTo(stored.trials().stream()
                            .map(trial -> trial.stimulus.id)
                            .toList());
            return null;
        });
    }

    private static Figures figures(UUID study) {
        return StudyFigures.of(Study.findById(study), START)
                .orElseThrow()
                .figures
                .all();
    }

    private static UUID open(int humans, int machines, Design design) {
        return in(() -> Walls.open(humans, machines, design).id);
    }

    private static Session start(UUID study, Arrival arrival, Instant now) {
        return Session.start(
                Study.findById(study),
                arrival,
                Secret.draw(new SecureRandom()),
                new SplittableRandom(SEEDS.incrementAndGet()),
                now);
    }

    private static EntryRefusal refusal(UUID study, Arrival arrival, Instant now) {
        return in(() -> EntryRefusal.of(Study.findById(study), arrival, now).orElse(null));
    }

    private static List<Trial> trials(UUID session) {
        return in(() -> {
            List<Trial> trials = Session.<Session>findById(session).trials();
            trials.forEach(trial -> trial.stimuli().forEach(stimulus -> stimulus.origin.name()));
            return trials;
        });
    }

    private static Set<UUID> stimuli(List<Trial> trials) {
        return trials.stream()
                .flatMap(trial -> trial.stimuli().stream())
                .map(stimulus -> stimulus.id)
                .collect(Collectors.toSet());
    }

    private static Trial shown(UUID session) {
        Trial trial = Trial.next(Session.findById(session)).orElseThrow();
        trial.send(START);
        return trial;
    }

    private static Response respond(UUID session, UUID trial, Answer answer, Instant now) {
        return Trial.findForAnswer(Session.findById(session), trial)
                .orElseThrow()
                .respond(answer, false, Observed.NOTHING, now);
    }

    private static void answerAll(UUID session, Instant now) {
        while (in(() -> Trial.next(Session.findById(session)).isPresent())) {
            Trial trial = in(() -> shown(session));
            in(() -> respond(session, trial.id, surelyHuman(trial), now));
        }
    }

    private static Answer surelyHuman(Trial trial) {
        return trial.task == Task.YES_NO ? new Answer.YesNo(1) : new Answer.Pair(Side.LEFT, 1);
    }

    private static Answer asSaid(Trial trial, boolean follow) {
        if (trial.task == Task.PAIR) {
            boolean left = trial.instructed.equals("LEFT") == follow;
            return new Answer.Pair(left ? Side.LEFT : Side.RIGHT, 1);
        }
        return new Answer.YesNo(follow ? Integer.parseInt(trial.instructed) : 3);
    }

    private static Arrival someone() {
        return Arrival.by(Secret.draw(new SecureRandom()));
    }

    private static Arrival panel(Arrival.Panel panel) {
        return new Arrival(Secret.draw(new SecureRandom()), Optional.empty(), Optional.of(panel));
    }

    private static Arrival linked(Secret token) {
        return new Arrival(Secret.draw(new SecureRandom()), Optional.of(token), Optional.empty());
    }

    private static Design blocks(Design design, Block... blocks) {
        return Design.of(List.of(blocks)).with(design.consent());
    }

    private static Design conditions(Design design, String... names) {
        return new Design(
                design.blocks(),
                design.blockOrder(),
                design.truth(),
                design.pairsAlike(),
                Stream.of(names)
                        .map(name -> new Condition(name, List.of(), List.of(), List.of()))
                        .toList(),
                design.recruitment(),
                design.reporting(),
                design.exclusion(),
                design.questions(),
                design.consent());
    }

    private static <T> T in(Callable<T> work) {
        return QuarkusTransaction.requiringNew().call(work);
    }
}
