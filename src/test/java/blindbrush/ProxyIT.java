package blindbrush;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import blindbrush.testing.Chromium;
import blindbrush.testing.Nginx;
import blindbrush.testing.Ports;
import blindbrush.testing.RunningApplication;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The packaged application as visitors meet it behind a real nginx, and beside another one on the same host; in a real browser. */
@Tag("faults")
class ProxyIT {

    private static final String PASSWORD = "eleven brushes and a knife";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static Chromium chromium;

    @TempDir
    Path folder;

    private final List<String> wrong = new ArrayList<>();

    @BeforeAll
    static void open() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void close() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"https, ''", "https, /test", "http, /test"})
    void everything_works_behind_a_proxy(String scheme, String path) throws Exception {
        assumeTrue(Nginx.isInstalled(), "nginx or openssl is not installed");
        int port = Ports.free();
        String site = "%s://localhost:%d%s".formatted(scheme, Ports.free(), path);
        try (var proxy = Nginx.start(folder, URI.create(site), port);
                var application = RunningApplication.start(
                        folder,
                        "-Dquarkus.http.port=" + port,
                        "-Dblindbrush.demonstration.pictures=0",
                        "-Dblindbrush.public-address=" + site + "/",
                        "-Dblindbrush.trusted-proxies=127.0.0.1",
                        "-Dblindbrush.strict-transport-security=P30D")) {
            String invitation = application.awaitLine("(http\\S+/invitations/\\S+)", Duration.ofMinutes(2));
            assertThat(invitation).startsWith(site + "/invitations/");
            try (BrowserContext staff = visitor();
                    BrowserContext participant = visitor()) {
                signIn(watched(staff, site), site, invitation);
                upload(staff.pages().get(0), site);
                findLinks(staff.pages().get(0), site);
                takePart(watched(participant, site), site);
                assertCookies(staff, scheme, path);
                assertCookies(participant, scheme, path);
                assertThat(proxy.isRunning()).isTrue();
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void two_instances_on_one_host_keep_their_visitors_apart() throws Exception {
        int first = Ports.free();
        int second = Ports.free();
        try (var one = RunningApplication.start(
                        Files.createDirectory(folder.resolve("one")),
                        "-Dquarkus.http.port=" + first,
                        "-Dblindbrush.demonstration.pictures=0");
                var other = RunningApplication.start(
                        Files.createDirectory(folder.resolve("other")),
                        "-Dquarkus.http.port=" + second,
                        "-Dblindbrush.trusted-proxies=127.0.0.1",
                        "-Dblindbrush.demonstration.pictures=0");
                BrowserContext visitor = visitor()) {
            Page page = visitor.newPage();
            String trial = begin(page, "http://127.0.0.1:" + first);
            begin(page, "http://127.0.0.1:" + second);
            page.navigate("http://127.0.0.1:" + first + "/trials/next");
            assertThat(page.locator("form[data-trial]").getAttribute("action")).isEqualTo(trial);
            for (int port : new int[] {first, second}) {
                assertThat(status("http://127.0.0.1:" + (port + 1) + "/q/health"))
                        .isEqualTo(200);
                assertThat(status("http://127.0.0.1:" + port + "/q/health")).isNotEqualTo(200);
            }
            // whose word on the scheme counts
            assertThat(cookieOverHttps(first)).doesNotContainIgnoringCase("Secure");
            assertThat(cookieOverHttps(second)).containsIgnoringCase("Secure");
            assertThat(one.log() + other.log()).doesNotContain("blindbrush.public-address");
        }
    }

    @Test
    void who_opens_it_to_others_is_told_to_say_at_which_address() throws Exception {
        int port = Ports.free();
        try (var application = RunningApplication.start(
                folder,
                "-Dquarkus.http.port=" + port,
                "-Dquarkus.http.host=0.0.0.0",
                "-Dblindbrush.demonstration.pictures=0")) {
            application.awaitLine("(Set blindbrush.public-address)", Duration.ofMinutes(2));
        }
    }

    /** Whatever does not come from the site, or does not come, is wrong. */
    private Page watched(BrowserContext visitor, String site) {
        Page page = visitor.newPage();
        page.onResponse(answer -> {
            if (answer.status() >= 400
                    || (!answer.url().startsWith(site + "/") && answer.url().startsWith("http"))) {
                wrong.add(answer.status() + " " + answer.url());
            }
        });
        page.onPageError(wrong::add);
        return page;
    }

    private static void signIn(Page page, String site, String invitation) {
        page.navigate(invitation);
        page.fill("input[name=name]", "somebody");
        page.fill("input[name=password]", PASSWORD);
        page.locator("main form button").last().click();
        page.waitForURL(site + "/sign-in");
        var desk = page.navigate(site + "/curator");
        assertThat(page.url()).isEqualTo(site + "/sign-in");
        assertThat(desk.headers().getOrDefault("strict-transport-security", ""))
                .isEqualTo(site.startsWith("https") ? "max-age=2592000" : "");
        page.fill("input[name=name]", "somebody");
        page.fill("input[name=password]", PASSWORD);
        page.locator("main form button").last().click();
        page.waitForURL(site + "/curator");
    }

    private void upload(Page page, String site) throws IOException {
        Path file = folder.resolve("painting.png");
        ImageIO.write(new BufferedImage(900, 700, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
        page.locator("input[type=file]").setInputFiles(file);
        page.locator("form[data-drop] button").last().click();
        page.waitForURL(site + "/artworks");
        Locator thumbnail = page.locator("main img").first();
        thumbnail.waitFor();
        page.waitForCondition(() -> (Boolean) thumbnail.evaluate("picture => picture.naturalWidth > 0"));
    }

    private static void findLinks(Page page, String site) {
        page.navigate(site + "/studies/demonstration/design");
        assertThat(page.locator(".qr svg").getAttribute("aria-label"))
                .isEqualTo("QR code of " + site + "/studies/demonstration/consent");
        page.navigate(site + "/accounts");
        page.locator("main form input[type=checkbox][name=roles]").first().check();
        page.locator("main form:has(input[name=roles]) button").last().click();
        assertThat(page.locator(".link").first().textContent()).startsWith(site + "/invitations/");
    }

    private static void takePart(Page page, String site) {
        begin(page, site);
        while (!page.url().endsWith("/end")) {
            page.waitForTimeout(450); // a double click is no answer
            if (page.locator("a[href$='go=true']").count() > 0) {
                page.locator("a[href$='go=true']").click();
                page.waitForSelector("form[data-trial]");
            } else {
                answer(page);
                page.waitForSelector("form[data-trial], a[href$='go=true'], .reveals");
            }
        }
        page.waitForURL(site + "/end");
        page.waitForCondition(() -> (Boolean) page.evaluate("document.querySelector('main img').naturalWidth > 0"));
    }

    private static void answer(Page page) {
        page.waitForSelector("form[data-trial][data-shown]");
        String trial = page.locator("form[data-trial]").getAttribute("action");
        if (page.locator("input[name=side]").count() > 0) {
            page.locator("label.choice").first().click();
        }
        page.locator("form[data-trial] button[name]:visible").last().click();
        Locator same = page.locator("form[data-trial][action='%s']".formatted(trial));
        page.waitForCondition(() -> same.count() == 0);
    }

    /** Agrees to the demonstration; the address to which the first trial's answer goes. */
    private static String begin(Page page, String site) {
        page.navigate(site + "/");
        page.locator("main a[href$='/studies/demonstration/consent']").first().click();
        page.locator("main form button").last().click();
        page.waitForURL(site + "/begin");
        page.locator("main form button").last().click();
        page.waitForURL(site + "/trials/next**");
        Locator pause = page.locator("a[href$='go=true']");
        if (pause.count() > 0) {
            pause.click();
        }
        return page.locator("form[data-trial]").getAttribute("action");
    }

    private static void assertCookies(BrowserContext visitor, String scheme, String path) {
        assertThat(visitor.cookies()).isNotEmpty().allSatisfy(cookie -> {
            assertThat(cookie.secure).as(cookie.name).isEqualTo(scheme.equals("https"));
            assertThat(cookie.path).as(cookie.name).isEqualTo(path + "/");
            assertThat(cookie.sameSite).as(cookie.name).isNotNull();
            assertThat(cookie.sameSite.name()).as(cookie.name).isNotEqualTo("NONE");
        });
    }

    private static BrowserContext visitor() {
        BrowserContext visitor =
                chromium.browser().newContext(new Browser.NewContextOptions().setIgnoreHTTPSErrors(true));
        visitor.setDefaultTimeout(300_000);
        return visitor;
    }

    private static int status(String address) throws IOException, InterruptedException {
        return CLIENT.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.discarding())
                .statusCode();
    }

    private static String cookieOverHttps(int port) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/sign-in"))
                .header("X-Forwarded-Proto", "https")
                .build();
        return CLIENT.send(request, BodyHandlers.discarding())
                .headers()
                .allValues("Set-Cookie")
                .toString();
    }
}
