package blindbrush.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** The packaged application in a process of its own, as a newcomer starts it, and a browser without scripts before it. */
public final class RunningApplication implements AutoCloseable {

    private static final Duration STARTS_WITHIN = Duration.ofMinutes(10);

    /** For Java, where a process lives for a short time only; later options win. */
    public static final List<String> QUICK_TO_START = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private final Process process;
    private final Path log;
    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private URI address;
    private String management;

    private RunningApplication(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts it with its database in {@code folder}, and with these options of Java's, and waits until it is open. */
    public static RunningApplication start(Path folder, String... options) throws IOException, InterruptedException {
        return start(serving(folder, options));
    }

    /** Starts it by a command of one's own, which says in which folder, and waits until it is open. */
    public static RunningApplication start(ProcessBuilder command) throws IOException, InterruptedException {
        Path log = Files.createTempFile(command.directory().toPath(), "application", ".log");
        Process process =
                command.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        var application = new RunningApplication(process, log);
        application.address = URI.create(application.awaitLine("Blindbrush is open at (http://\\S+)", STARTS_WITHIN));
        application.management = application.awaitLine("Health and metrics are below (http://\\S+)", STARTS_WITHIN);
        return application;
    }

    /** Begins to start it, whether or not it can; its output goes to the files {@code out} and {@code err} there. */
    public static Process launch(Path folder, String... options) throws IOException {
        return serving(folder, options)
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
    }

    /** Runs the same jar as a command line and waits for it. */
    public static Process command(Path folder, String... arguments) throws IOException, InterruptedException {
        Process process = begin(folder, arguments);
        process.waitFor();
        return process;
    }

    /** Begins to run the same jar as a command line. */
    public static Process begin(Path folder, String... arguments) throws IOException {
        var line = new ArrayList<>(List.of(java()));
        line.addAll(QUICK_TO_START);
        line.addAll(List.of("-jar", jar()));
        line.addAll(List.of(arguments));
        return new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
    }

    /** The first group of the first line of the log that matches. */
    public String awaitLine(String pattern, Duration atMost) throws IOException, InterruptedException {
        var expected = Pattern.compile(pattern);
        var deadline = Instant.now().plus(atMost);
        while (Instant.now().isBefore(deadline) && process.isAlive()) {
            var matcher = expected.matcher(wholeLines());
            if (matcher.find()) {
                return matcher.group(1);
            }
            Thread.sleep(50);
        }
        throw new AssertionError("No line like " + pattern + " in:\n" + log());
    }

    /** Where it is to be found. */
    public URI address() {
        return address;
    }

    /** Everything it printed so far. */
    public String log() throws IOException {
        return new String(Files.readAllBytes(log), StandardCharsets.UTF_8); // it may end within a character
    }

    private String wholeLines() throws IOException {
        String printed = log();
        return printed.substring(0, printed.lastIndexOf('\n') + 1);
    }

    /** A page, as a person asks for it. */
    public Document page(String path) {
        return Jsoup.parse(send(request(path).GET().build()));
    }

    /** Fills in the page's form of this action and sends it; gives the page that follows. */
    public Document submit(String page, String action, Map<String, String> fields) {
        String token = page(page).select("form[action=" + action + "] input[type=hidden]").stream()
                .filter(input -> input.attr("name").contains("csrf"))
                .map(input -> input.attr("name") + "=" + encoded(input.attr("value")))
                .collect(Collectors.joining("&"));
        String body = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return Jsoup.parse(send(request(action)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(token + "&" + body))
                .build()));
    }

    /** Uploads one file from the curator's desk. */
    public Document upload(String kind, Path file) throws IOException {
        var token = page("/curator").selectFirst("form[action=/artworks] input[name*=csrf]");
        String boundary = "blindbrush-boundary";
        String fields = part(boundary, token.attr("name"), token.attr("value"))
                + part(boundary, "kind", kind)
                + "--%s\r\nContent-Disposition: form-data; name=\"files\"; filename=\"%s\"\r\nContent-Type: image/png\r\n\r\n"
                        .formatted(boundary, file.getFileName());
        return Jsoup.parse(send(request("/artworks")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.concat(
                        HttpRequest.BodyPublishers.ofString(fields),
                        HttpRequest.BodyPublishers.ofByteArray(Files.readAllBytes(file)),
                        HttpRequest.BodyPublishers.ofString("\r\n--" + boundary + "--\r\n")))
                .build()));
    }

    /** Whether its health is green. */
    public boolean isHealthy() {
        return answer(management + "health").statusCode() == 200;
    }

    /** Its metrics, as Prometheus reads them. */
    public String metrics() {
        return answer(management + "metrics").body();
    }

    /** Ends the process as a power cut would (SIGKILL). */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        List<ProcessHandle> started = process.descendants().toList(); // where a shell stands between
        started.forEach(ProcessHandle::destroy);
        started.forEach(each -> each.onExit()
                .completeOnTimeout(each, 1, TimeUnit.MINUTES)
                .thenAccept(ProcessHandle::destroyForcibly)
                .join());
        process.destroy();
        process.onExit().join();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path)).header("Accept", "text/html");
    }

    private HttpResponse<String> answer(String path) {
        return exchange(HttpRequest.newBuilder(address.resolve(path)).build());
    }

    private String send(HttpRequest request) {
        return exchange(request).body();
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return browser.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static ProcessBuilder serving(Path folder, String... options) {
        var line = new ArrayList<>(List.of(java(), "-Dquarkus.http.port=0"));
        line.addAll(QUICK_TO_START);
        line.addAll(List.of(options));
        line.addAll(List.of("-jar", jar()));
        return new ProcessBuilder(line).directory(folder.toFile());
    }

    private static String part(String boundary, String name, String value) {
        return "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(boundary, name, value);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static String jar() {
        return Path.of(System.getProperty("application.jar", "target/quarkus-app/quarkus-run.jar"))
                .toAbsolutePath()
                .toString();
    }
}
