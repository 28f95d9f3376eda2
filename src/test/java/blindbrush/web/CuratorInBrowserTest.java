package blindbrush.web;

import static org.assertj.core.api.Assertions.assertThat;

import blindbrush.account.Account;
import blindbrush.gallery.StyleTransferQueue;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.JSHandle;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The desk in a real browser: files dropped and picked, a picture watched as it forms. */
@QuarkusTest
class CuratorInBrowserTest extends BrowserTest {

    private static final String DROPPED =
            "files => { const transfer = new DataTransfer(); for (const [name, base64] of Object.entries(files))"
                    + " transfer.items.add(new File([Uint8Array.from(atob(base64), c => c.charCodeAt(0))], name,"
                    + " {type: 'image/png'})); return transfer; }";

    @Inject
    StyleTransferQueue queue;

    private UUID job;

    @Tag("faults")
    @Test
    void a_curator_signs_in_drops_files_and_watches_a_picture_form() {
        // as large as it takes many minutes to make: it is watched and stopped long before
        var study = Exhibition.empty(1, 0, 1024);
        Page page = page(desk());
        signIn(page);
        screenshotOfAll(page, "desk-curator-first");
        bring(
                page,
                "PAINTING",
                Map.of("Poppies.png", PictureFiles.fresh("a"), "Haystacks.png", PictureFiles.fresh("b")));
        screenshotOfAll(page, "desk-labels");
        toTheDesk(page);
        bring(page, "PHOTOGRAPH", Map.of("Quay.png", PictureFiles.sized("c", 1536, 1152)));
        toTheDesk(page);

        page.selectOption("select[name=preset]", "quality");
        page.selectOption(".make select[name=study]", study.slug());
        screenshotOfAll(page, "desk-curator");
        page.click("text=Make it");
        page.waitForURL("**/jobs/*");
        job = UUID.fromString(page.url().replaceFirst(".*/", ""));
        page.evaluate("window.neverLeft = true");
        page.waitForSelector("progress");
        double first = value(page);
        page.waitForSelector(".forming img");
        awaitTrue(page, "first => (document.querySelector('progress')?.value ?? first) > first", first);
        page.waitForSelector(".job-page >> text=/Iteration \\d+ of \\d+, .* left, loss /");
        screenshot(page, "desk-job");
        assertThat(page.evaluate("window.neverLeft")).isEqualTo(true);

        page.click(".brand");
        page.waitForURL(home.toString());
        page.click("text=Curator’s desk");
        page.waitForSelector(".queue progress");
        screenshot(page, "desk-queue");
        page.setViewportSize(360, 740);
        screenshot(page, "phone-queue");
        assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .isEqualTo(true);
        page.click(".queue form[action$='" + job + "/cancel'] button");
        page.waitForURL("**/jobs/" + job);
        page.waitForSelector("text=No picture was made");
        assertThat(page.locator("text=Try again").count()).isOne();
    }

    /** A picture of many minutes would keep other tests' pictures waiting. */
    @AfterEach
    void cancel() {
        if (job != null) {
            queue.cancel(job);
        }
    }

    @Test
    void picked_and_dropped_files_are_sent_together() {
        Page page = page(desk());
        signIn(page);
        page.setInputFiles(
                "input[type=file]", new FilePayload("Picked.png", "image/png", PictureFiles.fresh("p").content));
        drop(page, Map.of("Dropped.png", PictureFiles.fresh("d")));
        assertThat(page.locator("[data-chosen] span").allInnerTexts()).containsExactly("Picked.png", "Dropped.png");
        page.click("text=Bring them in");
        page.waitForSelector(".label-forms");
        assertThat(page.innerText("h1")).isEqualTo("2 pictures are on your desk");
    }

    private void signIn(Page page) {
        page.onDialog(Dialog::dismiss);
        page.navigate("/sign-in");
        page.fill("input[name=name]", Staff.account(Account.CURATOR));
        page.fill("input[name=password]", Staff.PASSWORD);
        page.click("main form button");
        page.waitForURL("**/curator");
    }

    /** Waits until it takes what is dropped. */
    private static void toTheDesk(Page page) {
        page.click("text=To the desk");
        page.waitForURL("**/curator");
    }

    private static void bring(Page page, String kind, Map<String, Guest.Upload> files) {
        page.check("input[value=" + kind + "]");
        drop(page, files);
        awaitTrue(page, "count => document.querySelectorAll('[data-chosen] img').length === count", files.size());
        page.click("text=Bring them in");
        page.waitForSelector(".label-forms");
    }

    private static void drop(Page page, Map<String, Guest.Upload> files) {
        var encoded = new LinkedHashMap<String, String>();
        files.forEach((name, file) -> encoded.put(name, Base64.getEncoder().encodeToString(file.content)));
        JSHandle transfer = page.evaluateHandle(DROPPED, encoded);
        for (String event : List.of("dragenter", "dragover", "drop")) {
            page.dispatchEvent("main", event, Map.of("dataTransfer", transfer));
        }
    }

    private static double value(Page page) {
        return ((Number) page.evaluate("document.querySelector('progress')?.value ?? 0")).doubleValue();
    }
}
