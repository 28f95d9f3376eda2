package blindbrush.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a trial weighs on the line, and, printed, how long it takes over one of 1.6 Mb/s and 150 ms. */
@QuarkusTest
class SlowLineTest extends BrowserTest {

    private static final int BYTES_PER_SECOND = 1_600_000 / 8;
    private static final int LATENCY_MILLIS = 150;
    private static final double PICTURE = 120_000;
    private static final double PAGE = 40_000;

    /** By the first picture's onset, in ms from the click: when it is decoded and may be painted. */
    private static final String ONSET = """
            async () => {
              return performance.now();
            }""";

    @Test
    void a_picture_and_a_page_are_light_enough_for_a_slow_line() {
        Page page = page(phone());
        Map<String, Double> weights = weights(page);
        page.navigate("/studies/demonstration/consent");
        page.click("main form button");
        page.waitForURL("**/begin");
        page.click("main form button");
        page.waitForSelector("form[data-shown]");
        double onset = ((Number) page.evaluate(ONSET)).doubleValue();
        page.waitForSelector("form[data-ahead]");
        page.waitForCondition(() -> weights.containsKey("/trials/next")
                && weights.keySet().stream().anyMatch(path -> path.contains("/pictures/")));
        System.out.printf(
                "Over 1.6 Mb/s and 150 ms the first picture stood there %.0f ms after it was asked for%n", onset);
        weights.forEach(
                (path, bytes) -> System.out.printf("%8.0f bytes  %s%n", bytes, path.replaceAll("[0-9a-f-]{36}", "…")));
        Map<String, Double> pictures = weights.entrySet().stream()
                .filter(sent -> sent.getKey().contains("/pictures/"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        assertThat(pictures).isNotEmpty().allSatisfy((path, bytes) -> assertThat(bytes)
                .isLessThanOrEqualTo(PICTURE));
        double own = weights.entrySet().stream()
                .filter(sent ->
                        sent.getKey().equals("/trials/next") || sent.getKey().startsWith("/static/"))
                .mapToDouble(Map.Entry::getValue)
                .sum();
        assertThat(own).isPositive().isLessThan(PAGE);
    }

    /** Bytes on the line by path, growing as they come. */
    private static Map<String, Double> weights(Page page) {
        CDPSession browser = page.context().newCDPSession(page);
        browser.send("Network.enable");
        var line = new JsonObject();
        line.addProperty("offline", false);
        line.addProperty("latency", LATENCY_MILLIS);
        line.addProperty("downloadThroughput", BYTES_PER_SECOND);
        line.addProperty("uploadThroughput", BYTES_PER_SECOND);
        browser.send("Network.emulateNetworkConditions", line);
        Map<String, String> paths = new HashMap<>();
        Map<String, Double> weights = new HashMap<>();
        Map<String, Double> soFar = new HashMap<>();
        browser.on("Network.responseReceived", event -> {
            String request = event.get("requestId").getAsString();
            JsonObject head = event.getAsJsonObject("response");
            paths.put(request, head.get("url").getAsString().replaceFirst("^https?://[^/]+", ""));
            soFar.put(request, head.get("encodedDataLength").getAsDouble());
        });
        browser.on(
                "Network.dataReceived",
                event -> soFar.merge(
                        event.get("requestId").getAsString(),
                        event.get("encodedDataLength").getAsDouble(),
                        Double::sum));
        browser.on("Network.loadingFinished", event -> {
            String path = paths.get(event.get("requestId").getAsString());
            if (path != null) {
                weights.put(path, event.get("encodedDataLength").getAsDouble());
            }
        });
        // a body that the page itself read to its end is told as given up
        browser.on("Network.loadingFailed", event -> {
            String request = event.get("requestId").getAsString();
            if (paths.containsKey(request)) {
                weights.put(paths.get(request), soFar.get(request));
            }
        });
        return weights;
    }
}
