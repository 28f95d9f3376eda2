package blindbrush.web;

import static org.assertj.core.api.Assertions.assertThat;

import blindbrush.account.Account;
import blindbrush.gallery.Artwork;
import blindbrush.study.Study;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Forms whose token was forgotten, as after two hours on one page: the cookie that holds it is taken away. */
@Tag("faults")
@QuarkusTest
class LongOpenFormTest extends BrowserTest {

    private static final String ONCE_MORE = "h1:text-is('Please send this once more')";

    @Test
    void what_was_written_into_a_form_comes_back_and_is_sent_with_one_press() {
        Page page = page(desk().setJavaScriptEnabled(false));
        signIn(page, Account.RESEARCHER);
        String title = "Long \"thought\" <b>over</b> " + UUID.randomUUID();
        page.navigate("/researcher");
        page.fill("form[action='/studies'] input[name=title]", title);
        forgetToken(page);
        follow(page, "form[action='/studies'] button", ONCE_MORE);
        screenshot(page, "desk-again");
        follow(page, "main form button", "h1:not(" + ONCE_MORE + ")");
        assertThat(page.innerText("main")).contains(title);
        assertThat(QuarkusTransaction.requiringNew().call(() -> Study.count("title", title)))
                .isOne();
    }

    @Test
    void an_answer_given_after_hours_is_not_lost() {
        var study = Exhibition.open(2, 0);
        Page page = page(phone().setJavaScriptEnabled(false));
        page.navigate("/studies/" + study.slug() + "/consent");
        forgetToken(page);
        follow(page, "main form button", ONCE_MORE);
        page.click("main form button");
        page.waitForURL("**/begin");
        follow(page, "main form button", "form[data-trial]"); // the page before it can be told its token still
        forgetToken(page);
        follow(page, "button[value='3']", ONCE_MORE);
        follow(page, "main form button", "form[data-trial]");
        assertThat(page.innerText(".progress span")).isEqualTo("2 of 2");
    }

    @Test
    void a_browser_that_keeps_no_cookies_is_told_that_they_are_needed() {
        Page page = page(desk().setJavaScriptEnabled(false));
        page.navigate("/withdraw");
        page.fill("input[name=code]", "AAAA-BBBB-CCCC");
        forgetToken(page);
        follow(page, "main form button", "main:has-text('open for a long time')");
        assertThat(page.innerText("main")).doesNotContain("cookies");
        forgetToken(page);
        follow(page, "main form button", "main:has-text('needs its cookies')");
        assertThat(page.innerText("main")).doesNotContain("open for a long time");
        follow(page, "main form button", "h1:not(" + ONCE_MORE + ")");
    }

    @Test
    void a_password_is_asked_for_again_as_what_it_is() {
        Page page = page(desk().setJavaScriptEnabled(false));
        signIn(page, Account.RESEARCHER);
        page.navigate("/account");
        page.fill("input[name=old-password]", Staff.PASSWORD);
        page.fill("input[name=new-password]", "another long one of many words");
        forgetToken(page);
        follow(page, "form[action='/account/password'] button", ONCE_MORE);
        assertThat(page.innerText("main form"))
                .contains("Current password", "New password")
                .doesNotContain("old-password", "new-password");
        assertThat(page.content()).doesNotContain(Staff.PASSWORD);
    }

    @Test
    void files_chosen_long_ago_are_taken_since_the_page_fetches_a_fresh_token() {
        Page page = page(desk());
        signIn(page, Account.CURATOR);
        page.clock().install();
        page.navigate("/curator");
        String name = "Long ago " + UUID.randomUUID().toString().replace("-", "");
        page.setInputFiles(
                "input[type=file]", new FilePayload(name + ".png", "image/png", PictureFiles.fresh("long").content));
        page.clock().fastForward("02:00:00");
        forgetToken(page);
        page.click("form[data-drop] button");
        page.waitForSelector("text=To the desk");
        assertThat(QuarkusTransaction.requiringNew().call(() -> Artwork.count("title", name)))
                .isOne();
    }

    @Test
    void a_form_from_elsewhere_or_from_nowhere_does_not_come_back_filled() {
        Guest guest = new Guest(home);
        blindbrush.web.Page refused = guest.post("/withdraw", java.util.Map.of("code", "AAAA-BBBB-CCCC"));
        ParticipantContract.assertIsProblem(refused, 400);
        assertThat(refused.document().select("main form")).isEmpty();
        assertThat(refused.text()).doesNotContain("AAAA-BBBB-CCCC");
    }

    private static void signIn(Page page, String role) {
        page.navigate("/sign-in");
        page.fill("input[name=name]", Staff.account(role));
        page.fill("input[name=password]", Staff.PASSWORD);
        page.click("main form button");
        page.waitForURL("**/" + (role.equals(Account.CURATOR) ? "curator" : "researcher"));
    }

    private static void forgetToken(Page page) {
        var kept = page.context().cookies().stream()
                .filter(cookie -> !cookie.name.equals("blindbrush_form_test"))
                .toList();
        page.context().clearCookies();
        page.context().addCookies(kept);
    }
}
