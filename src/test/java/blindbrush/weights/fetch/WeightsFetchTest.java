package blindbrush.weights.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blindbrush.style.SharedFolder;
import blindbrush.weights.MadeUp;
import blindbrush.weights.Preprocessing;
import blindbrush.weights.Vgg19Weights;
import blindbrush.weights.WeightsOrigin;
import blindbrush.weights.file.Sha256;
import blindbrush.weights.file.TorchFiles;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
@Tag("faults")
class WeightsFetchTest {

    private static final Patience PATIENT = new Patience(Duration.ofMinutes(5), Duration.ofMillis(1), 3);
    private static final Clock MONDAY = Clock.fixed(Instant.parse("2026-01-05T12:00:00Z"), ZoneOffset.UTC);
    private static final Vgg19Weights MADE = MadeUp.weights(5);

    /** MADE in each container, 1 MB of which nobody wants. */
    private static byte[] stream;

    private static byte[] zip;
    private static byte[] safetensors;

    @TempDir
    private Path folder;

    private final FileServer server = new FileServer();
    private final List<FetchListener.FetchProgress> progress = new ArrayList<>();
    private final List<String> troubles = new ArrayList<>();
    private Patience patience = PATIENT;
    private Path output;

    @BeforeAll
    static void writeFiles(@TempDir Path folder) throws IOException {
        stream = Files.readAllBytes(TorchFiles.stream(folder.resolve("stream"), MADE.layers()));
        zip = Files.readAllBytes(TorchFiles.zip(folder.resolve("zip"), MADE.layers(), "vgg19/", false));
        MADE.write(folder.resolve("safetensors"));
        safetensors = Files.readAllBytes(folder.resolve("safetensors"));
    }

    @BeforeEach
    void chooseOutput() {
        output = folder.resolve("new folder").resolve("vgg19.safetensors");
        server.content = stream;
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void of_each_container_only_the_convolutions_are_read() throws IOException {
        for (byte[] content : List.of(stream, zip)) {
            server.content = content;
            server.forget();
            assertMade(fetch());
            assertThat(server.served()).isLessThan(content.length - 4L * TorchFiles.REST + 300_000);
        }
        server.content = safetensors;
        assertMade(fetch());
        assertOnlyOutput();
    }

    @Test
    void the_file_says_where_it_comes_from_and_how_far_it_was_checked() {
        Vgg19Weights found = fetch();

        assertThat(found.preprocessing()).isEqualTo(Preprocessing.TORCHVISION);
        assertThat(found.origin().source()).contains(WeightsSource.TIMM.label());
        assertThat(found.origin().metadata())
                .containsEntry("url", server.address("/weights").toString())
                .containsEntry("layers", "conv1_1..conv3_1")
                .containsEntry("licence", "BSD-3-Clause")
                .containsEntry("fetched", "2026-01-05")
                .containsEntry(
                        "verification", "read in parts: shapes, types and finite numbers checked; numbers unverified")
                .doesNotContainKey("sha256_of_source");
    }

    @Test
    void a_whole_file_is_fetched_if_the_server_gives_no_parts_or_it_is_asked_for() {
        server.givesParts = false;
        assertMade(fetch());
        assertThat(server.ranges()).containsExactly("bytes=0-0", "");
        server.givesParts = true;
        Vgg19Weights found = run(WeightsSource.TIMM, server.address("/weights"), true);

        assertMade(found);
        assertThat(found.origin().metadata())
                .containsKey("sha256_of_source")
                .containsEntry("verification", "whole file, of which no hash is known; numbers unverified");
        assertThat(progress.get(progress.size() - 1).bytes()).isEqualTo(stream.length);
        assertThat(progress.get(progress.size() - 1).total()).hasValue(stream.length);
    }

    @Test
    void connections_that_break_off_are_made_again_and_go_on_where_they_broke() {
        server.breaksAfter = 400_000;

        assertMade(fetch());

        assertThat(troubles).contains("the connection broke; going on");
        assertThat(server.served()).isLessThan(stream.length - 4L * TorchFiles.REST + 300_000);
    }

    @Test
    void what_came_before_the_connection_was_lost_is_not_fetched_again() throws IOException {
        long enough = 1_000_000;
        server.misbehaviour = exchange -> {
            if (server.served() > enough) {
                exchange.sendResponseHeaders(503, -1);
            } else {
                server.answer(exchange, exchange.getRequestHeaders().getFirst("Range"));
            }
        };
        assertFails("given up after 3 attempts: IOException: the server answers 503");
        assertThat(output).doesNotExist();
        assertThat(troubles).allSatisfy(trouble -> assertThat(trouble).contains("trying again"));
        long before = server.served();
        server.forget();
        server.misbehaviour = null;

        assertMade(fetch());

        assertThat(server.served() + before).isLessThan(stream.length - 4L * TorchFiles.REST + 400_000);
        assertOnlyOutput();
    }

    @Test
    void a_whole_download_goes_on_too() {
        server.breaksAfter = 700_000;
        server.misbehaviour = exchange -> {
            if (server.ranges().size() > 3) {
                exchange.sendResponseHeaders(500, -1);
            } else {
                server.answer(exchange, exchange.getRequestHeaders().getFirst("Range"));
            }
        };
        assertThatThrownBy(() -> run(WeightsSource.TIMM, server.address("/weights"), true))
                .isInstanceOf(FetchFailedException.class);
        server.forget();
        server.misbehaviour = null;
        server.breaksAfter = Long.MAX_VALUE;

        assertMade(run(WeightsSource.TIMM, server.address("/weights"), true));

        assertThat(server.ranges()).hasSize(2).last().asString().matches("bytes=1\\d{6}-.*");
    }

    @Test
    void a_file_that_changes_meanwhile_is_fetched_anew_by_the_next_attempt() {
        AtomicInteger requests = new AtomicInteger();
        byte[] other = stream.clone();
        Arrays.fill(other, stream.length - 1_000_000, stream.length, (byte) 1);
        server.content = other;
        server.misbehaviour = exchange -> {
            if (requests.incrementAndGet() == 6) {
                server.content = stream;
                server.etag = "\"two\"";
            }
            server.answer(exchange, exchange.getRequestHeaders().getFirst("Range"));
        };

        assertFails("the file changed on the server: fetch it again");

        assertThat(output).doesNotExist();
        assertMade(fetch());
        assertThat(troubles).isEmpty();
    }

    @Test
    void redirections_are_followed_but_not_astray() {
        server.misbehaviour = exchange -> {
            if (exchange.getRequestURI().getPath().equals("/weights")) {
                redirect(exchange, "/there");
            } else {
                server.answer(exchange, exchange.getRequestHeaders().getFirst("Range"));
            }
        };
        assertMade(fetch());
        server.misbehaviour = exchange -> redirect(exchange, "http://192.0.2.7/weights");
        assertFails("redirects astray: weights are fetched over https alone, not from http://192.0.2.7/weights");
        server.misbehaviour = exchange -> redirect(exchange, "file:///etc/passwd");
        assertFails("redirects astray");
        server.misbehaviour = exchange -> redirect(exchange, "/weights");
        assertFails("redirects more than 10 times");
    }

    @Test
    void servers_that_lie_are_found_out_and_the_good_file_stays() throws IOException {
        assertMade(fetch());
        byte[] good = Files.readAllBytes(output);

        server.contentType = "text/html; charset=utf-8";
        assertFails("answers with a web page");
        server.contentType = "application/octet-stream";
        server.content = "<!DOCTYPE html><title>Sign in</title>".getBytes(StandardCharsets.UTF_8);
        assertFails("neither a safetensors file nor");
        server.content = Arrays.copyOf(stream, stream.length / 2);
        assertFails("truncated");
        server.content = new byte[0];
        server.givesParts = false;
        assertFails("truncated");
        server.givesParts = true;
        server.content = stream;
        server.misbehaviour = exchange -> range(exchange, "bytes 7-7/4000");
        assertFails("other bytes than those asked for");
        server.misbehaviour = exchange -> range(exchange, "bytes 0-0/*");
        assertFails("other bytes than those asked for");
        server.misbehaviour = exchange -> range(exchange, "bytes 0-0/999999999999");
        assertFails("larger than any VGG-19");
        server.misbehaviour = exchange -> exchange.sendResponseHeaders(404, -1);
        assertFails("the server answers 404");

        assertThat(Files.readAllBytes(output)).isEqualTo(good);
        assertOnlyOutput();
    }

    @Test
    void a_server_that_falls_silent_is_given_up() {
        patience = new Patience(Duration.ofSeconds(1), Duration.ofMillis(1), 3);
        server.fallsSilent = true;
        server.misbehaviour = exchange -> {
            server.breaksAfter = server.ranges().size() > 1 ? 0 : 1;
            server.answer(exchange, exchange.getRequestHeaders().getFirst("Range"));
        };
        assertFails("given up after 3 attempts: ");
        // a busy machine may begin one of the answers too late: that is silence too, in other words
        assertThat(troubles)
                .anyMatch(trouble -> trouble.startsWith("InterruptedIOException: nothing came for 1 s; trying again"));
    }

    @Test
    void a_published_file_must_be_whole_and_have_the_hash_in_its_name() {
        URI published = server.address("/mirror/vgg19-dcbb9e9d.pth");
        assertFails(WeightsSource.TORCHVISION, published, true, "its SHA-256 is");
        assertFails(WeightsSource.TORCHVISION, published, false, "it ends at conv3_1");
        assertFails(WeightsSource.OXFORD, server.address("/mirror/vgg19-d01eb7cb.pth"), true, "where d01eb7cb is");
    }

    @Test
    void what_is_called_oxford_s_must_be() {
        URI mirror = server.address("/weights");
        assertFails(WeightsSource.OXFORD, mirror, false, "not Oxford's: of the first 5 layers 0 are the same");
        List<Vgg19Weights.Layer> real = real().subList(0, 4);
        server.content = bytes(TorchFiles.stream(folder.resolve("real"), real));

        Vgg19Weights found = run(WeightsSource.OXFORD, mirror, false);

        assertThat(found.origin().identity()).isEqualTo(WeightsOrigin.Identity.OXFORD);
        assertThat(found.preprocessing()).isEqualTo(Preprocessing.CAFFE);
        assertThat(found.origin().metadata())
                .containsEntry(
                        "verification",
                        "read in parts: shapes, types and finite numbers checked; "
                                + "conv1_1 to conv2_2 are Oxford's numbers, unverified beyond conv2_2");
        assertFails(WeightsSource.TIMM, mirror, false, "mislabelled");
    }

    @Test
    void all_of_the_network_to_conv5_1_comes_through() throws IOException {
        Vgg19Weights all = MadeUp.weights(13);
        server.content = bytes(TorchFiles.stream(folder.resolve("all"), all.layers()));

        Vgg19Weights found = run(WeightsSource.TIMM, server.address("/model.safetensors"), false);

        assertThat(found.layers()).hasSize(13);
        assertThat(found.deepest()).isEqualTo("conv5_1");
        assertThat(Sha256.of(found.layers().get(12).kernel()))
                .isEqualTo(Sha256.of(all.layers().get(12).kernel()));
        assertThat(progress)
                .isNotEmpty()
                .allMatch(step ->
                        step.total().isEmpty() || step.bytes() <= step.total().getAsLong());
        assertOnlyOutput();
    }

    @Test
    void only_one_fetches_to_a_place_at_a_time() throws IOException {
        Files.createDirectories(output.getParent());
        try (PartFile other = new PartFile(output)) {
            assertThat(other.kept()).isZero();
            assertFails("somebody else is fetching");
        }
        assertMade(fetch());
    }

    @Test
    void an_output_that_cannot_be_written_is_one_line() throws IOException {
        Files.createDirectories(output.resolve("in the way"));
        assertFails("cannot keep what comes from");
    }

    private Vgg19Weights fetch() {
        return run(WeightsSource.TIMM, server.address("/weights"), false);
    }

    private Vgg19Weights run(WeightsSource source, URI address, boolean whole) {
        troubles.clear();
        progress.clear();
        FetchListener listener = new FetchListener() {
            @Override
            public void onProgress(FetchProgress step) {
                progress.add(step);
            }

            @Override
            public void onTrouble(String trouble) {
                troubles.add(trouble);
            }
        };
        return new WeightsFetch(new FetchRequest(source, address, output, whole), listener, patience, MONDAY).run();
    }

    private void assertFails(String reason) {
        assertFails(WeightsSource.TIMM, server.address("/weights"), false, reason);
    }

    private void assertFails(WeightsSource source, URI address, boolean whole, String reason) {
        assertThatThrownBy(() -> run(source, address, whole))
                .isInstanceOf(FetchFailedException.class)
                .hasMessageContaining(address.toString())
                .hasMessageContaining(reason)
                .message()
                .doesNotContain("\n");
    }

    private static void assertMade(Vgg19Weights found) {
        assertThat(found.layers()).hasSameSizeAs(MADE.layers());
        for (int i = 0; i < MADE.layers().size(); i++) {
            assertThat(Sha256.of(found.layers().get(i).kernel()))
                    .isEqualTo(Sha256.of(MADE.layers().get(i).kernel()));
            assertThat(Sha256.of(found.layers().get(i).bias()))
                    .isEqualTo(Sha256.of(MADE.layers().get(i).bias()));
        }
    }

    private void assertOnlyOutput() throws IOException {
        try (var files = Files.list(output.getParent())) {
            assertThat(files).containsExactly(output);
        }
    }

    private static List<Vgg19Weights.Layer> real() {
        return Vgg19Weights.read(SharedFolder.file("weights/vgg19-conv1_1-conv3_4.safetensors"))
                .layers();
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void redirect(HttpExchange exchange, String location) throws IOException {
        exchange.getResponseHeaders().set("Location", location);
        exchange.sendResponseHeaders(302, -1);
    }

    private static void range(HttpExchange exchange, String range) throws IOException {
        exchange.getResponseHeaders().set("Content-Range", range);
        exchange.sendResponseHeaders(206, 1);
        exchange.getResponseBody().write(0);
    }
}
