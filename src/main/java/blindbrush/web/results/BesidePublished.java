package blindbrush.web.results;

import blindbrush.gallery.Origin;
import blindbrush.results.PublishedStudy;
import blindbrush.results.YesNoFigures;
import blindbrush.statistics.crossed.Estimate;
import blindbrush.study.Disclosure;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * The sensitivity to single pictures of a study beside that of published ones, each on a line and all on one scale; places in units of lines 100
 * long.
 *
 * @param zero where guessing stands
 * @param own where this study stands
 * @param low place of its lower bound
 * @param high place of its upper bound
 * @param least at the left end
 * @param most at the right end
 * @param figures of this study
 * @param others the most sensitive first
 */
record BesidePublished(
        String zero,
        String own,
        String low,
        String high,
        long least,
        long most,
        YesNoFigures figures,
        List<Other> others) {

    static final String KEY = "published";

    /** A published study and the place of its estimate. */
    record Other(PublishedStudy study, String at) {}

    /**
     * Empty where the study has no single pictures, its figures do not speak of other pictures and people yet or not of people at all, or its
     * sensitivity has no interval.
     */
    static Optional<BesidePublished> of(@Nullable YesNoFigures figures, Disclosure disclosure) {
        return Optional.ofNullable(figures)
                .filter(each ->
                        disclosure.mayStandBesidePublished() && dPrime(each).hasInterval())
                .map(BesidePublished::of);
    }

    private static BesidePublished of(YesNoFigures figures) {
        var dPrime = dPrime(figures).bounds();
        var span = DoubleStream.concat(
                        PublishedStudy.all().stream().mapToDouble(PublishedStudy::dPrime),
                        DoubleStream.of(0, 1, dPrime.lower(), dPrime.upper()))
                .summaryStatistics();
        long least = (long) Math.floor(span.getMin());
        long most = (long) Math.ceil(span.getMax());
        var across = new Scale(least, most, 0, 100);
        return new BesidePublished(
                across.at(0),
                across.at(dPrime.estimate()),
                across.at(dPrime.lower()),
                across.at(dPrime.upper()),
                least,
                most,
                figures,
                PublishedStudy.all().stream()
                        .sorted(Comparator.comparingDouble(PublishedStudy::dPrime)
                                .reversed())
                        .map(study -> new Other(study, across.at(study.dPrime())))
                        .toList());
    }

    /** Of this study. */
    public Estimate dPrime() {
        return dPrime(figures);
    }

    private static Estimate dPrime(YesNoFigures figures) {
        return figures.crossed().detection().dPrime();
    }

    /** One row a study, this one first. */
    public PlotTable numbers(String title, int sessions) {
        PlotTable table = PlotTable.of(
                KEY,
                "study",
                "year",
                "task",
                "participants",
                "human_pictures",
                "machine_pictures",
                "hit_rate",
                "false_alarm_rate",
                "d_prime",
                "d_prime_lower",
                "d_prime_upper",
                "criterion",
                "caveat",
                "source",
                "address");
        var crossed = figures.crossed();
        table.add(
                title,
                null,
                "painting by a human or picture by a machine",
                sessions,
                figures.stimuliOf(Origin.HUMAN).size(),
                figures.stimuliOf(Origin.MACHINE).size(),
                1 - crossed.machineCalledHuman().estimate(),
                1 - crossed.calledHuman().estimate(),
                dPrime().estimate(),
                dPrime().bounds().lower(),
                dPrime().bounds().upper(),
                crossed.detection().criterion().estimate(),
                null,
                null,
                null);
        for (Other other : others) {
            PublishedStudy study = other.study;
            table.add(
                    study.name(),
                    study.year(),
                    study.task(),
                    study.participants(),
                    study.humanPictures(),
                    study.machinePictures().isPresent()
                            ? study.machinePictures().getAsInt()
                            : null,
                    study.hitRate(),
                    study.falseAlarmRate(),
                    study.dPrime(),
                    null,
                    null,
                    study.criterion(),
                    study.caveat(),
                    study.source(),
                    study.address());
        }
        return table;
    }
}
