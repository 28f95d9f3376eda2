package blindbrush;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import blindbrush.command.Blindbrush;
import blindbrush.design.DesignDocument;
import blindbrush.style.preset.Presets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documentation leads nowhere that is not there, and names no file, test, setting, command, preset or package that the program lacks. */
class DocumentationTest {

    private static final Path README = Path.of("README.md");
    private static final Path CONTRIBUTING = Path.of("CONTRIBUTING.md");
    private static final Path PAGES = Path.of("src/site/markdown");
    private static final Path ARCHITECTURE = PAGES.resolve("architecture.md");
    private static final Path MAIN = Path.of("src/main/java/blindbrush");
    private static final Path TESTS = Path.of("src/test/java/blindbrush");
    private static final Path PROPERTIES = Path.of("src/main/resources/application.properties");
    private static final String JAR = "target/quarkus-app/quarkus-run.jar";

    /** They follow from others, or are the tests'; nobody sets them. */
    private static final Set<String> INTERNAL =
            Set.of("blindbrush.sign-in-cookie", "blindbrush.wanted-cookie", "blindbrush.password-cost");

    private static final Pattern FENCED = Pattern.compile("(?ms)^```(\\w*)\n(.*?)^```$");
    private static final Pattern FENCE = Pattern.compile("(?m)^\\s*(?:```|~~~)");
    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+?) *$");
    private static final Pattern ELSEWHERE = Pattern.compile("[a-z]+:.*");
    private static final Pattern FILE =
            Pattern.compile("[\\w./-]+/[\\w.-]+\\.(?:java|ts|html|R|py|sql|csv|json|xml|properties|md)");
    private static final Pattern SENTENCE = Pattern.compile("(\\w+(?:Test|IT|Contract))\\.(\\w+)");
    private static final Pattern COMMAND = Pattern.compile(Pattern.quote(JAR) + " +(\\S.*)");
    private static final Pattern SPACE = Pattern.compile(" +");

    @Test
    void every_link_leads_to_a_file_and_a_heading_that_exist() {
        for (Path document : documents()) {
            assertThat(links(document)).as("%s", document).allMatch(address -> leads(document, address));
        }
        assertThat(links(README)).hasSizeGreaterThan(10);
    }

    @Test
    void every_setting_in_the_table_is_read() {
        assertThat(settingsInTheTable()).contains("blindbrush.style.threads").isSubsetOf(settingsRead());
    }

    @Test
    void every_setting_of_ours_is_told_of_or_internal() {
        Set<String> ours = found("(?m)^#?(blindbrush\\.[a-z.-]+)=", text(PROPERTIES));
        assertThat(ours).containsAll(INTERNAL);
        ours.removeAll(INTERNAL);
        ours.addAll(settingsMapped());
        assertThat(settingsInTheTable()).containsAll(ours);
    }

    @Test
    void every_setting_s_environment_variable_is_its_own() {
        Pattern row = Pattern.compile("(?m)^\\| `(blindbrush[^`]+)` \\| `([A-Z_]+)` \\|");
        List<MatchResult> rows =
                row.matcher(text(PAGES.resolve("settings.md"))).results().toList();
        assertThat(rows).hasSameSizeAs(settingsInTheTable()).allSatisfy(found -> assertThat(found.group(2))
                .isEqualTo(found.group(1).replaceAll("[.-]", "_").toUpperCase(Locale.ROOT)));
    }

    @Test
    void every_command_stands_in_the_table_of_the_command_line_and_no_other() {
        Set<String> told = found("(?m)^\\| `([a-z][a-z0-9 -]*)` \\|", text(PAGES.resolve("command-line.md"))).stream()
                .flatMap(SPACE::splitAsStream)
                .collect(toCollection(TreeSet::new));
        assertThat(told).isEqualTo(commands());
    }

    @Test
    void every_preset_stands_in_the_table_of_the_style_engine() {
        assertThat(firstCells(PAGES.resolve("style-engine.md"), "| preset |")).isEqualTo(Presets.names());
    }

    @Test
    void every_column_that_researchers_read_of_is_in_the_codebook() {
        List<String> codebook = text(Path.of("data/codebook.csv"))
                .lines()
                .map(line -> line.replaceFirst(",.*", ""))
                .toList();
        assertThat(firstCells(PAGES.resolve("researchers.md"), "| column |"))
                .isNotEmpty()
                .isSubsetOf(codebook);
    }

    @Test
    void every_design_in_the_documentation_is_one() {
        List<String> designs = FENCED.matcher(text(PAGES.resolve("researchers.md")))
                .results()
                .filter(block -> block.group(1).equals("json"))
                .map(block -> block.group(2))
                .toList();
        assertThat(designs).isNotEmpty().allSatisfy(design -> assertThat(
                        DesignDocument.read(design).blocks())
                .isNotEmpty());
    }

    @Test
    void the_picture_of_the_house_shows_its_floors_as_they_are() {
        List<String> floors = Pattern.compile("List\\.of\\(\\s*((?:\"\\w+\",?\\s*)+)\\)")
                .matcher(text(TESTS.resolve("HouseTest.java")))
                .results()
                .map(floor -> floor.group(1).replaceAll("[\"\\s]", "").replace(",", ", "))
                .toList();
        List<String> drawn = Pattern.compile("\\[\"([a-z, ]+)\"]")
                .matcher(text(ARCHITECTURE))
                .results()
                .map(room -> room.group(1))
                .toList();
        assertThat(drawn).isNotEmpty().isEqualTo(floors);
        List<String> rooms = floors.stream()
                .flatMap(floor -> SPACE.splitAsStream(floor.replace(",", "")))
                .toList();
        assertThat(firstCells(ARCHITECTURE, "| room |")).containsExactlyInAnyOrderElementsOf(rooms);
    }

    @Test
    void files_and_tests_that_contributors_read_of_exist() {
        for (Path document : List.of(CONTRIBUTING, ARCHITECTURE)) {
            List<String> words = codes(document);
            assertThat(words.stream().filter(word -> FILE.matcher(word).matches()))
                    .as("files in %s", document)
                    .isNotEmpty()
                    .allMatch(file -> Files.exists(Path.of(file)) || Files.exists(MAIN.resolve(file)));
            assertThat(words.stream().map(SENTENCE::matcher).filter(named -> named.matches()))
                    .as("tests in %s", document)
                    .allMatch(named -> isTest(named.group(1), named.group(2)));
        }
    }

    @Test
    void every_block_says_its_language_and_a_shell_s_is_sh() {
        for (Path document : documents()) {
            List<String> languages = FENCED.matcher(text(document))
                    .results()
                    .map(block -> block.group(1))
                    .toList();
            assertThat(languages).as("%s", document).isSubsetOf("sh", "json", "mermaid", "nginx");
            assertThat(FENCE.matcher(text(document)).results())
                    .as("fences in %s", document)
                    .hasSize(2 * languages.size());
        }
    }

    /** Also of commands that {@link DocumentedCommandsIT} cannot run. */
    @Test
    void every_command_of_the_program_is_given_options_that_it_has() {
        List<String> given = documents().stream()
                .flatMap(document -> shellLines(document).stream())
                .flatMap(line -> COMMAND.matcher(line).results())
                .map(found -> found.group(1))
                .toList();
        assertThat(given).hasSizeGreaterThan(10).allSatisfy(options -> assertThatCode(
                        () -> Blindbrush.commandLine().parseArgs(options.split(" +")))
                .doesNotThrowAnyException());
    }

    @Test
    void every_line_for_a_shell_names_what_exists() {
        Set<String> commands = commands();
        Set<String> settings = settingsRead();
        Set<String> environment = found("\\| `(BLINDBRUSH_\\w+)` \\|", text(PAGES.resolve("settings.md")));
        for (Path document : documents()) {
            String lines = String.join("\n", shellLines(document));
            assertThat(found("-D(?:it\\.)?test='?([\\w*#]+)", lines))
                    .as("%s", document)
                    .allMatch(named -> isTest(
                            named.replaceFirst("#.*", ""), named.contains("#") ? named.replaceFirst(".*#", "") : ""));
            assertThat(found("\\b(blindbrush(?:\\.[a-z]+)*\\.[A-Z]\\w*)", lines))
                    .as("%s", document)
                    .allMatch(DocumentationTest::isClass);
            assertThat(found(" -P(\\w+)", lines)).as("%s", document).allMatch(profile -> text(Path.of("pom.xml"))
                    .contains("<id>" + profile + "</id>"));
            assertThat(found("(?<![\\w./-])((?:src|data|frontend|\\.ci)/[\\w./-]+)", lines))
                    .as("%s", document)
                    .allMatch(file -> Files.exists(Path.of(file)));
            assertThat(found("(analysis/[\\w.]+)", lines))
                    .as("%s", document)
                    .allMatch(file -> Files.exists(Path.of("src/main/resources/blindbrush", file)));
            assertThat(found("(\\S+\\.jar)", lines)).as("%s", document).allMatch(JAR::equals);
            assertThat(found("\\.jar +([a-z][a-z0-9-]*)", lines))
                    .as("%s", document)
                    .isSubsetOf(commands);
            assertThat(found("-D(blindbrush\\.[a-z.-]+)=", lines))
                    .as("%s", document)
                    .isSubsetOf(settings);
            assertThat(found("(BLINDBRUSH_\\w+)=", lines)).as("%s", document).isSubsetOf(environment);
        }
    }

    /** Where {@code web.StudyApiTest} runs them. */
    @Test
    void lines_of_curl_stand_where_they_are_run() {
        assertThat(documents())
                .filteredOn(document -> shellLines(document).stream().anyMatch(line -> line.startsWith("curl ")))
                .containsExactly(PAGES.resolve("api.md"));
    }

    private static List<Path> documents() {
        return DocumentedCommands.pages();
    }

    /** Addresses within the repository. */
    private static List<String> links(Path document) {
        String prose = CODE.matcher(unfenced(document)).replaceAll("");
        return LINK.matcher(prose)
                .results()
                .map(link -> link.group(1))
                .filter(address -> !ELSEWHERE.matcher(address).matches())
                .toList();
    }

    private static boolean leads(Path document, String address) {
        String path = address.replaceFirst("#.*", "");
        Path target = path.isEmpty() ? document : document.resolveSibling(path).normalize();
        return Files.exists(target)
                && (!address.contains("#") || anchors(target).contains(address.replaceFirst(".*#", "")));
    }

    /** As GitHub makes them of headings. */
    private static Set<String> anchors(Path document) {
        Set<String> anchors = new TreeSet<>();
        Map<String, Integer> seen = new HashMap<>();
        HEADING.matcher(unfenced(document)).results().forEach(heading -> {
            String anchor = heading.group(1)
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                    .replace(' ', '-');
            int before = seen.merge(anchor, 1, Integer::sum) - 1;
            anchors.add(before == 0 ? anchor : anchor + "-" + before);
        });
        return anchors;
    }

    private static Set<String> settingsInTheTable() {
        return found("(?m)^\\| `(blindbrush\\.[a-z.-]+)` \\|", text(PAGES.resolve("settings.md")));
    }

    /** Of which the program knows: injected, mapped, or part of another one. */
    private static Set<String> settingsRead() {
        Set<String> read = settingsMapped();
        files(MAIN).forEach(source -> read.addAll(found("\"(blindbrush\\.[a-z.-]+)\"", text(source))));
        read.addAll(found("\\$\\{(blindbrush\\.[a-z.-]+)}", text(PROPERTIES)));
        return read;
    }

    private static Set<String> settingsMapped() {
        Set<String> mapped = new TreeSet<>();
        for (Path source : files(MAIN)) {
            String text = text(source);
            for (String prefix : found("@ConfigMapping\\(prefix = \"([^\"]+)\"\\)", text)) {
                found("(?m)^ {4}[\\w<>]+ (\\w+)\\(\\);", text).forEach(name -> mapped.add(prefix + "." + kebab(name)));
            }
        }
        return mapped;
    }

    private static String kebab(String camel) {
        return camel.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /** Every word of the command line, such as {@code weights} and {@code fetch}. */
    private static Set<String> commands() {
        Set<String> commands = new TreeSet<>();
        files(MAIN.resolve("command"))
                .forEach(source -> commands.addAll(found("@Command\\(\\s*name = \"([a-z0-9-]+)\"", text(source))));
        assertThat(commands.remove("blindbrush")).as("the root is a command").isTrue();
        return commands;
    }

    /** What stands as code in the first cells of the table with this head. */
    private static List<String> firstCells(Path document, String head) {
        return text(document)
                .lines()
                .dropWhile(line -> !line.startsWith(head))
                .takeWhile(line -> line.startsWith("|"))
                .skip(2)
                .map(line -> line.substring(0, line.indexOf(" |", 1)))
                .flatMap(cell -> CODE.matcher(cell).results())
                .map(code -> code.group(1))
                .toList();
    }

    /** Commands of blocks, and those of maven and java within a line. */
    private static List<String> shellLines(Path document) {
        Stream<String> within =
                codes(document).stream().filter(code -> code.startsWith("mvn ") || code.startsWith("java "));
        return Stream.concat(DocumentedCommands.of(document).stream(), within).toList();
    }

    private static List<String> codes(Path document) {
        return CODE.matcher(unfenced(document))
                .results()
                .map(code -> code.group(1))
                .toList();
    }

    /**
     * Whether there is such a test.
     *
     * @param name of its class; a star stands for anything
     * @param method one of its sentences; empty for any
     */
    private static boolean isTest(String name, String method) {
        return files(TESTS).stream()
                .filter(file -> file.getFileName().toString().matches(name.replace("*", ".*") + "\\.java"))
                .anyMatch(file -> method.isEmpty() || text(file).contains("void " + method + "("));
    }

    private static boolean isClass(String name) {
        String file = name.replace('.', '/') + ".java";
        return Files.exists(Path.of("src/main/java", file)) || Files.exists(Path.of("src/test/java", file));
    }

    /** What the pattern's group holds, wherever it occurs. */
    private static Set<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(toCollection(TreeSet::new));
    }

    private static String unfenced(Path document) {
        return FENCED.matcher(text(document)).replaceAll("");
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
