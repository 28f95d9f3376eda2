package blindbrush.command;

import static java.util.Objects.requireNonNull;

import blindbrush.command.Comparison.Run;
import blindbrush.command.series.PictureRecord.Input;
import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A comparison as one HTML page that needs nothing but the pictures beside it. */
final class ComparisonPage {

    /** A row of a table: its head, and its cells. */
    record Line(String head, List<Item> cells) {}

    /** A cell; marked if it is not as the reference's. */
    record Item(String text, boolean marked) {}

    /** A preset's part of the page. */
    record PresetPart(Run run, boolean reference, List<String> differences, List<String> effects) {}

    private final Comparison comparison;
    private final Run reference;

    ComparisonPage(Comparison comparison) {
        this.comparison = comparison;
        this.reference = comparison.referenceRun();
    }

    byte[] html() throws IOException {
        try (InputStream template = ComparisonPage.class.getResourceAsStream("compare.html")) {
            String text = new String(template.readAllBytes(), StandardCharsets.UTF_8);
            return engine().parse(text, Variant.forContentType(Variant.TEXT_HTML))
                    .data("comparison", comparison)
                    .data("content", name(comparison.content()))
                    .data(
                            "styles",
                            comparison.styles().stream()
                                    .map(ComparisonPage::name)
                                    .toList())
                    .data("summary", summary())
                    .data("parts", parts())
                    .data("costs", costs())
                    .data("terms", terms())
                    .data("settings", settings())
                    .render()
                    .getBytes(StandardCharsets.UTF_8);
        }
    }

    private static Engine engine() {
        return Engine.builder()
                .addDefaults()
                .addValueResolver(new ReflectionValueResolver())
                .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
                .build();
    }

    private static String name(Input input) {
        return String.valueOf(Path.of(input.file()).getFileName());
    }

    /** Presets change many settings at once, so this claims no cause. */
    private String summary() {
        List<String> nearestFirst = comparison.runs().stream()
                .sorted(Comparator.comparingDouble(Run::total))
                .map(Run::label)
                .toList();
        return "From the lowest loss to the highest: %s.".formatted(String.join(", ", nearestFirst));
    }

    private List<PresetPart> parts() {
        return comparison.runs().stream()
                .map(run -> new PresetPart(run, isReference(run), differences(run), effects(run)))
                .toList();
    }

    private List<String> differences(Run run) {
        List<String> differences = new ArrayList<>();
        for (String setting : names()) {
            String own = run.settings().getOrDefault(setting, "none");
            String other = reference.settings().getOrDefault(setting, "none");
            if (!own.equals(other)) {
                differences.add("%s: %s (%s: %s)".formatted(setting, own, reference.preset(), other));
            }
        }
        return differences;
    }

    private List<String> effects(Run run) {
        return run.measured().entrySet().stream()
                .map(term -> "%s: %s".formatted(term.getKey(), multiple(run, term.getKey())))
                .toList();
    }

    private List<Line> costs() {
        return comparison.runs().stream()
                .map(run -> new Line(
                        run.label(),
                        List.of(
                                plain(run.network()),
                                plain(run.device()),
                                plain(String.valueOf(run.evaluations())),
                                plain(String.format(Locale.ROOT, "%.1f s", run.seconds())),
                                plain(run.peakMemoryBytes()
                                        .map(bytes -> "%d MB".formatted(bytes / 1_000_000))
                                        .orElse("not known here")))))
                .toList();
    }

    private List<Line> terms() {
        List<Line> lines = new ArrayList<>();
        for (String term : reference.measured().keySet()) {
            lines.add(new Line(
                    term,
                    comparison.runs().stream()
                            .map(run -> new Item(
                                    String.format(
                                                    Locale.ROOT,
                                                    "%.3g",
                                                    run.measured().get(term))
                                            + (isReference(run) ? "" : " (" + multiple(run, term) + ")"),
                                    false))
                            .toList()));
        }
        return lines;
    }

    private List<Line> settings() {
        List<Line> lines = new ArrayList<>();
        for (String setting : names()) {
            String usual = reference.settings().getOrDefault(setting, "none");
            List<Item> cells = comparison.runs().stream()
                    .map(run -> run.settings().getOrDefault(setting, "none"))
                    .map(value -> new Item(value, !value.equals(usual)))
                    .toList();
            if (cells.stream().anyMatch(Item::marked)) {
                lines.add(new Line(setting, cells));
            }
        }
        return lines;
    }

    private Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        comparison.runs().stream().map(Run::settings).map(Map::keySet).forEach(names::addAll);
        return names;
    }

    private String multiple(Run run, String term) {
        return String.format(
                Locale.ROOT,
                "×\u00a0%.3g",
                requireNonNull(run.measured().get(term))
                        / Math.max(requireNonNull(reference.measured().get(term)), Double.MIN_NORMAL));
    }

    private boolean isReference(Run run) {
        return run.preset().equals(reference.preset());
    }

    private static Item plain(String text) {
        return new Item(text, false);
    }
}
