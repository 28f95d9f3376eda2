package blindbrush.results;

import blindbrush.design.BlindGuesser;
import blindbrush.design.Task;
import blindbrush.gallery.FilmFrame;
import blindbrush.gallery.Origin;
import blindbrush.gallery.Stimulus;
import blindbrush.statistics.Interval;
import blindbrush.statistics.SignalDetection;
import blindbrush.study.Disclosure;
import blindbrush.study.Phase;
import blindbrush.study.Response;
import blindbrush.study.Session;
import blindbrush.study.Trial;
import jakarta.persistence.Tuple;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * How one participant did, with the truth of every picture that they answered.
 *
 * @param right trials answered rightly
 * @param chance share of right answers that the best guesser gets who knows the design and sees nothing
 * @param interval of this participant's own accuracy (Wilson)
 */
public record SessionResult(int right, double chance, Interval interval, List<Revealed> trials) {

    /** One trial with its answer, and its pictures with their truth. */
    public record Revealed(Trial trial, Response response, List<Shown> pictures) {}

    /**
     * A picture that was shown.
     *
     * @param number 1, or 2 for the right one of a pair: its place in the trial's picture addresses
     * @param others how many of all other responses to this picture in the same task were right, in this study
     * @param filmed whether it has a film strip
     */
    public record Shown(int number, Stimulus stimulus, Tally others, boolean filmed) {

        /** Whether others are so many that more than their number may be told. */
        public boolean tellsOthers() {
            return Disclosure.mayTellAnswers(others.of());
        }
    }

    /** The result of a finished session with what everybody answered; its trials that count. */
    public static SessionResult of(Session session) {
        boolean counted = session.version == session.study.version;
        return of(session, counted ? StimulusTallies.of(session.study) : Map.of());
    }

    /** The same without what others answered. */
    public static SessionResult alone(Session session) {
        return of(session, Map.of());
    }

    private static SessionResult of(Session session, Map<Task, Map<UUID, Tally>> everybody) {
        List<Tuple> answered = answered(session);
        Set<UUID> filmed = filmed(answered.stream().map(row -> row.get(0, Trial.class)));
        List<Revealed> revealed = answered.stream()
                .map(row -> reveal(row.get(0, Trial.class), row.get(1, Response.class), everybody, filmed))
                .toList();
        int right =
                (int) revealed.stream().filter(each -> each.response().correct).count();
        return new SessionResult(
                right, BlindGuesser.overall(session.design()), Interval.wilson(right, revealed.size()), revealed);
    }

    /** Trials in all. */
    public int of() {
        return trials.size();
    }

    /** How many trials guessing answers rightly on average. */
    public double byGuessing() {
        return of() * chance;
    }

    /** Of the single pictures that were shown, up to three that most people took for the other kind, the worst first. */
    public List<Revealed> fooling() {
        return trials.stream()
                .filter(revealed -> revealed.trial().task == Task.YES_NO)
                .filter(revealed -> revealed.pictures().get(0).tellsOthers())
                .filter(revealed -> others(revealed).percent() < 50)
                .sorted(Comparator.comparing(revealed -> others(revealed).percent()))
                .limit(3)
                .toList();
    }

    private static Tally others(Revealed revealed) {
        return revealed.pictures().get(0).others();
    }

    /** Trials that this participant answered wrongly. */
    public List<Revealed> mistakes() {
        return answered(false);
    }

    /** Trials that this participant answered rightly. */
    public List<Revealed> rights() {
        return answered(true);
    }

    private List<Revealed> answered(boolean correct) {
        return trials.stream()
                .filter(revealed -> revealed.response().correct == correct)
                .toList();
    }

    /** What this participant can tell apart in yes-no trials; none where pictures of one origin never came. */
    public Optional<SignalDetection> sensitivity() {
        return SignalDetection.of(
                yesNo(Origin.MACHINE, true),
                yesNo(Origin.MACHINE, false),
                yesNo(Origin.HUMAN, false),
                yesNo(Origin.HUMAN, true));
    }

    private int yesNo(Origin truth, boolean correct) {
        return (int) trials.stream()
                .filter(revealed -> revealed.trial().task == Task.YES_NO)
                .filter(revealed -> revealed.trial().stimulus.origin == truth)
                .filter(revealed -> revealed.response().correct == correct)
                .count();
    }

    /** One answered trial, without what others said. */
    public static Revealed reveal(Trial trial) {
        return reveal(trial, Response.findById(trial.id), Map.of(), filmed(Stream.of(trial)));
    }

    /** Those of the pictures that have film strips. All that is told of each is read on the way. */
    private static Set<UUID> filmed(Stream<Trial> trials) {
        List<Stimulus> pictures =
                trials.flatMap(trial -> trial.stimuli().stream()).distinct().toList();
        Stimulus.fetchProvenance(pictures);
        return FilmFrame.among(pictures);
    }

    /** Reads everything in one statement, so that a withdrawal at the same time leaves all of it or nothing. */
    private static List<Tuple> answered(Session session) {
        return Response.getEntityManager()
                .createQuery(
                        "select t, r from Trial t, Response r where r.trialId = t.id and t.session = :session and t.superseded = false and t.phase = :main order by t.position",
                        Tuple.class)
                .setParameter("session", session)
                .setParameter("main", Phase.MAIN)
                .getResultList();
    }

    private static Revealed reveal(
            Trial trial, Response response, Map<Task, Map<UUID, Tally>> everybody, Set<UUID> filmed) {
        Map<UUID, Tally> alike = everybody.getOrDefault(trial.task, Map.of());
        List<Shown> pictures = Stream.of(1, 2)
                .flatMap(number -> trial
                        .picture(number)
                        .map(stimulus -> new Shown(
                                number,
                                stimulus,
                                others(trial, response, alike.getOrDefault(stimulus.id, Tally.NONE)),
                                filmed.contains(stimulus.id)))
                        .stream())
                .toList();
        return new Revealed(trial, response, pictures);
    }

    /** Everybody's answers without this participant's own. Answers of staff are not among them. */
    private static Tally others(Trial trial, Response response, Tally everybody) {
        return trial.session.staff ? everybody : everybody.without(response.correct);
    }
}
