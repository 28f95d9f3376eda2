package blindbrush.web;

import static org.assertj.core.api.Assertions.assertThat;

import blindbrush.study.Phase;
import blindbrush.study.Session;
import blindbrush.study.Trial;
import blindbrush.testing.BadLine;
import blindbrush.testing.BadLine.Fate;
import com.microsoft.playwright.BrowserContext.ClearCookiesOptions;
import com.microsoft.playwright.Page;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Trials over a line that cuts, stalls, resets and refuses: nothing counts unseen, and nothing that was answered is lost. */
@QuarkusTest
@Tag("faults")
class UnreliableLineTest extends BrowserTest {

    private static final int LONG_EDGE = 512;
    private static final String SHOWN = "form[data-trial][data-shown]";

    /** Presses every control of the trial, as pointer and key would. */
    private static final String PRESS_ALL = """
            () => document.querySelectorAll('form[data-trial] button, form[data-trial] input').forEach(e => e.click())""";

    /** Notes that the page said that it is offline, however soon it takes that back. */
    private static final String NOTE_OFFLINE = """
            () => new MutationObserver(() => {
              window.wasOffline ||= document.querySelector('[data-trouble=offline]:not([hidden])') !== null;
            }).observe(document.body, {subtree: true, childList: true, attributes: true})""";

    private BadLine line;

    @AfterEach
    void hangUp() throws IOException {
        if (line != null) {
            line.close();
        }
    }

    @Test
    void nothing_is_answered_whose_picture_is_cut_and_the_trial_is_left_out_and_its_place_filled() {
        var study = Exhibition.roomy(4, 0, LONG_EDGE);
        List<String> seen = new CopyOnWriteArrayList<>();
        BiFunction<String, Integer, Fate> firstIsCut = pictures((picture, number) -> {
            seen.add(picture);
            return picture.equals(seen.get(0)) ? Fate.CUT : Fate.WHOLE;
        });
        // nor may the page say so and go on, until everything was pressed
        Page page = begin(
                study,
                (request, number) ->
                        request.contains("/stimulus-failed") ? Fate.UNAVAILABLE : firstIsCut.apply(request, number));
        page.waitForSelector("form.again[data-trial]");
        page.waitForTimeout(700);
        screenshot(page, "desk-picture-again");
        page.evaluate(PRESS_ALL);
        page.keyboard().press("3");
        page.keyboard().press("Enter");
        page.focus("#main");
        page.keyboard().press("6");
        assertThat(study.responses()).isEmpty();
        line.turn(firstIsCut);
        page.waitForSelector("form[data-trial] .notice:has-text('did not arrive')");
        screenshot(page, "desk-picture-left-out");
        answerAll(page, 4);
        assertThat(study.responses()).hasSize(4).allSatisfy(response -> {
            assertThat(response.displayUnverified).isFalse();
            assertThat(response.rt).isNotNull();
        });
        List<Trial> failed = failed(study);
        assertThat(failed).hasSize(1);
        assertThat(QuarkusTransaction.requiringNew().call(() -> Session.<Session>list("study.id", study.id())))
                .singleElement()
                .satisfies(session -> {
                    assertThat(session.isFinished()).isTrue();
                    assertThat(session.failedTrials).isOne();
                    assertThat(session.consecutiveFailures).isZero();
                });
        assertThat(page.innerText("h1")).contains("in 4");
    }

    @Test
    void after_three_pictures_in_a_row_that_do_not_come_the_page_says_so_and_goes_on_when_asked() {
        var study = Exhibition.roomy(4, 0, LONG_EDGE);
        Page page = begin(study, pictures((picture, number) -> Fate.CUT_UNNOTICED));
        page.waitForSelector("h1:has-text('do not arrive')");
        screenshot(page, "desk-cut-off");
        assertThat(failed(study)).hasSize(3);
        assertThat(study.responses()).isEmpty();
        line.turn(pictures((picture, number) -> Fate.WHOLE));
        page.click("a.main-button");
        answerAll(page, 4);
        assertThat(study.responses()).hasSize(4);
        assertThat(failed(study)).hasSize(3);
    }

    @Test
    void a_picture_whose_first_try_is_cut_reset_or_late_is_answered_once_it_stands_there() {
        var study = Exhibition.roomy(3, 0, LONG_EDGE);
        List<Fate> first = List.of(Fate.CUT, Fate.RESET, Fate.LATE);
        List<String> seen = new CopyOnWriteArrayList<>();
        Page page = begin(study, pictures((picture, number) -> {
            boolean again = seen.contains(picture);
            seen.add(picture);
            return again
                    ? Fate.WHOLE
                    : first.get(Math.min(2, (int) seen.stream().distinct().count() - 1));
        }));
        answerAll(page, 3);
        assertThat(failed(study)).isEmpty();
        assertThat(study.responses()).hasSize(3).allSatisfy(response -> assertThat(response.displayUnverified)
                .isFalse());
    }

    @Test
    void an_answer_does_not_wait_for_the_picture_that_is_fetched_ahead() {
        var study = Exhibition.roomy(3, 0, LONG_EDGE);
        List<String> seen = new CopyOnWriteArrayList<>();
        Page page = begin(study, pictures((picture, number) -> {
            seen.add(picture);
            return seen.get(0).equals(picture) ? Fate.WHOLE : Fate.STALLED;
        }));
        page.waitForSelector(SHOWN);
        page.waitForCondition(() -> seen.size() > 1);
        page.waitForTimeout(300);
        page.click("button[value='2']");
        page.waitForCondition(() -> study.responses().size() == 1);
        assertThat(study.responses()).singleElement().satisfies(response -> assertThat(
                        response.sentOffset - response.onsetOffset - response.rt)
                .as(
                        "ms from the click until it was sent, by the page's clock: sooner than the page gives the picture up")
                .isLessThan(9_000));
        page.waitForSelector(".progress span:text-is('2 of 3')");
        page.waitForSelector(".coming:not([hidden])");
        page.waitForTimeout(700);
        screenshot(page, "desk-picture-coming");
    }

    @Test
    void an_answer_given_without_a_connection_outlives_its_tab_also_beside_a_damaged_one() {
        var study = Exhibition.roomy(3, 0);
        Page page = begin(study, (request, number) -> Fate.WHOLE);
        page.waitForSelector(SHOWN);
        page.waitForSelector("form[data-ahead]");
        line.turn((request, number) -> Fate.RESET);
        page.click("button[value='2']");
        page.waitForSelector("[data-trouble=offline]:not([hidden])");
        assertThat(study.responses()).isEmpty();
        page.evaluate("() => localStorage.setItem('blindbrush.answer./cut-off', '{\"address\": \"/cut')");
        page.close();
        line.turn((request, number) -> Fate.WHOLE);
        // hours later: the form's token is none that the server knows
        var visit = context().newPage();
        context().clearCookies(new ClearCookiesOptions().setName("blindbrush_form_test"));
        visit.navigate(line.home() + "/method");
        visit.waitForCondition(() -> study.responses().size() == 1);
        assertThat(study.responses()).singleElement().satisfies(response -> {
            assertThat(response.rating).isEqualTo(2);
            assertThat(response.displayUnverified).isFalse();
            assertThat(response.rt).isNotNull();
            assertThat(response.queued).isTrue();
            assertThat(response.sentOffset).as("another page's clock").isNull();
        });
        assertKeptNothing(visit);
        visit.navigate(line.home() + "/trials/next");
        visit.waitForSelector(".progress span:text-is('2 of 3')");
    }

    @Test
    void an_answer_that_the_server_cannot_store_is_kept_and_sent_again() {
        var study = Exhibition.roomy(3, 0);
        Page page = begin(
                study,
                (request, number) ->
                        request.startsWith("POST") && request.contains("/response") ? Fate.UNAVAILABLE : Fate.WHOLE);
        page.waitForSelector(SHOWN);
        page.waitForSelector("form[data-ahead]");
        page.click("button[value='5']");
        page.waitForSelector("[data-trouble=unavailable]:not([hidden])");
        screenshot(page, "desk-unavailable");
        assertThat(study.responses()).isEmpty();
        line.turn((request, number) -> Fate.WHOLE);
        page.waitForCondition(() -> study.responses().size() == 1);
        page.waitForSelector("[data-trouble=unavailable][hidden]", attached());
        assertThat(study.responses()).singleElement().satisfies(response -> {
            assertThat(response.rating).isEqualTo(5);
            assertThat(response.queued).isTrue();
            assertThat(response.sentOffset).isGreaterThan(response.onsetOffset + response.rt);
        });
        assertKeptNothing(page);
    }

    @Test
    void an_answer_whose_line_stalls_is_given_up_and_sent_again_and_the_page_says_so_meanwhile() {
        var study = Exhibition.roomy(3, 0);
        var sent = new AtomicInteger();
        Page page = begin(
                study,
                (request, number) ->
                        request.startsWith("POST") && request.contains("/response") && sent.getAndIncrement() == 0
                                ? Fate.SILENT
                                : Fate.WHOLE);
        page.waitForSelector(SHOWN);
        page.waitForSelector("form[data-ahead]");
        page.evaluate(NOTE_OFFLINE);
        page.click("button[value='4']");
        awaitTrue(page, "() => window.wasOffline === true", null);
        page.waitForCondition(() -> study.responses().size() == 1);
        page.waitForSelector("[data-trouble=offline][hidden]", attached());
        assertThat(study.responses()).singleElement().satisfies(response -> assertThat(response.rating)
                .isEqualTo(4));
        assertThat(sent.get()).isGreaterThan(1);
        assertKeptNothing(page);
    }

    @Test
    void an_answer_kept_for_a_session_that_was_withdrawn_is_dropped() {
        var study = Exhibition.roomy(3, 0);
        Page page = begin(study, (request, number) -> Fate.WHOLE);
        page.waitForSelector(SHOWN);
        page.waitForSelector("form[data-ahead]");
        line.turn((request, number) -> Fate.RESET);
        page.click("button[value='2']");
        page.waitForSelector("[data-trouble=offline]:not([hidden])");
        context().clearCookies(new ClearCookiesOptions().setName("blindbrush_session_test"));
        line.turn((request, number) -> Fate.WHOLE);
        page.waitForURL(line.home() + "/");
        assertKeptNothing(page);
        assertThat(study.responses()).isEmpty();
    }

    private Page begin(Exhibition study, BiFunction<String, Integer, Fate> fates) {
        line = new BadLine(home, fates);
        Page page = page(desk());
        context().setDefaultTimeout(180_000);
        page.navigate(line.home() + "/studies/" + study.slug() + "/consent");
        page.click("main form button");
        page.waitForURL("**/begin");
        page.click("main form button");
        return page;
    }

    private static void answerAll(Page page, int trials) {
        for (int number = 1; number <= trials; number++) {
            page.waitForSelector(".progress span:text-is('" + number + " of " + trials + "')");
            page.waitForSelector(SHOWN);
            page.waitForTimeout(450); // nobody answers what has only just come
            page.click("button[value='" + number + "']");
        }
        page.waitForURL("**/end");
    }

    private static BiFunction<String, Integer, Fate> pictures(BiFunction<String, Integer, Fate> fates) {
        return (request, number) -> request.contains("/pictures/") ? fates.apply(request, number) : Fate.WHOLE;
    }

    private static void assertKeptNothing(Page page) {
        page.waitForCondition(() -> (Boolean)
                page.evaluate("() => !Object.keys(localStorage).some(key => key.startsWith('blindbrush.answer'))"));
    }

    private static List<Trial> failed(Exhibition study) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Trial.list("session.study.id = ?1 and phase = ?2", study.id(), Phase.STIMULUS_FAILED));
    }
}
