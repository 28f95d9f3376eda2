package blindbrush.web.participant;

import blindbrush.database.Secret;
import blindbrush.design.BlindGuesser;
import blindbrush.design.Block;
import blindbrush.design.Design;
import blindbrush.design.Feedback;
import blindbrush.design.HumanSide;
import blindbrush.design.Task;
import blindbrush.gallery.Artwork;
import blindbrush.gallery.Origin;
import blindbrush.gallery.Stimulus;
import blindbrush.results.SessionResult;
import blindbrush.results.Tally;
import blindbrush.statistics.Interval;
import blindbrush.study.Arrival;
import blindbrush.study.Disclosure;
import blindbrush.study.Phase;
import blindbrush.study.Response;
import blindbrush.study.Side;
import blindbrush.study.Stored;
import blindbrush.study.Study;
import blindbrush.study.Trial;
import blindbrush.study.TrialView;
import io.quarkus.qute.TemplateInstance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Each page that a participant of a study meets, once, from the templates that participants get. Nothing is stored, and no origin of the
 * study's pictures is told: what stands on pages behind an answer is made up.
 */
public final class SamplePages {

    /** What the addresses of pictures begin with, on pages before an answer. */
    public static final String TRIAL = "/sample-trial-";

    /** The same on pages behind one, where an example stands. */
    private static final String ANSWERED = "/trials/sample-";

    private static final String CODE = "XXXX-XXXX-XXXX";

    /** Answers of the made-up result, at most. */
    private static final int ANSWERS = 6;

    private final Study study;
    private final Design design;
    private final Labels labels;
    private final Map<String, TemplateInstance> pages = new LinkedHashMap<>();

    /** Words in the place of a picture's labels. */
    public record Labels(String title, String creator) {}

    private SamplePages(Study study, Labels labels) {
        this.study = study;
        this.design = study.design;
        this.labels = labels;
    }

    /** The pages of a study's present design by their names, in the order in which they are met. */
    public static Map<String, TemplateInstance> of(Study study, Labels labels) {
        var sample = new SamplePages(study, labels);
        sample.before();
        sample.trials();
        sample.after();
        return sample.pages;
    }

    private void before() {
        Optional<Arrival.Panel> panel =
                Optional.ofNullable(design.recruitment().completionCode()).map(code -> new Arrival.Panel("", "", ""));
        add(
                "consent",
                ConsentTemplates.consent(
                        study, new Arrival(Secret.of(""), Optional.empty(), panel), Stored.of(design), ""));
        add("before-the-first-picture", SessionPages.Templates.begin(study, design, CODE, false));
    }

    /** One of each kind: a task, practice or not, told what to answer or not, with its time. */
    private void trials() {
        Map<List<String>, TrialView> kinds = new LinkedHashMap<>();
        for (Block block : design.blocks()) {
            String instructed = block.task() == Task.PAIR ? "LEFT" : "1";
            kinds.putIfAbsent(kind(block, ""), view(block, kinds.size() + 1, null));
            if (block.catchTrials() > 0) {
                kinds.putIfAbsent(kind(block, instructed), view(block, kinds.size() + 1, instructed));
            }
        }
        kinds.forEach((kind, view) -> {
            String name = String.join(
                    "-", kind.stream().filter(word -> !word.isEmpty()).toList());
            add(name, view.isPair() ? TrialTemplates.pair(view) : TrialTemplates.yesNo(view));
            if (view.isBrief()) {
                add(name + "-masked", view.isPair() ? TrialTemplates.pair(view) : TrialTemplates.yesNo(view));
            }
        });
        if (design.blocks().size() > 1) {
            Block last = design.blocks().get(design.blocks().size() - 1);
            add(
                    "pause",
                    TrialPages.Templates.pause(view(last, design.length() - last.length() + 1, null), last.length()));
        }
        add("no-connection", TrialPages.Templates.cutOff(true));
    }

    private void after() {
        boolean provenance = Disclosure.tellsProvenance(design);
        if (design.hasPractice() || Disclosure.feedback(design) == Feedback.AFTER_EACH) {
            Block first = design.blocks().get(0);
            TrialView view = view(ANSWERED, first, 1, null);
            add("after-an-answer", TrialPages.Templates.feedback(revealed(0, first.task()), view, provenance));
        }
        if (Disclosure.feedback(design) == Feedback.NEVER) {
            add("end", SessionPages.Templates.thanks(design, CODE, false));
        } else {
            add("end", SessionPages.Templates.end(study, design, result(), null, CODE, provenance, false));
        }
        add("withdraw", WithdrawalPages.Templates.withdraw(null));
        add("withdrawn", WithdrawalPages.Templates.withdrawn(study.title));
    }

    private void add(String name, TemplateInstance page) {
        pages.put("%02d-%s".formatted(pages.size() + 1, name), page);
    }

    private static List<String> kind(Block block, String instructed) {
        return List.of(
                block.practice() ? "practice" : "",
                block.task() == Task.PAIR ? "pair" : "one-picture",
                instructed.isEmpty() ? "" : "told-what-to-answer",
                block.exposureMillis() == null ? "" : block.exposureMillis() + "-ms",
                block.dealsExposures() ? "at-each-exposure" : "");
    }

    private TrialView view(Block block, int number, @Nullable String instructed) {
        return view(TRIAL, block, number, instructed);
    }

    private TrialView view(String address, Block block, int number, @Nullable String instructed) {
        return new TrialView(
                address + number,
                "",
                block.task(),
                number,
                design.length(),
                study.demonstration,
                study.title,
                block.practice(),
                false,
                false,
                instructed,
                block.exposureMillis(),
                block.exposureFrames().stream().findFirst().orElse(null),
                design.humanSide() == HumanSide.RIGHT ? Side.RIGHT : Side.LEFT,
                design.deviceClasses());
    }

    private SessionResult result() {
        List<Task> tasks = design.blocks().stream()
                .filter(Block::counts)
                .flatMap(block -> IntStream.range(0, block.trials()).mapToObj(trial -> block.task()))
                .limit(ANSWERS)
                .toList();
        List<SessionResult.Revealed> revealed = new ArrayList<>();
        for (Task task : tasks) {
            revealed.add(revealed(revealed.size(), task));
        }
        int right =
                (int) revealed.stream().filter(each -> each.response().correct).count();
        return new SessionResult(
                right, BlindGuesser.overall(design), Interval.wilson(right, revealed.size()), revealed);
    }

    /** Every third answer is wrong. */
    private SessionResult.Revealed revealed(int number, Task task) {
        boolean machine = number % 2 == 1;
        boolean correct = number % 3 != 2;
        var trial = new Trial();
        trial.id = new UUID(0, number + 1L);
        trial.task = task;
        trial.phase = Phase.MAIN;
        trial.stimulus = stimulus(machine);
        trial.rightStimulus = task == Task.PAIR ? stimulus(!machine) : null;
        var response = new Response();
        response.trialId = trial.id;
        response.correct = correct;
        if (task == Task.PAIR) {
            response.side = machine == correct ? Side.RIGHT : Side.LEFT;
            response.confidence = 2;
        } else {
            response.rating = machine == correct ? 5 : 2;
        }
        List<SessionResult.Shown> pictures = IntStream.rangeClosed(1, task.pictures())
                .mapToObj(place ->
                        new SessionResult.Shown(place, trial.picture(place).orElseThrow(), new Tally(0, 0), false))
                .toList();
        return new SessionResult.Revealed(trial, response, pictures);
    }

    private Stimulus stimulus(boolean machine) {
        var stimulus = new Stimulus();
        stimulus.id = new UUID(0, machine ? 2 : 1);
        stimulus.origin = machine ? Origin.MACHINE : Origin.HUMAN;
        stimulus.standIn = !machine && study.demonstration;
        if (machine) {
            stimulus.contentArtwork = artwork();
            stimulus.styleArtworks.add(artwork());
            stimulus.preset = "…";
            stimulus.network = "…";
        } else {
            stimulus.artwork = artwork();
        }
        return stimulus;
    }

    private Artwork artwork() {
        var artwork = new Artwork();
        artwork.title = labels.title();
        artwork.creator = labels.creator();
        artwork.credit = "";
        return artwork;
    }
}
