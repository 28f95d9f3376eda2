package blindbrush.testing;

import blindbrush.database.Secret;
import blindbrush.study.Answer;
import blindbrush.study.Arrival;
import blindbrush.study.DeviceClasses;
import blindbrush.study.Observed;
import blindbrush.study.Session;
import blindbrush.study.Study;
import blindbrush.study.Timing;
import blindbrush.study.Trial;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Function;

/** Sessions played without a browser. */
public final class Played {

    private static final Instant START = Instant.parse("2026-01-05T12:00:00Z");

    private Played() {}

    /** One session from its start to its end, an answer a minute. */
    public static UUID session(UUID study, long seed, Function<Trial, Answer> answers, int rt) {
        UUID session = begin(study, seed, START.plusSeconds(3600 * seed));
        go(session, answers, rt, Integer.MAX_VALUE);
        return session;
    }

    /** A session that is left after so many answers. */
    public static UUID left(UUID study, long seed, int answered, Function<Trial, Answer> answers) {
        UUID session = begin(study, seed, START.plusSeconds(3600 * seed));
        go(session, answers, 900, answered);
        return session;
    }

    private static UUID begin(UUID study, long seed, Instant now) {
        return QuarkusTransaction.requiringNew().call(() -> Session.start(
                        Study.findById(study),
                        Arrival.by(Secret.draw(new SecureRandom())),
                        Secret.draw(new SecureRandom()),
                        new SplittableRandom(seed),
                        now)
                .id);
    }

    private static void go(UUID id, Function<Trial, Answer> answers, int rt, int most) {
        QuarkusTransaction.requiringNew().run(() -> {
            Session session = Session.findById(id);
            Optional<Trial> next = Trial.next(session);
            for (int number = 0; next.isPresent() && number < most; number++) {
                Instant shown = session.consentedAt.plusSeconds(60L * number);
                Trial trial = next.get();
                trial.send(shown);
                trial.respond(
                        answers.apply(trial),
                        false,
                        Observed.of(true, false, Timing.of(rt), "0", DeviceClasses.NONE),
                        shown.plusSeconds(60));
                next = Trial.next(session);
            }
        });
    }
}
