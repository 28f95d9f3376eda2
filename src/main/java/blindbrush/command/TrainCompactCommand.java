package blindbrush.command;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import blindbrush.command.option.InputPicture;
import blindbrush.command.option.UnusableFileException;
import blindbrush.command.option.Version;
import blindbrush.disk.WholeFile;
import blindbrush.network.DeviceChoice;
import blindbrush.network.PyTorch;
import blindbrush.network.RgbPlanes;
import blindbrush.network.Vgg19;
import blindbrush.training.CompactTraining;
import blindbrush.weights.CompactWeights;
import blindbrush.weights.Vgg19Weights;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code train-compact}: teaches the compact network that the program comes with. */
@Command(
        name = "train-compact",
        description =
                "Teaches a small network to see as VGG-19 does, from weights and a folder of pictures, and writes it.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class TrainCompactCommand implements Callable<Integer> {

    private static final String BEGUN_FROM = "begun from";

    private static final List<Integer> USUAL = List.of(16, 48, 96);

    private static final Duration BETWEEN_CHECKPOINTS = Duration.ofMinutes(1);

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--teacher",
            required = true,
            paramLabel = "FILE",
            description = "VGG-19's weights, to relu3_4 or further.")
    private Path teacher;

    @Option(
            names = "--pictures",
            required = true,
            paramLabel = "FOLDER",
            description = "A folder of pictures to learn from: its files that end in jpg or png.")
    private Path pictures;

    @Option(
            names = "--examine",
            paramLabel = "FOLDER",
            description = "Other pictures, on which the report's errors are taken. Default: those learned from.")
    private Optional<Path> others;

    @Option(names = "--output", required = true, paramLabel = "FILE.safetensors", description = "File to write.")
    private Path output;

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description =
                    "A checkpoint, written every minute. The same command goes on from it and deletes it at the end.")
    private Optional<Path> checkpoint;

    @Option(
            names = "--from",
            paramLabel = "FILE",
            description = "An earlier network, whose convolutions are the start. Default: random numbers.")
    private Optional<Path> from;

    @Option(
            names = "--widths",
            split = ",",
            paramLabel = "CHANNELS",
            description =
                    "Channels of the three blocks, multiples of 16. A wider earlier network loses the channels that are missed least. Default: the "
                            + "earlier network's, else 16,48,96.")
    private List<Integer> widths = List.of();

    @Option(
            names = "--steps",
            defaultValue = "8000",
            description =
                    "Steps of eight pieces of pictures and three that are being stylized. Default: ${DEFAULT-VALUE}.")
    private int steps;

    @Option(
            names = "--batch",
            defaultValue = "1",
            paramLabel = "TIMES",
            description =
                    "How many times as many pieces each step has; a GPU has room for several. Default: ${DEFAULT-VALUE}.")
    private int batch;

    @Option(
            names = "--size",
            defaultValue = "768",
            paramLabel = "PIXELS",
            description = "Long edge to which pictures are brought first. Default: ${DEFAULT-VALUE}.")
    private int size;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Seed of the training: the same seed gives the same network. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--device", defaultValue = "auto", description = "auto, cpu or gpu. Default: ${DEFAULT-VALUE}.")
    private DeviceChoice device;

    @Override
    public Integer call() throws IOException {
        Vgg19Weights weights = Vgg19Weights.read(teacher);
        Optional<CompactWeights> earlier = from.map(CompactWeights::read);
        List<Path> files = files(pictures);
        Engine engine = PyTorch.start(0);
        Device chosen = PyTorch.choose(engine, device);
        try (NDManager manager = engine.newBaseManager(chosen);
                CompactTraining training = new CompactTraining(
                        new Vgg19(manager, weights, DataType.FLOAT32),
                        manager,
                        planes(files),
                        widths(earlier),
                        earlier,
                        steps,
                        batch,
                        seed)) {
            learn(training);
            Map<String, List<Double>> errors =
                    training.examined(planes(others.isPresent() ? files(others.get()) : files));
            CompactWeights learned = training.learned(metadata(weights, earlier, files, errors));
            learned.write(output);
            errors.forEach((layer, found) -> spec.commandLine()
                    .getOut()
                    .printf(Locale.ROOT, "%s   features %.4f   Gram %.4f%n", layer, found.get(0), found.get(1)));
        }
        if (checkpoint.isPresent()) {
            Files.deleteIfExists(checkpoint.get());
        }
        return 0;
    }

    private List<Integer> widths(Optional<CompactWeights> earlier) {
        return widths.isEmpty() ? earlier.map(known -> known.layout().widths()).orElse(USUAL) : widths;
    }

    private void learn(CompactTraining training) throws IOException {
        goOn(training);
        TrainingLine line = new TrainingLine(training.steps(), steps);
        long lastCheckpoint = System.nanoTime();
        while (training.steps() < steps) {
            line.stepped(training.steps(), training.step());
            if (checkpoint.isPresent() && System.nanoTime() - lastCheckpoint > BETWEEN_CHECKPOINTS.toNanos()) {
                keep(checkpoint.get(), training);
                lastCheckpoint = System.nanoTime();
            }
        }
    }

    private void goOn(CompactTraining training) {
        if (checkpoint.filter(Files::exists).isEmpty()) {
            return;
        }
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(checkpoint.get())))) {
            training.restore(in);
        } catch (IOException other) {
            throw new UnusableFileException(
                    "%s is no checkpoint of this training: name another, or delete it".formatted(checkpoint.get()),
                    other);
        }
    }

    private static void keep(Path checkpoint, CompactTraining training) throws IOException {
        WholeFile.write(checkpoint, stream -> {
            var out = new DataOutputStream(stream);
            training.save(out);
            out.flush();
        });
    }

    private Map<String, String> metadata(
            Vgg19Weights weights,
            Optional<CompactWeights> earlier,
            List<Path> files,
            Map<String, List<Double>> errors) {
        Map<String, String> said = new TreeMap<>();
        earlier.ifPresent(known -> said.put(BEGUN_FROM, course(known)));
        said.put("teacher", "%s, SHA-256 %s".formatted(weights.origin().label(), weights.sha256()));
        said.put("pictures", "%d pictures brought to %d pixels, in pieces of 96".formatted(files.size(), size));
        said.put(
                "steps",
                "%d of %d pieces of pictures and %d being stylized, seed %d"
                        .formatted(steps, batch * CompactTraining.PIECES, batch * CompactTraining.FORGED, seed));
        said.put("date", LocalDate.now(ZoneOffset.UTC).toString());
        said.put("licence", "CC BY 4.0");
        said.put(
                "credit",
                "features learned from VGG-19 (Karen Simonyan and Andrew Zisserman, Visual Geometry Group, University of "
                        + "Oxford, CC BY 4.0)");
        errors.forEach((layer, found) -> said.put(
                "error " + layer,
                String.format(Locale.ROOT, "features %.4f, Gram matrix %.4f", found.get(0), found.get(1))));
        return said;
    }

    /** Of an earlier network and those before it. */
    private static String course(CompactWeights known) {
        String before = known.metadata().get(BEGUN_FROM);
        return "SHA-256 %s (%s%s)"
                .formatted(
                        known.sha256(),
                        known.metadata().getOrDefault("steps", "of unknown steps"),
                        before == null ? "" : "; begun from " + before);
    }

    private List<RgbPlanes> planes(List<Path> files) {
        return files.stream()
                .map(file -> RgbPlanes.of(InputPicture.read(file).image()).within(size))
                .toList();
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new UnusableFileException("%s is no folder".formatted(folder));
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().toLowerCase(Locale.ROOT).matches(".*\\.(jpe?g|png)"))
                    .sorted()
                    .toList();
        }
    }
}
