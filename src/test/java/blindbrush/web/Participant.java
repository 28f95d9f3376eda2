package blindbrush.web;

import static org.assertj.core.api.Assertions.assertThat;

import blindbrush.study.Response;
import blindbrush.study.Session;
import blindbrush.study.Trial;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Somebody who takes a test without scripts. */
public final class Participant {

    static final String COOKIE = "blindbrush_session_test";

    public final Guest guest;
    final Page welcome;

    private Participant(Guest guest, Page welcome) {
        this.guest = guest;
        this.welcome = welcome;
    }

    /** Consents; {@link #welcome} is what came back. */
    public static Participant in(Exhibition study, URI home) {
        return in(study, new Guest(home));
    }

    /** The same in this browser. */
    public static Participant in(Exhibition study, Guest guest) {
        return in(study.slug(), guest);
    }

    /** Consents to the study of this name. */
    public static Participant in(String slug, URI home) {
        return in(slug, new Guest(home));
    }

    private static Participant in(String slug, Guest guest) {
        Page consent = guest.get("/studies/" + slug + "/consent");
        assertThat(consent.status()).isEqualTo(200);
        Page welcome = guest.send(consent, "main form", Map.of());
        assertThat(guest.send(guest.get("/begin"), "main form", Map.of()).location())
                .isEqualTo("/trials/next");
        return new Participant(guest, welcome);
    }

    /** The trial that stands there now, without the pause before it. */
    public Page trial() {
        return guest.get("/trials/next?go=true");
    }

    /** Answers that everything is surely human, and the first picture of a pair. */
    public Page answer(Page trial) {
        return isPair(trial)
                ? answer(trial, Map.of("side", "LEFT", "confidence", "1"))
                : answer(trial, Map.of("rating", "1"));
    }

    public Page answer(Page trial, Map<String, String> answer) {
        return guest.send(trial, "form[data-trial]", answer);
    }

    /** Answers until there is no further trial; what then comes back. */
    public Page answerAll() {
        Page trial = trial();
        while (trial.status() == 200) {
            answer(trial);
            trial = trial();
        }
        return trial;
    }

    public static boolean isPair(Page trial) {
        return !trial.document().select("form[data-trial=pair]").isEmpty();
    }

    static String action(Page trial) {
        return trial.document().select("form[data-trial]").attr("action");
    }

    public static UUID id(Page trial) {
        return UUID.fromString(action(trial).split("/", -1)[2]);
    }

    public static List<String> pictures(Page trial) {
        return trial.document().select("img.picture").eachAttr("src");
    }

    /** The trials of this session as drawn, shown or not. */
    public List<UUID> trials() {
        return QuarkusTransaction.requiringNew()
                .call(() -> session().trials().stream().map(trial -> trial.id).toList());
    }

    /** What was stored of this session's answers, in order of its trials. */
    public List<Response> responses() {
        return QuarkusTransaction.requiringNew()
                .call(() -> Response.list(
                        "from Response r join Trial t on t.id = r.trialId where t.session = ?1 order by t.position",
                        session()));
    }

    Trial stored(Page trial) {
        return QuarkusTransaction.requiringNew().call(() -> Trial.<Trial>find(
                        "from Trial t join fetch t.stimulus left join fetch t.rightStimulus where t.id = ?1", id(trial))
                .singleResult());
    }

    Session session() {
        return Session.findByToken(guest.cookie(COOKIE).orElseThrow()).orElseThrow();
    }
}
