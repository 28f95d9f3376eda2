package blindbrush.web;

import static org.assertj.core.api.Assertions.assertThat;

import blindbrush.design.Block;
import blindbrush.design.Design;
import blindbrush.design.DesignDocument;
import blindbrush.design.HumanSide;
import blindbrush.design.Task;
import blindbrush.study.Hanging;
import blindbrush.study.Response;
import blindbrush.study.Session;
import blindbrush.study.Trial;
import blindbrush.testing.Walls;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A whole session in a real browser: by touch, by keys, with impatience, without scripts. */
@QuarkusTest
class ParticipantInBrowserTest extends BrowserTest {

    private static final int LONG_EDGE = 512;
    private static final String TRIAL = "form[data-trial]";
    /** Answers, and tells after how many ms another picture, decoded, was painted. */
    private static final String NEXT_PICTURE = """
            () => new Promise(resolve => {
              const before = document.querySelector('img.picture').src;
              const from = performance.now();
              document.querySelector("button[value='3']").click();
              const look = () => {
                const now = document.querySelector('img.picture');
                if (now && now.src !== before && now.complete && now.naturalWidth > 0) {
                  requestAnimationFrame(() => resolve(performance.now() - from));
                } else {
                  requestAnimationFrame(look);
                }
              };
              look();
            })""";

    /** Notes that the second picture came uncovered, however soon it is covered again. */
    private static final String NOTE_UNCOVERED = """
            () => new MutationObserver(() => {
              const second = document.querySelector('.progress span')?.textContent === '2 of 2';
              window.cameUncovered ||= second && document.querySelector('.wall:not(.masked)') !== null;
            }).observe(document.body, {subtree: true, childList: true, attributes: true})""";

    /** What ratings from 1 to 6 mean. */
    private static final List<String> WORDS = List.of(
            "surely human", "probably human", "perhaps human", "perhaps machine", "probably machine", "surely machine");

    private static final String FITS = "document.documentElement.scrollWidth <= window.innerWidth";

    /** A page asks anew where an answer does not come in time, which is for another test: here a machine may take as long as it wants. */
    private static final String PATIENT = "AbortController.prototype.abort = () => {}";

    /** Answers the second trial in the moment in which its picture stands there: by a key, or by a click at another place than the one before. */
    private static final String ANSWER_AT_ONCE = """
            by => new MutationObserver((changes, observer) => {
              const second = document.querySelector('.progress span')?.textContent === '2 of 3';
              const button = document.querySelector("form[data-trial][data-shown] button[value='4']");
              if (second && button) {
                observer.disconnect();
                sessionStorage.answeredFrom = performance.now(); // outlives the page
                if (by === 'key') {
                  document.dispatchEvent(new KeyboardEvent('keydown', {key: button.dataset.key, bubbles: true}));
                } else {
                  const place = {bubbles: true, cancelable: true, isPrimary: true, pointerType: 'mouse', clientX: 1, clientY: 1};
                  button.dispatchEvent(new PointerEvent('pointerdown', place));
                  button.dispatchEvent(new PointerEvent('click', {...place, detail: 1}));
                }
                sessionStorage.answeredUntil = performance.now();
              }
            }).observe(document.body, {subtree: true, childList: true, attributes: true})""";

    /** Holds the clock of the page, so that onsets are at that time. */
    private static final String HOLD_CLOCK = """
            () => {
              window.held = performance.now();
              performance.now = () => window.held;
            }""";

    /** A tap, which this browser does not count, so many ms after the held time. */
    private static final String TAP = """
            ([button, place, after]) => {
              const stamped = event => Object.defineProperty(event, 'timeStamp', {value: window.held + after});
              const where = {bubbles: true, cancelable: true, isPrimary: true, pointerType: 'touch', clientX: place, clientY: place};
              const tapped = document.querySelector(`button[value='${button}']`);
              tapped.dispatchEvent(stamped(new PointerEvent('pointerdown', where)));
              tapped.dispatchEvent(stamped(new PointerEvent('click', {...where, detail: 1})));
            }""";

    /** Longer than a page measures its refresh rate. */
    private static final String FORTY_FRAMES = """
            () => new Promise(resolve => {
              let frames = 0;
              const count = () => ++frames > 40 ? resolve(true) : requestAnimationFrame(count);
              count();
            })""";

    /** When a button was clicked, in ms by the page's clock. */
    private record Click(double before, double after) {

        static Click on(Page page, String button) {
            double before = clock(page);
            page.click(button);
            return new Click(before, clock(page));
        }

        private static double clock(Page page) {
            return ((Number) page.evaluate("() => performance.now()")).doubleValue();
        }

        void assertAnswered(Response response) {
            assertThat((double) response.onsetOffset + response.rt).isBetween(before - 1, after + 1);
            assertThat((double) response.sentOffset).isBetween(response.onsetOffset + response.rt - 1.0, after + 1);
        }
    }

    @Override
    Page page(Browser.NewContextOptions options) {
        Page page = super.page(options);
        page.context().addInitScript(PATIENT);
        return page;
    }

    @Test
    void a_session_by_touch_on_a_phone() {
        var study = Exhibition.open(2, 1, LONG_EDGE);
        Page page = page(phone());
        page.navigate("/");
        screenshot(page, "phone-landing");
        assertThat(page.evaluate(FITS)).isEqualTo(true);
        page.tap("a.main-button");
        page.waitForURL("**/consent");
        screenshotOfAll(page, "phone-consent");
        assertThat(page.evaluate(FITS)).isEqualTo(true);
        page.tap("main form button");
        page.waitForURL("**/begin");
        screenshotOfAll(page, "phone-begin");
        assertThat(page.evaluate(FITS)).isEqualTo(true);
        page.tap("main form button");
        takeSession(page, "phone", trial -> trial.tap("button[value='2']"), trial -> {
            trial.tap("label.choice >> nth=1");
            trial.tap("button[value='3']");
        });
        assertThat(page.evaluate(FITS)).isEqualTo(true);
        assertMeasured(study, 3);
    }

    @Test
    void a_question_that_a_skip_rule_does_not_ask_is_not_there() {
        var study =
                Exhibition.open(DesignDocument.read("""
                        {"blocks": [{"task": "yes-no", "trials": 1}], "questions": [
                        {"key": "school", "text": "Art school?", "options": ["no", "yes"]},
                        {"key": "years", "text": "How long?", "options": ["one", "more"], "asked_if": {"question": "school", "options": ["yes"]}},
                        {"key": "where", "text": "Where?", "options": ["here", "elsewhere"], "asked_if": {"question": "years", "options": ["more"]}}]}""").with(Walls.design(1, 0).consent()));
        Page page = page(phone());
        page.navigate("/studies/" + study.slug() + "/consent");
        page.tap("main form button");
        page.waitForURL("**/begin");
        assertThat(asked(page)).containsExactly("school");
        page.selectOption("[name=school]", "yes");
        assertThat(asked(page)).containsExactly("school", "years");
        page.selectOption("[name=years]", "more");
        assertThat(asked(page)).containsExactly("school", "years", "where");
        page.selectOption("[name=school]", "no");
        assertThat(asked(page)).as("nor what follows from it").containsExactly("school");
    }

    private static List<String> asked(Page page) {
        return page.locator("main select:visible").all().stream()
                .map(question -> question.getAttribute("name"))
                .toList();
    }

    @Test
    void a_session_by_keys_alone_on_a_desk() {
        var study = Exhibition.open(Walls.design(2, 1).with(HumanSide.LEFT), LONG_EDGE);
        Page page = page(desk());
        page.navigate("/");
        screenshot(page, "desk-landing");
        walkTo(page, "a.main-button");
        page.keyboard().press("Enter");
        page.waitForURL("**/consent");
        walkTo(page, "main form button");
        page.keyboard().press("Enter");
        page.waitForURL("**/begin");
        walkTo(page, "main form button");
        page.keyboard().press("Enter");
        takeSession(page, "desk", trial -> trial.keyboard().press("6"), trial -> {
            trial.keyboard().press("ArrowRight");
            assertThat(trial.isChecked("input[value=RIGHT]")).isTrue();
            trial.keyboard().press("2");
        });
        assertMeasured(study, 3);
        assertThat(responses(study).values())
                .filteredOn(response -> response.side == null)
                .hasSize(2)
                .allSatisfy(response -> assertThat(response.rating).isEqualTo(6));
    }

    @Test
    void the_whole_trial_stands_on_the_screen_of_a_phone() {
        Exhibition.open(1, 0, LONG_EDGE);
        Page page = page(phone());
        begin(page);
        awaitPictures(page);
        for (String part : List.of("img.picture", "button[value='1']", "button[value='6']")) {
            var box = page.locator(part).boundingBox();
            assertThat(box.x).isNotNegative();
            assertThat(box.y).isNotNegative();
            assertThat(box.x + box.width).isLessThanOrEqualTo(360);
            assertThat(box.y + box.height).isLessThanOrEqualTo(740);
        }
    }

    @Test
    void the_time_at_which_the_trial_before_was_looked_at_is_in_no_number_of_the_next() {
        var study = Exhibition.open(3, 0);
        Page page = page(desk());
        begin(page);
        awaitAhead(page);
        page.waitForTimeout(2500);
        var first = Click.on(page, "button[value='3']");
        page.waitForSelector(".progress span:text-is('2 of 3')");
        awaitAhead(page);
        page.waitForTimeout(300);
        var second = Click.on(page, "button[value='4']");
        page.waitForSelector(".progress span:text-is('3 of 3')");
        awaitAhead(page);
        Map<Trial, Response> responses = responses(study);
        assertThat(responses).hasSize(2);
        assertThat(responses.values())
                .allSatisfy(response -> assertThat(response.reloads).isZero());
        List<Response> inOrder = responses.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparingInt(trial -> trial.position)))
                .map(Map.Entry::getValue)
                .toList();
        first.assertAnswered(inOrder.get(0));
        second.assertAnswered(inOrder.get(1));
        assertThat(inOrder.get(0).queued).isFalse();
        assertThat(inOrder.get(0).rt).isGreaterThan(2500);
        assertThat((double) inOrder.get(1).rt)
                .as("without the looking time of the trial before")
                .isLessThanOrEqualTo(second.after - first.before + 1);
        assertThat(inOrder.get(1).onsetOffset)
                .as("one clock for the whole page")
                .isGreaterThan(inOrder.get(0).sentOffset - 50);
        assertThat(showings(study))
                .as("what was fetched ahead and never answered was not seen")
                .isEqualTo(2);
    }

    @Test
    void only_loading_what_stood_there_counts_as_loading_again() {
        var study = Exhibition.open(3, 0);
        Page page = page(desk());
        begin(page);
        awaitAhead(page);
        page.click("button[value='3']");
        page.waitForSelector(".progress span:text-is('2 of 3')");
        awaitAhead(page);
        page.reload();
        awaitAhead(page);
        page.click("button[value='4']");
        page.waitForSelector(".progress span:text-is('3 of 3')");
        awaitAhead(page);
        assertThat(responses(study).entrySet())
                .extracting(answer -> answer.getKey().position + ": " + answer.getValue().reloads)
                .containsExactlyInAnyOrder("0: 0", "1: 1");
        assertThat(showings(study)).as("left and loaded again is one showing").isEqualTo(2);
    }

    @Test
    void a_picture_that_was_seen_and_left_without_an_answer_counts_as_shown_and_one_fetched_ahead_does_not() {
        var study = Exhibition.open(3, 0);
        Page page = page(desk());
        begin(page);
        awaitAhead(page);
        assertThat(showings(study)).isZero();
        page.navigate("/method");
        page.waitForCondition(() -> showings(study) == 1);
        page.navigate("/trials/next");
        awaitAhead(page);
        page.click("button[value='4']");
        page.waitForSelector(".progress span:text-is('2 of 3')");
        awaitAhead(page);
        assertThat(showings(study)).as("the answer is no second showing").isEqualTo(1);
    }

    @Test
    void an_answer_sent_again_with_a_fresh_token_says_that_it_lay_here_and_when_it_was_sent() {
        var study = Exhibition.open(2, 0);
        Page page = page(desk());
        begin(page);
        awaitAhead(page);
        page.context().clearCookies(new BrowserContext.ClearCookiesOptions().setName("blindbrush_form_test"));
        List<Route> asked = new CopyOnWriteArrayList<>();
        page.route("**/form-token", asked::add);
        page.click("button[value='3']");
        page.waitForCondition(() -> !asked.isEmpty());
        double refused = Click.clock(page);
        asked.forEach(Route::resume);
        page.waitForSelector(".progress span:text-is('2 of 2')");
        awaitAhead(page);
        assertThat(responses(study).values()).singleElement().satisfies(response -> {
            assertThat(response.queued).isTrue();
            assertThat((double) response.sentOffset).isGreaterThanOrEqualTo(refused - 1);
        });
    }

    private static long showings(Exhibition study) {
        return QuarkusTransaction.requiringNew().call(() -> Hanging.of(study.study()).stream()
                .mapToLong(hanging -> hanging.shown)
                .sum());
    }

    @Test
    void a_double_click_answers_once() {
        var study = Exhibition.open(2, 0);
        Page page = page(desk());
        begin(page);
        awaitAhead(page);
        page.dblclick("button[value='3']");
        page.waitForSelector(".progress span:text-is('2 of 2')");
        awaitAhead(page); // which is told once the answer is stored
        assertThat(responses(study)).hasSize(1);
        page.click("button[value='5']");
        page.waitForURL("**/end");
        assertThat(responses(study).values())
                .extracting(response -> response.rating)
                .containsExactlyInAnyOrder(3, 5);
    }

    @Test
    void a_double_click_answers_once_though_the_next_picture_stands_there_before_its_second_press() {
        var study = Exhibition.open(2, 0);
        Page page = page(desk());
        begin(page);
        awaitAhead(page);
        press(page, "button[value='3']", 1);
        page.mouse().up();
        page.waitForSelector(".progress span:text-is('2 of 2')");
        awaitAhead(page);
        page.mouse()
                .down(new Mouse.DownOptions()
                        .setClickCount(2)); // so the browser counts it, however slow this machine is
        page.mouse().up(new Mouse.UpOptions().setClickCount(2));
        assertThat(page.getAttribute(".answer", "aria-busy")).isEqualTo("false");
        page.click("button[value='5']");
        page.waitForURL("**/end");
        assertThat(responses(study).values())
                .extracting(response -> response.rating)
                .containsExactlyInAnyOrder(3, 5);
    }

    @Test
    void where_clicks_are_not_counted_the_second_at_one_place_answers_nothing_before_anybody_can_have_looked() {
        var study = Exhibition.open(4, 0);
        Page page = page(desk());
        begin(page);
        awaitAhead(page);
        page.evaluate(HOLD_CLOCK);
        page.evaluate(TAP, List.of(3, 10, 0));
        page.waitForSelector(".progress span:text-is('2 of 4')");
        awaitAhead(page);
        page.evaluate(TAP, List.of(4, 20, 199)); // within reach of the first, and a moment too soon
        assertThat(page.getAttribute(".answer", "aria-busy")).isEqualTo("false");
        page.evaluate(TAP, List.of(5, 10, 199)); // no second one, since the one before it answered nothing
        page.waitForSelector(".progress span:text-is('3 of 4')");
        awaitAhead(page);
        page.evaluate(TAP, List.of(6, 10, 200)); // a second one, late enough
        page.waitForSelector(".progress span:text-is('4 of 4')");
        awaitAhead(page);
        page.evaluate(TAP, List.of(1, 90, 10)); // at another place
        page.waitForURL("**/end");
        assertThat(responses(study).values())
                .extracting(response -> response.rating)
                .containsExactlyInAnyOrder(3, 5, 6, 1);
    }

    @Test
    void a_press_that_began_before_the_picture_stood_there_answers_nothing() {
        var study = Exhibition.open(2, 0);
        Page page = page(desk());
        begin(page);
        awaitAhead(page);
        List<Route> held = new CopyOnWriteArrayList<>();
        page.route("**/pictures/**", held::add);
        page.reload();
        page.waitForSelector(TRIAL + ".asleep");
        page.waitForCondition(() -> !held.isEmpty());
        press(page, "button[value='3']", 1);
        page.unroute("**/pictures/**");
        held.forEach(Route::resume);
        awaitPictures(page);
        page.mouse().up();
        assertThat(page.innerText(".progress span")).isEqualTo("1 of 2");
        assertThat(page.getAttribute(".answer", "aria-busy")).isEqualTo("false");
        page.click("button[value='4']");
        page.waitForSelector(".progress span:text-is('2 of 2')");
        awaitAhead(page);
        assertThat(responses(study).values()).singleElement().satisfies(response -> assertThat(response.rating)
                .isEqualTo(4));
    }

    @Test
    void an_answer_as_fast_as_can_be_counts_and_its_time_is_the_true_one() {
        for (String by : List.of("key", "click")) {
            var study = Exhibition.open(3, 0);
            Page page = page(desk());
            page.navigate("/studies/" + study.slug() + "/consent");
            agree(page);
            awaitAhead(page);
            page.evaluate(ANSWER_AT_ONCE, by);
            page.click("button[value='3']");
            page.waitForSelector(".progress span:text-is('3 of 3')");
            awaitAhead(page);
            double from = number(page, "() => Number(sessionStorage.answeredFrom)");
            double until = number(page, "() => Number(sessionStorage.answeredUntil)");
            assertThat(responses(study).entrySet())
                    .filteredOn(answer -> answer.getKey().position == 1)
                    .singleElement()
                    .satisfies(answer -> {
                        assertThat(answer.getValue().rating).as(by).isEqualTo(4);
                        double given = answer.getValue().onsetOffset + answer.getValue().rt;
                        assertThat(given).as(by).isBetween(from - 1, until + 1);
                    });
        }
    }

    private static double number(Page page, String function) {
        return ((Number) page.evaluate(function)).doubleValue();
    }

    /** Moves the mouse there and presses it down, as the first or second time of a click. */
    private static void press(Page page, String button, int count) {
        var box = page.locator(button).boundingBox();
        page.mouse().move(box.x + box.width / 2, box.y + box.height / 2);
        page.mouse().down(new Mouse.DownOptions().setClickCount(count));
    }

    @Tag("faults")
    @Test
    void buttons_and_keys_answer_what_they_say_on_whichever_side_human_stands() {
        for (HumanSide side : List.of(HumanSide.LEFT, HumanSide.RIGHT)) {
            var study = Exhibition.open(Walls.design(12, 0).with(side));
            Page page = page(desk());
            page.navigate("/studies/" + study.slug() + "/consent");
            agree(page);
            List<String> said = new ArrayList<>();
            for (int number = 1; number <= 12; number++) {
                page.waitForSelector(".progress span:text-is('" + number + " of 12')");
                awaitPictures(page);
                int place = (number - 1) % 6;
                if (number == 1) {
                    screenshot(page, "desk-trial-human-" + side.name().toLowerCase(Locale.ROOT));
                }
                said.add(fromTheLeft(page).get(place).innerText().replaceAll("\\s+", " "));
                if (number > 6) {
                    page.keyboard().press("" + (place + 1));
                } else {
                    fromTheLeft(page).get(place).click();
                }
            }
            page.waitForURL("**/end");
            List<String> stored = responses(study).entrySet().stream()
                    .sorted(Map.Entry.comparingByKey(Comparator.comparingInt(trial -> trial.position)))
                    .map(answer -> WORDS.get(answer.getValue().rating - 1))
                    .toList();
            assertThat(IntStream.range(0, 12)
                            .mapToObj(trial -> said.get(trial).equals(stored.get(trial) + " " + (trial % 6 + 1))))
                    .as("%s: %s was said, %s stored", side, said, stored)
                    .containsOnly(true);
            assertThat(stored.get(0)).isEqualTo(side == HumanSide.LEFT ? "surely human" : "surely machine");
        }
    }

    private static List<Locator> fromTheLeft(Page page) {
        return page.locator(".step").all().stream()
                .sorted(Comparator.comparingDouble(step -> step.boundingBox().x))
                .toList();
    }

    @Test
    void classes_of_the_device_are_kept_where_the_design_asks_and_the_consent_page_says_so() {
        var study = Exhibition.open(Walls.design(2, 0).withDeviceClasses());
        Page page = page(phone().setDeviceScaleFactor(3));
        page.navigate("/studies/" + study.slug() + "/consent");
        assertThat(page.innerText("main")).contains("how wide the window is");
        agree(page);
        awaitAhead(page);
        page.evaluate(FORTY_FRAMES);
        page.tap("button[value='3']");
        page.waitForSelector(".progress span:text-is('2 of 2')");
        awaitPictures(page);
        page.keyboard().press("4");
        page.waitForURL("**/end");
        assertThat(responses(study).values())
                .extracting(response -> response.input)
                .containsExactlyInAnyOrder("touch", "keyboard");
        assertThat(responses(study).values()).allSatisfy(response -> {
            assertThat(response.refresh).isIn("up_to_60", "up_to_120", "over_120");
            assertThat(response.pixelRatio).isEqualTo("over_2");
            assertThat(response.viewport).isEqualTo("small");
        });
        page.navigate("/studies/" + Exhibition.open(1, 0).slug() + "/consent");
        assertThat(page.innerText("main")).doesNotContain("how wide the window is");
    }

    @Test
    void two_tabs_at_one_trial_answer_it_once() {
        var study = Exhibition.open(2, 0);
        Page page = page(desk());
        begin(page);
        Page tab = page.context().newPage();
        tab.navigate("/trials/next");
        page.bringToFront();
        awaitPictures(page);
        page.click("button[value='3']");
        page.waitForSelector(".progress span:text-is('2 of 2')");
        awaitAhead(page);
        tab.bringToFront();
        tab.click("button[value='5']");
        tab.waitForSelector(".progress span:text-is('2 of 2')");
        awaitAhead(tab);
        assertThat(responses(study).values()).singleElement().satisfies(response -> assertThat(response.rating)
                .isEqualTo(3));
    }

    @Test
    void the_next_trial_stands_there_while_the_answer_is_still_on_its_way() {
        var study = Exhibition.open(4, 0, LONG_EDGE);
        Page page = page(desk());
        begin(page);
        List<String> late = new CopyOnWriteArrayList<>();
        for (int number = 1; number < 4; number++) {
            page.waitForSelector(".progress span:text-is('" + number + " of 4')");
            awaitAhead(page);
            page.waitForTimeout(500);
            page.route("**/response", Route::abort);
            page.onRequest(request -> {
                if (request.url().contains("/pictures/")) {
                    late.add(request.url());
                }
            });
            double wait = ((Number) page.evaluate(NEXT_PICTURE)).doubleValue();
            System.out.printf("The next picture stood there %.0f ms after the answer%n", wait);
            assertThat(responses(study)).hasSize(number - 1);
            assertThat(late).isEmpty();
            page.unroute("**/response");
            awaitAhead(page);
            late.clear();
        }
        assertThat(responses(study)).hasSize(3);
    }

    @Tag("faults")
    @Test
    void an_answer_given_without_a_connection_is_sent_when_there_is_one() {
        var study = Exhibition.open(3, 0);
        Page page = page(desk());
        begin(page);
        awaitAhead(page);
        page.context().setOffline(true);
        page.click("button[value='2']");
        page.waitForSelector("[data-trouble=offline]:not([hidden])");
        screenshot(page, "desk-offline");
        assertThat(responses(study)).isEmpty();
        page.waitForTimeout(600);
        page.context().setOffline(false);
        page.waitForSelector("[data-trouble=offline][hidden]", attached());
        assertThat(responses(study).values()).singleElement().satisfies(response -> assertThat(response.rating)
                .isEqualTo(2));
        for (int number = 2; number <= 3; number++) {
            page.waitForSelector(".progress span:text-is('" + number + " of 3')");
            awaitPictures(page);
            page.waitForTimeout(500);
            page.click("button[value='5']");
        }
        page.waitForURL("**/end");
        assertThat(responses(study)).hasSize(3);
    }

    @Tag("faults")
    @Test
    void reloading_and_going_back_at_every_step_leaves_one_row_a_trial() {
        var study = Exhibition.open(4, 0);
        Page page = page(desk());
        begin(page);
        for (int number = 1; number <= 4; number++) {
            page.waitForSelector(".progress span:text-is('" + number + " of 4')");
            page.reload();
            page.waitForSelector(".progress span:text-is('" + number + " of 4')");
            awaitPictures(page);
            page.waitForTimeout(500);
            page.click("button[value='" + number + "']");
            if (number == 2) {
                page.waitForSelector(".progress span:text-is('3 of 4')");
                page.goBack();
                page.navigate("/trials/next");
            }
        }
        page.waitForURL("**/end");
        assertThat(responses(study).entrySet()).hasSize(4).allSatisfy(stored -> assertThat(stored.getValue().rating)
                .isEqualTo(stored.getKey().position + 1));
    }

    @Test
    void a_picture_shown_for_a_limited_time_is_covered_then() {
        Design usual = Walls.design(2, 0);
        Exhibition.open(
                Design.of(List.of(new Block(Task.YES_NO, 2, false, 0, 400))).with(usual.consent()));
        Page page = page(desk());
        begin(page);
        awaitAhead(page); // so that the second picture takes the place of the first in this page
        page.waitForSelector(".wall.masked");
        assertThat(page.evaluate("getComputedStyle(document.querySelector('img.picture')).visibility"))
                .isEqualTo("hidden");
        screenshot(page, "desk-masked");
        page.evaluate(NOTE_UNCOVERED);
        page.click("button[value='2']");
        page.waitForSelector(".progress span:text-is('2 of 2')");
        awaitTrue(page, "() => window.cameUncovered === true", null);
    }

    @Test
    void a_pair_stands_for_as_many_frames_as_chance_dealt_and_says_how_long_it_stood() {
        Design usual = Walls.design(0, 3);
        var study = Exhibition.open(Design.of(List.of(new Block(Task.PAIR, 3, false, 0, null, List.of(3, 9, 27))))
                .with(usual.consent()));
        Page page = page(desk());
        begin(page);
        for (int pair = 0; pair < 3; pair++) {
            page.waitForSelector(".wall.masked");
            page.waitForSelector("form[data-shown]");
            page.click("label.choice >> nth=0");
            page.click("button[value='2']");
            page.waitForSelector(
                    pair < 2 ? ".progress span:text-is('%d of 3')".formatted(pair + 2) : "h1:has-text('right')");
        }
        Map<Integer, Integer> stood = QuarkusTransaction.requiringNew()
                .call(() -> Response.<Response>list(
                                "trialId in (select t.id from Trial t where t.session.study.slug = ?1)", study.slug())
                        .stream()
                        .collect(Collectors.toMap(
                                response -> Trial.<Trial>findById(response.trialId).exposureFrames,
                                response -> response.exposureMeasured)));
        assertThat(stood.keySet()).containsExactlyInAnyOrder(3, 9, 27);
        // never shorter than asked by more than half a frame; a busy machine may take longer, and then the answer is
        // left out
        stood.forEach((frames, millis) -> assertThat(millis).isGreaterThanOrEqualTo(frames * 1000 / 60 - 9));
    }

    @Test
    void pictures_of_both_origins_can_be_looked_at_closer() {
        Exhibition.open(1, 1, LONG_EDGE);
        Page page = page(phone());
        begin(page);
        awaitPictures(page);
        double before = page.locator("img.picture").boundingBox().width;
        page.tap("label.closer");
        awaitWiderThan(page, 1.5 * before);
        assertThat(page.evaluate(FITS)).isEqualTo(true);
        screenshot(page, "phone-closer");
        page.tap("button[value='1']");
        page.click("a.main-button");
        awaitPictures(page);
        before = page.locator("img.picture >> nth=0").boundingBox().width;
        page.tap("label.closer");
        awaitWiderThan(page, before);
        var first = page.locator("img.picture >> nth=0").boundingBox();
        var second = page.locator("img.picture >> nth=1").boundingBox();
        assertThat(first.width).isEqualTo(second.width);
        screenshot(page, "phone-closer-pair");
    }

    @Test
    void a_score_can_be_taken_along_as_a_picture() throws IOException {
        Exhibition.open(3, 1);
        Page page = page(desk());
        begin(page);
        for (int number = 1; number <= 3; number++) {
            page.waitForSelector(".progress span:text-is('" + number + " of 4')");
            awaitPictures(page);
            page.waitForTimeout(500);
            page.click("button[value='1']");
        }
        page.click("a.main-button");
        awaitPictures(page);
        page.click("label.choice >> nth=0");
        page.click("button[value='1']");
        page.waitForURL("**/end");
        Download card = page.waitForDownload(() -> page.click("a[data-card]"));
        assertThat(card.suggestedFilename()).isEqualTo("blindbrush.png");
        try (var file = card.createReadStream()) {
            BufferedImage picture = ImageIO.read(file);
            assertThat(picture.getWidth()).isEqualTo(1200);
            assertThat(picture.getHeight()).isEqualTo(630);
        }
    }

    @Test
    void leaving_the_page_is_noticed_and_the_answer_kept() {
        var study = Exhibition.open(1, 0);
        Page page = page(desk());
        begin(page);
        awaitPictures(page);
        page.evaluate("() => { window.dispatchEvent(new Event('blur')); }");
        page.keyboard().press("4");
        page.waitForURL("**/end");
        assertThat(responses(study).values()).singleElement().satisfies(response -> {
            assertThat(response.interruptions).isNotNull();
            assertThat(response.input).as("where the design does not ask").isNull();
        });
    }

    @Test
    void the_pages_of_a_participant_speak_german_to_a_german_browser() {
        Exhibition.open(1, 1);
        Page page = page(phone().setLocale("de-DE"));
        page.navigate("/");
        assertThat(page.innerText("h1")).isEqualTo("Welches Bild hat ein Mensch gemalt?");
        assertThat(page.getAttribute("html", "lang")).isEqualTo("de");
        page.click("a.main-button");
        screenshotOfAll(page, "phone-consent-de");
        page.click("main form button");
        page.waitForURL("**/begin");
        page.click("main form button");
        awaitPictures(page);
        assertThat(page.innerText("h1")).isEqualTo("Mensch oder Maschine?");
        screenshot(page, "phone-trial-de");
        assertThat(page.evaluate(FITS)).isEqualTo(true);
        page.click("button[value='1']");
        page.click("a.main-button");
        awaitPictures(page);
        screenshot(page, "phone-pair-de");
        page.click("label.choice >> nth=0");
        page.click("button[value='1']");
        page.waitForURL("**/end");
        assertThat(page.innerText("h1")).contains("von 2 richtig");
        assertThat(page.innerText("main")).contains("Sie sagten").doesNotContain("You ");
        page.click("a[hreflang=en]");
        page.waitForSelector("a[hreflang=de]");
        assertThat(page.innerText("h1")).startsWith("You were right");
    }

    @Test
    void enter_in_the_tick_box_answers_nothing() {
        var study = Exhibition.open(1, 0);
        Page page = page(desk());
        begin(page);
        awaitPictures(page);
        page.focus("input[name=recognised]");
        page.keyboard().press("Enter");
        page.keyboard().press("k");
        assertThat(page.isChecked("input[name=recognised]")).isTrue();
        page.click("button[value='4']");
        page.waitForURL("**/end");
        assertThat(responses(study).values()).singleElement().satisfies(response -> {
            assertThat(response.recognised).isTrue();
            assertThat(response.rating).isEqualTo(4);
        });
    }

    @Test
    void everything_works_without_scripts() {
        var study = Exhibition.open(1, 1);
        Page page = page(desk().setJavaScriptEnabled(false));
        begin(page);
        page.waitForURL("**/trials/next");
        assertThat(page.locator("img.picture").boundingBox().width).isGreaterThan(200);
        screenshot(page, "desk-no-scripts");
        page.click("button[value='1']");
        page.click("a.main-button");
        page.click("label.choice >> nth=0");
        page.click("button[value='1']");
        page.waitForURL("**/end");
        assertThat(page.innerText("h1")).startsWith("You were right");
        assertThat(responses(study).values()).hasSize(2).allSatisfy(response -> {
            assertThat(response.rt).isNull();
            assertThat(response.displayUnverified).isTrue();
        });
    }

    @Test
    void no_page_calls_elsewhere_or_complains() {
        Exhibition.open(1, 0);
        Page page = page(desk());
        List<String> foreign = new CopyOnWriteArrayList<>();
        page.onRequest(request -> {
            if (!request.url().startsWith(home.toString()) && !request.url().startsWith("blob:" + home)) {
                foreign.add(request.url());
            }
        });
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                foreign.add(message.text());
            }
        });
        page.onPageError(foreign::add);
        begin(page);
        awaitPictures(page);
        page.click("button[value='1']");
        page.waitForURL("**/end");
        page.navigate("/method");
        assertThat(foreign).isEmpty();
    }

    /** Answers trial after trial, looks at each kind once, and ends at the score. */
    private static void takeSession(Page page, String width, Consumer<Page> yesNo, Consumer<Page> pair) {
        for (int number = 1; number <= 3; number++) {
            if (number == 3) {
                page.waitForSelector("h1:text-is('Take a breath')");
                screenshot(page, width + "-pause");
                page.click("a.main-button");
            }
            page.waitForSelector(".progress span:text-is('" + number + " of 3')");
            awaitPictures(page);
            assertThat(page.evaluate(FITS)).isEqualTo(true);
            boolean isPair = page.locator("form[data-trial=pair]").count() > 0;
            screenshot(page, width + (isPair ? "-pair" : "-trial"));
            page.waitForTimeout(500); // nobody answers what has only just come
            (isPair ? pair : yesNo).accept(page);
        }
        page.waitForURL("**/end");
        assertThat(page.innerText("h1")).startsWith("You were right").contains("in 3");
        screenshotOfAll(page, width + "-end");
    }

    /** What comes next was fetched, if anything can be. */
    private static void awaitAhead(Page page) {
        awaitPictures(page);
        page.waitForSelector(TRIAL + "[data-ahead]");
    }

    private static void begin(Page page) {
        page.navigate("/");
        page.click("a.main-button");
        agree(page);
    }

    private static void agree(Page page) {
        page.click("main form button");
        page.waitForURL("**/begin");
        page.click("main form button");
    }

    /** Pictures stand on the screen, and the clock runs. */
    private static void awaitPictures(Page page) {
        page.waitForSelector(TRIAL + "[data-shown]");
        page.waitForTimeout(250);
    }

    /** Moves the focus with the Tab key until it stands there, as somebody without a mouse would. */
    private static void walkTo(Page page, String selector) {
        for (int step = 0; step < 30; step++) {
            page.keyboard().press("Tab");
            if ((boolean) page.evaluate("s => document.activeElement.matches(s)", selector)) {
                return;
            }
        }
        throw new AssertionError(selector + " is not reached by the Tab key");
    }

    private static void assertMeasured(Exhibition study, int answers) {
        Map<Trial, Response> responses = responses(study);
        assertThat(responses).hasSize(answers).allSatisfy((trial, response) -> assertThat(response.rt)
                .isNotNull()
                .isPositive()
                .isLessThanOrEqualTo((int)
                        Duration.between(trial.sentAt, response.receivedAt).toMillis()));
    }

    private static Map<Trial, Response> responses(Exhibition study) {
        return QuarkusTransaction.requiringNew().call(() -> Session.<Session>list("study.id", study.id()).stream()
                .flatMap(session -> session.trials().stream())
                .filter(trial -> Response.findById(trial.id) != null)
                .collect(Collectors.toMap(trial -> trial, trial -> Response.findById(trial.id))));
    }
}
