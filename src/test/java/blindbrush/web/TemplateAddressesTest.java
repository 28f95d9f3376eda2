package blindbrush.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Addresses in templates can be put below a path: they begin with a slash, or say themselves what stands before. */
class TemplateAddressesTest {

    private static final Pattern ADDRESS =
            Pattern.compile(" (?:href|src|action|formaction|data-following|data-refresh)=\"([^\"]*)");
    private static final Pattern MOVABLE = Pattern.compile("/(?!/).*|/|#.*|\\?.*|\\{inject:site\\.path}.*");

    /** Nobody's page of ours, or only a query. */
    private static final Set<String> FREE =
            Set.of("{design.recruitment.completionAddress}", "{it.otherQuery}", "{address}", "{other.study.address}");

    /** Files of a zip, which lead to those beside them: {@code EthicsPagesTest} follows them. */
    private static final Path PACKED = Path.of("src/main/resources/templates/EthicsPages");

    @Test
    void every_address_in_a_template_can_be_put_below_a_path() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources/templates"))) {
            assertThat(files.filter(file -> Files.isRegularFile(file) && !file.startsWith(PACKED))
                            .flatMap(TemplateAddressesTest::addresses))
                    .hasSizeGreaterThan(100)
                    .allMatch(address ->
                            FREE.contains(address) || MOVABLE.matcher(address).matches());
        }
    }

    private static Stream<String> addresses(Path template) {
        try {
            return ADDRESS.matcher(Files.readString(template)).results().map((MatchResult found) -> found.group(1));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
