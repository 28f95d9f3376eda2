package blindbrush.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** A script of a data set, run where the data set was unpacked. */
final class Script {

    private static final String HEADER = "sessions,figure,of,estimate,lower,upper,note\n";

    private Script() {}

    /** A printed figure; null for numbers that are not there. */
    record Printed(Double estimate, Double lower, Double upper, String note) {}

    /** What it prints, by sessions, figure and what it is of. */
    static Map<List<String>, Printed> run(Path dataSet, String program, String script) throws Exception {
        Process process = new ProcessBuilder(program, script)
                .directory(dataSet.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        assertThat(output).startsWith(HEADER);
        Map<List<String>, Printed> figures = new LinkedHashMap<>();
        for (CSVRecord row : CSVFormat.RFC4180.parse(new StringReader(output.substring(HEADER.length())))) {
            var printed = new Printed(number(row.get(3)), number(row.get(4)), number(row.get(5)), row.get(6));
            assertThat(figures.put(List.of(row.get(0), row.get(1), row.get(2)), printed))
                    .as("printed twice: %s", row)
                    .isNull();
        }
        return figures;
    }

    static boolean isOnPath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    private static Double number(String cell) {
        return cell.isEmpty() ? null : Double.valueOf(cell);
    }
}
