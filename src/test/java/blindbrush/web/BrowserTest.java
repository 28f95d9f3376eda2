package blindbrush.web;

import blindbrush.testing.Chromium;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests that need a real browser. */
abstract class BrowserTest {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private static final int PATIENCE_MILLIS = 300_000;

    private static Chromium chromium;

    @TestHTTPResource("/")
    URI home;

    private BrowserContext context;

    /** One browser for all test classes, which JUnit closes after the last. */
    @RegisterExtension
    static final BeforeAllCallback OPEN = test -> chromium = test.getRoot()
            .getStore(ExtensionContext.Namespace.GLOBAL)
            .computeIfAbsent(Chromium.class, key -> Chromium.start(), Chromium.class);

    @AfterEach
    void leave() {
        if (context != null) {
            context.close();
        }
    }

    Page page(Browser.NewContextOptions options) {
        leave();
        // without the time that buttons take to change their colours
        context = chromium.browser()
                .newContext(options.setBaseURL(home.toString()).setReducedMotion(ReducedMotion.REDUCE));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        return context.newPage();
    }

    static Browser.NewContextOptions phone() {
        return new Browser.NewContextOptions()
                .setViewportSize(360, 740)
                .setHasTouch(true)
                .setIsMobile(true);
    }

    static Browser.NewContextOptions desk() {
        return new Browser.NewContextOptions().setViewportSize(1280, 800);
    }

    BrowserContext context() {
        return context;
    }

    static Page.WaitForSelectorOptions attached() {
        return new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED);
    }

    /** Brings a cookie that was got without a browser. */
    void bring(Guest guest, String cookie) {
        context.addCookies(List.of(new Cookie(cookie, guest.cookie(cookie).orElseThrow()).setUrl(home.toString())));
    }

    /** Asks again and again from outside: what waits inside the page would need a policy that lets strings run. */
    static void awaitTrue(Page page, String function, Object argument) {
        page.waitForCondition(() -> (Boolean) page.evaluate(function, argument));
    }

    /** Presses what leads to another page, and waits until that is there, with this on it. */
    static void follow(Page page, String pressed, String awaited) {
        page.click(pressed);
        page.waitForSelector(awaited);
        page.waitForLoadState();
    }

    /** Waits until the first picture is wider than this: a tap takes effect a little later. */
    static void awaitWiderThan(Page page, double width) {
        awaitTrue(page, "w => document.querySelector('img.picture').getBoundingClientRect().width > w", width);
    }

    /** For people to look at, where a run is asked for them. */
    static void screenshot(Page page, String name) {
        screenshot(page, name, false);
    }

    /** The same of the page from top to bottom. */
    static void screenshotOfAll(Page page, String name) {
        screenshot(page, name, true);
    }

    private static void screenshot(Page page, String name, boolean all) {
        if (Boolean.getBoolean("screenshots")) {
            page.screenshot(new Page.ScreenshotOptions().setFullPage(all).setPath(SCREENSHOTS.resolve(name + ".png")));
        }
    }
}
