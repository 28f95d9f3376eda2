package blindbrush;

import static org.assertj.core.api.Assertions.assertThat;

import blindbrush.testing.RunningApplication;
import blindbrush.testing.Walls;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged application with little memory and the usual garbage collector, and a curator who brings the largest pictures that are allowed, several at once. */
@Tag("faults")
class LargePicturesIT {

    private static final int SEVERAL = 4;

    private final ExecutorService curators = Executors.newFixedThreadPool(SEVERAL);

    @TempDir
    Path folder;

    @AfterEach
    void leave() {
        curators.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Xmx1g", "-Xmx512m"})
    void the_largest_pictures_are_taken_in_or_refused_in_words_and_the_rest_goes_on(String memory) throws Exception {
        Path large = folder.resolve("large.png");
        Files.write(large, deepPng(12_000, 5000));
        try (var application = RunningApplication.start(
                folder, memory, "-XX:-UseSerialGC", "-XX:+UseG1GC", "-Dblindbrush.demonstration.pictures=0")) {
            String invitation = application.awaitLine("http://\\S+(/invitations/\\S+)", Duration.ofMinutes(2));
            application.submit(invitation, invitation, Map.of("name", "anna", "password", "correct horse battery"));
            application.submit("/sign-in", "/sign-in", Map.of("name", "anna", "password", "correct horse battery"));
            Instant begun = Instant.now();
            Document alone = application.upload("PAINTING", large);
            boolean inTime = Duration.between(begun, Instant.now()).compareTo(Duration.ofMinutes(1)) < 0;
            assertThat(alone.text())
                    .containsPattern("1 picture is on your desk" + (inTime ? "" : "|longer than a minute"));
            var several = IntStream.range(0, SEVERAL)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> brought(application, large), curators))
                    .toList();
            for (var page : several) {
                assertThat(page.get().text()).containsPattern("is on your desk|needs more memory|longer than a minute");
            }
            assertThat(application.upload("PAINTING", Walls.file(1)).text()).contains("1 picture is on your desk");
            assertThat(application.log()).doesNotContain("OutOfMemoryError", "Unforeseen");
        }
    }

    private static Document brought(RunningApplication application, Path file) {
        try {
            return application.upload("PAINTING", file);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    /** A picture of 16 bits a channel and few bytes: a gradient. */
    private static byte[] deepPng(int width, int height) throws IOException {
        var png = new ByteArrayOutputStream();
        png.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
        var header = new ByteArrayOutputStream();
        var numbers = new DataOutputStream(header);
        numbers.writeInt(width);
        numbers.writeInt(height);
        numbers.write(new byte[] {16, 2, 0, 0, 0});
        chunk(png, "IHDR", header.toByteArray());
        chunk(png, "IDAT", gradient(width, height));
        chunk(png, "IEND", new byte[0]);
        return png.toByteArray();
    }

    private static byte[] gradient(int width, int height) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var rows = new DeflaterOutputStream(packed)) {
            byte[] row = new byte[1 + 6 * width];
            for (int y = 0; y < height; y++) {
                for (int i = 1; i < row.length; i += 2) {
                    row[i] = (byte) (y / 20);
                }
                rows.write(row);
            }
        }
        return packed.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream png, String type, byte[] content) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        var crc = new CRC32();
        crc.update(name);
        crc.update(content);
        var numbers = new DataOutputStream(png);
        numbers.writeInt(content.length);
        numbers.write(name);
        numbers.write(content);
        numbers.writeInt((int) crc.getValue());
    }
}
