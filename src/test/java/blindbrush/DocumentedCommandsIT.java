package blindbrush;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import blindbrush.testing.Postgres;
import blindbrush.testing.RunningApplication;
import blindbrush.testing.SyntheticWeightsFile;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The documentation's commands work: a shell runs them as they stand there, page by page, in their order and in one folder a page; those that
 * take long in another one. The folder has the built program as
 * {@code target}, and pictures and weights under the names that the page gives them.
 */
class DocumentedCommandsIT {

    /** Commands that do not run here, and why; one reason for each. */
    private static final List<Exemption> NOT_RUN = List.of(
            new Exemption("^(\\w+=\\S+ )?mvn ", "Maven runs this test; DocumentationTest looks at what is named"),
            new Exemption("PYTORCH_FLAVOR=cu", "wants an NVIDIA GPU and a PyTorch for CUDA"),
            new Exemption(" weights fetch$", "downloads 52 MB; WeightsFetchTest has a server of its own"),
            new Exemption("--(more-)?weights vgg19-normalised", "wants Oxford's numbers to relu5_1, and hours"),
            new Exemption(" train-compact ", "takes hours; CompactTrainingTest teaches a little"),
            new Exemption(" blindbrush[.\\w]+Benchmark$", "takes long, on a class path that Maven writes"),
            new Exemption("^curl ", "wants a study; StudyApiTest runs it"),
            new Exemption(" analysis/reproduce", "wants answers; ReproductionTest runs it"),
            new Exemption(" check data-set.zip$", "wants a data set; CompletenessTest checks one"));

    /** Commands that run among the faults only, and why. */
    private static final List<Exemption> LONG = List.of(
            new Exemption("^(?!PYTORCH).*=.* -jar \\S+$", "starts the web application once more, for its settings"),
            new Exemption(" stylize (?!.*--(size|weights))", "makes a picture of the usual size: half a minute"),
            new Exemption(" benchmark compact ", "makes VGG-19's picture: a minute"));

    private static final Path BUILT = Path.of(
                    System.getProperty("application.jar", "target/quarkus-app/quarkus-run.jar"))
            .toAbsolutePath()
            .getParent()
            .getParent();

    private static final int MINUTES = 20;

    /** A name of the page's; a database here. */
    private static final String DATABASE = "//host/name";

    private static final String PASSWORD = "a password";

    /** A port of the page's, which may be taken. */
    private static final String PORT = "-Dquarkus.http.port=8090";

    private static final String FREE_PORT = "-Dquarkus.http.port=0";

    private static final Pattern SERVES = Pattern.compile(" -jar \\S+$");
    private static final Pattern PICTURE = Pattern.compile("[\\w-]+\\.jpg");
    private static final Pattern WEIGHTS = Pattern.compile("[\\w/-]*\\bvgg19(?:-oxford)?\\.safetensors");
    private static final Pattern TEST = Pattern.compile("\\w+Test");
    private static final Pattern OUTPUT = Pattern.compile("--output (\\S+)");

    @TempDir
    Path folder;

    /**
     * @param pattern found in the commands that it is about
     * @param why they are not run with the others
     */
    private record Exemption(Pattern pattern, String why) {

        private Exemption(String pattern, String why) {
            this(Pattern.compile(pattern), why);
        }

        boolean isAbout(String command) {
            return pattern.matcher(command).find();
        }
    }

    @Test
    void every_command_is_run_or_has_one_reason_not_to_be_and_every_reason_is_needed() throws Exception {
        List<String> commands =
                commands().values().stream().flatMap(List::stream).toList();
        List<Exemption> all = Stream.of(NOT_RUN, LONG).flatMap(List::stream).toList();
        assertThat(commands).hasSizeGreaterThan(20).allSatisfy(command -> assertThat(
                        all.stream().filter(exemption -> exemption.isAbout(command)))
                .hasSizeLessThan(2));
        assertThat(all).allSatisfy(exemption -> assertThat(commands).anyMatch(exemption::isAbout));
        assertThat(all)
                .flatExtracting(exemption -> found(TEST, exemption.why()))
                .isNotEmpty()
                .isSubsetOf(tests());
        assertThat(commands)
                .anyMatch(command -> command.contains(DATABASE))
                .anyMatch(command -> command.contains(PORT));
    }

    @ParameterizedTest
    @MethodSource("pagesWithShortCommands")
    void what_takes_seconds_works(Path page) throws Exception {
        run(commands().get(page).stream().filter(DocumentedCommandsIT::isShort).toList());
    }

    @Tag("faults")
    @ParameterizedTest
    @MethodSource("pagesWithLongCommands")
    void what_takes_longer_works_too(Path page) throws Exception {
        run(commands().get(page).stream().filter(DocumentedCommandsIT::isLong).toList());
    }

    private static Stream<Path> pagesWithShortCommands() {
        return pagesWith(DocumentedCommandsIT::isShort);
    }

    private static Stream<Path> pagesWithLongCommands() {
        return pagesWith(DocumentedCommandsIT::isLong);
    }

    private static Stream<Path> pagesWith(Predicate<String> kind) {
        return commands().entrySet().stream()
                .filter(page -> page.getValue().stream().anyMatch(kind))
                .map(Map.Entry::getKey);
    }

    /** By page; what an earlier page has too stands with that one. */
    private static Map<Path, List<String>> commands() {
        Set<String> seen = new HashSet<>();
        Map<Path, List<String>> commands = new LinkedHashMap<>();
        DocumentedCommands.pages()
                .forEach(page -> commands.put(
                        page,
                        DocumentedCommands.of(page).stream().filter(seen::add).toList()));
        return commands;
    }

    private static boolean canRun(String command) {
        return NOT_RUN.stream().noneMatch(exemption -> exemption.isAbout(command));
    }

    private static boolean isShort(String command) {
        return canRun(command) && LONG.stream().noneMatch(exemption -> exemption.isAbout(command));
    }

    private static boolean isLong(String command) {
        return canRun(command) && !isShort(command);
    }

    private void run(List<String> commands) throws Exception {
        layOut(String.join("\n", commands));
        Path link = Files.createSymbolicLink(folder.resolve("target"), BUILT);
        try {
            for (String command : commands) {
                run(command);
            }
        } finally {
            Files.delete(link);
        }
    }

    private void run(String command) throws Exception {
        if (command.contains(DATABASE)) {
            serveOnPostgresql(command);
        } else if (SERVES.matcher(command).find()) {
            serve(command.replace(PORT, FREE_PORT));
        } else {
            finish(command);
        }
    }

    /** The files that the commands begin with. */
    private void layOut(String commands) throws IOException {
        Iterator<Path> pictures = pictures().iterator();
        for (String name : found(PICTURE, commands)) {
            Files.copy(pictures.next(), folder.resolve(name));
        }
        for (String name : found(WEIGHTS, commands)) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            SyntheticWeightsFile.upTo(8, file);
        }
    }

    private void finish(String command) throws Exception {
        Path said = folder.resolve("said");
        Process process = shell(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
        assertThat(process.exitValue()).as(() -> text(said)).isZero();
        assertThat(found(OUTPUT, command))
                .allSatisfy(output -> assertThat(folder.resolve(output)).exists());
    }

    private void serve(String command) throws Exception {
        try (var application = RunningApplication.start(shell(command))) {
            assertThat(application.isHealthy()).as(application.log()).isTrue();
        }
    }

    private void serveOnPostgresql(String command) throws Exception {
        try (EmbeddedPostgres postgres = Postgres.embedded().start();
                Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE ROLE blindbrush LOGIN PASSWORD '" + PASSWORD + "'");
            statement.execute("CREATE DATABASE name OWNER blindbrush");
            serve(command.replace(DATABASE, "//localhost:" + postgres.getPort() + "/name"));
        }
    }

    /** It prints the command before it runs it. */
    private ProcessBuilder shell(String command) {
        var shell = new ProcessBuilder("bash", "-euxo", "pipefail", "-c", command).directory(folder.toFile());
        Map<String, String> environment = shell.environment();
        String java = Path.of(System.getProperty("java.home"), "bin").toString();
        environment.merge("PATH", java, (others, own) -> own + File.pathSeparator + others);
        environment.put("QUARKUS_HTTP_PORT", "0");
        environment.put("BLINDBRUSH_DEMONSTRATION_PICTURES", "0");
        environment.put("PASSWORD", PASSWORD);
        environment.put("JDK_JAVA_OPTIONS", String.join(" ", RunningApplication.QUICK_TO_START));
        return shell;
    }

    private static List<Path> pictures() throws IOException {
        try (Stream<Path> pictures = Files.list(Path.of("data/starter/stand-ins"))) {
            return pictures.sorted().toList();
        }
    }

    private static Set<String> tests() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            return files.map(file -> file.getFileName().toString().replace(".java", ""))
                    .collect(toCollection(TreeSet::new));
        }
    }

    /** Each once: the pattern's last group, wherever it occurs. */
    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(match.groupCount()))
                .collect(toCollection(TreeSet::new));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
