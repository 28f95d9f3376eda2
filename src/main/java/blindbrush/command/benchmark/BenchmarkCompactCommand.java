package blindbrush.command.benchmark;

import blindbrush.command.option.EngineOptions;
import blindbrush.command.option.InputPicture;
import blindbrush.command.option.Version;
import blindbrush.command.series.ContactSheet;
import blindbrush.command.series.ContactSheet.Cell;
import blindbrush.command.series.ContactSheet.SheetRow;
import blindbrush.network.RgbPlanes;
import blindbrush.refusal.InvalidInputException;
import blindbrush.style.StyleEngineSettings;
import blindbrush.style.StyleTransfer;
import blindbrush.style.StylizedImage;
import blindbrush.style.preset.Presets;
import blindbrush.style.request.StyleImage;
import blindbrush.style.request.StyleTransferRequest;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.imageio.ImageIO;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code benchmark compact}: pictures of the compact network beside its teacher's, by the teacher's own loss. */
@Command(
        name = "compact",
        description =
                "Makes the same pictures with VGG-19 and with a compact network, measures both by VGG-19's loss and "
                        + "tells how much of the gap in style, from the content image to VGG-19's picture, the compact network closes.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class BenchmarkCompactCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private EngineOptions engine;

    @Option(
            names = "--compact",
            paramLabel = "FILE",
            description = "A compact network. Default: the one in the program.")
    private Optional<Path> compact;

    @Option(names = "--content", required = true, paramLabel = "FILE", description = "Once for each pair.")
    private List<Path> contents;

    @Option(names = "--style", required = true, paramLabel = "FILE", description = "Once for each pair.")
    private List<Path> styles;

    @Option(
            names = "--size",
            paramLabel = "PIXELS",
            defaultValue = "384",
            description = "Long edge. Default: ${DEFAULT-VALUE}.")
    private int size;

    @Option(
            names = "--sheet",
            paramLabel = "FILE.png",
            description = "Where to put all pictures side by side, VGG-19's on the left.")
    private Optional<Path> sheet;

    @Override
    public Integer call() throws IOException {
        if (contents.size() != styles.size()) {
            throw new InvalidInputException(
                    "%d content images and %d styles do not make pairs".formatted(contents.size(), styles.size()));
        }
        List<InputPicture> photographs =
                contents.stream().map(InputPicture::read).toList();
        List<InputPicture> paintings = styles.stream().map(InputPicture::read).toList();
        List<StyleTransferRequest> requests = new ArrayList<>();
        for (int i = 0; i < photographs.size(); i++) {
            StyleImage style = new StyleImage(paintings.get(i).image());
            requests.add(
                    new StyleTransferRequest(photographs.get(i).image(), List.of(style), size, Presets.QUALITY, 1));
        }
        StyleEngineSettings small = engine.settings(compact);
        List<StylizedImage> students;
        try (StyleTransfer student = EngineOptions.open(small)) {
            students = requests.stream()
                    .map(request -> student.stylize(request, progress -> {}))
                    .toList();
        }
        try (StyleTransfer teacher = engine.open()) {
            spec.commandLine()
                    .getOut()
                    .println(
                            "pair                              "
                                    + "style: content    teacher    compact   closed   content: teacher    compact   seconds: teacher  compact");
            List<SheetRow> rows = new ArrayList<>();
            for (int i = 0; i < requests.size(); i++) {
                String name =
                        photographs.get(i).stem() + " × " + paintings.get(i).stem();
                rows.add(row(teacher, requests.get(i), students.get(i), name));
            }
            if (sheet.isPresent()) {
                BufferedImage drawn =
                        new ContactSheet("VGG-19 and the compact network", List.of(), List.of(), rows).draw();
                try (var out = Files.newOutputStream(sheet.get())) {
                    ImageIO.write(drawn, "png", out);
                }
            }
        }
        return 0;
    }

    private SheetRow row(StyleTransfer teacher, StyleTransferRequest request, StylizedImage student, String name) {
        StylizedImage taught = teacher.stylize(request, progress -> {});
        Map<String, Double> before =
                teacher.losses(RgbPlanes.of(request.content()).within(size).toImage(), request);
        Map<String, Double> best = taught.losses();
        Map<String, Double> found = teacher.losses(student.image(), request);
        double closed = (sum(before, "style") - sum(found, "style")) / (sum(before, "style") - sum(best, "style"));
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "%-40s %8.3f   %8.3f   %8.3f   %5.1f%%   %16.4f   %8.4f   %16.1f   %6.1f%n",
                name,
                sum(before, "style"),
                sum(best, "style"),
                sum(found, "style"),
                100 * closed,
                sum(best, "content"),
                sum(found, "content"),
                taught.time().toMillis() / 1000.0,
                student.time().toMillis() / 1000.0);
        out.flush();
        String caption = String.format(
                Locale.ROOT,
                "%s, %.1f\u00a0s, %.1f\u00a0%% closed",
                name,
                student.time().toMillis() / 1000.0,
                100 * closed);
        return new SheetRow("", List.of(Cell.of(taught.image(), "VGG-19"), Cell.of(student.image(), caption)));
    }

    /** Of the weighted terms of a kind. */
    private static double sum(Map<String, Double> losses, String kind) {
        return losses.entrySet().stream()
                .filter(term -> term.getKey().startsWith(kind))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }
}
