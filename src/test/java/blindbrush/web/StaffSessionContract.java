package blindbrush.web;

import static org.assertj.core.api.Assertions.assertThat;

import blindbrush.account.Account;
import blindbrush.design.Recruitment;
import blindbrush.results.Participation;
import blindbrush.results.StudyFigures;
import blindbrush.results.StudyMonitor;
import blindbrush.study.Disclosure;
import blindbrush.study.Hanging;
import blindbrush.study.Seats;
import blindbrush.study.Study;
import blindbrush.testing.Walls;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Whoever is signed in takes part beside the participants, the same on every database. */
abstract class StaffSessionContract {

    private static final String SAID = "marked as staff";

    @TestHTTPResource("/")
    URI home;

    @Test
    void staff_are_in_no_figure_and_take_no_seat() {
        Exhibition study = forOne();
        Guest signedIn = Staff.researcher(home);
        assertThat(signedIn.get("/studies/" + study.slug() + "/consent").words(".notice"))
                .contains(SAID);
        Participant staff = Participant.in(study, signedIn);
        assertThat(staff.answerAll().location()).isEqualTo("/end");
        assertThat(signedIn.get("/end").words(".notice")).contains(SAID);
        assertThat(signedIn.get("/end", "Accept-Language", "de").text()).contains("als „staff“");
        assertThat(participation(study)).isEqualTo(new Participation(0, 0, 0));
        Disclosure disclosure = in(study, found -> Disclosure.of(found, Instant.now()));
        assertThat(disclosure.sessions()).isZero();
        Seats seats = in(study, found -> Seats.of(found, Instant.now()));
        assertThat(seats.taken().values()).containsOnly(0L);
        List<Hanging> wall = in(study, found -> Hanging.list("study", found));
        assertThat(wall).isNotEmpty().allMatch(hanging -> hanging.shown == 0);
        int figured = in(study, found -> StudyFigures.of(found, Instant.now())
                .map(figures -> figures.sessions)
                .orElse(0));
        assertThat(figured).isZero();
        StudyMonitor monitor = in(study, found -> StudyFigures.monitor(found, Instant.now()));
        assertThat(List.of(monitor.started(), monitor.finished(), monitor.staff()))
                .containsExactly(0, 0, 1);
        assertThat(signedIn.get("/studies/" + study.slug() + "/monitor").words("main"))
                .contains("Not counted: 1 of staff");
    }

    @Test
    void the_one_place_of_a_study_is_a_participant_s_before_and_after_staff() {
        Exhibition study = forOne();
        Participant.in(study, Staff.curator(home)).answerAll();
        Participant participant = Participant.in(study, home);
        assertThat(participant.answerAll().location()).isEqualTo("/end");
        assertThat(participant.guest.get("/end").text()).doesNotContain(SAID);
        assertThat(participation(study)).isEqualTo(new Participation(1, 2, 0));
        assertThat(new Guest(home).get("/studies/" + study.slug() + "/consent").words("main"))
                .contains("all the participants that it needs");
        assertThat(Participant.in(study, Staff.curator(home)).answerAll().location())
                .isEqualTo("/end");
        assertThat(participation(study)).isEqualTo(new Participation(1, 2, 0));
    }

    @Test
    void who_signs_in_midway_is_staff_from_then_on() {
        Exhibition study = forOne();
        Participant participant = Participant.in(study, home);
        participant.answer(participant.trial());
        Staff.signIn(participant.guest, Staff.account(Account.CURATOR), Staff.PASSWORD);
        participant.answer(participant.trial());
        boolean staff = in(study, found -> participant.session().staff);
        assertThat(staff).isTrue();
        assertThat(participation(study)).isEqualTo(new Participation(0, 0, 0));
    }

    @Test
    void who_signs_in_after_the_end_leaves_what_was_finished_as_it_was() {
        Exhibition study = forOne();
        Participant participant = Participant.in(study, home);
        participant.answerAll();
        Staff.signIn(participant.guest, Staff.account(Account.CURATOR), Staff.PASSWORD);
        assertThat(participant.guest.get("/trials/next").location()).isEqualTo("/end");
        assertThat(participation(study)).isEqualTo(new Participation(1, 2, 0));
    }

    @Test
    void every_row_says_whether_staff_answered() {
        Exhibition study = forOne();
        Participant.in(study, Staff.curator(home)).answerAll();
        Participant.in(study, home).answerAll();
        Gallery.close(study.slug());
        var rows = Staff.researcher(home)
                .get("/studies/" + study.slug() + "/responses.csv")
                .text()
                .lines()
                .toList();
        int column = List.of(rows.get(0).split(",")).indexOf("staff");
        assertThat(rows.stream().skip(1).map(row -> row.split(",", -1)[column]))
                .containsExactly("true", "true", "false", "false");
    }

    private static Exhibition forOne() {
        var recruitment = new Recruitment(1, null, null, false, false, 30, null, null);
        return Exhibition.open(Walls.design(2, 0).with(recruitment));
    }

    private static Participation participation(Exhibition study) {
        return in(study, Participation::of);
    }

    private static <T> T in(Exhibition study, Function<Study, T> asked) {
        return QuarkusTransaction.requiringNew().call(() -> asked.apply(Study.findById(study.id())));
    }
}
