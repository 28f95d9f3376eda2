package blindbrush.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How large pictures stand, and where answers are, on screens of many sizes. */
@QuarkusTest
class ScreensTest extends BrowserTest {

    private static final int LEAST = 240;

    /** A screen in CSS px. */
    private record Screen(int width, int height) {

        /** A phone held sideways, or a page zoomed to 200 %. */
        boolean isLow() {
            return height < 450 && width > height;
        }
    }

    private static final List<Screen> SCREENS = List.of(
            new Screen(320, 450),
            new Screen(360, 540),
            new Screen(360, 740),
            new Screen(740, 360),
            new Screen(640, 360),
            new Screen(700, 700),
            new Screen(1280, 800),
            new Screen(200, 400));

    /** Longer sides as painted, whether all lies within the page's width, and whether pictures stand left of the answers. */
    private static final String PICTURES = """
            () => [...document.querySelectorAll('img.picture')].map(picture => {
              const box = picture.getBoundingClientRect();
              const scale = Math.min(box.width / picture.naturalWidth, box.height / picture.naturalHeight);
              const place = picture.closest('.choice, .wall').getBoundingClientRect();
              return {
                longer: scale * Math.max(picture.naturalWidth, picture.naturalHeight),
                right: box.right,
                inside: box.left >= place.left - 1 && box.right <= place.right + 1 && box.bottom <= place.bottom + 1,
                answers: document.querySelector('.answer').getBoundingClientRect().left
              };
            })""";

    private static final String BUTTONS_SEEN = """
            () => [...document.querySelectorAll('.step, #question')].every(button => {
              const box = button.getBoundingClientRect();
              const top = document.querySelector('.answer').getBoundingClientRect().top;
              return box.left >= 0 && box.top >= top && box.right <= innerWidth + 1 && box.bottom <= innerHeight + 1;
            })""";

    private static final String IS_AS_LARGE = "([width, height]) => innerWidth === width && innerHeight === height";

    private static final String FITS = "document.documentElement.scrollWidth <= window.innerWidth";

    @ParameterizedTest
    @CsvSource({"512,384", "512,512", "384,512"})
    void every_picture_has_240_px_and_answers_stand_beside_it_on_low_screens(int width, int height) {
        var study = Exhibition.shaped(width, height);
        Page page = page(desk());
        page.navigate("/studies/" + study.slug() + "/consent");
        page.click("main form button");
        page.waitForURL("**/begin");
        page.click("main form button");
        page.waitForSelector("form[data-shown]");
        lookOnEachScreen(page, 1, "screen-%dx%d".formatted(width, height));
        page.click("button[value='1']");
        page.click("a.main-button");
        page.waitForSelector("form[data-shown]");
        lookOnEachScreen(page, 2, "screen-%dx%d-pair".formatted(width, height));
    }

    @Test
    void looking_closer_works_on_low_screens_and_in_the_dark_and_is_stored() {
        var study = Exhibition.shaped(512, 384);
        Page page = page(phone().setViewportSize(740, 360)
                .setColorScheme(ColorScheme.DARK)
                .setLocale("de-DE"));
        page.navigate("/studies/" + study.slug() + "/consent");
        page.tap("main form button");
        page.waitForURL("**/begin");
        assertThat(page.isVisible(".with-keys"))
                .as("no talk of keys on a phone")
                .isFalse();
        page.tap("main form button");
        page.waitForSelector("form[data-shown]");
        assertThat(page.isVisible(".keys")).isFalse();
        assertThat(page.isVisible("kbd")).isFalse();
        double before = page.locator("img.picture").boundingBox().width;
        screenshot(page, "screen-dark-sideways");
        page.tap("label.closer");
        awaitWiderThan(page, 1.5 * before);
        screenshot(page, "screen-dark-sideways-closer");
        page.tap("label.closer");
        page.tap("button[value='1']");
        page.tap("a.main-button");
        page.waitForSelector("form[data-shown]");
        page.tap("button[value='1']");
        page.waitForSelector(".unchosen .first-choose");
        screenshot(page, "screen-dark-sideways-unchosen");
        page.tap("label.choice >> nth=1");
        screenshot(page, "screen-dark-sideways-chosen");
        page.tap("button[value='1']");
        page.waitForURL("**/end");
        assertThat(study.responses())
                .hasSize(2)
                .anySatisfy(response -> assertThat(response.lookedCloser).isTrue())
                .anySatisfy(response -> assertThat(response.lookedCloser).isFalse());
    }

    private static void lookOnEachScreen(Page page, int pictures, String name) {
        for (Screen screen : SCREENS) {
            page.setViewportSize(screen.width(), screen.height());
            awaitTrue(page, IS_AS_LARGE, List.of(screen.width(), screen.height()));
            int least = Math.min(LEAST, screen.width() - 64);
            assertThat((List<?>) page.evaluate(PICTURES)).hasSize(pictures).allSatisfy(picture -> {
                Map<?, ?> seen = (Map<?, ?>) picture;
                assertThat(number(seen, "longer")).as("%s: %s", screen, seen).isGreaterThanOrEqualTo(least);
                assertThat(seen.get("inside")).as("%s: %s", screen, seen).isEqualTo(true);
                if (screen.isLow()) {
                    assertThat(number(seen, "right")).isLessThanOrEqualTo(number(seen, "answers") + 1);
                }
            });
            assertThat(page.evaluate(FITS)).as("%s", screen).isEqualTo(true);
            if (screen.isLow() || screen.height() >= 800) {
                assertThat(page.evaluate(BUTTONS_SEEN)).as("%s", screen).isEqualTo(true);
            }
            screenshot(page, name + "-on-%dx%d".formatted(screen.width(), screen.height()));
        }
        page.setViewportSize(1280, 800);
    }

    private static double number(Map<?, ?> seen, String key) {
        return ((Number) seen.get(key)).doubleValue();
    }
}
