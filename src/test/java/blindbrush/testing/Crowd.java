package blindbrush.testing;

import blindbrush.design.Block;
import blindbrush.design.Design;
import blindbrush.design.DesignDocument;
import blindbrush.design.Task;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.commons.codec.digest.DigestUtils;

/** A study with as many made-up answers as one likes, written past the application: for exports of any length. */
public final class Crowd implements AutoCloseable {

    private static final Instant START = Instant.parse("2026-02-02T09:00:00.120Z");
    private static final int BATCH = 200;

    private static final AtomicLong NEXT_SEED = new AtomicLong(1_000);

    /** Every so many sessions, one is left unfinished, begins a block anew, leaves the page, fails what it was told to do. */
    private static final int UNFINISHED = 10;

    private static final int ANEW = 7;
    private static final int LEAVING = 5;
    private static final int CARELESS = 6;

    private final Connection connection;
    private final SplittableRandom chance;
    private final PreparedStatement participant;
    private final PreparedStatement session;
    private final PreparedStatement trial;
    private final PreparedStatement response;

    /** A study of one version with a wall. */
    public static final class Hung {
        public final UUID id;
        public final String slug;
        final Design design;
        public final List<UUID> humans = new ArrayList<>();
        final List<UUID> machines = new ArrayList<>();
        int started;

        Hung(UUID id, String slug, Design design) {
            this.id = id;
            this.slug = slug;
            this.design = design;
        }
    }

    /** One that differs from those before, and is the same in the next run. */
    public static Crowd next(Connection connection) throws SQLException {
        return new Crowd(connection, NEXT_SEED.getAndIncrement());
    }

    /** Writes with this connection, drawing from this seed. */
    public Crowd(Connection connection, long seed) throws SQLException {
        this.connection = connection;
        this.chance = new SplittableRandom(seed);
        connection.setAutoCommit(false);
        participant = connection.prepareStatement(
                "insert into participant (id, study_id, source, key_sha256, first_seen_at) values (?, ?, ?, ?, ?)");
        session = connection.prepareStatement(
                "insert into session (id, study_id, version, participant_id, token_sha256, seed, condition_name, order_row, consent_version,"
                        + " consented_at, last_seen_at, finished_at, panel_participant, start_number)"
                        + " values (?, ?, 1, ?, ?, ?, 'all', 0, '7', ?, ?, ?, ?, ?)");
        trial = connection.prepareStatement(
                "insert into trial (id, session_id, position, block_index, phase, superseded, attempt, instructed, task, stimulus_id,"
                        + " right_stimulus_id, sent_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        response = connection.prepareStatement(
                "insert into response (trial_id, rating, side, confidence, recognised, rt, correct, interruptions, input, received_at,"
                        + " onset_offset, sent_offset, queued) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    }

    /** An open study; every artwork has this title. */
    public Hung hang(Design design, int ofEach, String title) throws SQLException {
        var hung = new Hung(uuid(), "crowd-" + uuid(), design);
        String document = "{\"title\":\"Crowd\",\"design\":%s}".formatted(DesignDocument.write(design));
        run(
                "insert into study (id, slug, title, demonstration, state, long_edge, design, version, created_at, opened_at)"
                        + " values (?, ?, ?, false, 'OPEN', 512, ?, 1, ?, ?)",
                hung.id,
                hung.slug,
                title,
                DesignDocument.write(design),
                at(START),
                at(START));
        run(
                "insert into study_version (study_id, version, document, sha256, audit, frozen_at) values (?, 1, ?, ?, '{}', ?)",
                hung.id,
                document,
                DigestUtils.sha256Hex(document),
                at(START));
        for (int number = 0; number < ofEach; number++) {
            hung.humans.add(stimulus(hung, title, true));
            hung.machines.add(stimulus(hung, title, false));
        }
        connection.commit();
        return hung;
    }

    /** So many sessions one minute after the other. */
    public void answer(Hung hung, int sessions) throws SQLException {
        for (int number = 0; number < sessions; number++) {
            session(hung, number);
            if (number % BATCH == BATCH - 1) {
                send();
            }
        }
        send();
        run("update study set sessions_started = ? where id = ?", hung.started, hung.id);
        connection.commit();
    }

    private void session(Hung hung, int number) throws SQLException {
        UUID who = uuid();
        UUID id = uuid();
        Instant begun = START.plusSeconds(60L * number);
        boolean panel = number % 3 == 1;
        add(participant, who, hung.id, panel ? "PANEL" : "OPEN", DigestUtils.sha256Hex("key" + who), at(begun));
        boolean finished = number % UNFINISHED != UNFINISHED - 1;
        add(
                session,
                id,
                hung.id,
                who,
                DigestUtils.sha256Hex("token" + id),
                chance.nextLong(),
                at(begun),
                at(begun),
                finished ? at(begun.plusSeconds(55)) : null,
                panel ? "=panel" + number : null,
                ++hung.started);
        int position = 0;
        double skill = chance.nextDouble(0.4, 0.9);
        for (int block = 0; block < hung.design.blocks().size(); block++) {
            Block of = hung.design.blocks().get(block);
            boolean anew = number % ANEW == 3 && of.counts();
            for (int attempt = anew ? 0 : 1; attempt < 2; attempt++) {
                for (int place = 0; place < (attempt == 0 ? 1 : finished ? of.length() : 1); place++) {
                    String phase = of.practice() ? "PRACTICE" : place >= of.trials() ? "CATCH" : "MAIN";
                    var row = new Row(of.task(), block, phase, position++, attempt == 0, anew ? attempt + 1 : 1);
                    answer(hung, id, row, number, skill, begun);
                }
            }
        }
    }

    private record Row(Task task, int block, String phase, int position, boolean superseded, int attempt) {}

    private void answer(Hung hung, UUID session, Row row, int number, double skill, Instant begun) throws SQLException {
        UUID id = uuid();
        boolean pair = row.task() == Task.PAIR;
        boolean machine = chance.nextBoolean();
        boolean caught = row.phase().equals("CATCH");
        boolean right = caught ? number % CARELESS != 0 : chance.nextDouble() < skill;
        UUID human = any(hung.humans);
        UUID made = any(hung.machines);
        Instant issued = begun.plusSeconds(4L * row.position());
        int rt = chance.nextInt(250, 3500);
        boolean saysMachine = machine == (right || caught);
        Integer rating = pair ? null : saysMachine ? 4 + chance.nextInt(3) : 1 + chance.nextInt(3);
        if (caught && !pair) {
            rating = saysMachine ? 6 : 1;
        }
        String side = pair ? (saysMachine ? "RIGHT" : "LEFT") : null;
        String instructed = caught ? instruction(pair, saysMachine == right) : null;
        add(
                trial,
                id,
                session,
                row.position(),
                row.block(),
                row.phase(),
                row.superseded(),
                row.attempt(),
                instructed,
                row.task().name(),
                machine ? made : human,
                pair ? (machine ? human : made) : null,
                at(issued));
        add(
                response,
                id,
                rating,
                side,
                pair ? 1 + chance.nextInt(3) : null,
                chance.nextInt(20) == 0,
                chance.nextInt(30) == 0 ? null : rt,
                right,
                number % LEAVING == 0 ? 1 : 0,
                "mouse",
                at(issued.plusMillis(rt + 40L)),
                1000,
                1000 + rt,
                false);
    }

    private static String instruction(boolean pair, boolean machine) {
        return pair ? (machine ? "RIGHT" : "LEFT") : machine ? "6" : "1";
    }

    private UUID stimulus(Hung hung, String title, boolean human) throws SQLException {
        UUID artwork = artwork(title, human ? "PAINTING" : "PHOTOGRAPH");
        UUID stimulus = uuid();
        String picture = DigestUtils.sha256Hex("picture" + stimulus);
        // measured, since nobody could decode them
        run(
                "insert into picture (sha256, bytes, media_type, width, height, stored_at, luminance, contrast, saturation, sharpness,"
                        + " noise, border, blockiness, spectral_slope, jpeg_history)"
                        + " values (?, ?, 'image/jpeg', 512, 384, ?, 0.5, 0.2, 0.3, 0.1, 0.01, 1, 1, -2, 1.5)",
                picture,
                new byte[1],
                at(START));
        run(
                "insert into stimulus (id, origin, stand_in, picture_sha256, artwork_id, content_artwork_id, preset, network, made_at)"
                        + " values (?, ?, false, ?, ?, ?, ?, ?, ?)",
                stimulus,
                human ? "HUMAN" : "MACHINE",
                picture,
                human ? artwork : null,
                human ? null : artwork,
                human ? null : "quality",
                human ? null : "vgg19 to relu3_4, \"eight\" layers",
                at(START));
        if (!human) {
            for (int position = 0; position < 2; position++) {
                run(
                        "insert into stimulus_style (stimulus_id, style_artwork_id, position) values (?, ?, ?)",
                        stimulus,
                        artwork(title, "PAINTING"),
                        position);
            }
        }
        run("insert into hanging (id, study_id, stimulus_id, shown) values (?, ?, ?, 3)", uuid(), hung.id, stimulus);
        return stimulus;
    }

    private UUID artwork(String title, String kind) throws SQLException {
        UUID artwork = uuid();
        run(
                "insert into artwork (id, kind, title, creator, credit, stand_in, added_at, style) values (?, ?, ?, 'A. Hand', 'CC0', false, ?, 'marine')",
                artwork,
                kind,
                title,
                at(START));
        return artwork;
    }

    private void send() throws SQLException {
        participant.executeBatch();
        session.executeBatch();
        trial.executeBatch();
        response.executeBatch();
        connection.commit();
    }

    private void run(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            add(statement, parameters);
            statement.executeBatch();
        }
    }

    private static void add(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int index = 0; index < parameters.length; index++) {
            statement.setObject(index + 1, parameters[index]);
        }
        statement.addBatch();
    }

    private UUID any(List<UUID> stimuli) {
        return stimuli.get(chance.nextInt(stimuli.size()));
    }

    private UUID uuid() {
        return new UUID((chance.nextLong() & ~0xF000L) | 0x4000L, (chance.nextLong() >>> 2) | Long.MIN_VALUE);
    }

    private static Object at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
