package blindbrush.web;

import static org.assertj.core.api.Assertions.assertThat;

import blindbrush.gallery.Origin;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The last page on a phone and on a desk. */
@QuarkusTest
class EndPageInBrowserTest extends BrowserTest {

    private static final int LONG_EDGE = 256;

    /** Of a session of 8 pictures and 4 pairs; it was 13,700 px. */
    private static final int TALLEST = 4_000;

    @Test
    void the_last_page_of_twelve_trials_is_folded_with_the_mistakes_first() {
        var study = Exhibition.open(8, 4, LONG_EDGE);
        var participant = Participant.in(study, home);
        answerOneWrongly(participant, study);
        participant.answerAll();
        var result = participant.guest.get("/end");
        Page page = look(participant, phone().setViewportSize(390, 844));
        int height = ((Number) page.evaluate("document.documentElement.scrollHeight")).intValue();
        System.out.printf("The last page of 8 pictures and 4 pairs is %d px high at 390 px%n", height);
        screenshotOfAll(page, "phone-end-folded");
        long wrong = participant.responses().stream()
                .filter(response -> !response.correct)
                .count();
        assertThat(page.locator(".reveals").first().locator("> li").count()).isEqualTo((int) wrong);
        assertThat(result.document().select(".reveals > li")).hasSize(12);
        assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .isEqualTo(true);
        assertThat(height).isLessThan(TALLEST);
        page.tap(".reveals > li >> nth=0 >> summary");
        page.waitForSelector(".reveal[open]"); // a tap takes effect a little later
        assertThat(page.locator(".reveal[open] .frame").first().boundingBox().width)
                .isGreaterThan(240);
        assertThat(page.innerText(".reveal[open]")).contains(Exhibition.CANARY);
        screenshotOfAll(page, "phone-end-open");
        screenshotOfAll(
                look(participant, phone().setViewportSize(390, 844).setColorScheme(ColorScheme.DARK)),
                "phone-end-dark");
        Page desk = look(participant, desk());
        screenshotOfAll(desk, "desk-end-folded");
        desk.click(".reveals > li >> nth=0 >> summary");
        screenshotOfAll(desk, "desk-end-open");
        screenshotOfAll(look(participant, desk().setColorScheme(ColorScheme.DARK)), "desk-end-dark");
    }

    private static void answerOneWrongly(Participant participant, Exhibition study) {
        var trial = participant.trial();
        boolean machine = participant.stored(trial).stimulus.origin == Origin.MACHINE;
        if (Participant.isPair(trial)) {
            participant.answer(trial, Map.of("side", machine ? "RIGHT" : "LEFT", "confidence", "1"));
        } else {
            participant.answer(trial, Map.of("rating", machine ? "1" : "6"));
        }
        assertThat(study.responses()).singleElement().satisfies(response -> assertThat(response.correct)
                .isFalse());
    }

    private Page look(Participant participant, Browser.NewContextOptions options) {
        Page page = page(options);
        bring(participant.guest, Participant.COOKIE);
        page.navigate("/end");
        page.evaluate("() => document.querySelectorAll('img[loading=lazy]').forEach(i => i.loading = 'eager')");
        awaitTrue(page, "any => [...document.images].every(image => image.complete)", null);
        return page;
    }
}
