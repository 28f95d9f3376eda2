package blindbrush.command.weights;

import static org.assertj.core.api.Assertions.assertThat;

import blindbrush.command.Blindbrush;
import blindbrush.weights.fetch.FetchListener;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class WeightsCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter err = new StringWriter();
    private final StringWriter out = new StringWriter();

    @Test
    void a_file_is_converted_and_described() {
        Path converted = folder.resolve("converted.safetensors");

        assertThat(run("weights", "convert", pth().toString(), "--preprocessing", "caffe", "--output", converted + ""))
                .isZero();
        assertThat(run("weights", "describe", converted.toString())).isZero();

        assertThat(err.toString()).isEmpty();
        assertThat(out.toString())
                .contains("1, conv1_1 to conv1_1", "caffe: BGR", "identity", "unknown", "normalised", "sha256");
    }

    @Test
    void a_file_is_fetched() throws IOException {
        byte[] content = Files.readAllBytes(pth());
        Path output = folder.resolve("fetched.safetensors");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content);
            exchange.close();
        });
        server.start();
        String mirror =
                "http://127.0.0.1:%d/vgg19.pth".formatted(server.getAddress().getPort());
        try {
            assertThat(run("weights", "fetch", "--source", "timm", "--from", mirror, "--output", output.toString()))
                    .isZero();
            assertThat(run("weights", "fetch", "--from", mirror, "--output", output.toString()))
                    .isEqualTo(1);
        } finally {
            server.stop(0);
        }
        assertThat(out.toString()).contains("torchvision: RGB", "it says: url", mirror);
        assertThat(err.toString()).contains("fetching " + mirror, "not Oxford's");
    }

    @Test
    void wrong_use_and_unusable_files_are_2_and_one_line() throws IOException {
        Path text = Files.writeString(folder.resolve("text"), "no weights at all");
        assertRefused("Missing subcommand", "weights");
        assertRefused("Missing required parameter", "weights", "describe");
        assertRefused("does not say which preprocessing", "weights", "describe", pth().toString());
        assertRefused("neither a safetensors file", "weights", "describe", text.toString());
        assertRefused("https alone", "weights", "fetch", "--from", "http://example.org/vgg19.pth");
        assertRefused("Invalid value", "weights", "fetch", "--source", "somewhere");
        assertRefused("is a folder", "weights", "fetch", "--output", folder.toString());
    }

    @Test
    void progress_is_in_place_on_a_terminal_and_a_line_now_and_then_elsewhere() {
        FetchListener.FetchProgress half = new FetchListener.FetchProgress(
                26_000_000, OptionalLong.of(52_000_000), Optional.of(Duration.ofSeconds(75)));
        assertThat(FetchLine.said(half)).isEqualTo("26.0 MB of 52.0 MB (50 %), 1 min 15 s left");
        assertThat(said(half, true)).startsWith("\r26.0 MB").endsWith("\r");
        assertThat(said(half, false)).isEqualToNormalizingNewlines(FetchLine.said(half) + "\n");
    }

    /** Two reports at once, the first after a minute. */
    private static String said(FetchListener.FetchProgress progress, boolean terminal) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        AtomicLong time = new AtomicLong();
        FetchLine line = new FetchLine(new PrintStream(bytes, true, StandardCharsets.UTF_8), terminal, time::get);
        time.set(Duration.ofMinutes(1).toNanos());
        line.onProgress(progress);
        line.onProgress(progress);
        line.clear();
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private void assertRefused(String reason, String... arguments) {
        err.getBuffer().setLength(0);
        assertThat(run(arguments)).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString()).contains(reason);
    }

    private int run(String... arguments) {
        CommandLine line = Blindbrush.commandLine();
        line.setErr(new PrintWriter(err, true));
        line.setOut(new PrintWriter(out, true));
        return line.execute(arguments);
    }

    private static Path pth() {
        try {
            return Path.of(Objects.requireNonNull(
                            WeightsCommandTest.class.getResource("/blindbrush/weights/file/torch-stream.pth"))
                    .toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
