package blindbrush.web;

import static org.assertj.core.api.Assertions.assertThat;

import blindbrush.gallery.Origin;
import blindbrush.study.Response;
import blindbrush.study.Trial;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Programs with a perfect detector take the test. The pages mark what gives a program away, and nothing marks one that drives a browser as a
 * person does and says so nowhere: the guide tells both.
 */
@Tag("faults")
@QuarkusTest
class AgentInBrowserTest extends BrowserTest {

    private static final String STANDING = "form[data-trial][data-shown]";
    private static final String SILENT = "Object.defineProperty(Navigator.prototype, 'webdriver', {get: () => false})";
    private static final String FROM_A_SCRIPT = "button => button.click()";

    @Test
    void a_program_of_the_page_is_marked_and_one_that_presses_like_people_is_not_unless_it_says_so() {
        assertThat(hints(false, button -> button.evaluate(FROM_A_SCRIPT)))
                .containsExactly("scripted|unpressed|webdriver");
        assertThat(hints(false, Locator::click)).containsExactly("webdriver");
        assertThat(hints(true, button -> button.evaluate(FROM_A_SCRIPT))).containsExactly("scripted|unpressed");
        assertThat(hints(true, Locator::click)).as("nothing catches it").containsExactly("none");
    }

    @Test
    void keys_and_fingers_of_people_are_no_hint() {
        assertThat(hints(true, button -> button.page().keyboard().press(button.getAttribute("data-key"))))
                .containsExactly("none");
        assertThat(hints(true, button -> {
                    button.focus();
                    button.page().keyboard().press("Enter");
                }))
                .containsExactly("none");
    }

    @Test
    void who_fills_in_whatever_there_is_meets_the_control_that_nobody_sees() {
        assertThat(hints(true, button -> {
                    button.page()
                            .evaluate(
                                    "() => document.querySelectorAll('form[data-trial] [type=checkbox]').forEach(box => (box.checked = true))");
                    button.click();
                }))
                .containsExactly("decoy");
        Page page = page(desk());
        page.navigate("/");
        var participant = Participant.in(Exhibition.open(1, 0), home);
        bring(participant.guest, Participant.COOKIE);
        page.navigate("/trials/next");
        page.waitForSelector(STANDING);
        assertThat(page.locator(".decoy").isVisible()).isFalse();
        assertThat(page.getByRole(AriaRole.CHECKBOX).all())
                .as("what a screen reader finds")
                .isNotEmpty()
                .noneMatch(box -> "confirm".equals(box.getAttribute("name")));
    }

    @Test
    void who_was_elsewhere_just_before_an_answer_is_marked() {
        assertThat(hints(true, button -> {
                    button.page()
                            .evaluate(
                                    "() => { const now = performance.now(); performance.now = () => now; window.dispatchEvent(new Event('blur')); window.dispatchEvent(new Event('focus')); }");
                    button.click();
                }))
                .containsExactly("left");
    }

    /** The different hints of a session whose answers are all right. */
    private List<String> hints(boolean silent, Consumer<Locator> press) {
        var study = Exhibition.open(2, 0);
        var participant = Participant.in(study, home);
        Page page = page(desk());
        if (silent) {
            page.context().addInitScript(SILENT);
        }
        bring(participant.guest, Participant.COOKIE);
        page.navigate("/trials/next");
        for (UUID trial : participant.trials()) {
            page.waitForSelector("form[action*='%s'][data-shown]".formatted(trial));
            boolean machine = QuarkusTransaction.requiringNew()
                    .call(() -> Trial.<Trial>findById(trial).stimulus.origin == Origin.MACHINE);
            answer(page, trial, page.locator("button[name=rating][value='%s']".formatted(machine ? 6 : 1)), press);
        }
        page.waitForURL("**/end");
        List<Response> responses = participant.responses();
        assertThat(responses).hasSize(2).allMatch(response -> response.correct);
        return responses.stream().map(response -> response.hints).distinct().toList();
    }

    /** Again where the page does not take it yet: a press right after the last one is not meant for this trial. */
    private static void answer(Page page, UUID trial, Locator button, Consumer<Locator> press) {
        String waiting = "form[action*='%s'][data-shown] .answer[aria-busy=false]".formatted(trial);
        page.waitForCondition(() -> {
            boolean waits = page.locator(waiting).count() > 0;
            if (waits) {
                press.accept(button);
            }
            return !waits;
        });
    }
}
