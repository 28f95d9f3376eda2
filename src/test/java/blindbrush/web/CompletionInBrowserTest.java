package blindbrush.web;

import static org.assertj.core.api.Assertions.assertThat;

import blindbrush.design.Design;
import blindbrush.design.Feedback;
import blindbrush.design.Recruitment;
import blindbrush.design.Reporting;
import blindbrush.testing.Walls;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.quarkus.test.junit.QuarkusTest;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The way back to a panel from the last page, in a browser whose clock is moved by hand. */
@QuarkusTest
class CompletionInBrowserTest extends BrowserTest {

    private static final String PANEL = "https://panel.example/complete?cc=C0DE-1234";
    private static final String COUNT = ".completion .opens";
    private static final String STAY = COUNT + " button";

    private final AtomicInteger visits = new AtomicInteger();

    @Test
    void the_panel_s_address_is_opened_by_itself_after_thirty_seconds_that_are_counted() {
        Page page = lastPage(true, desk());
        assertThat(page.innerText(COUNT))
                .isEqualToNormalizingWhitespace(
                        "Your answers are stored. This page takes you back to the panel by itself in 30 s. Stay on this page");
        screenshot(page, "desk-completion");
        page.clock().runFor(29_000);
        assertThat(page.innerText(COUNT + " [role=timer]")).isEqualTo("1");
        assertThat(visits).hasValue(0);
        page.clock().runFor(1_000);
        page.waitForURL(PANEL);
        assertThat(page.innerText("h1")).isEqualTo("The panel");
        assertThat(visits).hasValue(1);
    }

    @Test
    void whoever_comes_back_from_the_panel_stays() {
        Page page = lastPage(true, desk());
        page.clock().runFor(30_000);
        page.waitForURL(PANEL);
        page.goBack();
        page.waitForURL("**/end");
        assertStays(page, 1);
    }

    @Test
    void whoever_stops_the_count_stays_and_is_told_so() {
        Page page = lastPage(true, phone());
        page.clock().runFor(12_000);
        page.tap(STAY);
        page.waitForSelector(".completion [role=status] > span"); // a tap takes effect a little later
        assertThat(page.innerText(".completion [role=status]")).startsWith("You stay on this page.");
        assertThat(page.evaluate("document.activeElement.href")).isEqualTo(PANEL);
        assertStays(page, 0);
        page.reload();
        assertStays(page, 0);
        page.tap(".completion a");
        page.waitForURL(PANEL);
    }

    @Test
    void the_count_can_be_stopped_by_keys_alone() {
        Page page = lastPage(true, desk());
        page.focus(".completion a");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        assertStays(page, 0);
    }

    @Test
    void where_the_design_does_not_say_so_nothing_opens_by_itself() {
        Page page = lastPage(false, desk());
        assertThat(page.locator(COUNT).count()).isZero();
        assertStays(page, 0);
    }

    @Test
    void without_scripts_the_link_is_there_and_no_count_is_promised() {
        Page page = lastPage(true, desk().setJavaScriptEnabled(false));
        assertThat(page.locator(COUNT).isVisible()).isFalse();
        page.click(".completion a");
        page.waitForURL(PANEL);
    }

    private void assertStays(Page page, int visitsSoFar) {
        assertThat(page.locator(COUNT).filter(visible()).count()).isZero();
        page.clock().runFor(120_000);
        assertThat(page.url()).endsWith("/end");
        assertThat(visits).hasValue(visitsSoFar);
        assertThat(page.locator(".completion a").isVisible()).isTrue();
    }

    private static Locator.FilterOptions visible() {
        return new Locator.FilterOptions().setVisible(true);
    }

    /** Of a session that is told nothing, so that the page is short. */
    private Page lastPage(boolean opens, Browser.NewContextOptions options) {
        Design design = Walls.design(2, 0)
                .with(new Reporting(Feedback.NEVER, false, false, null))
                .with(new Recruitment(null, null, null, false, false, 30, "C0DE-1234", PANEL, opens));
        Participant participant = Participant.in(Exhibition.open(design), home);
        participant.answerAll();
        Page page = page(options);
        bring(participant.guest, Participant.COOKIE);
        page.route("https://panel.example/**", route -> {
            visits.incrementAndGet();
            route.fulfill(new Route.FulfillOptions().setContentType("text/html").setBody("<h1>The panel</h1>"));
        });
        page.clock().install(new Clock.InstallOptions().setTime(0));
        page.clock().pauseAt(3_600_000); // later than it can be by then
        page.navigate("/end");
        return page;
    }
}
