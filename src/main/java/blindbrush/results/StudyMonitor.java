package blindbrush.results;

import blindbrush.study.Session;
import blindbrush.study.Study;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The progress of a study under its present version, without a word about origins or single stimuli.
 *
 * @param at when this was counted
 * @param started sessions
 * @param finished of them
 * @param gone of them, those that were left for longer than they may be gone on with
 * @param staff sessions of people who were signed in, which count nowhere else
 * @param stimulusFailed trials left out because their pictures did not come
 * @param unit of the spans: an hour in a study's first two days, later a day
 * @param spans in their order, the latest last, none left out between
 * @param reached how many of the finished and the gone gave at least 0, 1, 2 … answers
 * @param medianTime from consent to the last answer; empty while none is finished
 */
public record StudyMonitor(
        Instant at,
        int started,
        int finished,
        int gone,
        int staff,
        int stimulusFailed,
        ChronoUnit unit,
        List<Span> spans,
        List<Integer> reached,
        Optional<Duration> medianTime) {

    private static final int MOST_SPANS = 60;
    private static final Duration TWO_DAYS = Duration.ofDays(2);

    /** Sessions of an hour or a day (UTC). */
    public record Span(Instant from, int started, int finished) {}

    /**
     * Signs of little care among the answers of finished sessions. They delete nothing.
     *
     * @param answers that count
     * @param fast below {@link SessionQuality#TOO_FAST_MILLIS}
     * @param interrupted during which the page was left
     * @param recognised whose picture was known
     * @param failedCatch catch trials answered otherwise than they said
     * @param unverified of which nobody knows that their pictures stood on the screen
     */
    public record Flags(long answers, long fast, long interrupted, long recognised, long failedCatch, long unverified) {

        /** Below how many ms an answer is too fast. */
        public int fastMillis() {
            return SessionQuality.TOO_FAST_MILLIS;
        }

        static Flags of(Study study) {
            Object[] row = query(study, """
                            select sum(case when t.phase = blindbrush.study.Phase.MAIN then 1 else 0 end),
                            sum(case when t.phase = blindbrush.study.Phase.MAIN and r.rt < :fast then 1 else 0 end),
                            sum(case when t.phase = blindbrush.study.Phase.MAIN and r.interruptions > 0 then 1 else 0 end),
                            sum(case when t.phase = blindbrush.study.Phase.MAIN and r.recognised = true then 1 else 0 end),
                            sum(case when t.phase = blindbrush.study.Phase.CATCH and r.correct = false then 1 else 0 end),
                            sum(case when t.phase = blindbrush.study.Phase.MAIN and r.displayUnverified = true then 1 else 0 end)
                            from Response r join Trial t on t.id = r.trialId join t.session s
                            where s.study = :study and s.version = :version and s.staff = false and s.finishedAt is not null and t.superseded = false""", Object[].class)
                    .setParameter("fast", SessionQuality.TOO_FAST_MILLIS)
                    .getSingleResult();
            return new Flags(
                    number(row[0]), number(row[1]), number(row[2]), number(row[3]), number(row[4]), number(row[5]));
        }
    }

    /** Four queries, which count in the database: some tenths of a second for a hundred thousand sessions. */
    static StudyMonitor of(Study study, Instant now) {
        Instant patience = now.minus(
                Duration.ofMinutes(study.designOfVersion().recruitment().resumeMinutes()));
        Object[] totals = (Object[])
                sessions(study, """
                        select count(*), count(finished_at),
                        sum(case when finished_at is null and last_seen_at < :patience then 1 else 0 end),
                        extract(epoch from min(consented_at)),
                        extract(epoch from percentile_cont(0.5) within group (order by finished_at - consented_at)), sum(failed_trials)
                        from session where study_id = :study and version = :version and staff = false""").setParameter("patience", patience).getSingleResult();
        int finished = (int) number(totals[1]);
        int gone = (int) number(totals[2]);
        ChronoUnit unit = unit(totals[3] == null ? now : Instant.ofEpochSecond(number(totals[3])), now);
        return new StudyMonitor(
                now,
                (int) number(totals[0]),
                finished,
                gone,
                (int) Session.count("study = ?1 and version = ?2 and staff = true", study, study.version),
                (int) number(totals[5]),
                unit,
                spans(study, unit, now),
                reached(study, finished, gone, patience),
                Optional.ofNullable(totals[4]).map(seconds -> Duration.ofSeconds(number(seconds))));
    }

    private static ChronoUnit unit(Instant first, Instant now) {
        return Duration.between(first, now).compareTo(TWO_DAYS) <= 0 ? ChronoUnit.HOURS : ChronoUnit.DAYS;
    }

    private static List<Span> spans(Study study, ChronoUnit unit, Instant now) {
        SortedMap<Instant, Integer> begun = new TreeMap<>();
        SortedMap<Instant, Integer> ended = new TreeMap<>();
        List<?> rows = sessions(study, """
                        select begun, ended, count(*) from (
                        select cast(floor(extract(epoch from consented_at)) as bigint) / :seconds begun,
                        cast(floor(extract(epoch from finished_at)) as bigint) / :seconds ended
                        from session where study_id = :study and version = :version and staff = false) spans group by begun, ended""")
                .setParameter("seconds", unit.getDuration().toSeconds())
                .getResultList();
        for (Object row : rows) {
            Object[] cells = (Object[]) row;
            count(begun, cells[0], unit, cells[2]);
            count(ended, cells[1], unit, cells[2]);
        }
        return spans(begun, ended, unit, now);
    }

    private static void count(SortedMap<Instant, Integer> counts, Object span, ChronoUnit unit, Object sessions) {
        if (span != null) {
            Instant from =
                    Instant.ofEpochSecond(number(span) * unit.getDuration().toSeconds());
            counts.merge(from, (int) number(sessions), Integer::sum);
        }
    }

    /** The spans until now, or, if nobody came for a long time, until somebody last came. */
    private static List<Span> spans(
            SortedMap<Instant, Integer> begun, SortedMap<Instant, Integer> ended, ChronoUnit unit, Instant now) {
        if (begun.isEmpty()) {
            return List.of();
        }
        Instant today = now.truncatedTo(unit);
        boolean quiet = begun.lastKey().isBefore(today.minus(MOST_SPANS - 1L, unit));
        Instant last = quiet ? begun.lastKey() : today;
        Instant earliest = last.minus(MOST_SPANS - 1L, unit);
        List<Span> spans = new ArrayList<>();
        Instant from = begun.firstKey().isBefore(earliest) ? earliest : begun.firstKey();
        for (; !from.isAfter(last); from = from.plus(1, unit)) {
            spans.add(new Span(from, begun.getOrDefault(from, 0), ended.getOrDefault(from, 0)));
        }
        return spans;
    }

    private static List<Integer> reached(Study study, int finished, int gone, Instant patience) {
        int length = study.designOfVersion().length();
        int[] answered = new int[length + 1];
        answered[length] = finished;
        List<Long> given =
                query(study, """
                        select count(*) from Response r join Trial t on t.id = r.trialId join t.session s
                        where s.study = :study and s.version = :version and s.staff = false and s.finishedAt is null and s.lastSeenAt < :patience
                        and t.superseded = false group by s.id""", Long.class).setParameter("patience", patience).getResultList();
        given.forEach(number -> answered[Math.min(length, number.intValue())]++);
        answered[0] += gone - given.size();
        List<Integer> reached = new ArrayList<>();
        for (int number = length, sum = 0; number >= 0; number--) {
            sum += answered[number];
            reached.add(0, sum);
        }
        return reached;
    }

    private static Query sessions(Study study, String sql) {
        return Session.getEntityManager()
                .createNativeQuery(sql)
                .setParameter("study", study.id)
                .setParameter("version", study.version);
    }

    private static <T> TypedQuery<T> query(Study study, String text, Class<T> type) {
        return Session.getEntityManager()
                .createQuery(text, type)
                .setParameter("study", study)
                .setParameter("version", study.version);
    }

    private static long number(Object sum) {
        return sum == null ? 0 : ((Number) sum).longValue();
    }
}
